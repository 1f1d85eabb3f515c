"""Pearmut: a campaign with the findings as error spans to review.

Form: zouharvi/pearmut, “Pre-filled Error Spans”; `start_i` and `end_i` are both inside the span. Protocol MQM, since ESA
would drop the categories. Keys that Pearmut does not know are kept in its logs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from wording.export.columns import key
from wording.export.json_stream import write_list
from wording.export.material import Material, Tally, by_article
from wording.export.spans import Shown, shown
from wording.mqm import Category, Severity
from wording.runs.rows import FindingRow

_UNSAFE = re.compile(r"[^\w.-]+")
"""What cannot stand in the name of a file everywhere: Pearmut keeps a campaign under its name."""
_INSTRUCTIONS = (
    "The marks are suggestions of a program. Correct their severity and kind, delete those that are wrong, add what is "
    "missing. The source text is not shown."
)


def write(material: Material, path: Path, tally: Tally) -> None:
    """Write a campaign for one person: a document is an article, an item one of its lines."""
    info = {
        "assignment": "task-based",
        "protocol": "MQM",
        "mqm_categories": _categories(),
        "mqm_severities": [severity.value.capitalize() for severity in Severity],
        "instructions": _INSTRUCTIONS,
        "shuffle": False,
        "show_model_names": True,
    }
    campaign = f"wording-{_UNSAFE.sub('-', material.info.created)}"
    with path.open("w", encoding="utf-8") as file:
        file.write(f'{{"info": {json.dumps(info)},\n "campaign_id": {json.dumps(campaign)},\n "data": [')
        write_list(file, _documents(material, tally))
        file.write("]}\n")


def _categories() -> dict[str, list[str]]:
    """Return the subtypes of each dimension in words, after the empty choices that Pearmut begins with."""
    result: dict[str, list[str]] = {"": []}
    for category in Category:
        result.setdefault(_words(category.dimension), [""]).append(_words(category.value.partition("/")[2]))
    return result


def _words(name: str) -> str:
    return name.replace("-", " ").capitalize()


def _documents(material: Material, tally: Tally) -> Iterator[list[dict[str, object]]]:
    for rows in by_article(tally.counted(material.findings)):
        parts = shown(material.text(rows[0].article), rows, tally.characters)
        yield [_item(part, rows[0]) for part in parts]


def _item(part: Shown, first: FindingRow) -> dict[str, object]:
    system = _system(first)
    spans = [_span(part, row) for row in part.segment.found]
    return {
        "tgt": {system: part.text},
        "item_id": f"{first.article}:{part.segment.start}",
        "error_spans": {system: spans},
        "article": first.article,
        "outlet": first.outlet,
        "url": first.url,
        "date": first.date,
        "signature": first.signature,
    }


def _system(first: FindingRow) -> str:
    """Return the outlet as the name of a system, which may not consist of digits."""
    name = (first.outlet or "").strip()
    return f"outlet {name}" if not name or name.isdigit() else name


def _span(part: Shown, row: FindingRow) -> dict[str, object]:
    start, end = part.span(row)
    return {
        "start_i": start,
        "end_i": end - 1,
        "severity": row.severity,
        "category": "/".join(_words(name) for name in row.category.split("/")),
        "rule": row.rule,
        "note": row.message,
        "confidence": row.confidence,
        "key": key(row),
    }
