"""Groups of renderings out of a run: the words that several articles give, put together and measured."""

from __future__ import annotations

import streamlit as st

from wording.renderings.group import Group, group
from wording.renderings.score import Scored, score
from wording.runs.filters import Filters
from wording.runs.readings import utterances
from wording.views.concepts import shipped_lexicons
from wording.views.runs import Key, run_of

AT_ONCE = 300
"""So many articles are grouped without being asked."""
MOST = 10_000
"""So many at most; `wording quotes --align` takes any number."""


@st.cache_resource(show_spinner="Looking for the same words in several articles …", max_entries=8)
def groups(key: Key, filters: Filters) -> list[Group]:
    """Return the groups of renderings in the articles that the filters choose."""
    return group(utterances(run_of(key), filters), shipped_lexicons())


@st.cache_data(show_spinner="Comparing the words …", max_entries=512)
def scored(key: Key, filters: Filters, number: int) -> Scored:
    """Return a group, counted from 0, measured: only what is looked at is."""
    return score(groups(key, filters)[number], shipped_lexicons())


@st.cache_data(show_spinner="Looking for what does not fit …", max_entries=8)
def at_odds(key: Key, filters: Filters) -> list[int]:
    """Return the numbers of the groups in which a rendering differs from the others in what it says."""
    measured = (score(found, shipped_lexicons()) for found in groups(key, filters))
    return [
        n for n, found in enumerate(measured) if any(item.discrepancies or item.outlier for item in found.renderings)
    ]
