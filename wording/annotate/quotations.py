"""Quotations: every passage in quotation marks with what the marks are for and how sure that is.

Most short quotations in news quote somebody and keep no distance: whether marks scare is weighed from several signs
(“so-called” before them, one or two words, no cue in the sentence; against it a capital, a stop inside, a speaker), and
between the clear cases stands “unsure”. Annotators agree on scare quotes only fairly (α about 0.7).
"""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass

from wording.annotate.attributions import attributions
from wording.annotate.cues import CueHit, Cues
from wording.annotate.passages import Passage, passages
from wording.annotate.quotation_evidence import Evidence
from wording.annotate.wanted import stretches
from wording.model import Attribution, AttributionKind, Quotation, QuotationKind, Span
from wording.view import ArticleView

SCARES = 0.65
"""From this probability on marks are scare quotes; below its complement they are not; between the two nobody knows."""

SHORT = 3
LONG = 4
_STOPS = frozenset(".,!?…")
Judgement = tuple[QuotationKind, float]


@dataclass(frozen=True, slots=True)
class _Signs:
    """What is known of one passage."""

    text: str
    passage: Passage
    attribution: Attribution | None
    cue_near: bool
    evidence: Evidence

    @property
    def capital(self) -> bool:
        """Whether the words begin with a capital that tells of a name: all of them, where nouns have one anyway."""
        words = self.passage.inner.of(self.text).split()
        capitals = [word[:1].isupper() for word in words if word[:1].isalpha()]
        return bool(capitals) and (len(capitals) > 1 if self.evidence.noun_capitals else True) and all(capitals)

    @property
    def stopped(self) -> bool:
        """Whether a stop or comma stands inside the closing mark."""
        return self.passage.inner.of(self.text).rstrip()[-1:] in _STOPS

    @property
    def whole(self) -> bool:
        """Whether the words can be a sentence: a capital first, and a stop inside or none needed."""
        inner = self.passage.inner.of(self.text).lstrip(" …[(")
        return inner[:1].isupper() or inner[:1] in "¿¡"


def quotations(view: ArticleView) -> tuple[Quotation, ...]:
    """Return the quotations of the judged blocks in the order of the text, nested ones after what holds them."""
    return view.computed(_quotations)


def _quotations(view: ArticleView) -> tuple[Quotation, ...]:
    evidence = view.lexicons.built(view.language or "", Evidence)
    spoken = sorted(((span, item) for item in attributions(view) for span in item.content), key=lambda pair: pair[0])
    near = _Near(view)
    result = []
    for passage in passages(view):
        first = max(0, bisect_right(spoken, passage.span.start, key=lambda pair: pair[0].start) - 2)
        near_by = spoken[first : first + 4]
        attribution = next((item for span, item in near_by if span.overlaps(passage.span)), None)
        signs = _Signs(view.text, passage, attribution, near.cue(passage.span), evidence)
        kind, confidence = _judged(signs)
        result.append(Quotation(passage.span, passage.inner, passage.marks, kind, round(confidence, 2), attribution))
    return tuple(result)


class _Near:
    """Whether the sentence around a place holds a reporting verb."""

    def __init__(self, view: ArticleView) -> None:
        self.text = view.text
        self.cues = view.lexicons.built(view.language or "", Cues)
        self.spans = stretches(view)
        self.starts = [span.start for span in self.spans]
        self.hits: dict[int, list[CueHit]] = {}

    def cue(self, span: Span) -> bool:
        number = bisect_right(self.starts, span.start) - 1
        if number < 0:
            return False
        if number not in self.hits:
            self.hits[number] = self.cues.find(self.text, self.spans[number])
        hits = self.hits[number]
        return any(not hit.span.overlaps(span) and hit.entry.class_ in ("verb", "preposition") for hit in hits)


def _judged(signs: _Signs) -> Judgement:
    """Return the kind and how sure it is: marks with a plain sign first, then what somebody says, then the rest."""
    text, passage, evidence = signs.text, signs.passage, signs.evidence
    if passage.marks[0] == "—":
        return QuotationKind.DIRECT, 0.9 if signs.attribution else 0.7
    if evidence.so_called(text, passage) and passage.words <= SHORT + 1:
        return QuotationKind.SCARE, 0.9
    if not signs.stopped and evidence.titles(text, passage):
        return QuotationKind.TITLE, 0.85
    if not signs.stopped and evidence.nicknames(text, passage):
        return QuotationKind.NICKNAME, 0.8
    if passage.words <= SHORT and evidence.mentions(text, passage):
        return QuotationKind.MENTION, 0.7
    if passage.words >= LONG or (signs.attribution and signs.attribution.kind is AttributionKind.DIRECT):
        return _quoted(signs)
    return _short(signs)


def _quoted(signs: _Signs) -> Judgement:
    """Judge words that quote somebody, or are too many to do anything else."""
    if signs.attribution is None:
        if signs.capital and not signs.stopped:
            return QuotationKind.TITLE, 0.6
        if signs.whole and signs.stopped:
            return QuotationKind.DIRECT, 0.6
        return (QuotationKind.PARTIAL, 0.6) if signs.cue_near else (QuotationKind.UNSURE, 0.5)
    if signs.attribution.kind is AttributionKind.DIRECT and (signs.whole or signs.passage.words >= 2 * LONG):
        return QuotationKind.DIRECT, 0.95
    return (QuotationKind.DIRECT, 0.7) if signs.whole and signs.stopped else (QuotationKind.PARTIAL, 0.9)


def _short(signs: _Signs) -> Judgement:
    """Judge up to three words without a plain sign: names, scare quotes and partial quotations."""
    scares = scare_probability(signs)
    if signs.capital and not signs.attribution:
        return QuotationKind.TITLE, 0.6 if not signs.stopped else 0.5
    if scares >= SCARES:
        return QuotationKind.SCARE, scares
    if scares > 1 - SCARES:
        return QuotationKind.UNSURE, 1 - abs(2 * scares - 1)
    return QuotationKind.PARTIAL, 1 - scares


def scare_probability(signs: _Signs) -> float:
    """Return how likely short marks keep a distance. The weights are set by hand from the shares seen in PolNeAR."""
    score = 0.4 if signs.passage.words <= 2 else -0.4
    score += -1.6 if signs.attribution else 0.3
    score += -0.6 if signs.cue_near else 0.3
    score -= 1.2 * signs.capital + 0.9 * signs.stopped
    return 1 / (1 + math.exp(-score))
