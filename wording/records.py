"""Findings, blocks and attributions as flat records: the one place that knows the field names of `--format jsonl`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from wording.annotate.attributions import attributions
from wording.annotate.people import people
from wording.annotate.quotations import quotations
from wording.model import Report, Span
from wording.view import ArticleView

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


def attribution_records(view: ArticleView) -> Iterator[Record]:
    """Yield one record an attribution; `source`, `cue` and `content` are lists of [start, end] in the article's text.

    `quotation_kind` is the kind of the first quotation in the content, None where there is none.
    """
    kinds = {id(item.attribution): item.kind.value for item in reversed(quotations(view)) if item.attribution}
    for item in attributions(view):
        yield {
            "article": view.article.id,
            "kind": item.kind.value,
            "quotation_kind": kinds.get(id(item)),
            "source": _pairs(item.source),
            "cue": _pairs(item.cue),
            "content": _pairs(item.content),
            "speaker": item.speaker,
            "implies": item.implies,
            "confidence": item.confidence,
        }


def person_records(view: ArticleView) -> Iterator[Record]:
    """Yield one record a mention of a person; `person` is the key under which spellings and scripts meet."""
    for mention in people(view):
        yield {
            "article": view.article.id,
            "person": mention.person,
            "name": mention.name,
            "start": mention.span.start,
            "end": mention.span.end,
            "titles": [
                {
                    "text": title.span.of(view.text),
                    "start": title.span.start,
                    "end": title.span.end,
                    "office": title.office,
                    "body": title.body,
                    "former": title.former,
                }
                for title in mention.titles
            ],
        }


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


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
