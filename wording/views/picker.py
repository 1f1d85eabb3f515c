"""Choosing articles of a run: all of a small one in a list, those that hold some words of a large one."""

from __future__ import annotations

import streamlit as st

from wording.runs.filters import Filters
from wording.runs.rows import ArticleRow
from wording.views import state
from wording.views.runs import Key, Opened, run_of
from wording.views.safe import plain

LISTED = 200
"""So many articles are offered in one list; of more, those that the words of the search are in."""


@st.cache_data(show_spinner=False, max_entries=128)
def rows(key: Key, filters: Filters, order: str, descending: bool, limit: int, offset: int = 0) -> list[ArticleRow]:
    """Return a page of a run's articles."""
    return run_of(key).articles(filters, order=order, descending=descending, limit=limit, offset=offset)


def row_of(opened: Opened, article: str) -> ArticleRow | None:
    """Return the row of one article, or None if the run does not hold it."""
    found = rows(opened.key, Filters(articles=(article,)), "place", False, 1)
    return found[0] if found else None


def name(row: ArticleRow) -> str:
    """Return what a list calls an article, as plain text."""
    parts = (row.outlet, row.title or row.article, row.date)
    return " · ".join(plain(part, 90) for part in parts if part)


def candidates(opened: Opened, kept: tuple[str, ...], key: str) -> dict[str, str]:
    """Return the names of the articles to choose among, by id; shows a search where the run has many.

    `kept` are ids that are always among them.
    """
    words = ""
    if opened.run.info.articles > LISTED:
        words = st.text_input("Find an article", placeholder="a word of title or outlet", **state.text(key))
    found = rows(opened.key, Filters(text=words or None), "penalty", True, LISTED)
    extra = [row for article in kept if (row := row_of(opened, article))]
    return {row.article: name(row) for row in (*extra, *found)}
