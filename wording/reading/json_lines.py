"""JSON lines: an object a line, its keys the fields of an article."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count
from typing import IO

from wording.reading.items import Limits, Problem, Raw, ReadingError
from wording.reading.lines import LineError, Lines
from wording.reading.records import FIELDS, ignored, missing_text

_PATIENCE = 100


def read_json_lines(stream: IO[bytes], path: str, limits: Limits) -> Iterator[Raw | Problem]:
    """Yield the articles of a stream, a problem for each line that is none. Raises `ReadingError`.

    If no line has a text, there is one problem for the file, and after 100 lines without one the rest is not read.
    """
    held: list[Problem] = []
    names: dict[str, None] = {}
    first = True
    for row, found, encoding in _objects(stream, limits):
        if isinstance(found, LineError):
            yield found.at(path, row)
            continue
        if "text" in found:
            yield from held
            held = []
            notes = ignored([name for name in found if name not in FIELDS]) if first else ()
            first = False
            yield Raw(found, row, encoding, notes)
        elif first:
            names |= dict.fromkeys(found)
            held.append(_textless(list(found)).at(path, row))
            if len(held) == _PATIENCE:
                break
        else:
            yield _textless(list(found)).at(path, row)
    if len(held) > 1:
        raise _textless(list(names))
    yield from held


def _objects(stream: IO[bytes], limits: Limits) -> Iterator[tuple[int, dict[str, object] | LineError, str | None]]:
    """Yield number, object and encoding of every line that is not blank."""
    lines = Lines(stream, limits.max_row_chars)
    for row in count(1):
        found: dict[str, object] | LineError
        try:
            line = next(lines, None)
            if line is None:
                return
            if line.isspace():
                continue
            found = _object(line)
        except LineError as error:
            found = error
        yield row, found, lines.encoding


def _object(line: str) -> dict[str, object]:
    try:
        found = json.loads(line.rstrip())
    except json.JSONDecodeError as error:
        raise LineError(f"the line is no valid JSON: {error.msg} at column {error.colno}", "mend the line") from None
    except (ValueError, RecursionError):
        raise LineError("the line is no JSON that can be read", "mend the line") from None
    if not isinstance(found, dict):
        raise LineError("the line is no JSON object", 'write each article as {"text": "…"} on a line of its own')
    return found


def _textless(names: list[str]) -> ReadingError:
    error = missing_text(names)
    return ReadingError(error.reason.replace("column", "key"), error.remedy.replace("column", "key"))
