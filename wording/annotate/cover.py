"""Which places of a text are taken: questions about overlap in a time that does not grow with the number of spans."""

from __future__ import annotations

from collections.abc import Iterable

from wording.model import Span


class Cover:
    """A set of code points of one text."""

    def __init__(self, length: int, spans: Iterable[Span] = ()) -> None:
        self._taken = bytearray(length)
        for span in spans:
            self.add(span)

    def add(self, span: Span) -> None:
        """Take the code points of a span."""
        self._taken[span.start : span.end] = b"\x01" * len(span)

    def touches(self, span: Span) -> bool:
        """Tell whether a span shares a code point with what is taken."""
        return self._taken.find(1, span.start, span.end) >= 0

    def count(self, span: Span) -> int:
        """Return how many code points of a span are taken."""
        return self._taken.count(1, span.start, span.end)
