"""The files of one chunk: written whole under another name first, and then named, the marker last."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as parquet

from wording.runs.article_rows import Row, Rows
from wording.runs.errors import RunError
from wording.runs.folder import MARKERS, TEMPORARY, Folder, marker_name, part_name
from wording.runs.manifest import Marker
from wording.runs.schema import TABLES

_PART = re.compile(r"part-(\d{6,12})\.parquet")
UNFIT = (pa.ArrowException, ValueError, TypeError, OverflowError)
"""What pyarrow raises for a value that a column cannot hold."""


class Collected:
    """The rows of a chunk while it is scored."""

    def __init__(self) -> None:
        self._rows: dict[int, Rows] = {}

    def add(self, place: int, rows: Rows) -> None:
        """Take the rows of the input at a place, instead of any taken before."""
        self._rows[place] = rows

    def tables(self) -> dict[str, pa.Table]:
        """Return the tables that have rows, in the order of places. Raises `pyarrow.ArrowException` for a wrong value."""
        return _tables(self._rows)

    def unfit(self) -> dict[int, Exception]:
        """Return the places whose rows no table can hold, and why."""
        found: dict[int, Exception] = {}
        for place, rows in self._rows.items():
            try:
                _tables({place: rows})
            except UNFIT as error:
                found[place] = error
        return found


def write(folder: Folder, tables: Mapping[str, pa.Table]) -> dict[str, str]:
    """Write tables under names of their own and return these by table. Leaves nothing behind if it raises `OSError`."""
    written: dict[str, str] = {}
    try:
        for name, table in tables.items():
            written[name] = folder.name(name, f"{TEMPORARY}{uuid4().hex}")
            with folder.files.open(written[name], "wb") as file:
                parquet.write_table(table, file, compression="zstd", write_page_index=True)
            folder.keep(written[name])
    except OSError:
        discard(folder, written.values())
        raise
    return written


def commit(folder: Folder, marker: Marker, written: Mapping[str, str]) -> None:
    """Give the files of a chunk their names, then say that it is whole. Raises `OSError`; doing it again is harmless."""
    for name, path in written.items():
        folder.rename(path, folder.name(name, part_name(marker.chunk)))
    folder.write_json(marker.as_json(), MARKERS, marker_name(marker.chunk))


def discard(folder: Folder, written: Iterable[str]) -> None:
    """Remove files that were written in vain."""
    for path in written:
        folder.discard(path)


def sweep(folder: Folder, start: int, whole: Collection[int]) -> None:
    """Remove what a batch that was broken off has left behind: files half written, and parts of chunks half named.

    `start` is the first chunk that is not part of the finished run, `whole` holds those from there on that have markers.
    """
    for place in (*((table,) for table in TABLES), (MARKERS,), ()):
        for name in folder.names(*place):
            if name.startswith(TEMPORARY) or (TABLES.keys() & place and _orphaned(name, start, whole)):
                folder.discard(folder.name(*place, name))


def _orphaned(name: str, start: int, whole: Collection[int]) -> bool:
    part = _PART.fullmatch(name)
    return part is not None and int(part[1]) >= start and int(part[1]) not in whole


def markers(folder: Folder, start: int) -> list[Marker]:
    """Return the markers of the chunks from a number on that are whole, in order."""
    found = []
    for name in folder.names(MARKERS):
        if name.endswith(".json") and not name.startswith("."):
            with suppress(KeyError, TypeError, RunError):
                found.append(Marker.from_json(folder.read_json(MARKERS, name)))
    return [marker for marker in found if marker.chunk >= start]


def _tables(rows: Mapping[int, Rows]) -> dict[str, pa.Table]:
    by_table: dict[str, list[Row]] = {}
    for place in sorted(rows):
        for name, found in rows[place].items():
            by_table.setdefault(name, []).extend((place, *row) for row in found)
    return {name: _table(TABLES[name], found) for name, found in by_table.items() if found}


def _table(schema: pa.Schema, rows: list[Row]) -> pa.Table:
    arrays = [pa.array(column, field.type) for column, field in zip(zip(*rows, strict=True), schema, strict=True)]
    return pa.table(arrays, schema=schema)
