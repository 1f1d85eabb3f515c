"""The words in which a passage differs from another one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wording.renderings.alignment import Change, Difference, differences
from wording.renderings.words import tokens

COMPARABLE = 0.4
"""Passages that have fewer of their words in common, of those of the longer one, are worded freely: nothing is told."""

Ranges = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Differing:
    """What sets a text apart from a first one, as half-open ranges of each.

    `words` are its own words in place of the first one's, `first` those of the first text that it has not, and `lacks`
    says where it has nothing in place of which words.
    """

    words: Ranges
    first: Ranges
    lacks: list[tuple[int, str]]


def differing(first: str, text: str) -> Differing | None:
    """Return how `text` differs from `first`, without regard to case, or None where the two are worded freely."""
    found = differences(text, first)
    equal = sum(len(tokens(item.mine.of(text))) for item in found if item.change is Change.EQUAL)
    if equal < COMPARABLE * max(len(tokens(first)), len(tokens(text)), 1):
        return None
    changed = [item for item in found if item.change is not Change.EQUAL]
    return Differing(
        words=[(item.mine.start, item.mine.end) for item in changed if len(item.mine)],
        first=[(item.theirs.start, item.theirs.end) for item in changed if len(item.theirs)],
        lacks=_lacks(changed, first),
    )


def _lacks(changed: Sequence[Difference], first: str) -> list[tuple[int, str]]:
    return [(item.mine.start, item.theirs.of(first)) for item in changed if not len(item.mine)]
