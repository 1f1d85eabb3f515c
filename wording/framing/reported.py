"""Whether a word is reported speech, told from the words of its sentence where no parse is there to tell.

Every word that may be a cue (“said”, “according to”, “warning of”) is weighed by itself: its form and neighbours, what
stands between it and the word asked about, on which side and how far. A log-linear model gives the probability that the
cue reports the word; that any cue does follows as if they were independent. The weights are read from
`reported.<language>.json.gz`, which `benchmarks/train_reported.py` makes of PolNeAR (Newell, Margolin, Ruths 2018).
"""

from __future__ import annotations

import gzip
import json
import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest
from pathlib import Path
from typing import TypeVar

from wording.annotate.cover import Cover
from wording.annotate.cues import CueHit, Cues
from wording.framing.reported_features import Clause, clause, cue_features, kind_of, pair_features
from wording.lexicon import Lexicons
from wording.model import Span
from wording.schemas.pages import FunctionWords
from wording.schemas.speech import ReportingCue
from wording.view import ArticleView

Hit = TypeVar("Hit")

SCALE = 50
"""Weights are stored as whole numbers, this many to one."""

STRONG, WEAK = 0.3, 0.75
"""From these probabilities on a word counts as reported: where the lexicon says that the cue always reports, and else.

Behind weak cues PolNeAR annotates much that is an act and no statement (“signed a letter on”), hence the higher one."""

SURE_OWN, SURE_WEAK = 0.05, 0.95
"""Below the first, and with a weak cue above the second, a parse tells no better than the words do."""

NEAREST, FAR = 16, 80
"""So many cues are weighed for a word, none of them further away than so many tokens."""

LONGEST = 4000
"""Longer sentences are no prose, and nothing is reported in them."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of the features, and the forms that may be cues beside those of the lexicon."""

    features: Mapping[str, int]
    cues: frozenset[str]

    def sum(self, names: Sequence[str]) -> int:
        """Return the sum of the weights of some features, `SCALE` to one."""
        return sum(filter(None, map(self.features.get, names)))


@dataclass(frozen=True, slots=True)
class Reporting:
    """The cue that most likely reports a word, its entry in the lexicon if it has one, and how likely any cue does."""

    cue: Span
    entry: ReportingCue | None
    probability: float

    @property
    def likely(self) -> bool:
        """Whether that is enough to say that the word is reported."""
        return self.probability >= (STRONG if self._strong else WEAK)

    @property
    def doubtful(self) -> bool:
        """Whether a parse may tell better: not where a strong cue is enough."""
        return SURE_OWN < self.probability < (STRONG if self._strong else SURE_WEAK)

    @property
    def _strong(self) -> bool:
        return self.entry is not None and self.entry.strength == "strong"


@cache
def weights(language: str) -> Weights | None:
    """Return the weights that were trained for a language, or None."""
    path = Path(__file__).with_name(f"reported.{language}.json.gz")
    if not path.is_file():
        return None
    with gzip.open(path, "rt", encoding="utf-8") as file:
        stored = json.load(file)
    return Weights(stored["features"], frozenset(stored["cues"]))


class SmallWords:
    """Of one language the function words, which tell how clauses hang together, and words of which one is in every cue."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        document, known = lexicons.document(language, FunctionWords), weights(language)
        self.function = frozenset(document.words) if document else frozenset()
        forms = (words for choices in lexicons.built(language, Cues).by_first.values() for words, _ in choices)
        parts = (max(_WORD.findall(" ".join(words)), key=len) for words in forms)
        self.in_cues = frozenset(parts) | (known.cues if known else frozenset())


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence: its tokens, those that may be cues by their places, and the weights summed up for cue and side."""

    clause: Clause
    cues: Mapping[int, CueHit | None]
    sums: dict[tuple[int, bool], int]


class ReportedWords:
    """Tells for words of one text which cue reports them; each sentence is read once, when it is first asked about."""

    def __init__(self, view: ArticleView, known: Weights, quoted: Cover | None) -> None:
        """Take the view and what of its text is in quotations, None where nothing is."""
        self._text, self._known, self._quoted = view.text, known, quoted
        self._cues = view.lexicons.built(view.language or "", Cues)
        self._small = view.lexicons.built(view.language or "", SmallWords)
        self._read: dict[Span, _Sentence | None] = {}

    def reporting(self, word: Span, sentence: Span) -> Reporting | None:
        """Return what reports a word of a sentence, however unlikely; None where nothing there may be a cue."""
        if sentence not in self._read:
            self._read[sentence] = self._sentence(sentence)
        read = self._read[sentence]
        if read is None:
            return None
        place = max(0, bisect_right(read.clause.spans, word.start, key=lambda span: span[0]) - 1)
        apart = [cue for cue in read.cues if not word.start <= read.clause.spans[cue][0] < word.end and cue != place]
        apart = sorted(
            cue for cue in nsmallest(NEAREST, apart, key=lambda cue: abs(cue - place)) if abs(cue - place) <= FAR
        )
        if not apart:
            return None
        told = [self._probability(read, cue, place) for cue in apart]
        cue = apart[max(range(len(told)), key=told.__getitem__)]
        hit = read.cues[cue]
        span = hit.span if hit else Span(*read.clause.spans[cue])
        return Reporting(span, hit.entry if hit else None, 1 - math.prod([1 - one for one in told]))

    def _probability(self, read: _Sentence, cue: int, word: int) -> float:
        """Return how likely a cue reports a word, by their places. What holds of the cue alone is summed up once."""
        hit, side = read.cues[cue], (cue, cue < word)
        kind = kind_of(hit.entry if hit else None)
        if side not in read.sums:
            read.sums[side] = self._known.sum(cue_features(read.clause, cue, kind, cue < word))
        score = read.sums[side] + self._known.sum(pair_features(read.clause, cue, word, kind, self._known.cues))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, score / SCALE))))

    def _sentence(self, sentence: Span) -> _Sentence | None:
        """Return a sentence with its possible cues; None where it has none, which is soon told."""
        if len(sentence) > LONGEST or self._small.in_cues.isdisjoint(_WORD.findall(sentence.of(self._text).lower())):
            return None
        read = clause(self._text, sentence, self._small.function, self._quoted)
        hits = {hit.span.start: hit for hit in self._cues.find(self._text, sentence)}
        found = dict(candidates(read, hits, self._known.cues))
        return _Sentence(read, found, {}) if found else None


def candidates(read: Clause, hits: Mapping[int, Hit], cues: frozenset[str]) -> Iterator[tuple[int, Hit | None]]:
    """Yield the tokens that may be a cue: forms known to be, and `hits` of the lexicon, which are given by their start."""
    for place, (form, (start, _)) in enumerate(zip(read.forms, read.spans, strict=True)):
        if start in hits or form in cues:
            yield place, hits.get(start)
