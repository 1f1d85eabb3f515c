"""One article of a run with everything that was found in it, kept for as long as the run does not change."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from wording.model import Article, Attribution, PersonMention, Quotation, Report, TermUse
from wording.views.runs import Key, run_of


@dataclass(frozen=True, slots=True)
class Material:
    """What the pages on single articles show."""

    report: Report
    quotations: tuple[Quotation, ...]
    attributions: tuple[Attribution, ...]
    people: tuple[PersonMention, ...]
    terms: tuple[TermUse, ...]

    @property
    def article(self) -> Article:
        """The article itself."""
        return self.report.article


@st.cache_data(show_spinner=False, max_entries=64)
def material(key: Key, article: str) -> Material:
    """Return an article of a run with its annotations. Raises `RunError` for an id that the run does not hold."""
    run = run_of(key)
    return Material(
        run.report(article),
        tuple(run.quotations(article)),
        tuple(run.attributions(article)),
        tuple(run.people(article)),
        tuple(use for use in run.terms(article) if not use.in_title),
    )
