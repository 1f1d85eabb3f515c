"""What is grouped: words of somebody as one article gives them, with all that tells what they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wording.annotate.attributions import attributions
from wording.annotate.quotations import quotations
from wording.model import Article, Attribution, AttributionKind, Quotation, QuotationKind, Span
from wording.renderings.words import words
from wording.view import ArticleView

SPOKEN = frozenset({QuotationKind.DIRECT, QuotationKind.PARTIAL, QuotationKind.SCARE, QuotationKind.UNSURE})
"""What quotation marks are for where they hold somebody's words; the others hold names."""
NAME_WORDS = 3
"""A name of so many words (a law, a film, a programme) is translated, and so is a rendering; a shorter one is a name."""
CONTEXT = 150
"""Code points of the article kept on either side."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words that an article puts into somebody's mouth; `article_text[span.start:span.end]` is `text`.

    `kind` is a `QuotationKind`, or `indirect` or `mixed` for words that the reporter gives as his own. `before` and
    `after` are what stands around them. `date` is an ISO 8601 date.
    """

    article: str
    span: Span
    text: str
    outlet: str | None = None
    date: str | None = None
    story: str | None = None
    language: str | None = None
    speaker: str | None = None
    kind: str = QuotationKind.DIRECT.value
    before: str = ""
    after: str = ""

    @property
    def quoted(self) -> bool:
        """Whether the words stand in quotation marks, so that the outlet vouches for them."""
        return self.kind not in (AttributionKind.INDIRECT, AttributionKind.MIXED)

    @property
    def named(self) -> bool:
        """Whether the quotation marks hold a name and nobody's words."""
        return self.quoted and self.kind not in SPOKEN


def utterances(view: ArticleView) -> list[Utterance]:
    """Return what an annotated article quotes and reports, in the order of the text."""
    return from_annotations(view.article, view.language, quotations(view), attributions(view))


def from_annotations(
    article: Article,
    language: str | None,
    quoted: Iterable[Quotation],
    attributed: Iterable[Attribution],
    story: str | None = None,
) -> list[Utterance]:
    """Return the utterances of an article whose quotations and attributions are known, as those of a run are.

    A quotation inside another one and a short name are left out. Speech in the reporter's words counts as a whole, even
    where some of its words stand in quotation marks and are an utterance of their own. `story` replaces the article's.
    """
    places = [*_quoted(article.text, quoted), *_reported(attributed)]
    return [
        Utterance(
            article.id,
            span,
            span.of(article.text),
            article.outlet,
            article.date,
            story or article.story,
            language or article.language,
            speaker,
            kind,
            article.text[max(0, span.start - CONTEXT) : span.start],
            article.text[span.end : span.end + CONTEXT],
        )
        for span, kind, speaker in sorted(places, key=lambda place: (place[0], place[1]))
        if any(map(str.isalnum, span.of(article.text)))
    ]


def _quoted(text: str, quoted: Iterable[Quotation]) -> Iterator[tuple[Span, str, str | None]]:
    """Yield the outer quotations that hold speech or a long name."""
    end = 0
    for item in sorted(quoted, key=lambda item: (item.span.start, -item.span.end)):
        named = item.kind not in SPOKEN and len(words(item.inner.of(text))) < NAME_WORDS
        if item.span.start < end or named:
            continue
        end = item.span.end
        yield item.inner, item.kind.value, item.attribution.speaker if item.attribution else None


def _reported(attributed: Iterable[Attribution]) -> Iterator[tuple[Span, str, str | None]]:
    """Yield each stretch of speech that is given in the reporter's words, or partly so."""
    for item in attributed:
        if item.kind is not AttributionKind.DIRECT:
            for span in item.content:
                yield span, item.kind.value, item.speaker
