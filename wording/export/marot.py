"""Marot TSV: one line a finding, the passage between <v> and </v> in its segment.

Format: google-research/marot, “Data file format”. Lines of an article without a finding come too, with an empty rater, which
Marot reads as text without a rating, so that the article can be read whole and nothing is called free of errors.

All articles are of one system: Marot shows at first only segments that every system has, and no two outlets share any. The
outlet stands before the name of the document, where Marot's filter finds it. What Marot would read as markup is replaced.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from wording.export.characters import Characters
from wording.export.columns import key
from wording.export.markup import without_markup
from wording.export.material import Material, Tally, by_article
from wording.export.segments import Segment, segments
from wording.runs.rows import FindingRow

COLUMNS = (
    "system", "doc", "docSegId", "globalSegId", "rater", "source", "target", "category", "severity", "metadata",
)  # fmt: skip
SYSTEM = "articles"


def write(material: Material, path: Path, tally: Tally) -> None:
    """Write the segments of each article that has a finding; `doc` is the outlet and the article."""
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
    place = [SYSTEM, _document(first, characters), str(segment.number), str(whole)]
    line = _cell(text[segment.start : segment.end], characters)
    if not segment.found:
        metadata = {"segment": {"article_start": segment.start, "article_end": segment.end}}
        yield [*place, "", "", line, "", "", _json(metadata)]
    for row in segment.found:
        start, end = row.start - segment.start, row.end - segment.start
        target = f"{line[:start]}<v>{line[start:end]}</v>{line[end:]}"
        yield [
            *place,
            rater,
            "",
            target,
            row.category,
            row.severity,
            _json(_metadata(row, line[start:end], characters)),
        ]


def _document(first: FindingRow, characters: Characters) -> str:
    """Return outlet and article in a form that Marot can put into its page and its lists."""
    name = f"{first.outlet}: {first.article}" if first.outlet else first.article
    return _cell(name, characters).replace('"', "″")


def _metadata(row: FindingRow, passage: str, characters: Characters) -> dict[str, object]:
    note = f"{row.message} → {row.suggestion}" if row.suggestion else row.message
    return {
        "note": _cell(note, characters),
        "source_not_seen": True,
        "marked_text": passage,
        "article": row.article,
        "outlet": row.outlet,
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
    """Return a text on one line, code point for code point, that holds no markup."""
    return without_markup(characters.line(text), characters)


def _json(metadata: Mapping[str, object]) -> str:
    """Return metadata as JSON in plain ASCII: nothing in it can be taken for a tab or a line break."""
    return json.dumps(metadata)
