"""An article cut into segments, as annotation tools want them: its lines, joined where a finding spans several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wording.runs.rows import FindingRow

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of an article, `text[start:end]`, without white space around it, and the findings that lie in it.

    `number` counts from 1 in the article.
    """

    number: int
    start: int
    end: int
    found: tuple[FindingRow, ...]


def segments(text: str, rows: Sequence[FindingRow]) -> Iterator[Segment]:
    """Yield the segments of an article in order; every finding lies wholly in one of them."""
    waiting = sorted(rows, key=lambda row: (row.start, row.end, row.number))
    bounds = _joined([*_lines(text), *((row.start, row.end) for row in waiting)])
    for number, (start, end) in enumerate(bounds, 1):
        here = tuple(row for row in waiting if row.start <= end)
        waiting = waiting[len(here) :]
        yield Segment(number, start, end, here)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    for match in _LINE.finditer(text):
        line = match[0]
        if not line.isspace():
            yield match.start() + len(line) - len(line.lstrip()), match.start() + len(line.rstrip())


def _joined(bounds: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return ranges in order, those that overlap or touch joined into one."""
    result: list[tuple[int, int]] = []
    for start, end in sorted(bounds):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result
