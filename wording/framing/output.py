"""A comparison as lines: text for a reader, or one of its tables as csv or JSON lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator

from wording.framing.columns import WIDTH
from wording.framing.comparison import Comparison
from wording.framing.concordance import Order, ordered
from wording.framing.table import TOP, text
from wording.framing.tables import COLUMNS, Record, Table, records

FORMATS = ("text", "csv", "jsonl")

_SPECIAL: tuple[Table, ...] = ("concordance", "around", "keyness", "labels", "timeline")


def lines(
    comparison: Comparison,
    output: str,
    order: Order = "outlet",
    *,
    table: Table | None = None,
    width: int = WIDTH,
    top: int = TOP,
    whole: bool = False,
) -> Iterator[str]:
    """Yield the lines of a comparison in one of `FORMATS`; see `wording.framing.table.text` for the options.

    As csv or JSON lines one table is given: `table`, else the first of concordance, words around a name, keyness, labels
    and timeline that the comparison holds, else the shares. Nothing is left out of it.
    """
    if output == "text":
        chosen = (table,) if table else ()
        yield from text(comparison, chosen, width=width, top=top, order=order, whole=whole)
        return
    held: tuple[Table, ...] = tuple(name for name in _SPECIAL if getattr(comparison, name))
    name: Table = table or (*held, "shares")[0]
    rows = _concordance(comparison, order) if name == "concordance" else records(comparison, name)
    if output == "jsonl":
        yield from (json.dumps(_finite(record), ensure_ascii=False) for record in rows)
    else:
        yield from _csv(COLUMNS[name], rows)


def _concordance(comparison: Comparison, order: Order) -> Iterator[Record]:
    from dataclasses import replace

    return records(replace(comparison, concordance=tuple(ordered(comparison.concordance, order))), "concordance")


def _finite(record: Record) -> Record:
    """Return a record with None for what is no number, which JSON cannot hold."""
    return {
        key: None if isinstance(value, float) and not abs(value) < float("inf") else value
        for key, value in record.items()
    }


def _csv(columns: Iterable[str], rows: Iterable[Record]) -> Iterator[str]:
    """Yield a header and a line a record. A text cell that a spreadsheet would take for a formula gets an apostrophe."""
    yield ",".join(columns)
    for record in rows:
        buffer = io.StringIO()
        csv.writer(buffer, lineterminator="").writerow([_cell(value) for value in _finite(record).values()])
        yield buffer.getvalue()


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\r" and value else value
