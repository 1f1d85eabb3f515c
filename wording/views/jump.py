"""Going to the place that an address names behind its `#`, which the browser cannot find before the page is drawn."""

from __future__ import annotations

import streamlit as st

_SCRIPT = """<script>
(() => {
  if (!/^#[plqrs]-[0-9-]+$/.test(location.hash)) return;
  const place = document.getElementById(location.hash.slice(1));
  if (place) { place.scrollIntoView({ block: "center" }); location.replace(location.href); }
})();
</script>"""


def to_anchor() -> None:
    """Scroll to the anchor in the address, once all of the page is there. The script is a constant."""
    st.html(_SCRIPT, unsafe_allow_javascript=True)
