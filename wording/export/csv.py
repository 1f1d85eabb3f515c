"""CSV (RFC 4180, UTF-8, comma): one line a finding, for spreadsheets and statistics; a `review` column to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import attrgetter
from pathlib import Path

from wording.export.cells import STARTERS, neutral
from wording.export.columns import ASKED, FIELDS, evidence, key
from wording.export.material import Material, Tally
from wording.runs.rows import FindingRow

_SHOWN = tuple(name for name in FIELDS if name not in ("content", "review"))
COLUMNS = (*_SHOWN, "verdict", *ASKED, "key")
"""The hash of the text stands in `key` alone."""

_EVIDENCE = _SHOWN.index("evidence")
_SPECIAL = re.compile(r'[",\r\n]')
_BLANK = (None,) * len(ASKED)
_values = attrgetter(*_SHOWN)


def write(material: Material, path: Path, tally: Tally) -> None:
    """Write a header and a line a finding; cells that a spreadsheet would evaluate get an apostrophe in front."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(line(COLUMNS))
        file.writelines(_lines(material, tally))


def line(cells: Sequence[object]) -> str:
    """Return a line of CSV. Much faster than the csv module, which looks at every character by itself."""
    return ",".join([_quoted(cell) if isinstance(cell, str) else _plain(cell) for cell in cells]) + "\n"


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _SPECIAL.search(cell) else cell


def _plain(cell: object) -> str:
    return "" if cell is None else str(cell)


def _lines(material: Material, tally: Tally) -> Iterator[str]:
    plain = tally.characters.plain
    for row in tally.counted(material.findings):
        cells = _cells(row)
        for place, cell in enumerate(cells):
            if isinstance(cell, str) and cell and (cell[0] in STARTERS or not cell.isprintable()):
                cells[place] = neutral(plain(cell))
        yield line(cells)


def _cells(row: FindingRow) -> list[object]:
    """Return the values of a finding in the order of `COLUMNS`; those that are asked for are left to be filled in."""
    found = list(_values(row))
    found[_EVIDENCE] = evidence(row)
    return [*found, row.review, *_BLANK, key(row)]
