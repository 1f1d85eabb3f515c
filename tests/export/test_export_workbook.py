"""What only a workbook has: sheets, bold passages, words to choose from, limits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import hard_rows
import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils.escape import unescape

from wording.export import export
from wording.export.cells import restored
from wording.export.characters import Characters
from wording.export.material import Tally, TermCount
from wording.export.sheets import CELL, Column, Sheet, Styles

TERM = TermCount("guarantees", "assurances", "=Elmstead", "en", 3, 5)


@pytest.fixture
def book(tmp_path: Path) -> openpyxl.Workbook:
    path = tmp_path / "findings.xlsx"
    material = replace(hard_rows.material(), terms=lambda: [TERM])
    export(material, path)
    return openpyxl.load_workbook(path, rich_text=True)


def rows_of(book: openpyxl.Workbook, name: str) -> list[dict[str, object]]:
    header, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


def test_there_is_a_sheet_for_each_table(book: openpyxl.Workbook):
    assert book.sheetnames == ["Findings", "Articles", "Framing", "Errors", "About"]
    assert len(rows_of(book, "Findings")) == len(hard_rows.hard_findings())
    assert [row["article"] for row in rows_of(book, "Articles")] == list(hard_rows.HARD)
    assert rows_of(book, "Framing")[0]["outlet"] == "'=Elmstead"
    assert str(rows_of(book, "Errors")[0]["message"]).startswith("'=")


def test_headers_stay_and_filter(book: openpyxl.Workbook):
    sheet = book["Findings"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref.endswith(str(len(hard_rows.hard_findings()) + 1))


def test_the_review_column_offers_its_words(book: openpyxl.Workbook):
    (offer,) = book["Findings"].data_validations.dataValidation
    assert offer.formula1 == '"accepted,rejected,unsure"'


def bold(cell: Iterable[object]) -> str:
    return "".join(piece.text for piece in cell if isinstance(piece, TextBlock) and piece.font.b)


def test_the_passage_is_bold_within_its_sentences(book: openpyxl.Workbook):
    characters = Characters()
    for row, made in zip(rows_of(book, "Findings"), hard_rows.hard_findings(), strict=True):
        cell = row["passage in its sentences"]
        whole = characters.cell(made.before + made.text + made.after)
        assert restored(str(cell)) == whole
        if made.before or made.after:
            assert isinstance(cell, CellRichText)
            assert restored(bold(cell)) == characters.cell(made.text)


def test_every_passage_is_where_the_offsets_say(book: openpyxl.Workbook):
    for row in rows_of(book, "Findings"):
        text = Characters().cell(hard_rows.HARD[str(row["article"])])
        assert text[int(str(row["start"])) : int(str(row["end"]))] == restored(str(row["text"]))


def sheets(tmp_path: Path, values: list[str], **limits: int) -> tuple[openpyxl.Workbook, Tally]:
    path, tally = tmp_path / "book.xlsx", Tally()
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = Sheet(book, "Findings", (Column("text", 9),), Styles(book), tally, **limits)
        for value in values:
            sheet.add([value])
        sheet.close()
    return openpyxl.load_workbook(path), tally


def test_a_full_sheet_goes_on_in_another(tmp_path: Path):
    book, tally = sheets(tmp_path, list("abcde"), rows=3)
    assert book.sheetnames == ["Findings", "Findings 2", "Findings 3"]
    found = [[cell.value for (cell,) in sheet.iter_rows()] for sheet in book]
    assert found == [["text", "a", "b"], ["text", "c", "d"], ["text", "e"]]
    assert tally.notes == ["Findings: split over 3 sheets; one of Excel's holds 1,048,576 rows"]


def test_a_sheet_with_too_much_text_goes_on_in_another(tmp_path: Path):
    book, _ = sheets(tmp_path, ["abc", "def", "ghi"], characters=6)
    assert [sheet.max_row for sheet in book] == [3, 2]


def test_a_cell_too_long_is_cut_and_counted(tmp_path: Path):
    book, tally = sheets(tmp_path, ["😀" * CELL], rows=9)
    value = book["Findings"]["A2"].value
    assert value.startswith("😀😀")
    assert len(value.encode("utf-16-le")) <= 2 * CELL
    assert tally.cut == 1


@pytest.mark.parametrize(
    "text", ["<r>a</r>", "<r><t>x</t></r>", "a & b <c>", "_x0041_ and _x000D_", "a\r\nb\rc", " edge "]
)
def test_text_that_looks_like_markup_stays_text(tmp_path: Path, text: str):
    book, _ = sheets(tmp_path, [text], rows=9)
    expected = text.replace("<r>", "‹r>", 1).replace("\r\n", " \n").replace("\r", "\n")
    assert unescape(book["Findings"]["A2"].value) == expected
