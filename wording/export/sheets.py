"""Sheets of a workbook that are filled from the top and go on in a further one when they are full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wording.export.cells import neutral
from wording.export.material import Tally

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

ROWS = 1_048_576
CELL = 32_767
CHARACTERS = 500_000_000
"""From so many characters on a sheet is full too: its file inside the workbook has to stay below four gigabytes."""

_ELLIPSIS = " […]"


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its width in characters; `choices` are the words that its cells may hold."""

    name: str
    width: int
    wrap: bool = False
    choices: tuple[str, ...] = ()


class Styles:
    """The formats of a workbook."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.head = book.add_format({"bold": True, "bg_color": "#E4E4E0", "bottom": 1, "valign": "top"})
        self.plain = book.add_format({"valign": "top"})
        self.decimal = book.add_format({"valign": "top", "num_format": "0.00"})
        self.wrapped = book.add_format({"valign": "top", "text_wrap": True})
        self.bold = book.add_format({"bold": True, "font_color": "#A02010", "underline": 1})


class Sheet:
    """One table of a workbook, over as many sheets as its rows need."""

    def __init__(
        self,
        book: xlsxwriter.Workbook,
        name: str,
        columns: Sequence[Column],
        styles: Styles,
        tally: Tally,
        rows: int = ROWS,
        characters: int = CHARACTERS,
    ) -> None:
        """Begin the first sheet; `rows` is how many one may have with its header, `characters` how many in texts."""
        self.columns = columns
        self._book, self._name, self._styles, self._tally = book, name, styles, tally
        self._rows, self._characters = rows, characters
        self._sheets = 0
        self._page = self._begin()

    def add(self, values: Sequence[object], passage: tuple[int, str, str, str] | None = None) -> None:
        """Add a row; `passage` puts into a column what stands before a passage, the passage in bold, and what follows."""
        if self._row == self._rows or self._held >= self._characters:
            self._end()
            self._page = self._begin()
        for number, (column, value) in enumerate(zip(self.columns, values, strict=True)):
            if passage and passage[0] == number:
                self._passage(number, passage[1:])
            elif isinstance(value, str):
                self._page.write_string(self._row, number, self._cut(self._safe(value)), self._style(column))
            elif isinstance(value, int | float):
                style = self._styles.decimal if isinstance(value, float) else self._styles.plain
                self._page.write_number(self._row, number, value, style)
        self._row += 1
        self._held += sum(len(value) for value in (*values, *(passage or ())) if isinstance(value, str))

    def close(self) -> None:
        """Finish the table; says so where it needed more than one sheet."""
        self._end()
        if self._sheets > 1:
            self._tally.notes.append(
                f"{self._name}: split over {self._sheets} sheets; one of Excel's holds {ROWS:,} rows"
            )

    def _begin(self) -> Worksheet:
        self._sheets += 1
        page = self._book.add_worksheet(self._name if self._sheets == 1 else f"{self._name} {self._sheets}")
        page.freeze_panes(1, 0)
        for number, column in enumerate(self.columns):
            page.set_column(number, number, column.width, self._style(column))
            page.write_string(0, number, column.name, self._styles.head)
        self._row, self._held = 1, 0
        return page

    def _end(self) -> None:
        """Set what needs the number of rows: the filter, and the words that a column offers."""
        self._page.autofilter(0, 0, max(1, self._row - 1), len(self.columns) - 1)
        for number, column in enumerate(self.columns):
            if column.choices and self._row > 1:
                offer = {"validate": "list", "source": list(column.choices), "ignore_blank": True}
                self._page.data_validation(1, number, self._row - 1, number, offer)

    def _passage(self, number: int, parts: tuple[str, str, str]) -> None:
        """Write a cell with the passage in bold; if it is too long for a cell, its surroundings are left out."""
        before, text, after = map(self._tally.characters.cell, parts)
        if len(before) + len(text) + len(after) >= CELL:
            before = after = ""
        first, *rest = [piece for piece in (before, text, after) if piece] or [""]
        pieces = [self._cut(neutral(first)), *rest]
        if len(pieces) == 1:
            self._page.write_string(self._row, number, pieces[0], self._styles.wrapped)
            return
        marked = 1 if before else 0
        fragments: list[object] = []
        for place, piece in enumerate(pieces):
            fragments += [self._styles.bold, piece] if place == marked else [piece]
        self._page.write_rich_string(self._row, number, *fragments, self._styles.wrapped)

    def _style(self, column: Column) -> Format:
        return self._styles.wrapped if column.wrap else self._styles.plain

    def _safe(self, text: str) -> str:
        """Return a text that is written as a text: xlsxwriter passes strings between these tags on as they are."""
        text = neutral(self._tally.characters.cell(text))
        if text.startswith("<r>") and text.endswith("</r>"):
            self._tally.characters.replaced += 1
            return f"‹{text[1:]}"
        return text

    def _cut(self, text: str) -> str:
        """Cut what no cell can hold; Excel counts UTF-16 units."""
        if len(text) * 2 <= CELL or len(text.encode("utf-16-le")) // 2 <= CELL:
            return text
        self._tally.cut += 1
        room = 2 * (CELL - len(_ELLIPSIS))
        return text.encode("utf-16-le")[:room].decode("utf-16-le", errors="ignore") + _ELLIPSIS
