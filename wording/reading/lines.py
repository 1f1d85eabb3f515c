"""The lines of a table, decoded while they stream in, none longer than the limit."""

from __future__ import annotations

import codecs
import io
from typing import IO

from wording.reading import encoding
from wording.reading.items import ReadingError
from wording.reading.streams import arriving, rewound

_SAMPLE = 1 << 20


class LineError(ReadingError):
    """A line that cannot be read though those after it can."""


class LongLineError(LineError):
    """A line or record beyond the limit; it was skipped to its end. `quotes` counts the quotation marks in it."""

    def __init__(self, limit: int, quotes: int = 0) -> None:
        super().__init__(f"the row is longer than {limit:,} characters", "split its text into articles")
        self.quotes = quotes


class Lines:
    """An iterator over the lines of a stream, each with its end as it stands, after the encoding's mark.

    The encoding is that of a first sample. A later line that does not fit it is detected by itself; `encoding` always
    names the one of the line that came last, None for UTF-8. Iterating raises `LineError` for a line that cannot
    be read, and goes on after it; any other `ReadingError` is the end.
    """

    def __init__(self, stream: IO[bytes], limit: int) -> None:
        head = _head(stream)
        self._limit = limit
        self._codec, start = _codec(head)
        self._other: str | None = None
        self.encoding = encoding.shown(self._codec)
        body = rewound(head[start:], stream)
        self._text = io.TextIOWrapper(body, self._codec, errors="surrogateescape", newline="")

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        self.encoding = encoding.shown(self._codec)
        line = self._piece()
        if not line:
            raise StopIteration
        if len(line) > self._limit:
            self._skip(line)
        if line.isascii() or not _escaped(line):
            return line
        return self._mended(line)

    def _piece(self) -> str:
        try:
            return self._text.readline(self._limit + 1)
        except UnicodeDecodeError:
            raise ReadingError(f"the bytes from here on are not {self.encoding}", "save the file as UTF-8") from None

    def _skip(self, line: str) -> None:
        quotes = line.count('"')
        while line and not line.endswith(("\n", "\r")):
            line = self._piece()
            quotes += line.count('"')
        raise LongLineError(self._limit, quotes)

    def _mended(self, line: str) -> str:
        """Return a line whose bytes do not fit the encoding of the file, read in the one that they fit."""
        data = line.encode(self._codec, "surrogateescape")
        expected = self.encoding or "UTF-8"
        try:
            self._other = self._other or encoding.detected(data)
            text = data.decode("utf-8" if encoding.is_mostly_utf8(data) else self._other)
        except (ReadingError, UnicodeDecodeError):
            self._other = None
            raise LineError(f"the row holds bytes that are not {expected}", "save the file as UTF-8") from None
        self.encoding = encoding.shown(self._other)
        return text


def _head(stream: IO[bytes]) -> bytes:
    """Return the first sample, or less if the stream is slow: one line is enough to begin with."""
    head = arriving(stream, _SAMPLE)
    while head and b"\n" not in head and len(head) < _SAMPLE and (more := arriving(stream, _SAMPLE)):
        head += more
    return head


def _codec(head: bytes) -> tuple[str, int]:
    """Return the codec of a sample and the length of its mark. Raises `ReadingError` if it is no text."""
    encoding.refuse_binary(head)
    for mark, name in encoding.MARKS:
        if head.startswith(mark):
            return name, len(mark)
    if b"\0" in head.partition(b"\n")[0]:
        raise ReadingError("holds NUL bytes, so it is no text or UTF-16 without its mark", "save it as text in UTF-8")
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        if not encoding.is_mostly_utf8(head):
            return encoding.detected(head[: head.rfind(b"\n") + 1] or head), 0
    return "utf-8", 0


def _escaped(line: str) -> bool:
    try:
        line.encode()
    except UnicodeEncodeError:
        return True
    return False
