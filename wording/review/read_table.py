"""Decisions out of our own csv and xlsx exports, as spreadsheets save them again."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from itertools import count
from pathlib import Path

from wording.review.decisions import Decision, Key, ReviewError
from wording.review.imported import Imported, state_of

_DELIMITERS = ",;\t|"
_ENCODINGS = ("utf-8-sig", "utf-16", "cp1252")


def read_csv(path: Path, reviewer: str) -> Imported:
    """Read the columns key, review, note and reviewer of a CSV file; an empty reviewer is `reviewer`.

    The delimiter and the encoding may be those that a spreadsheet put instead. Raises `ReviewError`.
    """
    text = _decoded(path)
    header = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=header.count)
    csv.field_size_limit(10_000_000)
    try:
        rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
        return _decisions(path, rows.fieldnames or (), rows, reviewer)
    except csv.Error as error:
        raise ReviewError(f"{path}: cannot be read as CSV ({error}); save it as CSV in UTF-8 again") from None


def read_xlsx(path: Path, reviewer: str) -> Imported:
    """Read the same columns of every sheet of a workbook that has them. Raises `ReviewError`."""
    import openpyxl

    try:
        book = openpyxl.load_workbook(path, read_only=True)
    except Exception as error:  # openpyxl lets whatever its parsers raise through
        raise ReviewError(f"{path}: cannot be read as a workbook ({error}); save it as .xlsx again") from None
    found = Imported()
    tables = 0
    for sheet in book.worksheets:
        rows = (["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True))
        header = next(rows, [])
        if "key" not in header or "review" not in header:
            continue
        tables += 1
        records = (dict(zip(header, row, strict=False)) for row in rows)
        part = _decisions(path, header, records, reviewer)
        found.decisions += part.decisions
        found.problems += [f"{problem} (sheet {sheet.title})" for problem in part.problems]
        found.undecided += part.undecided
    book.close()
    if not tables:
        raise ReviewError(_lacking(path))
    return found


def _decoded(path: Path) -> str:
    content = path.read_bytes()
    for encoding in _ENCODINGS:
        if encoding == "utf-16" and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ReviewError(f"{path}: the encoding is unknown; save it as CSV in UTF-8")


def _lacking(path: Path) -> str:
    return f"{path}: there are no columns “key” and “review”; give a file that `wording export` made"


def _decisions(path: Path, header: Iterable[str], rows: Iterable[Mapping[str, str | None]], reviewer: str) -> Imported:
    if not {"key", "review"} <= set(header):
        raise ReviewError(_lacking(path))
    found = Imported()
    for number, row in zip(count(2), rows, strict=False):
        said = (row.get("review") or "").strip()
        if not said:
            found.undecided += 1
            continue
        try:
            key = Key.parse(row.get("key") or "")
        except ValueError:
            found.problems.append(f"{path}: row {number}: the key is damaged; copy it from the export")
            continue
        state = state_of(said)
        if state is None:
            found.problems.append(f"{path}: row {number}: “{said}” is none of accepted, rejected, unsure")
            continue
        name = (row.get("reviewer") or "").strip() or reviewer
        found.decisions.append(Decision(key, name, state, (row.get("note") or "").strip()))
    return found
