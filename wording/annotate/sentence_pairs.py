"""Which sentences of an article translate which of its original.

Where both texts have as many lines, and lines that go together in length, each line is paired with its own, so that one
mistake stays in its line; where some lines are missing, lines are aligned before the sentences in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from wording.annotate.gale_church import LINES, SENTENCES, SentencePair, Side, cells, paired
from wording.annotate.original import original
from wording.model import Span
from wording.sentences import Splitter
from wording.view import ArticleView

MOST_CELLS = 400_000
"""Longer texts than this many pairs of sentences to compare are not aligned."""
_Stretch = tuple[Sequence[Span], Sequence[Span]]
_LONG_LINE = 40
_FEW_LINES = 3
_MOST = 0.7
"""Texts are laid out alike if so many of their lines have one counterpart each."""
_ODD = 0.1
_WITHIN = 2.2
"""Lines go together if all but one in ten of the longer ones are within this factor of the usual length."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The original and the sentence pairs in order. `ratio` is how many characters one of the original usually becomes."""

    source: ArticleView
    pairs: tuple[SentencePair, ...]
    ratio: float


def alignment(view: ArticleView) -> Alignment | None:
    """Return the alignment of an article with its original; None without one. Ask through `view.computed`."""
    source = view.computed(original)
    if source is None:
        return None
    every, filled = _lines(source.text, view.text)
    ratio = sum(map(len, filled[1])) / max(1, sum(map(len, filled[0])))
    stretches = next((_one_by_one(*lines) for lines in (every, filled) if _go_together(*lines)), None)
    if stretches is None:
        stretches = _line_pairs(source, view, *filled, ratio)
    sides = [(_side(source, own), _side(view, other)) for own, other in stretches]
    if sum(cells(own, other) for own, other in sides) > MOST_CELLS:
        return None
    by_line = len(stretches) > 1
    for _ in range(2):
        found = [paired(own, other, ratio, SENTENCES) for own, other in sides]
        pairs = [pair for each in found for pair in (_rejoined(each) if by_line else each)]
        ratio = _usual(pairs, ratio)
    return Alignment(source, tuple(pairs), ratio)


def _one_by_one(source: Sequence[Span], target: Sequence[Span]) -> list[_Stretch]:
    return [((own,), (other,)) for own, other in zip(source, target, strict=True)]


def _line_pairs(
    source: ArticleView, view: ArticleView, own: Sequence[Span], other: Sequence[Span], ratio: float
) -> list[_Stretch]:
    """Return the lines that go together where some have no counterpart; all in one if they are laid out otherwise."""
    sides = Side.of(source.text, own), Side.of(view.text, other)
    if cells(*sides) > MOST_CELLS:
        return [(own, other)]
    pairs = paired(*sides, ratio, LINES)
    alone = sum(len(pair.source) == len(pair.target) == 1 for pair in pairs)
    return [(pair.source, pair.target) for pair in pairs] if alone >= _MOST * len(pairs) else [(own, other)]


def _lines(*texts: str) -> tuple[_Stretch, _Stretch]:
    """Return the lines of both texts, all of them first, then those that hold anything."""
    every: list[tuple[Span, ...]] = []
    for text in texts:
        ends = [*(match.start() for match in re.finditer("\n", text)), len(text)]
        starts = [0, *(end + 1 for end in ends)]
        every.append(tuple(Span(start, end) for start, end in zip(starts, ends, strict=False)))
    filled = [tuple(line for line in lines if line.of(text).strip()) for lines, text in zip(every, texts, strict=True)]
    return (every[0], every[1]), (filled[0], filled[1])


def _go_together(source: Sequence[Span], target: Sequence[Span]) -> bool:
    """Tell whether the lines of both texts are each other's translations, by number and length."""
    if len(source) != len(target):
        return False
    ratios = [len(other) / len(own) for own, other in zip(source, target, strict=True) if len(own) >= _LONG_LINE]
    if len(ratios) < _FEW_LINES:
        return True
    usual = median(ratios)
    odd = sum(not usual / _WITHIN < ratio < usual * _WITHIN for ratio in ratios)
    return odd <= max(1, _ODD * len(ratios))


def _side(view: ArticleView, lines: Sequence[Span]) -> Side:
    splitter = view.lexicons.built(view.language or "", Splitter)
    return Side.of(view.text, [span for line in lines for span in splitter.split(view.text, line)])


def _usual(pairs: Sequence[SentencePair], fallback: float) -> float:
    """Return the usual ratio of lengths among the pairs that have both sides."""
    both = [pair for pair in pairs if pair.source and pair.target]
    ratios = [sum(map(len, pair.target)) / sum(map(len, pair.source)) for pair in both]
    return median(ratios) if len(ratios) >= 3 else fallback


def _rejoined(pairs: Sequence[SentencePair]) -> Iterator[SentencePair]:
    """Yield the pairs of two lines that go together; two neighbours that each lack a side are one pair of odd lengths."""
    pending: SentencePair | None = None
    for pair in pairs:
        if pending and bool(pair.source) != bool(pair.target) and bool(pair.source) != bool(pending.source):
            yield SentencePair(pending.source or pair.source, pending.target or pair.target)
            pending = None
            continue
        if pending:
            yield pending
        pending = pair if bool(pair.source) != bool(pair.target) else None
        if pending is None:
            yield pair
    if pending:
        yield pending
