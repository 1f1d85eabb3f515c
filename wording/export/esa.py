"""Appraise: batches for document-level Error Span Annotation (ESA) with the findings as spans to begin with.

Kocmi et al. 2024, “Error Span Annotation”; the form is that of Appraise's `Examples/MQM+ESA/batches_esa.json`, in which
`end_i` is the first character after the span. The severities are minor and major; the error type keeps the category.
Appraise wants a source: where none is known the segment says so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from wording.export.columns import key
from wording.export.json_stream import write_list
from wording.export.material import Material, Tally, by_article
from wording.export.spans import Shown, shown, two_severities
from wording.runs.rows import FindingRow

BATCH = 100
"""About as many segments as one person is given at a time; an article is never divided."""

LONGEST_NAME = 100
"""Characters of a document's name that Appraise's database holds."""

_NO_SOURCE = "(source not seen)"


def write(material: Material, path: Path, tally: Tally) -> None:
    """Write a list of batches, each with the segments of some articles of one language."""
    with path.open("w", encoding="utf-8") as file:
        write_list(file, _batches(material, tally))
        file.write("\n")


def _batches(material: Material, tally: Tally) -> Iterator[dict[str, object]]:
    batch: list[dict[str, object]] = []
    language: str | None = None
    number = item = 0
    for rows in by_article(tally.counted(material.findings)):
        if batch and (len(batch) >= BATCH or rows[0].language != language):
            number += 1
            yield _batch(number, batch, language)
            batch = []
        language = rows[0].language
        for part in shown(material.text(rows[0].article), rows, tally.characters):
            item += 1
            batch.append(_item(item, part, rows[0]))
    if batch:
        yield _batch(number + 1, batch, language)


def _batch(number: int, items: list[dict[str, object]], language: str | None) -> dict[str, object]:
    task = {"batchNo": number, "randomSeed": 0, "requiredAnnotations": 1, "sourceLanguage": "und"}
    return {"items": items, "task": {**task, "targetLanguage": language or "und"}}


def _item(number: int, part: Shown, first: FindingRow) -> dict[str, object]:
    return {
        "mqm": [_span(part, row) for row in part.segment.found],
        "documentID": _name(first.article),
        "sourceID": "unknown",
        "targetID": first.outlet or "unknown",
        "itemType": "TGT",
        "sourceText": _NO_SOURCE,
        "targetText": part.text,
        "itemID": number,
        "_item": f"{first.article}:{part.segment.start}",
        "isCompleteDocument": False,
    }


def _name(article: str) -> str:
    """Return a name for an article that is short enough; a longer id keeps its end and becomes one of its own by a hash."""
    if len(article) <= LONGEST_NAME:
        return article
    told = hashlib.blake2b(article.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    return f"{told}…{article[len(told) + 1 - LONGEST_NAME :]}"


def _span(part: Shown, row: FindingRow) -> dict[str, object]:
    start, end = part.span(row)
    return {
        "start_i": start,
        "end_i": end,
        "severity": two_severities(row.severity),
        "error_type": row.category.split("/"),
        "rule": row.rule,
        "note": row.message,
        "confidence": row.confidence,
        "severity_given": row.severity,
        "key": key(row),
    }
