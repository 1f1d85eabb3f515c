"""Parquet tables, read batch by batch, only the columns that are fields of an article."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from wording.reading.items import Limits, Problem, Raw, ReadingError, listed
from wording.reading.records import FIELDS, ignored, missing_text
from wording.reading.streams import opened, spooled

_BATCH_ROWS = 128
_BUFFER_BYTES = 1 << 18


def read_parquet(path: str, packed: bool, limits: Limits) -> Iterator[Raw | Problem]:
    """Yield the articles of a table. Raises `ReadingError`, or `OSError` where the file cannot be opened."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    with _seekable(path, packed, limits) as file:
        try:
            # Without a buffer size, the reader holds whole column chunks: often the whole table.
            table = pq.ParquetFile(file, buffer_size=_BUFFER_BYTES, pre_buffer=False)
            yield from _rows(table)
        except (pa.ArrowException, OSError, ValueError) as error:
            reason = str(error).partition("\n")[0][:200]
            raise ReadingError(f"the file is no whole Parquet table: {reason}", "write it again") from None


def _rows(table: Any) -> Iterator[Raw]:
    names: list[str] = table.schema_arrow.names
    if "text" not in names:
        raise missing_text(names)
    if twice := sorted({name for name in names if name in FIELDS and names.count(name) > 1}):
        raise ReadingError(f"the table has columns twice: {listed(twice)}", "rename or remove one of them")
    columns = [name for name in names if name in FIELDS]
    notes = ignored([name for name in names if name not in FIELDS])
    row = 0
    for batch in table.iter_batches(batch_size=_BATCH_ROWS, columns=columns):
        for values in zip(*(_values(batch.column(name)) for name in columns), strict=True):
            row += 1
            yield Raw(dict(zip(columns, values, strict=True)), row, None, notes)
            notes = ()


def _values(column: Any) -> list[object]:
    """Return a column as Python values, times as strings, and bytes where a string is no UTF-8."""
    import pyarrow as pa

    if pa.types.is_timestamp(column.type):
        # As Python objects, times in nanoseconds would need pandas.
        column = column.cast(pa.string())
    try:
        return list(column.to_pylist())
    except UnicodeDecodeError:
        return [_decoded(value) for value in column.cast(pa.binary()).to_pylist()]


def _decoded(value: bytes | None) -> str | bytes | None:
    try:
        return value if value is None else value.decode()
    except UnicodeDecodeError:
        return value


@contextmanager
def _seekable(path: str, packed: bool, limits: Limits) -> Iterator[IO[bytes]]:
    """Open a table for reading here and there; one that is packed is unpacked into a temporary file."""
    with opened(path, packed) as stream:
        if packed or not stream.seekable():
            with spooled(stream, limits.max_unpacked_bytes) as file:
                yield file
        else:
            yield stream
