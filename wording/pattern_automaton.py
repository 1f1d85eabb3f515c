"""Many patterns sought at once: an automaton (Aho and Corasick 1975) finds a rare word, and only there is one tried."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Generic, TypeVar

from wording.model import Span
from wording.patterns import Pattern

Owner = TypeVar("Owner")

REACH = 200
"""A match lies within so many code points of its anchor."""

SPARE = 2
"""So many more words may stand before the anchor than the pattern has slots, for a slot may hold a hyphen."""

_START = re.compile(r"(?<!\w)\w|[^\w\s]")


class PatternAutomaton(Generic[Owner]):
    """Patterns, each with an owner that a match is reported for."""

    def __init__(self, patterns: Iterable[tuple[Pattern, Owner]]) -> None:
        import ahocorasick

        anchors: dict[str, list[tuple[bool, Pattern, Owner]]] = defaultdict(list)
        for pattern, owner in patterns:
            for form, goes_on in pattern.anchors:
                anchors[form].append((goes_on, pattern, owner))
        self._automaton: Any = ahocorasick.Automaton()
        for form, users in anchors.items():
            self._automaton.add_word(form, (len(form), users))
        if anchors:
            self._automaton.make_automaton()
        self._empty = not anchors

    def matches(self, text: str) -> Iterator[tuple[Owner, Span]]:
        """Yield owner and range of every match, in the order of the anchors; one range may come several times."""
        if self._empty:
            return
        lowered = _lowered(text)
        starts: list[int] = []
        for end, (length, users) in self._automaton.iter(lowered):
            start = end + 1 - length
            if start and (lowered[start - 1].isalnum()):
                continue
            whole = end + 1 == len(lowered) or not lowered[end + 1].isalnum()
            starts = starts or [match.start() for match in _START.finditer(text)]
            place = bisect_left(starts, start)
            for goes_on, pattern, owner in users:
                if not (whole or goes_on):
                    continue
                first = max(0, place - pattern.before - SPARE) if pattern.before else place
                if span := _around(pattern, text, [*starts[first:place], start], end + 1):
                    yield owner, span


def _around(pattern: Pattern, text: str, starts: list[int], end: int) -> Span | None:
    """Return the match of a pattern that holds the anchor before `end`, or None.

    It begins at one of `starts`: at the anchor, which comes last, or at one of the words before it, of which a hyphen may
    make more than the pattern has.
    """
    match_at = pattern.expression.match
    until = min(len(text), end + REACH)
    for begin in starts:
        if begin >= end - REACH and (match := match_at(text, begin, until)) and end <= match.end():
            return Span(*match.span())
    return None


def _lowered(text: str) -> str:
    """Return the text in lower case and with straight apostrophes, every offset kept."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(character.lower() if len(character.lower()) == 1 else character for character in text)
    return lowered.replace("’", "'")
