"""The comparison of `wording compare` over the articles of a run: verdicts, and the words that set groups apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from wording.runs.filters import Filters
from wording.runs.wordings import By
from wording.settings import Settings, SettingsError
from wording.views.runs import Key, run_of

if TYPE_CHECKING:
    from wording.framing.comparison import Comparison

AT_ONCE = 60
"""So many articles are compared without being asked."""
MOST_READ = 2000
"""So many are read again, word by word, for the words that set groups apart; of more, the verdicts alone are shown."""
MOST = 20_000
"""So many at most; `wording compare` takes any number."""


@st.cache_data(show_spinner="Comparing …", max_entries=8)
def comparison(key: Key, filters: Filters, by: By, words: bool) -> Comparison:
    """Compare the articles that the filters choose by all shipped concepts, with `words` also by all other words.

    Without, the uses of terms are those that the run holds. Raises `SettingsError` for one group only.
    """
    from wording.framing.compare import Comparer
    from wording.framing.concepts import ConceptError, chosen
    from wording.lexicon import Lexicons
    from wording.runs.readings import articles, readings

    run = run_of(key)
    comparer = Comparer(chosen(Lexicons()), "date" if by == "month" else by, keyness=words, parsed=False)
    if words:
        from wording.analyzer import Analyzer

        analyzer = Analyzer(Settings(parse="none"))
        for view in analyzer.annotated_many(articles(run, filters), attributions=False):
            comparer.add(view)
    else:
        for article, found in readings(run, filters):
            comparer.add_reading(article, found)
    try:
        return comparer.result()
    except ConceptError as error:
        raise SettingsError(str(error)) from None
