"""Text in columns: cut and padded to the width that it takes on a terminal, bars, and lists that say what they leave out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len, set_cell_size

WIDTH = 100
"""Columns of a line where nothing tells how wide the terminal is."""

LEAST, MOST = 100, 160
"""Lines are neither narrower nor wider, whatever the terminal says."""

_EIGHTHS = " ▏▎▍▌▋▊▉"
_HEIGHTS = "▁▂▃▄▅▆▇█"


def cut(text: str, width: int) -> str:
    """Return a text of at most so many columns, with an ellipsis where it was longer."""
    return text if cell_len(text) <= width else set_cell_size(text, width - 1).rstrip() + "…"


def cut_left(text: str, width: int) -> str:
    """Return the end of a text, of at most so many columns, with an ellipsis where it was longer."""
    if cell_len(text) <= width:
        return text
    while cell_len(text) >= width:
        text = text[max(1, len(text) - width) :]
    return "…" + text


def left(text: str, width: int) -> str:
    """Return a text cut and padded to a width, at the left."""
    return set_cell_size(cut(text, width), width)


def right(text: str, width: int) -> str:
    """Return a text padded to a width, at the right; a longer one is kept whole, for numbers are not cut."""
    return " " * max(0, width - cell_len(text)) + text


def bar(share: float, width: int) -> str:
    """Return a bar for a share between 0 and 1, padded to a width."""
    eighths = round(8 * width * min(max(share, 0.0), 1.0))
    if share > 0:
        eighths = max(eighths, 1)
    full, rest = divmod(eighths, 8)
    return ("█" * full + (_EIGHTHS[rest] if rest else "")).ljust(width)


def height(share: float) -> str:
    """Return a sign whose height shows a share between 0 and 1."""
    return _HEIGHTS[min(7, int(8 * share))]


def percent(share: float) -> str:
    """Return a share as whole per cent; one that rounds to none, but is some, as “<1%”."""
    rounded = round(100 * share)
    return "<1%" if share > 0 and not rounded else f"{rounded}%"


def p_value(adjusted: float) -> str:
    """Return an adjusted p value in brackets behind a space, nothing where there is none."""
    if math.isnan(adjusted):
        return ""
    return " (p < 0.001)" if adjusted < 0.001 else f" (p = {adjusted:.3f})"


def wrapped(cells: Iterable[str], width: int, joint: str = " · ") -> Iterator[str]:
    """Yield lines of cells, as many in each as fit."""
    line = ""
    room = width - len(joint.rstrip())
    for cell in cells:
        if line and cell_len(line) + cell_len(joint) + cell_len(cell) > room:
            yield line + joint.rstrip()
            line = ""
        line += (joint if line else "") + cell
    if line:
        yield line


def hanging(head: str, cells: Iterable[str], width: int, joint: str = " · ") -> Iterator[str]:
    """Yield lines of cells behind a head, those after the first set in as far as the head is long."""
    for number, line in enumerate(wrapped(cells, width - len(head), joint)):
        yield f"{head if not number else ' ' * len(head)}{line}"


def shortened(rows: Sequence[str], most: int, what: str) -> Iterator[str]:
    """Yield at most so many rows (0: all), and a line that says how many are left out and how to see them."""
    shown = rows[: most or len(rows)]
    yield from shown
    if len(shown) < len(rows):
        yield f"  … {len(rows) - len(shown):,} more {what}: --top 0 shows all, --format csv too"
