"""The columns that a finding has in every table, under the names of the field."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from operator import attrgetter

from wording.review.decisions import key_text
from wording.runs.rows import FindingRow

FIELDS = (
    "article", "outlet", "title", "date", "language", "story", "url", "path", "rule", "category", "severity",
    "confidence", "message", "suggestion", "before", "text", "after", "start", "end", "block", "evidence", "number",
    "content", "signature", "review",
)  # fmt: skip
"""The fields of a finding in the order of the columns; all of `FindingRow`."""

ASKED = ("review", "reviewer", "note")
"""The columns that people fill in and `wording review import` reads back."""

values: Callable[[FindingRow], tuple[object, ...]] = attrgetter(*FIELDS)
"""The values of a finding in the order of `FIELDS`."""

_as_json = json.JSONEncoder(ensure_ascii=False).encode


def key(row: FindingRow) -> str:
    """Return what a decision on the finding is kept under; no spreadsheet takes it for a number or a date."""
    return key_text(row.content, row.start, row.end, row.rule)


def evidence(row: FindingRow) -> str:
    """Return what the judgement rests on as JSON, empty where there is nothing."""
    return _as_json(dict(row.evidence)) if row.evidence else ""


def record(row: FindingRow) -> Mapping[str, object]:
    """Return a finding as a flat record of all its fields, `evidence` as a mapping."""
    found = dict(zip(FIELDS, values(row), strict=True))
    found["evidence"] = dict(row.evidence)
    return found
