"""The places where two wordings of one language differ, each with what surrounds it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wording.model import Span
from wording.renderings.alignment import Change, blocks, place
from wording.renderings.words import Token, tokens
from wording.transliteration import fold

LONGEST = 8
"""A gap of more words is another clause, left out or put differently, and is not compared word for word."""
_AROUND = 4
"""Words on either side of a gap that belong to its surroundings."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Words of one text that stand in the place of those of the other; either may be empty.

    `around_mine` and `around_theirs` are the same with some words on either side.
    """

    mine: Span
    theirs: Span
    around_mine: Span
    around_theirs: Span


def gaps(mine: str, theirs: str) -> Iterator[Gap]:
    """Yield the gaps between two texts, without those too long to compare and what one text has before or after all."""
    first, second = tokens(mine), tokens(theirs)
    steps = blocks([fold(token.text) for token in first], [fold(token.text) for token in second])
    for number, step in enumerate(steps):
        outer = number in (0, len(steps) - 1) and step.change in (Change.ADDED, Change.LEFT_OUT)
        if step.change is Change.EQUAL or outer or max(len(step.mine), len(step.theirs)) > LONGEST:
            continue
        yield Gap(
            place(first, step.mine, mine),
            place(second, step.theirs, theirs),
            _around(first, step.mine, mine),
            _around(second, step.theirs, theirs),
        )


def _around(found: Sequence[Token], numbers: range, text: str) -> Span:
    return place(found, range(max(0, numbers.start - _AROUND), min(len(found), numbers.stop + _AROUND)), text)
