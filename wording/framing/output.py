"""A comparison as lines: a text table, or one of its tables as csv or JSON lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import asdict

from wording.framing.comparison import Comparison
from wording.framing.concordance import Line, Order, ordered
from wording.framing.table import kwic, table

FORMATS = ("text", "csv", "jsonl")


def lines(comparison: Comparison, output: str, order: Order = "outlet") -> Iterator[str]:
    """Yield the lines of a comparison in one of `FORMATS`; `order` is that of the concordance.

    As csv or JSON lines one table is given: the concordance, keyness, labels or timeline where the comparison holds one,
    in this order, else the shares.
    """
    if output == "text":
        yield from table(comparison)
        if comparison.concordance:
            yield ""
            yield from kwic(ordered(comparison.concordance, order))
        return
    records = _records(comparison, order)
    if output == "jsonl":
        yield from (json.dumps(_finite(record), ensure_ascii=False) for record in records)
    else:
        yield from _csv(records)


def _records(comparison: Comparison, order: Order) -> Iterator[dict[str, object]]:
    if comparison.concordance:
        return map(_line, ordered(comparison.concordance, order))
    for rows in (comparison.keyness, comparison.labels, comparison.timeline):
        if rows:
            return map(asdict, rows)
    return comparison.records()


def _line(line: Line) -> dict[str, object]:
    use = line.use
    return {
        "article": line.article,
        "outlet": line.outlet,
        "date": line.date,
        "language": line.language,
        "concept": use.concept,
        "variant": use.variant,
        "left": line.left,
        "term": line.term,
        "right": line.right,
        "voice": use.voice.value,
        "speaker": use.speaker,
        "distanced": use.distanced,
        "negated": use.negated,
        "hedged": use.hedged,
        "denied": use.denied,
        "start": use.span.start,
        "end": use.span.end,
        "in_title": use.in_title,
    }


def _finite(record: dict[str, object]) -> dict[str, object]:
    """Return a record with None for what is no number, which JSON cannot hold."""
    return {
        key: None if isinstance(value, float) and not abs(value) < float("inf") else value
        for key, value in record.items()
    }


def _csv(records: Iterator[dict[str, object]]) -> Iterator[str]:
    """Yield a header and a line a record. A text cell that a spreadsheet would take for a formula gets an apostrophe."""
    for number, record in enumerate(records):
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="")
        if not number:
            yield ",".join(record)
        writer.writerow([_cell(value) for value in _finite(record).values()])
        yield buffer.getvalue()


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\r" and value else value
