"""Marot TSV: one line a finding, the passage between <v> and </v> in its segment.

Format: google-research/marot, “Data file format”. Lines of an article without a finding come too, with an empty rater, which
Marot reads as text without a rating, so that the article can be read whole and nothing is called free of errors.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from wording.export.characters import Characters
from wording.export.columns import key
from wording.export.material import Material, Tally, by_article
from wording.export.segments import Segment, segments
from wording.runs.rows import FindingRow

COLUMNS = (
    "system", "doc", "docSegId", "globalSegId", "rater", "source", "target", "category", "severity", "metadata",
)  # fmt: skip
_TAG = re.compile(r"<(?=/?v>)", re.IGNORECASE)


def write(material: Material, path: Path, tally: Tally) -> None:
    """Write the segments of each article that has a finding; `system` is the outlet, `doc` the article."""
    rater = f"wording {material.info.version}"
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write("\t".join(COLUMNS) + "\n")
        whole = 0
        for rows in by_article(tally.counted(material.findings)):
            text = material.text(rows[0].article)
            for segment in segments(text, rows):
                whole += 1
                for line in _lines(text, segment, rows[0], whole, rater, tally.characters):
                    file.write("\t".join(line) + "\n")


def _lines(
    text: str, segment: Segment, first: FindingRow, whole: int, rater: str, characters: Characters
) -> Iterator[list[str]]:
    place = [_cell(first.outlet or "unknown", characters), _cell(first.article, characters)]
    place += [str(segment.number), str(whole)]
    if not segment.found:
        metadata = {"segment": {"article_start": segment.start, "article_end": segment.end}}
        target = _cell(text[segment.start : segment.end], characters)
        yield [*place, "", "", target, "", "", _json(metadata)]
    for row in segment.found:
        parts = text[segment.start : row.start], text[row.start : row.end], text[row.end : segment.end]
        before, passage, after = (_cell(part, characters) for part in parts)
        target = f"{before}<v>{passage}</v>{after}"
        yield [*place, rater, "", target, row.category, row.severity, _json(_metadata(row, passage))]


def _metadata(row: FindingRow, passage: str) -> dict[str, object]:
    note = f"{row.message} → {row.suggestion}" if row.suggestion else row.message
    return {
        "note": note,
        "source_not_seen": True,
        "marked_text": passage,
        "rule": row.rule,
        "confidence": row.confidence,
        "article_start": row.start,
        "article_end": row.end,
        "date": row.date,
        "url": row.url,
        "signature": row.signature,
        "review": row.review,
        "key": key(row),
    }


def _cell(text: str, characters: Characters) -> str:
    """Return a text on one line that holds no tag of the format."""
    return characters.instead(_TAG, characters.line(text), "‹")


def _json(metadata: Mapping[str, object]) -> str:
    """Return metadata as JSON in plain ASCII: nothing in it can be taken for a tab or a line break."""
    return json.dumps(metadata)
