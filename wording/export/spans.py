"""Segments with error spans for annotation tools whose pages count in UTF-16 units and read targets as markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wording.export.characters import Characters
from wording.export.markup import without_markup
from wording.export.segments import Segment, segments
from wording.runs.rows import FindingRow


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
        line = without_markup(characters.narrow(text[segment.start : segment.end]), characters)
        blank = len(line) - len(line.lstrip())
        characters.replaced += blank
        yield Shown(segment, "␣" * blank + line[blank:])


def two_severities(severity: str) -> str:
    """Return minor or major, all that these protocols know."""
    return "minor" if severity == "minor" else "major"
