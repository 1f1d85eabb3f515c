"""Which sentences of an article translate which of its original.

Sentences are paired by their lengths, as Gale and Church (1993) do it, and by what translations leave as it is: numbers,
and words that sound alike in both texts once they are in Latin letters, most of them names. Where both texts have as
many lines, and lines that go together in length, each line is paired with its own, so that one mistake stays in its line.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from statistics import median

from wording.annotate.original import original
from wording.annotate.transliteration import sounds
from wording.model import Span
from wording.sentences import Splitter
from wording.view import ArticleView

MOST_CELLS = 400_000
"""Longer texts than this many pairs of sentences to compare are not aligned."""
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_WORD = re.compile(r"[^\W\d_]{3,40}|\d{1,12}")
_KEY = 5
_SHORTEST_KEY = 4
_COMMON = 6
"""A key that stands in more sentences than this tells nothing."""
_VARIANCE = 6.8
"""Of a sentence's length, per character of the original, as Gale and Church measured it."""
_WORTH = 2.5
"""What a shared word is worth, as a logarithm of probabilities."""
_ENOUGH = 4.0
"""So many shared words are as good as more."""
_KINDS = {(1, 1): 0.12, (1, 0): 5.0, (0, 1): 5.0, (2, 1): 2.6, (1, 2): 2.6, (2, 2): 4.5, (3, 1): 5.0, (1, 3): 5.0}
"""How many sentences of the original become how many, with the negative logarithm of how likely that is."""
_LONG_LINE = 40
_SAME = 0.9
_WITHIN = 2.2
"""Lines go together if nine in ten of the longer ones are within this factor of the usual length."""


@dataclass(frozen=True, slots=True)
class SentencePair:
    """Sentences of the original and those that translate them; one side is empty where the other has no counterpart."""

    source: tuple[Span, ...]
    target: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """The sentence pairs of an article in order. `ratio` is how many characters one of the original usually becomes."""

    pairs: tuple[SentencePair, ...]
    ratio: float


@dataclass(frozen=True, slots=True)
class _Side:
    """The sentences of one text, with the keys of their words."""

    text: str
    spans: tuple[Span, ...]
    keys: tuple[frozenset[str], ...]

    def length(self, start: int, end: int) -> int:
        return sum(len(span) for span in self.spans[start:end])


def alignment(view: ArticleView) -> Alignment | None:
    """Return the alignment of an article with its original; None without one. Ask through `view.computed`."""
    source = view.computed(original)
    if source is None:
        return None
    lines = _lines(source.text), _lines(view.text)
    ratio = sum(map(len, lines[1])) / max(1, sum(map(len, lines[0])))
    if _go_together(*lines, ratio):
        stretches = [((own,), (other,)) for own, other in zip(*lines, strict=True)]
    else:
        stretches = [(lines[0], lines[1])]
    sides = [(_side(source, own), _side(view, other)) for own, other in stretches]
    if sum(_cells(own, other) for own, other in sides) > MOST_CELLS:
        return None
    first = [pair for own, other in sides for pair in _paired(own, other, ratio)]
    ratio = _usual(first, ratio)
    pairs = [pair for own, other in sides for pair in _paired(own, other, ratio)]
    return Alignment(tuple(pairs), _usual(pairs, ratio))


def _lines(text: str) -> tuple[Span, ...]:
    return tuple(Span(*match.span()) for match in _LINE.finditer(text))


def _go_together(source: Sequence[Span], target: Sequence[Span], ratio: float) -> bool:
    """Tell whether the lines of both texts are each other's translations, by number and length."""
    if len(source) != len(target) or len(source) < 2:
        return len(source) == len(target)
    longer = [(own, other) for own, other in zip(source, target, strict=True) if len(own) >= _LONG_LINE]
    fitting = [1 / _WITHIN < len(other) / len(own) / ratio < _WITHIN for own, other in longer]
    return sum(fitting) >= _SAME * len(longer)


def _side(view: ArticleView, lines: Sequence[Span]) -> _Side:
    splitter = view.lexicons.built(view.language or "", Splitter)
    spans = tuple(span for line in lines for span in splitter.split(view.text, line))
    return _Side(view.text, spans, tuple(frozenset(_keys(span.of(view.text))) for span in spans))


def _keys(sentence: str) -> Iterator[str]:
    """Yield what a sentence shares with its translation: its numbers, and how its longer words begin to sound."""
    for match in _WORD.finditer(sentence):
        word = match[0]
        if word[0].isdigit():
            yield word
        elif len(key := sounds(word)) >= _SHORTEST_KEY:
            yield key[:_KEY]


def _cells(source: _Side, target: _Side) -> int:
    return len(source.spans) * min(len(target.spans), 2 * _band(source, target) + 1)


def _band(source: _Side, target: _Side) -> int:
    """Return how far from the diagonal counterparts are looked for."""
    longer, shorter = max(len(source.spans), len(target.spans)), min(len(source.spans), len(target.spans))
    return max(20, longer // 10) + longer - shorter


def _usual(pairs: Sequence[SentencePair], fallback: float) -> float:
    """Return the usual ratio of lengths among the pairs that have both sides."""
    both = [pair for pair in pairs if pair.source and pair.target]
    ratios = [sum(map(len, pair.target)) / sum(map(len, pair.source)) for pair in both]
    return median(ratios) if len(ratios) >= 3 else fallback


def _paired(source: _Side, target: _Side, ratio: float) -> list[SentencePair]:
    """Return the cheapest way through both texts, as pairs."""
    shared = _shared(source, target)
    size = len(source.spans), len(target.spans)
    lengths = [tuple(accumulate(map(len, side.spans), initial=0)) for side in (source, target)]
    band, slope = _band(source, target), size[1] / max(1, size[0])
    costs: dict[tuple[int, int], float] = {(0, 0): 0.0}
    steps: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(size[0] + 1):
        middle = round(row * slope)
        for column in range(max(0, middle - band), min(size[1], middle + band) + 1):
            best = costs.get((row, column), math.inf)
            for (down, right), price in _KINDS.items():
                before = costs.get((row - down, column - right))
                if before is None or before + price - _WORTH * _ENOUGH >= best:
                    continue
                length = (
                    lengths[0][row] - lengths[0][row - down],
                    lengths[1][column] - lengths[1][column - right],
                )
                alike = _alike(shared, range(row - down, row), range(column - right, column))
                cost = before + price + _misfit(*length, ratio) - _WORTH * min(_ENOUGH, alike)
                if cost < best:
                    best, steps[row, column] = cost, (down, right)
            if best < math.inf:
                costs[row, column] = best
    return _traced(source, target, steps)


def _traced(source: _Side, target: _Side, steps: Mapping[tuple[int, int], tuple[int, int]]) -> list[SentencePair]:
    place = len(source.spans), len(target.spans)
    pairs: list[SentencePair] = []
    while place in steps:
        down, right = steps[place]
        row, column = place
        pairs.append(SentencePair(source.spans[row - down : row], target.spans[column - right : column]))
        place = (row - down, column - right)
    return pairs[::-1]


def _misfit(source: int, target: int, ratio: float) -> float:
    """Return the negative logarithm of how likely two lengths go together; 0 where one side is empty."""
    if not source or not target:
        return 0.0
    expected = source * ratio
    deviation = abs(target - expected) / math.sqrt(_VARIANCE * (expected + target) / 2)
    return -math.log(max(1e-12, math.erfc(deviation / math.sqrt(2))))


def _shared(source: _Side, target: _Side) -> dict[tuple[int, int], float]:
    """Return how much each pair of sentences shares: rare keys count fully, others by how many sentences hold them."""
    places: list[defaultdict[str, list[int]]] = []
    for side in (source, target):
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, keys in enumerate(side.keys):
            for key in keys:
                found[key].append(number)
        places.append(found)
    shared: defaultdict[tuple[int, int], float] = defaultdict(float)
    for key, rows in places[0].items():
        columns = places[1].get(key, ())
        if columns and len(rows) <= _COMMON and len(columns) <= _COMMON:
            for row in rows:
                for column in columns:
                    shared[row, column] += 1 / max(len(rows), len(columns))
    return dict(shared)


def _alike(shared: Mapping[tuple[int, int], float], rows: range, columns: range) -> float:
    return sum(shared.get((row, column), 0.0) for row in rows for column in columns)
