"""Groups of renderings out of a run: the words that several articles give, put together and measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import streamlit as st

from wording.lexicon import Lexicons
from wording.renderings.group import group
from wording.renderings.score import Scored, score
from wording.renderings.stored import ARTICLES, ATTRIBUTIONS, QUOTATIONS, Row, utterances_of_rows
from wording.runs.filters import Filters
from wording.views.runs import Key, run_of

AT_ONCE = 300
"""So many articles are grouped without being asked."""
MOST = 3000
"""So many at most; `wording quotes --align` takes any number."""


@st.cache_data(show_spinner="Looking for the same words in several articles …", max_entries=16)
def groups(key: Key, filters: Filters) -> list[Scored]:
    """Return the groups of renderings in the articles that the filters choose, measured."""
    lexicons = Lexicons()
    tables = (_rows(key, filters, "articles", ARTICLES), _rows(key, filters, "quotations", QUOTATIONS))
    said = utterances_of_rows(*tables, _rows(key, filters, "attributions", ATTRIBUTIONS))
    return [score(found, lexicons) for found in group(said, lexicons)]


def _rows(key: Key, filters: Filters, table: str, columns: Sequence[str]) -> Iterator[Row]:
    for batch in run_of(key).table(table, filters, columns):
        yield from batch.to_pylist()
