"""CSV: a header, then an article a row, the columns the fields of an article."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import IO

from wording.reading.items import Limits, Problem, Raw, ReadingError, listed
from wording.reading.lines import LineError, Lines, LongLineError
from wording.reading.records import FIELDS, ignored, missing_text

_DELIMITERS = (",", ";", "\t", "|")
_PATIENCE = 10
_UNCLOSED = "a quotation mark is opened and never closed"


def read_delimited(stream: IO[bytes], path: str, limits: Limits) -> Iterator[Raw | Problem]:
    """Yield the articles of a stream, a problem for each row that is none. Raises `ReadingError`.

    The delimiter is the one of comma, semicolon, tab and bar that yields a column “text”.
    """
    lines = _RecordLines(stream, limits.max_row_chars)
    # The limit is one for the process: only ever raise it, for others may have done so too.
    csv.field_size_limit(max(csv.field_size_limit(), limits.max_row_chars))
    header, delimiter = _header(lines)
    columns = {name: position for position, name in enumerate(header) if name in FIELDS}
    notes = ignored([name for name in header if name not in FIELDS])
    for row, found in _rows(lines, delimiter):
        if isinstance(found, ReadingError):
            yield found.at(path, row)
        elif len(found) != len(header):
            yield _uneven(len(found), len(header)).at(path, row)
        elif any("\0" in field for field in found):
            yield ReadingError("the row holds NUL characters", "take them out").at(path, row)
        else:
            values = {field: found[position] for field, position in columns.items()}
            yield Raw(values, row, lines.encoding, notes)
            notes = ()


class _RecordLines:
    """The lines of a stream for `csv.reader`, which asks for as many as its record has.

    Call `begin` before each record: it bounds the record as a whole, and lets a record that swallowed the rest of the
    file because a quotation mark is not closed be given up, to go on with the line after its first.
    """

    def __init__(self, stream: IO[bytes], limit: int) -> None:
        self._lines = Lines(stream, limit)
        self._limit = limit
        self._record: list[str] = []
        self._returned: list[str] = []
        self._size = 0
        self._patience = _PATIENCE

    @property
    def encoding(self) -> str | None:
        """The encoding of the line read last."""
        return self._lines.encoding

    def __iter__(self) -> _RecordLines:
        return self

    def __next__(self) -> str:
        try:
            line = self._returned.pop() if self._returned else next(self._lines)
        except LongLineError as long:
            self._skip(long.quotes)
            raise
        self._record.append(line)
        self._size += len(line)
        if self._size > self._limit:
            self._skip(0)
            raise LongLineError(self._limit)
        return line

    def begin(self) -> None:
        """Forget the record before."""
        self._record.clear()
        self._size = 0

    def give_back(self, lines: list[str]) -> None:
        """Let the next calls return `lines` once more."""
        self._returned.extend(reversed(lines))

    def resume(self) -> bool:
        """Give back all but the first line of the record; tell whether that may be tried again."""
        self._patience -= 1
        self.give_back(self._record[1:])
        return self._patience > 0

    def _skip(self, quotes: int) -> None:
        """Read on to the end of a record that is too long: where its quotation marks are even."""
        quotes += sum(line.count('"') for line in self._record)
        while quotes % 2:
            try:
                line = self._returned.pop() if self._returned else next(self._lines)
            except LongLineError as long:
                quotes += long.quotes
            except StopIteration:
                return
            else:
                quotes += line.count('"')


def _header(lines: _RecordLines) -> tuple[list[str], str]:
    """Return the names of the columns and the delimiter, having read the first line that is not blank."""
    line = next((line for line in lines if not line.isspace()), None)
    if line is None:
        raise ReadingError("the file is empty", "put a header and articles into it")
    candidates = [(_split(line, delimiter), delimiter) for delimiter in _DELIMITERS]
    header, delimiter = max(candidates, key=lambda candidate: ("text" in candidate[0], len(candidate[0])))
    if "text" not in header:
        raise missing_text(header)
    twice = sorted({name for name in header if name in FIELDS and header.count(name) > 1})
    if twice:
        raise ReadingError(f"the header has columns twice: {listed(twice)}", "rename or remove one of them")
    return header, delimiter


def _split(line: str, delimiter: str) -> list[str]:
    return [name.strip() for name in next(csv.reader([line], delimiter=delimiter), [])]


def _rows(lines: _RecordLines, delimiter: str) -> Iterator[tuple[int, list[str] | ReadingError]]:
    """Yield the number and the fields of every row that is not blank."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    row = 1
    while True:
        lines.begin()
        found: list[str] | ReadingError | None
        try:
            found = next(reader, None)
        except csv.Error as error:
            found = ReadingError(f"the row is no valid CSV: {error}", "mend its quotation marks")
            if "end of data" in str(error):
                found = ReadingError(_UNCLOSED, "close it, or double it if it belongs to the text")
                if not lines.resume():
                    raise ReadingError(found.reason, found.remedy, row) from None
        except LineError as error:
            found = error
        if found is None:
            return
        if found != []:
            yield row, found
            row += 1


def _uneven(found: int, expected: int) -> ReadingError:
    reason = f"the row has {found} field{'s' * (found != 1)}, the header {expected}"
    return ReadingError(reason, "put fields with delimiters or line breaks in quotation marks")
