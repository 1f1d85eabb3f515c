"""From one analyzed article to its rows in every table of a run."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import blake2b

from wording.annotate.attributions import attributions
from wording.annotate.people import people
from wording.annotate.quotations import quotations
from wording.framing.concordance import context
from wording.model import Report, Span, TermUse
from wording.mqm import Severity
from wording.reading import Item, Problem
from wording.view import ArticleView

CONTEXT = 400
"""How many code points of the sentences around a finding are kept on either side."""

UNREADABLE = "unreadable"
"""The kind of error of what could not be read; others are named after what was raised."""

Row = tuple[object, ...]
Rows = dict[str, list[Row]]
"""Rows by table, their values in the order of the schema without `place`."""


def content_of(text: str) -> str:
    """Return 16 hexadecimal digits that equal texts share: BLAKE2b of the text in UTF-8."""
    return blake2b(text.encode(), digest_size=8).hexdigest()


def rows_of(item: Item, view: ArticleView, report: Report) -> Rows:
    """Return the rows of an article, its blocks and findings."""
    id_ = storable(item.article.id)
    return {
        "articles": [_article(item, id_, view, report)],
        "blocks": [
            (
                id_,
                number,
                block.role.value,
                block.span.start,
                block.span.end,
                block.language,
                block.foreign,
                block.teaser,
            )
            for number, block in enumerate(report.blocks)
        ],
        "findings": list(_findings(id_, view, report)),
    }


def annotation_rows(item: Item, view: ArticleView, uses: Sequence[TermUse]) -> Rows:
    """Return the rows of what is annotated in an article; what nobody has asked for yet is computed."""
    id_ = storable(item.article.id)
    return {
        "attributions": list(_attributions(id_, view)),
        "quotations": list(_quotations(id_, view)),
        "people": list(_people(id_, view)),
        "terms": list(_terms(id_, view, uses)),
    }


def problem_row(problem: Problem) -> Row:
    """Return the row in `errors` of an input that could not be read."""
    return (storable(problem.path), problem.row, None, UNREADABLE, problem_message(problem), None)


def problem_message(problem: Problem) -> str:
    """Return what is told of an input that could not be read."""
    return storable(f"{problem.reason}; {problem.remedy}")


def failure_row(item: Item, kind: str, message: str) -> Row:
    """Return the row in `errors` of an article that could not be scored."""
    article = item.article
    content = content_of(article.text)
    return (storable(item.path), item.row, storable(article.id), kind, storable(message), content)


def _article(item: Item, id_: str, view: ArticleView, report: Report) -> Row:
    article = item.article
    severities = Counter(finding.severity for finding in report.findings)
    return (
        *(id_, article.outlet, article.title, article.date, report.language or article.language),
        *(article.source_language, article.url, article.source_text, article.story, article.credit, article.text),
        *(storable(item.path), content_of(article.text), report.words, len(article.text), report.penalty),
        *_likelihood(report),
        *(len(report.findings), *(severities[severity] for severity in Severity), report.signature, report.points_to),
        [storable(note) for note in (*item.notes, *report.notes)],
        [{"rule": skipped.rule, "reason": skipped.reason} for skipped in report.skipped],
    )


def _likelihood(report: Report) -> tuple[float | None, str | None]:
    found = report.likelihood
    return (found.score, found.band.value) if found else (None, None)


def _findings(id_: str, view: ArticleView, report: Report) -> Iterator[Row]:
    around = _Surroundings(view) if report.findings else None
    for number, finding in enumerate(report.findings):
        span, block = finding.span, report.block_at(finding.span)
        before, after = around.of(span) if around else ("", "")
        yield (
            *(id_, number, finding.rule, finding.category.value, finding.severity.value, finding.confidence),
            *(span.start, span.end, span.of(view.text), before, after, finding.message, finding.suggestion),
            json.dumps(dict(finding.evidence), ensure_ascii=False),
            block.role.value if block else None,
        )


class _Surroundings:
    """What stands around a finding: the rest of its sentences, and the sentence on either side."""

    def __init__(self, view: ArticleView) -> None:
        self._text, self._sentences = view.text, view.sentences
        self._starts = [sentence.span.start for sentence in view.sentences]

    def of(self, span: Span) -> tuple[str, str]:
        """Return the text before and after a span, each cut at `CONTEXT` code points."""
        first = bisect_right(self._starts, span.start) - 1
        last = max(bisect_left(self._starts, span.end) - 1, 0)
        start, end = span.start, span.end
        if first >= 0:
            start = self._sentences[max(first - 1, 0)].span.start
        if self._sentences:
            end = max(end, self._sentences[min(last + 1, len(self._sentences) - 1)].span.end)
        return self._text[max(start, span.start - CONTEXT) : span.start], self._text[
            span.end : min(end, span.end + CONTEXT)
        ]


def _attributions(id_: str, view: ArticleView) -> Iterator[Row]:
    kinds = {id(item.attribution): item.kind.value for item in reversed(quotations(view)) if item.attribution}
    for number, item in enumerate(attributions(view)):
        yield (
            *(id_, number, item.kind.value, kinds.get(id(item))),
            *(_pairs(item.source), _pairs(item.cue), _pairs(item.content)),
            " … ".join(span.of(view.text) for span in item.content),
            *(item.speaker, item.implies, item.confidence),
        )


def _quotations(id_: str, view: ArticleView) -> Iterator[Row]:
    numbers = {id(item): number for number, item in enumerate(attributions(view))}
    for number, item in enumerate(quotations(view)):
        said = item.attribution
        yield (
            *(id_, number, item.span.start, item.span.end, item.inner.start, item.inner.end),
            *(*item.marks, item.kind.value, item.confidence),
            *((numbers[id(said)], said.speaker) if said else (None, None)),
            item.inner.of(view.text),
        )


def _people(id_: str, view: ArticleView) -> Iterator[Row]:
    for number, mention in enumerate(people(view)):
        titles = [
            {
                "text": title.span.of(view.text),
                "start": title.span.start,
                "end": title.span.end,
                "office": title.office,
                "body": title.body,
                "former": title.former,
            }
            for title in mention.titles
        ]
        yield (id_, number, mention.person, mention.name, mention.span.start, mention.span.end, titles)


def _terms(id_: str, view: ArticleView, uses: Sequence[TermUse]) -> Iterator[Row]:
    for number, use in enumerate(uses):
        left, _, right = context(view, use)
        printed = (view.article.title or "") if use.in_title else view.text
        yield (
            *(id_, number, use.concept, use.variant, use.span.start, use.span.end, use.span.of(printed)),
            *(use.voice.value, use.distanced, use.negated, use.hedged, use.denied, use.speaker, use.in_title),
            *(left, right),
        )


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def storable(name: str) -> str:
    """Return a name without lone surrogates, which stand for bytes in no known encoding and which no table can hold."""
    return name if name.isascii() else name.encode("utf-8", "backslashreplace").decode()
