"""The people named in the run that is open, counted once for all sessions that look at them."""

from __future__ import annotations

import streamlit as st

from wording.runs.filters import Filters
from wording.runs.naming import Naming
from wording.views.runs import Key, run_of


@st.cache_resource(show_spinner="Counting names …", max_entries=4)
def naming(key: Key, filters: Filters) -> Naming:
    """Return who is named in the articles that the filters choose."""
    return Naming(run_of(key), filters)
