"""A concordance as text: the terms under each other, in the middle of the line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len

from wording.framing.columns import cut, cut_left
from wording.framing.concordance import Line
from wording.framing.tally import FLAGS


def kwic(lines: Iterable[Line], width: int) -> Iterator[str]:
    """Yield two lines a use: the words around it, then whose words they are, how they are meant and where they stand."""
    side = (width - 4) * 2 // 5
    for line in lines:
        before = cut_left(line.left, side)
        term = f"[{line.term}]"
        after = cut(line.right, max(8, width - side - cell_len(term) - 2))
        yield f"{' ' * (side - cell_len(before))}{before} {term} {after}".rstrip()
        said = "".join(f", {flag}" for flag in FLAGS if getattr(line.use, flag))
        who = f" ({line.use.speaker})" if line.use.speaker else ""
        place = " · ".join(part for part in (line.outlet, line.date, line.article) if part)
        yield cut(f"    {line.use.variant}: {line.use.voice}{who}{said} · {place}", width)
