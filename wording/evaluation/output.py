"""An evaluation as lines: text for people, or one of its tables as csv, JSON lines or LaTeX."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Iterable, Iterator, Mapping

from wording.evaluation.latex import tabular
from wording.evaluation.result import Evaluation

FORMATS = ("text", "csv", "jsonl", "latex")
_FORMULA = "=+-@\t\r"


def lines(evaluation: Evaluation, output: str, table: str = "systems") -> Iterator[str]:
    """Yield the lines of an evaluation in one of `FORMATS`; `table`, one of `TABLES`, matters for all but text."""
    if output == "text":
        from wording.evaluation.text import table as as_text

        return as_text(evaluation)
    records = evaluation.records(table)
    if output == "latex":
        return tabular(records)
    return _csv(records) if output == "csv" else (json.dumps(_plain(item), ensure_ascii=False) for item in records)


def _csv(records: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Yield a header and a line a record. A text that a spreadsheet would take for a formula gets an apostrophe."""
    for number, record in enumerate(records):
        if not number:
            yield _joined(record)
        yield _joined(_cell(value) for value in _plain(record).values())


def _joined(cells: Iterable[object]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow(cells)
    return buffer.getvalue()


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value[:1] and value[:1] in _FORMULA else value


def _plain(record: Mapping[str, object]) -> dict[str, object]:
    """Return a record with None for what is no number, which JSON cannot hold."""
    return {
        key: None if isinstance(value, float) and not math.isfinite(value) else value for key, value in record.items()
    }
