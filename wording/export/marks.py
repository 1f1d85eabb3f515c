"""Marked passages in running text: which lines of an article to show, and their pieces with the findings on them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from string import ascii_lowercase

from wording.runs.rows import FindingRow

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Marked:
    """A finding of an article with the letters under which it is shown."""

    letters: str
    row: FindingRow


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with the findings that cover all of it; `ending` those of them that end with it."""

    text: str
    covering: tuple[Marked, ...] = ()
    ending: tuple[Marked, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A line of the article, or several that one finding spans, in pieces, from the offset `start` on.

    `begins` are the findings that begin in it, `gap` tells that lines without a mark stand before it.
    """

    start: int
    pieces: tuple[Piece, ...]
    begins: tuple[Marked, ...]
    gap: bool


def lettered(rows: Sequence[FindingRow]) -> list[Marked]:
    """Give the findings of an article, in the order of the text, the letters a to z, aa, ab and so on."""
    ordered = sorted(rows, key=lambda row: (row.start, row.end, row.number))
    return [Marked(letters(number), row) for number, row in enumerate(ordered)]


def letters(number: int) -> str:
    """Return a for 0, z for 25, aa for 26."""
    head, last = divmod(number, 26)
    return (letters(head - 1) if head else "") + ascii_lowercase[last]


def passages(text: str, found: Sequence[Marked]) -> Iterator[Passage]:
    """Yield the lines of a text that hold a finding, each cut where a finding begins or ends."""
    lines = [match.span() for match in _LINE.finditer(text) if not match[0].isspace()]
    starts = [line[0] for line in lines]
    shown_to = taken = 0
    for start, end in _stretches(lines, found):
        first = taken
        while taken < len(found) and found[taken].row.start <= end:
            taken += 1
        here = found[first:taken]
        between = bisect_left(starts, shown_to)
        gap = between < len(lines) and lines[between][1] <= start
        yield Passage(start, tuple(_pieces(text, start, end, here)), tuple(here), gap)
        shown_to = end


def _stretches(lines: list[tuple[int, int]], found: Sequence[Marked]) -> list[tuple[int, int]]:
    """Return the lines that findings touch, in order, joined where a finding spans several."""
    starts, ends = [line[0] for line in lines], [line[1] for line in lines]
    wanted: list[tuple[int, int]] = []
    for mark in found:
        start, end = mark.row.start, mark.row.end
        touched = lines[bisect_left(ends, start) : bisect_right(starts, max(start, end - 1))]
        left = min([start, *(line[0] for line in touched)])
        right = max([end, *(line[1] for line in touched)])
        if wanted and left <= wanted[-1][1]:
            wanted[-1] = (wanted[-1][0], max(right, wanted[-1][1]))
        else:
            wanted.append((left, right))
    return wanted


def _pieces(text: str, start: int, end: int, found: Sequence[Marked]) -> Iterator[Piece]:
    edges = sorted({start, end, *(edge for mark in found for edge in (mark.row.start, mark.row.end))})
    points = [mark for mark in found if mark.row.start == mark.row.end]
    for left, right in pairwise([start, *edges]):
        covering = tuple(mark for mark in found if mark.row.start <= left < right <= mark.row.end)
        if left < right:
            yield Piece(text[left:right], covering, tuple(mark for mark in covering if mark.row.end == right))
        for mark in points:
            if mark.row.start == right:
                yield Piece("", (mark,), (mark,))
