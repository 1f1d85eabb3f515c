"""Utterances from the rows of a run's tables, without annotating anything again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from wording.model import Article, Attribution, AttributionKind, Quotation, QuotationKind, Span
from wording.renderings.utterance import Utterance, from_annotations

Row = Mapping[str, Any]

ARTICLES = ("article", "outlet", "date", "language", "story", "text")
QUOTATIONS = ("article", "start", "end", "inner_start", "inner_end", "kind", "confidence", "attribution")
ATTRIBUTIONS = ("article", "kind", "content", "speaker")
"""The columns that are read of each table."""


def utterances_of_rows(
    articles: Iterable[Row], quotations: Iterable[Row], attributions: Iterable[Row]
) -> Iterator[Utterance]:
    """Yield the utterances of a run, article by article; the rows of all three tables come in the order of the articles."""
    quoted, said = ByArticle(quotations), ByArticle(attributions)
    for row in articles:
        article = Article(
            id=row["article"],
            text=row["text"],
            outlet=row["outlet"],
            date=row["date"],
            language=row["language"],
            story=row["story"],
        )
        attributed = [_attribution(item) for item in said.of(article.id)]
        marked = [_quotation(item, attributed) for item in quoted.of(article.id)]
        yield from from_annotations(article, article.language, marked, attributed)


class ByArticle:
    """The rows of one table, which come in the order of the articles, handed out article by article."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._groups = groupby(rows, key=lambda row: row["article"])
        self._next = next(self._groups, None)

    def of(self, article: str) -> list[Row]:
        """Return the rows of an article; none if the next rows are another's."""
        if self._next is None or self._next[0] != article:
            return []
        found = list(self._next[1])
        self._next = next(self._groups, None)
        return found


def _attribution(row: Row) -> Attribution:
    content = tuple(Span(*pair) for pair in row["content"])
    return Attribution((), (), content, AttributionKind(row["kind"]), speaker=row["speaker"])


def _quotation(row: Row, attributed: list[Attribution]) -> Quotation:
    return Quotation(
        span=Span(row["start"], row["end"]),
        inner=Span(row["inner_start"], row["inner_end"]),
        marks=("", ""),
        kind=QuotationKind(row["kind"]),
        confidence=row["confidence"],
        attribution=None if row["attribution"] is None else attributed[row["attribution"]],
    )
