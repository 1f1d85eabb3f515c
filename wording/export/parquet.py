"""Parquet: one row a finding, for data frames and databases; `evidence` holds JSON."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from wording.export.characters import Characters
from wording.export.columns import FIELDS, evidence, values
from wording.export.material import Material, Tally
from wording.runs.rows import FindingRow

ROWS = 10_000
"""Rows held at a time; each makes a row group."""


def write(material: Material, path: Path, tally: Tally) -> None:
    """Write a table with the fields of a finding as columns."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds = {"confidence": pa.float64(), "start": pa.int64(), "end": pa.int64(), "number": pa.int64()}
    schema = pa.schema([(name, kinds.get(name, pa.string())) for name in FIELDS])
    with pq.ParquetWriter(path, schema, compression="zstd") as table:
        found = tally.counted(material.findings)
        while rows := list(islice(found, ROWS)):
            columns = list(zip(*(_values(row, tally.characters) for row in rows), strict=True))
            table.write_table(pa.table(dict(zip(FIELDS, columns, strict=True)), schema=schema))


def _values(row: FindingRow, characters: Characters) -> list[object]:
    found = [evidence(row) if name == "evidence" else value for name, value in zip(FIELDS, values(row), strict=True)]
    return [characters.encodable(value) if isinstance(value, str) else value for value in found]
