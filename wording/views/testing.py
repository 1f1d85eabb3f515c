"""The comparison of `wording compare` over the articles of a run: verdicts, and the words that set groups apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import streamlit as st

from wording.model import Article
from wording.runs.filters import Filters
from wording.settings import Settings, SettingsError
from wording.views.runs import Key, run_of
from wording.views.wordings import By

if TYPE_CHECKING:
    from wording.framing.comparison import Comparison

AT_ONCE = 60
"""So many articles are compared without being asked."""
MOST = 2000
"""So many at most; `wording compare` takes any number."""

_COLUMNS = ("article", "text", "outlet", "title", "date", "language", "source_language", "url", "story", "credit")


@st.cache_data(show_spinner="Comparing …", max_entries=8)
def comparison(key: Key, filters: Filters, by: By) -> Comparison:
    """Compare the articles that the filters choose by all shipped concepts. Raises `SettingsError` for one group only."""
    from wording.analyzer import Analyzer
    from wording.framing.compare import compare
    from wording.framing.concepts import ConceptError, chosen

    analyzer = Analyzer(Settings(parse="none"))
    views = analyzer.annotated_many(_articles(key, filters), attributions=False)
    try:
        return compare(views, chosen(analyzer.lexicons), "date" if by == "month" else by, keyness=True, parsed=False)
    except ConceptError as error:
        raise SettingsError(str(error)) from None


def _articles(key: Key, filters: Filters) -> Iterator[Article]:
    for batch in run_of(key).table("articles", filters, _COLUMNS):
        for row in batch.to_pylist():
            yield Article(id=row.pop("article"), **row)
