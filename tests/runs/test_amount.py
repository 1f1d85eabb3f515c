"""What is counted before it is read agrees with what is read."""

from __future__ import annotations

import gzip
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as parquet

from wording.reading import Item, read
from wording.runs.amount import amount


def test_all_kinds_of_files_are_counted(tmp_path: Path):
    (tmp_path / "a.jsonl").write_text('{"text": "One."}\n{"text": "Two."}', encoding="utf-8")
    (tmp_path / "b.csv").write_text("text\nThree.\nFour.\nFive.\n", encoding="utf-8")
    (tmp_path / "c.txt").write_text("Six.", encoding="utf-8")
    with gzip.open(tmp_path / "d.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write('{"text": "Seven."}\n')
    parquet.write_table(pa.table({"text": ["Eight.", "Nine."]}), tmp_path / "e.parquet")
    assert amount([tmp_path]) == sum(isinstance(found, Item) for found in read(tmp_path)) == 9


def test_nobody_knows_what_standard_input_holds(tmp_path: Path):
    assert amount(["-"]) is None
    assert amount([tmp_path / "nowhere.txt"]) == 1
