"""SARIF 2.1.0 (OASIS): results for code-scanning viewers, the texts embedded so that every region can be shown.

`level` follows severity (critical: error, major: warning, minor: note), which is kept as it is in `properties`; `rank` is
the confidence. Columns and offsets count code points. A finding that was rejected is suppressed, not left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path, PurePath
from tempfile import TemporaryFile
from typing import IO
from urllib.parse import quote

from wording.export.columns import key
from wording.export.json_stream import write_list
from wording.export.material import Material, Tally, by_article
from wording.places import Places
from wording.registry import rules
from wording.runs.rows import FindingRow

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"critical": "error", "major": "warning", "minor": "note"}
_STATUS = {"rejected": "accepted", "unsure": "underReview"}
"""What a suppression says of a finding that was rejected, or that somebody is unsure of."""

NEWLINES = ("\r\n", "\n", "\r")
"""What ends a line, as `Places` counts them."""

_TABLES = (".jsonl", ".ndjson", ".csv", ".tsv", ".parquet", ".gz")


def write(material: Material, path: Path, tally: Tally) -> None:
    """Write one run of the tool with an artifact an article and a result a finding."""
    with TemporaryFile("w+", encoding="utf-8") as artifacts, path.open("w", encoding="utf-8") as file:
        file.write(f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{\n')
        file.write('"columnKind": "unicodeCodePoints",\n')
        file.write(f'"newlineSequences": {json.dumps(NEWLINES)},\n"results": ')
        seen: dict[str, int] = {}
        write_list(file, _results(material, tally, artifacts, seen))
        file.write(',\n"artifacts": ')
        artifacts.seek(0)
        file.write("[")
        for number, line in enumerate(artifacts):
            file.write(("," if number else "") + f"\n  {line.rstrip()}")
        file.write("\n]")
        file.write(f',\n"tool": {json.dumps({"driver": _driver(material, seen)})}')
        file.write(f',\n"properties": {json.dumps(_properties(material))}\n}}]}}\n')


def _results(material: Material, tally: Tally, artifacts: IO[str], seen: dict[str, int]) -> Iterator[object]:
    """Yield the results; write the artifacts meanwhile, and note which rules were seen under which number."""
    for number, rows in enumerate(by_article(tally.counted(material.findings))):
        text = material.text(rows[0].article)
        location = {"uri": _uri(rows[0]), "index": number}
        artifacts.write(json.dumps(_artifact(rows[0], text)) + "\n")
        region = partial(_region, text, Places(text))
        for row in rows:
            yield _result(row, seen.setdefault(row.rule, len(seen)), location, region(row))


def _artifact(first: FindingRow, text: str) -> Mapping[str, object]:
    about = {"article": first.article, "outlet": first.outlet, "title": first.title, "date": first.date}
    return {
        "location": {"uri": _uri(first)},
        "contents": {"text": text},
        "properties": {**about, "url": first.url, "language": first.language, "content": first.content},
    }


def _uri(row: FindingRow) -> str:
    """Return where an article was read; the articles of a table are told apart by a fragment."""
    if "://" in row.path:
        return quote(row.path, safe=":/?#[]@!$&'()*+,;=%~-._")
    address = quote(PurePath(row.path).as_posix(), safe="/")
    if PurePath(row.path).is_absolute():
        address = f"file://{address}"
    elif ":" in address.split("/")[0]:
        address = f"./{address}"
    return f"{address}#{quote(row.article, safe='')}" if row.path == "-" or row.path.endswith(_TABLES) else address


def _region(text: str, places: Places, row: FindingRow) -> Mapping[str, object]:
    (line, column), (end_line, end_column) = places.at(row.start), places.at(row.end)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": row.start,
        "charLength": row.end - row.start,
        "snippet": {"text": text[row.start : row.end]},
    }


def _result(row: FindingRow, rule: int, location: Mapping[str, object], region: object) -> Mapping[str, object]:
    message = f"{row.message} Perhaps: {row.suggestion}" if row.suggestion else row.message
    result: dict[str, object] = {
        "ruleId": row.rule,
        "ruleIndex": rule,
        "kind": "fail",
        "level": LEVELS.get(row.severity, "warning"),
        "rank": round(100 * row.confidence, 2),
        "message": {"text": message},
        "locations": [{"physicalLocation": {"artifactLocation": dict(location), "region": region}}],
        "partialFingerprints": {"wording/v1": key(row)},
        "properties": {
            "severity": row.severity,
            "category": row.category,
            "confidence": row.confidence,
            "suggestion": row.suggestion,
            "evidence": dict(row.evidence),
            "before": row.before,
            "after": row.after,
            "block": row.block,
            "story": row.story,
            "signature": row.signature,
            "review": row.review,
            "tags": [row.category, row.severity],
        },
    }
    if row.review in _STATUS:
        result["suppressions"] = [{"kind": "external", "status": _STATUS[row.review]}]
    return result


def _driver(material: Material, seen: Iterable[str]) -> Mapping[str, object]:
    return {
        "name": "wording",
        "semanticVersion": material.info.version,
        "shortDescription": {"text": "Flags likely machine-translation artifacts in news."},
        "rules": [_rule(name) for name in seen],
    }


def _rule(name: str) -> Mapping[str, object]:
    """Describe a rule; one that this version no longer has is only named."""
    rule = rules().get(name)
    if rule is None:
        return {"id": name}
    return {
        "id": name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.page},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"category": rule.category.value, "severity": rule.severity.value},
    }


def _properties(material: Material) -> Mapping[str, object]:
    info = material.info
    return {"signatures": list(info.signatures), "created": info.created, "chosen": dict(material.chosen)}
