"""CSV, JSON lines, Parquet and Excel, read back with readers that know nothing of how they were written."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import hard_rows
import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wording.export import Material, export
from wording.export.cells import neutral, restored
from wording.export.characters import Characters
from wording.export.csv import line

STARTERS = ("=", "+", "-", "@", "\t", "\r")


def pictured(text: str) -> str:
    """The text as formats without control characters hold it."""
    return Characters().plain(text)


def holds(article: str, start: int, end: int, passage: str) -> bool:
    return pictured(hard_rows.HARD[article])[int(start) : int(end)] == passage


def test_csv_keeps_every_passage_for_the_csv_module(tmp_path: Path):
    path = tmp_path / "findings.csv"
    export(hard_rows.material(), path)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(hard_rows.hard_findings())
    for row, made in zip(rows, hard_rows.hard_findings(), strict=True):
        assert holds(row["article"], row["start"], row["end"], restored(row["text"]))
        assert restored(row["before"]) + restored(row["text"]) == pictured(made.before + made.text)
        assert json.loads(restored(row["evidence"])) == {"word": made.text}
        assert row["signature"] == made.signature
        assert row["url"] == made.url


def test_csv_keeps_every_passage_for_pandas(tmp_path: Path):
    path = tmp_path / "findings.csv"
    export(hard_rows.material(), path)
    frame = pd.read_csv(path, keep_default_na=False)
    made = hard_rows.hard_findings()
    assert list(frame["confidence"]) == [row.confidence for row in made]
    for row in frame.itertuples():
        assert holds(row.article, row.start, row.end, restored(row.text))


def test_jsonl_keeps_everything(tmp_path: Path):
    path = tmp_path / "findings.jsonl"
    result = export(hard_rows.material(), path)
    records = [json.loads(line) for line in path.read_bytes().split(b"\n") if line]
    assert result.replaced == 0
    for record, made in zip(records, hard_rows.hard_findings(), strict=True):
        text = hard_rows.HARD[record["article"]]
        assert text[record["start"] : record["end"]] == record["text"] == made.text
        assert {name: getattr(made, name) for name in made.__slots__} == record


def test_jsonl_escapes_lone_surrogates(tmp_path: Path):
    path = tmp_path / "findings.jsonl"
    text = "a \ud83d a"
    export(hard_rows.material([hard_rows.finding("edges", 0, 0, 5, text)], {"edges": text}), path)
    assert json.loads(path.read_bytes())["text"] == text


def test_parquet_keeps_everything(tmp_path: Path):
    path = tmp_path / "findings.parquet"
    export(hard_rows.material(), path)
    frame = pd.read_parquet(path)
    made = hard_rows.hard_findings()
    assert list(frame["text"]) == [row.text for row in made]
    assert list(frame["end"]) == [row.end for row in made]
    assert json.loads(frame["evidence"][0]) == dict(made[0].evidence)
    for row in frame.itertuples():
        assert hard_rows.HARD[row.article][row.start : row.end] == row.text


def test_parquet_without_a_finding_has_its_columns(tmp_path: Path):
    path = tmp_path / "findings.parquet"
    export(hard_rows.material([]), path)
    assert {"rule", "start", "signature"} < set(pd.read_parquet(path).columns)


def cells(path: Path) -> list[str]:
    """All cells of a written table that hold a text."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            return [cell for row in csv.reader(file) for cell in row]
    book = openpyxl.load_workbook(path)
    values = (cell.value for sheet in book for row in sheet.iter_rows() for cell in row)
    return [value for value in values if isinstance(value, str)]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_no_cell_is_evaluated(form: str, tmp_path: Path):
    path = tmp_path / f"findings.{form}"
    export(hard_rows.material(), path)
    found = cells(path)
    assert any(cell.startswith("'=") for cell in found)
    assert not [cell for cell in found if cell.startswith(STARTERS)]


def test_no_cell_of_a_workbook_is_a_formula(tmp_path: Path):
    path = tmp_path / "findings.xlsx"
    export(hard_rows.material(), path)
    kinds = {cell.data_type for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n", "inlineStr"}


@given(
    st.lists(st.one_of(st.text(alphabet='",\r\n\ta ;', max_size=8), st.none(), st.integers(), st.floats()), min_size=2)
)
def test_a_line_is_what_the_csv_module_reads(cells: list[object]):
    (row,) = csv.reader(io.StringIO(line(cells), newline=""))
    assert row == ["" if cell is None else str(cell) for cell in cells]


@given(st.text(alphabet="=+-@'\t\rax", max_size=6))
def test_a_neutral_cell_can_be_restored(cell: str):
    assert restored(neutral(cell)) == cell
    assert not neutral(cell).startswith(STARTERS)


@given(st.text(st.characters(exclude_categories=())))
def test_replacing_moves_no_offset(text: str):
    characters = Characters()
    for kept in (characters.plain(text), characters.line(text), characters.narrow(text), characters.encodable(text)):
        assert len(kept) == len(text)
        assert kept.encode("utf-8", "strict").decode() == kept
    assert "\x00" not in characters.plain(text)
    assert max(map(ord, characters.narrow(text)), default=0) <= 0xFFFF


def test_what_a_format_cannot_hold_is_counted(tmp_path: Path):
    row = hard_rows.finding("control", 0, 5, 20)
    result = export(hard_rows.material([row]), tmp_path / "findings.csv")
    assert result.replaced > 0
    assert "cannot hold" in result.notes[0]


def material_of(count: int) -> Material:
    return hard_rows.material([hard_rows.finding("edges", number, 0, 7) for number in range(count)])


def test_numbers_stay_numbers(tmp_path: Path):
    path = tmp_path / "findings.xlsx"
    export(material_of(3), path)
    frame = pd.read_excel(path)
    assert frame["start"].dtype.kind == "i"
    assert frame["confidence"].dtype.kind == "f"
