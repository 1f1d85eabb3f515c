"""How far an article reads like machine translation: what rules and model say together, and which habits speak for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import streamlit as st

from wording.model import Band, Likelihood, Reason, Span
from wording.views.links import address, link
from wording.views.marks import Mark
from wording.views.material import material
from wording.views.runs import Key
from wording.views.safe import isolated, shown

LAYER = "habits"
"""The layer that marks the sentences of the reasons."""

OUTDATED = "The run was scored by another version of the model: score it again to see why."

_HEADS = {
    Band.STRONG: "Habits of wording that speak for it",
    Band.SOME: "Habits of wording that speak for it",
    Band.LITTLE: "Habits of wording that speak for it all the same, outweighed by others",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """The likelihood of an article with its reasons, the verdict on it, and how often its band is wrong, in a sentence.

    Where the run was scored by a model that judges otherwise, the run's judgement without reasons, and `outdated`.
    """

    likelihood: Likelihood
    verdict: str
    measured: str | None
    outdated: bool = False

    @property
    def sentences(self) -> list[tuple[int, Span]]:
        """The sentences that carry a reason, each with the number of the reason, counted from 1."""
        return [(n, span) for n, reason in enumerate(self.likelihood.reasons, 1) for span in reason.sentences]


@st.cache_data(show_spinner=False, max_entries=64)
def reading(key: Key, article: str) -> Reading:
    """Return how an article of a run reads, in the language that the run found."""
    from wording.analyzer import Analyzer
    from wording.likelihood import likelihood, verdict
    from wording.settings import Settings

    report = material(key, article).report
    view = Analyzer(Settings(parse="none", language=report.language)).view(report.article)
    found, stored = likelihood(view, explain=True), report.likelihood
    if stored and stored.band is not found.band:
        return Reading(stored, verdict(report.penalty, len(report.findings), stored), None, outdated=True)
    return Reading(found, verdict(report.penalty, len(report.findings), found), found.measured)


def box(found: Reading, run: str, article: str, layers: Sequence[str]) -> str:
    """Return verdict, measured error and reasons as HTML; `layers` are those shown, which links to sentences keep."""
    error = f'<p class="w-small">Texts in this band, {shown(found.measured)}.</p>' if found.measured else ""
    if found.outdated:
        error = f'<p class="w-small">{OUTDATED}</p>'
    why = _reasons(found, run, article, layers)
    return f'<section class="w-reads"><p class="w-reads-said">{shown(found.verdict)}</p>{error}{why}</section>'


def _reasons(found: Reading, run: str, article: str, layers: Sequence[str]) -> str:
    head = _HEADS.get(found.likelihood.band)
    reasons = found.likelihood.reasons
    if not reasons or head is None:
        return ""
    shown_too = layers if LAYER in layers else [*layers, LAYER]
    items = "".join(_reason(number, reason, run, article, shown_too) for number, reason in enumerate(reasons, 1))
    state = "" if found.likelihood.band is Band.LITTLE else " open"
    return f"<details{state}><summary>{head}</summary><ol>{items}</ol></details>"


def _reason(number: int, reason: Reason, run: str, article: str, layers: Sequence[str]) -> str:
    state = {"run": run, "article": article, "layers": layers}
    places = " ".join(
        link(address("article", state, f"s-{number}-{n}"), str(n), "w-place-link", "show the sentence in the text")
        for n in range(1, len(reason.sentences) + 1)
    )
    where = f' <span class="w-small">most in sentence {places}</span>' if places else ""
    return f"<li>{isolated(reason.text, 200)}{where}</li>"


def sentence_marks(found: Reading) -> Iterator[Mark]:
    """Yield a mark for each sentence that carries a reason, the number of the reason in front."""
    for number, reason in enumerate(found.likelihood.reasons, 1):
        for n, span in enumerate(reason.sentences, 1):
            yield Mark(
                span.start,
                span.end,
                "w-habit",
                before=f'<span class="w-habit-number">{number}</span>',
                anchor=f"s-{number}-{n}",
                hint=f"carries habit {number}: {reason.text}",
            )
