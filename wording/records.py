"""Findings and blocks as flat records: the one place that knows the field names of `--format jsonl` and of exports."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from wording.model import Report

Record = Mapping[str, object]


def finding_records(report: Report, path: str) -> Iterator[Record]:
    """Yield one record a finding; `article.text[start:end]` is its `text`, `path` where the article was read from."""
    article = report.article
    for finding in report.findings:
        block = report.block_at(finding.span)
        yield {
            "article": article.id,
            "path": path,
            "outlet": article.outlet,
            "language": report.language,
            "rule": finding.rule,
            "category": finding.category.value,
            "severity": finding.severity.value,
            "confidence": finding.confidence,
            "start": finding.span.start,
            "end": finding.span.end,
            "text": finding.span.of(article.text),
            "message": finding.message,
            "suggestion": finding.suggestion,
            "evidence": dict(finding.evidence),
            "block": block.role.value if block else None,
        }


def block_records(report: Report, path: str) -> Iterator[Record]:
    """Yield one record a block."""
    for block in report.blocks:
        yield {
            "article": report.article.id,
            "path": path,
            "role": block.role.value,
            "start": block.span.start,
            "end": block.span.end,
            "text": block.span.of(report.article.text),
        }


def as_line(record: Record) -> str:
    """Return a record as one line of JSON. Lone surrogates, which UTF-8 cannot hold, are escaped."""
    line = json.dumps(record, ensure_ascii=False)
    return line if line.isascii() or _encodable(line) else json.dumps(record)


def _encodable(line: str) -> bool:
    try:
        line.encode()
    except UnicodeEncodeError:
        return False
    return True
