"""Cells that a spreadsheet would take for a formula are given an apostrophe in front, and lose it again when read back.

OWASP, “CSV Injection”: a cell that begins with =, +, -, @, a tab or a line break may be evaluated. Full-width forms of
these signs are evaluated by East Asian versions of spreadsheets.
"""

from __future__ import annotations

STARTERS = frozenset("=+-@\t\r\n＝＋－＠'")
"""What a cell begins with that has to be looked at."""


def neutral(cell: str) -> str:
    """Return a cell that no spreadsheet evaluates; `restored` undoes it for every string."""
    return f"'{cell}" if cell and cell[0] in STARTERS and _evaluates(cell) else cell


def restored(cell: str) -> str:
    """Return what stood in the cell before `neutral`."""
    return cell[1:] if cell.startswith("'") and _evaluates(cell[1:]) else cell


def _evaluates(cell: str) -> bool:
    """Tell whether a cell begins with a starter, apostrophes before it aside: these have to be kept apart as well."""
    return cell.lstrip("'")[:1] in STARTERS - {"'"} if cell else False
