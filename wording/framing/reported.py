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
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from wording.annotate.cover import Cover
from wording.annotate.cues import CueHit, Cues
from wording.framing.reported_features import Clause, clause, features
from wording.lexicon import Lexicons
from wording.model import Span
from wording.schemas.pages import FunctionWords
from wording.schemas.speech import ReportingCue
from wording.view import ArticleView

Hit = TypeVar("Hit")

SCALE = 50
"""Weights are stored as whole numbers, this many to one."""

THRESHOLD = 0.35
"""From this probability on a word counts as reported: chosen on training articles that were left out."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of the features, and the forms that may be cues beside those of the lexicon."""

    features: Mapping[str, int]
    cues: frozenset[str]

    def probability(self, names: Sequence[str]) -> float:
        """Return the logistic of the sum of the weights of some features."""
        score = sum(self.features.get(name, 0) for name in names) / SCALE
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


@dataclass(frozen=True, slots=True)
class Reporting:
    """The cue that most likely reports a word, its entry in the lexicon if it has one, and how likely any cue does."""

    cue: Span
    entry: ReportingCue | None
    probability: float


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
    """Of one language the function words, which tell how clauses hang together, and the words that may open a cue."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        document, known = lexicons.document(language, FunctionWords), weights(language)
        self.function = frozenset(document.words) if document else frozenset()
        self.openers = frozenset(lexicons.built(language, Cues).by_first) | (known.cues if known else frozenset())


class ReportedWords:
    """Tells for words of one text which cue reports them; each sentence is read once, when it is first asked about."""

    def __init__(self, view: ArticleView, known: Weights, quoted: Cover | None) -> None:
        """Take the view and what of its text is in quotations, None where nothing is."""
        self._text, self._known, self._quoted = view.text, known, quoted
        self._cues = view.lexicons.built(view.language or "", Cues)
        self._small = view.lexicons.built(view.language or "", SmallWords)
        self._read: dict[Span, tuple[Clause, list[tuple[int, CueHit | None]]] | None] = {}

    def reporting(self, word: Span, sentence: Span) -> Reporting | None:
        """Return what reports a word of a sentence, however unlikely; None where nothing there may be a cue."""
        if sentence not in self._read:
            self._read[sentence] = self._sentence(sentence)
        read = self._read[sentence]
        if read is None:
            return None
        clause, candidates = read
        place = next((n for n, (_, end) in enumerate(clause.spans) if end > word.start), 0)
        apart = [
            pair for pair in candidates if not word.start <= clause.spans[pair[0]][0] < word.end and pair[0] != place
        ]
        if not apart:
            return None
        told = [self._probability(clause, cue, place, hit) for cue, hit in apart]
        cue, hit = apart[max(range(len(told)), key=told.__getitem__)]
        span = hit.span if hit else Span(*clause.spans[cue])
        return Reporting(span, hit.entry if hit else None, 1 - math.prod(1 - one for one in told))

    def _probability(self, clause: Clause, cue: int, word: int, hit: CueHit | None) -> float:
        return self._known.probability(features(clause, cue, word, hit.entry if hit else None, self._known.cues))

    def _sentence(self, sentence: Span) -> tuple[Clause, list[tuple[int, CueHit | None]]] | None:
        """Return the tokens of a sentence and those that may be cues; None where none is, which is soon told."""
        words = _WORD.findall(sentence.of(self._text).lower())
        if self._small.openers.isdisjoint(words):
            return None
        read = clause(self._text, sentence, self._small.function, self._quoted)
        hits = {hit.span.start: hit for hit in self._cues.find(self._text, sentence)}
        found = list(candidates(read, hits, self._known.cues))
        return (read, found) if found else None


def candidates(read: Clause, hits: Mapping[int, Hit], cues: frozenset[str]) -> Iterator[tuple[int, Hit | None]]:
    """Yield the tokens that may be a cue: forms known to be, and `hits` of the lexicon, which are given by their start."""
    for place, (form, (start, _)) in enumerate(zip(read.forms, read.spans, strict=True)):
        if start in hits or form in cues:
            yield place, hits.get(start)
