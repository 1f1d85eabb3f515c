"""Uses: every hit of a framing term with its voice, and whether the text stands behind it.

Who speaks is read from quotations and attributions; marks around no more than the term keep a distance, unless they
hold a name; the words beside it tell the rest (`wording.framing.distance`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from wording.annotate.attributions import attributions
from wording.annotate.passages import word_count
from wording.annotate.quotations import quotations
from wording.framing.concepts import Concepts, Found
from wording.framing.distance import DistanceWords
from wording.framing.titles import headline_of, in_text, repeated
from wording.model import Article, Attribution, Block, Quotation, QuotationKind, Role, Span, TermUse, Voice
from wording.view import ArticleView

SCARE_WORDS = 3
"""Marks around so many words that hold a term keep a distance from it; around more, they quote."""

SPEECH_WORDS = 4
"""Marks around so many words quote somebody, even where nobody is named."""

SURE_NAME = 0.8
"""From this confidence on marks hold a name: a noun that takes a title stands before them."""

_SAID = re.compile(r"[\"“”„«»,:–—]|(?<!\w)['‘’`-]")
"""Signs without one of which a headline quotes nobody; looking for speakers is what takes time."""

T = TypeVar("T")


def uses(view: ArticleView, concepts: Concepts) -> tuple[TermUse, ...]:
    """Return the uses of the concepts' variants in the judged text, in its order, and then those in `Article.title`.

    Raises `ConceptError` for a pattern of a concept that cannot be used.
    """
    found = [item for item in concepts.finder(view.lexicons, view.language).find(view.text) if _stands(view, item)]
    return (*_judged(view, found, repeated(view) if found else None), *_in_title(view, concepts))


def _stands(view: ArticleView, found: Found) -> bool:
    """Tell whether a hit is in a judged sentence of the article itself that shows no other sense of it."""
    sentence = view.sentence_at(found.span)
    if sentence is None or sentence.block.teaser or view.opaque.touches(found.span.start, found.span.end):
        return False
    around = sentence.span.of(view.text) if found.sought.unless else ""
    return not any(pattern.expression.search(around) for pattern in found.sought.unless)


def _in_title(view: ArticleView, concepts: Concepts) -> Iterator[TermUse]:
    """Yield the uses in the title; of those in what the site adds to it only spellings, for they are the site's own too."""
    title = view.article.title or ""
    found = concepts.finder(view.lexicons, view.language).find(title) if title else []
    if not found or in_text(view):
        return
    headline = headline_of(view.article)
    block = Block(headline, Role.HEADLINE, view.language)
    alone = ArticleView(Article(view.article.id, title), (block,), view.language, view.lexicons)
    said = _SAID.search(title, 0, headline.end) is not None
    for use in _judged(alone, [item for item in found if _stands(alone, item)], None, said):
        yield replace(use, in_title=True)
    for item in found:
        if item.sought.concept.kind == "spelling" and item.span.end > headline.end:
            yield TermUse(
                item.sought.concept.concept, item.sought.variant.variant, item.span, Voice.HEADLINE, in_title=True
            )


def _judged(view: ArticleView, found: Sequence[Found], title: Span | None, said: bool = True) -> Iterator[TermUse]:
    """Yield the uses; without `said`, nobody is looked for who says them."""
    if not found:
        return
    words = view.lexicons.built(view.language or "", DistanceWords)
    spans = [item.span for item in found]
    quoted = _holders(((quotation.span, quotation) for quotation in quotations(view)) if said else (), spans)
    spoken = _holders(((part, item) for item in attributions(view) for part in item.content) if said else (), spans)
    for item, marks, said in zip(found, quoted, spoken, strict=True):
        sentence = view.sentence_at(item.span)
        if sentence is None:
            continue
        choice = item.sought.concept.kind == "choice"
        headline = sentence.block.role is Role.HEADLINE or bool(title and title.contains(item.span))
        speech = [quotation for quotation in marks if _quotes(view, quotation, item.span)]
        kept = choice and not speech and any(_keeps_distance(view, quotation, item.span) for quotation in marks)
        stance = words.stance(view.text, item.span, sentence.span)
        yield TermUse(
            concept=item.sought.concept.concept,
            variant=item.sought.variant.variant,
            span=item.span,
            voice=Voice.HEADLINE if headline else _voice(speech, said),
            distanced=kept or (choice and stance.distanced),
            negated=stance.negated,
            hedged=stance.hedged,
            denied=stance.denied or any(one.implies == "denies" for one in said),
            speaker=_speaker(view, speech, said),
        )


def _voice(speech: Sequence[Quotation], said: Sequence[Attribution]) -> Voice:
    if speech:
        return Voice.QUOTED
    return Voice.REPORTED if said else Voice.OWN


def _speaker(view: ArticleView, speech: Sequence[Quotation], said: Sequence[Attribution]) -> str | None:
    """Return who says the words: a name where the source resolves to one, else the source as printed."""
    for item in (*(quotation.attribution for quotation in reversed(speech)), *reversed(said)):
        if item and (who := item.speaker or " ".join(span.of(view.text) for span in item.source)):
            return who
    return None


def _quotes(view: ArticleView, quotation: Quotation, span: Span) -> bool:
    """Tell whether marks give somebody's words: more than the term, by somebody or enough of them."""
    words = word_count(view.text, quotation.inner)
    if quotation.kind is QuotationKind.DIRECT:
        return words >= 2
    if quotation.kind not in (QuotationKind.PARTIAL, QuotationKind.UNSURE) or words <= word_count(view.text, span):
        return False
    return words >= SPEECH_WORDS or bool(quotation.attribution and quotation.kind is QuotationKind.PARTIAL)


def _keeps_distance(view: ArticleView, quotation: Quotation, span: Span) -> bool:
    """Tell whether marks stand around the term, or a few words that hold it, and not around a name."""
    exact = quotation.inner.of(view.text).strip(" ,.;:!?…\u00a0") == span.of(view.text)
    if quotation.kind is QuotationKind.NICKNAME or quotation.marks[0] == "—":
        return False
    if quotation.kind is QuotationKind.TITLE:
        return exact and quotation.confidence < SURE_NAME
    return exact or word_count(view.text, quotation.inner) <= SCARE_WORDS


def _holders(holders: Iterable[tuple[Span, T]], spans: Sequence[Span]) -> list[list[T]]:
    """Return for each of the ordered `spans` what holds the whole of it, the outermost first; in one sweep."""
    waiting = sorted(holders, key=lambda pair: (pair[0].start, -pair[0].end))
    result: list[list[T]] = []
    open_: list[tuple[Span, T]] = []
    place = 0
    for span in spans:
        while place < len(waiting) and waiting[place][0].start <= span.start:
            open_.append(waiting[place])
            place += 1
        open_ = [pair for pair in open_ if pair[0].end > span.start]
        result.append([item for holder, item in open_ if holder.end >= span.end])
    return result
