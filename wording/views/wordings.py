"""The uses of framing terms in the run that is open, counted once for all sessions that look at them."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from wording.runs.filters import Filters
from wording.runs.wordings import By, Wordings
from wording.views.runs import Key, run_of

BY: Mapping[By, str] = {"outlet": "Outlets", "language": "Languages", "month": "Months", "story": "Stories"}


@st.cache_resource(show_spinner="Counting terms …", max_entries=3)
def wordings(key: Key, filters: Filters) -> Wordings:
    """Return the uses in the articles that the filters choose."""
    return Wordings(run_of(key), filters)
