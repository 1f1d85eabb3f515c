"""Excel: sheets of findings, articles, framing and errors, and one that says what they are.

Written row by row in constant memory. A sheet holds 1,048,576 rows and a cell 32,767 characters (Microsoft, “Excel
specifications and limits”): what is longer goes on in a further sheet, or is cut and counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from wording.export.atomic import ExportError
from wording.export.cells import neutral
from wording.export.columns import ASKED, evidence, key
from wording.export.material import Material, Tally
from wording.export.sheets import Column, Sheet, Styles
from wording.review.decisions import STATES
from wording.runs.rows import FindingRow

if TYPE_CHECKING:
    import xlsxwriter

_FINDINGS = (
    Column("severity", 9), Column("rule", 22), Column("passage in its sentences", 70, wrap=True),
    Column("message", 50, wrap=True), Column("suggestion", 30, wrap=True), Column("verdict", 10),
    Column("review", 11, choices=STATES), Column("note", 30, wrap=True), Column("reviewer", 14),
    Column("outlet", 18), Column("title", 36, wrap=True), Column("date", 11), Column("language", 9),
    Column("story", 14), Column("url", 30), Column("confidence", 10), Column("category", 30), Column("block", 10),
    Column("text", 24), Column("start", 8), Column("end", 8), Column("article", 24), Column("path", 24),
    Column("evidence", 24), Column("number", 8), Column("signature", 24), Column("key", 34),
)  # fmt: skip
_ARTICLES = (
    Column("outlet", 18), Column("title", 50, wrap=True), Column("date", 11), Column("language", 9),
    Column("penalty", 9), Column("likelihood", 10), Column("band", 16), Column("words", 8), Column("findings", 9),
    Column("critical", 8), Column("major", 8), Column("minor", 8), Column("story", 14), Column("source_language", 15),
    Column("credit", 14), Column("url", 30), Column("article", 24), Column("path", 24), Column("signature", 24),
)  # fmt: skip
_FRAMING = tuple(
    Column(name, width)
    for name, width in {"concept": 26, "variant": 26, "outlet": 22, "language": 9, "texts": 8, "uses": 8}.items()
)
_ERRORS = (Column("path", 40), Column("row", 8), Column("article", 24), Column("kind", 16), Column("message", 80, True))


def write(material: Material, path: Path, tally: Tally) -> None:
    """Write the workbook; every text is a string cell that is never evaluated, `review` offers its three words."""
    import xlsxwriter
    from xlsxwriter.exceptions import XlsxWriterException

    try:
        with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
            _sheets(book, material, tally)
    except XlsxWriterException as error:
        raise ExportError(f"the workbook cannot be written ({error}); give --limit N, or write csv") from None


def _sheets(book: xlsxwriter.Workbook, material: Material, tally: Tally) -> None:
    styles = Styles(book)
    _fill(Sheet(book, "Findings", _FINDINGS, styles, tally), tally.counted(material.findings))
    _records(Sheet(book, "Articles", _ARTICLES, styles, tally), material.articles())
    _records(Sheet(book, "Framing", _FRAMING, styles, tally), material.terms())
    _records(Sheet(book, "Errors", _ERRORS, styles, tally), material.errors())
    _about(book, styles, material, tally)


def _fill(sheet: Sheet, rows: Iterable[FindingRow]) -> None:
    for row in rows:
        special = {"evidence": evidence(row), "key": key(row), "verdict": row.review, **dict.fromkeys(ASKED)}
        values = [
            special[column.name] if column.name in special else getattr(row, column.name, None) for column in _FINDINGS
        ]
        sheet.add(values, passage=(2, row.before, row.text, row.after))
    sheet.close()


def _records(sheet: Sheet, rows: Iterable[object]) -> None:
    for row in rows:
        sheet.add([getattr(row, column.name) for column in sheet.columns])
    sheet.close()


def _about(book: xlsxwriter.Workbook, styles: Styles, material: Material, tally: Tally) -> None:
    """Say on a sheet of its own what the others hold and how it was made."""
    page = book.add_worksheet("About")
    page.set_column(0, 0, 22)
    page.set_column(1, 1, 110, styles.wrapped)
    for number, (name, value) in enumerate(_facts(material, tally).items()):
        page.write_string(number, 0, name, styles.head)
        page.write_string(number, 1, neutral(tally.characters.cell(value)), styles.wrapped)


def _facts(material: Material, tally: Tally) -> Mapping[str, str]:
    info = material.info
    return {
        "What this is": "Passages that machine translation probably damaged, found by a program and not confirmed.",
        "Findings": f"{tally.findings:,} of {info.findings:,} in the run",
        "Chosen": "; ".join(f"{name}: {value}" for name, value in material.chosen.items()) or "everything",
        "Articles": f"{info.articles:,} with {info.words:,} words",
        "Made": f"{info.created}, wording {info.version}",
        "Signatures": "\n".join(info.signatures),
        "start and end": "Count characters (Unicode code points) of the article's text from 0; end is not included.",
        "verdict": "What was decided so far.",
        "review": f"Choose {', '.join(STATES[:-1])} or {STATES[-1]}, write a note, and give the file to "
        "`wording review import RUN FILE --by NAME`; the column “key” must stay as it is.",
        "Leading apostrophe": "Cells that a spreadsheet might take for a formula begin with an apostrophe.",
        "penalty": "MQM penalty per 1,000 words: minor 1 (punctuation 0.1), major 5, critical 25. "
        "Two penalties compare only if their signatures are equal.",
    }
