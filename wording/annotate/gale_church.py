"""Alignment of two texts that translate each other, as Gale and Church (1993) do it, helped by what both share.

Sentences go together by their lengths, and by what translations leave as it is: numbers, and words that sound alike in
both texts once they are in Latin letters, most of them names.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from wording.annotate.transliteration import sounds
from wording.model import Span

Kinds = Mapping[tuple[int, int], float]
SENTENCES: Kinds = {
    **{(1, 1): 0.12, (1, 0): 4.0, (0, 1): 4.0, (2, 1): 3.2, (1, 2): 3.2},
    **{(2, 2): 4.5, (3, 1): 5.0, (1, 3): 5.0},
}
LINES: Kinds = {(1, 1): 0.05, (1, 0): 3.5, (0, 1): 3.5, (2, 1): 4.5, (1, 2): 4.5}
"""How many sentences or lines become how many, with the negative logarithm of how likely that is."""

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


@dataclass(frozen=True, slots=True)
class SentencePair:
    """Sentences of the original and those that translate them; one side is empty where the other has no counterpart."""

    source: tuple[Span, ...]
    target: tuple[Span, ...]

    @property
    def translation(self) -> Span:
        """From the first to the last of the sentences that translate; only where there are any."""
        return self.target[0].to(self.target[-1])


@dataclass(frozen=True, slots=True)
class Side:
    """The sentences (or lines) of one text, with the keys of their words."""

    spans: tuple[Span, ...]
    keys: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, text: str, spans: Sequence[Span]) -> Side:
        """Look the keys of some stretches of a text up."""
        return cls(tuple(spans), tuple(frozenset(keys_of(span.of(text))) for span in spans))


def paired(source: Side, target: Side, ratio: float, kinds: Kinds) -> list[SentencePair]:
    """Return the cheapest way through both texts, as pairs in order; `ratio` is the usual one of their lengths."""
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
            for (down, right), price in kinds.items():
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


def _traced(source: Side, target: Side, steps: Mapping[tuple[int, int], tuple[int, int]]) -> list[SentencePair]:
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


def _shared(source: Side, target: Side) -> dict[tuple[int, int], float]:
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


def keys_of(sentence: str) -> Iterator[str]:
    """Yield what a sentence may share with its translation: its numbers, and how its longer words begin to sound."""
    for match in _WORD.finditer(sentence):
        word = match[0]
        if word[0].isdigit():
            yield word
        elif len(key := sounds(word)) >= _SHORTEST_KEY:
            yield key[:_KEY]


def cells(source: Side, target: Side) -> int:
    """Return how many pairs of sentences would be compared: what an alignment costs."""
    return len(source.spans) * min(len(target.spans), 2 * _band(source, target) + 1)


def _band(source: Side, target: Side) -> int:
    """Return how far from the diagonal counterparts are looked for."""
    longer, shorter = max(len(source.spans), len(target.spans)), min(len(source.spans), len(target.spans))
    return max(20, longer // 10) + longer - shorter
