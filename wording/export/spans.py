"""Segments with error spans for annotation tools whose pages count in UTF-16 units and read targets as markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from wording.export.characters import Characters
from wording.export.segments import Segment, segments
from wording.runs.rows import FindingRow

_ENTITY = re.compile(r"&(?:#?\w{1,32};?)")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")


@dataclass(frozen=True, slots=True)
class Shown:
    """A segment as a tool shows it: code point for code point the article's, on one line, each one UTF-16 unit."""

    segment: Segment
    text: str

    def span(self, row: FindingRow) -> tuple[int, int]:
        """Return where a finding stands in `text`, the end not included; a point is widened to the character at it."""
        start, end = row.start - self.segment.start, row.end - self.segment.start
        if start == end and self.text:
            start = min(start, len(self.text) - 1)
            end = start + 1
        return start, end


def shown(text: str, rows: Sequence[FindingRow], characters: Characters) -> Iterator[Shown]:
    """Yield the segments of an article as they can be shown, what cannot be replaced and counted.

    White space at the beginning, which the tools would take away, becomes ␣: it stands there only if it was flagged.
    """
    for segment in segments(text, rows):
        line = characters.narrow(text[segment.start : segment.end])
        line = characters.instead(_TAG, line, "‹")
        blank = len(line) - len(line.lstrip())
        characters.replaced += blank
        yield Shown(segment, "␣" * blank + _without_entities(line[blank:], characters))


def two_severities(severity: str) -> str:
    """Return minor or major, all that these protocols know."""
    return "minor" if severity == "minor" else "major"


def _without_entities(line: str, characters: Characters) -> str:
    """Replace ampersands that begin a character reference of HTML."""

    def plain(match: re.Match[str]) -> str:
        if unescape(match[0]) == match[0]:
            return match[0]
        characters.replaced += 1
        return f"＆{match[0][1:]}"

    return _ENTITY.sub(plain, line)
