"""Uses: every hit of a framing term with its voice, and whether the text stands behind it.

Who speaks is read from quotations and attributions; marks around no more than the term keep a distance, unless they
hold a name; the words beside it tell the rest (`wording.framing.distance`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from wording.annotate.wanted import stretches
from wording.framing.anchors import OtherSenses
from wording.framing.concepts import Concepts, Found
from wording.framing.distance import DistanceWords
from wording.framing.titles import headline_of, in_text, repeated
from wording.framing.voices import Voices
from wording.model import Article, Block, Role, Span, TermUse, Voice
from wording.patterns import Pattern
from wording.view import ArticleView, Sentence

Standing = tuple[Found, Sentence]
"""A hit and the sentence that it is in."""


def uses(view: ArticleView, concepts: Concepts) -> tuple[TermUse, ...]:
    """Return the uses of the concepts' variants in the judged text, in its order, and then those in `Article.title`.

    Raises `ConceptError` for a pattern of a concept that cannot be used.
    """
    found = _standing(view, concepts.finder(view.lexicons, view.language).find(view.text))
    return (*_judged(view, found, repeated(view) if found else None), *_in_title(view, concepts))


def doubtful(view: ArticleView, concepts: Concepts) -> tuple[Span, ...]:
    """Return the stretches to parse, if any: those with a use of which the words alone do not tell whose it is.

    What is returned is for `Analyzer.parse`, before `uses` is asked. Raises `ConceptError` as `uses` does.
    """
    found = _standing(view, concepts.finder(view.lexicons, view.language).find(view.text))
    voices = Voices(view, [item.span for item, _ in found], [sentence.span for _, sentence in found])
    doubted = [
        item.span
        for number, (item, sentence) in enumerate(found)
        if item.sought.concept.kind == "choice" and sentence.block.role is not Role.HEADLINE and voices.doubtful(number)
    ]
    return tuple(span for span in stretches(view) if any(map(span.contains, doubted))) if doubted else ()


def _standing(view: ArticleView, found: Iterable[Found]) -> list[Standing]:
    """Return the hits that are in a judged sentence of the article itself which shows no other sense of them."""
    senses = view.lexicons.built(view.language or "", OtherSenses)
    told: dict[tuple[int, Span], bool] = {}

    def other(unless: Sequence[Pattern], span: Span) -> bool:
        key = (id(unless), span)
        if key not in told:
            told[key] = senses.shown(unless, span.of(view.text))
        return told[key]

    return [
        (item, sentence)
        for item in found
        if (sentence := _sentence(view, item)) is not None
        and not (item.sought.unless and other(item.sought.unless, sentence.span))
    ]


def _sentence(view: ArticleView, found: Found) -> Sentence | None:
    """Return the judged sentence of the article itself that a hit stands in, if any."""
    sentence = view.sentence_at(found.span)
    if sentence is None or sentence.block.teaser or view.opaque.touches(found.span.start, found.span.end):
        return None
    return sentence


def _in_title(view: ArticleView, concepts: Concepts) -> Iterator[TermUse]:
    """Yield the uses in the title; of those in what the site adds to it only spellings, for they are the site's own too."""
    title = view.article.title or ""
    found = concepts.finder(view.lexicons, view.language).find(title) if title else []
    if not found or in_text(view):
        return
    lead = headline_of(view)
    block = Block(lead, Role.HEADLINE, view.language)
    alone = ArticleView(Article(view.article.id, title), (block,), view.language, view.lexicons)
    yield from _judged(alone, _standing(alone, found), None, in_title=True)
    for item in found:
        if item.sought.concept.kind == "spelling" and item.span.end > lead.end:
            yield TermUse(
                item.sought.concept.concept, item.sought.variant.variant, item.span, Voice.HEADLINE, in_title=True
            )


def _judged(
    view: ArticleView, found: Sequence[Standing], title: Span | None, *, in_title: bool = False
) -> Iterator[TermUse]:
    """Yield the uses. Of a headline only quotations are looked for; `title` is one that the text repeats."""
    if not found:
        return
    words = view.lexicons.built(view.language or "", DistanceWords)
    spans, sentences = [item.span for item, _ in found], [sentence.span for _, sentence in found]
    voices = Voices(view, spans, sentences)
    for number, (item, sentence) in enumerate(found):
        sought, span = item.sought, item.span
        in_headline = sentence.block.role is Role.HEADLINE or (title is not None and title.contains(span))
        stance = words.stance(view.text, span, sentence.span)
        yield TermUse(
            concept=sought.concept.concept,
            variant=sought.variant.variant,
            span=span,
            voice=Voice.HEADLINE if in_headline else voices.voice(number),
            distanced=sought.concept.kind == "choice" and (stance.distanced or voices.marked(number)),
            negated=stance.negated,
            hedged=stance.hedged,
            denied=stance.denied or (not in_headline and voices.denied(number)),
            speaker=voices.quoted_speaker(number) if in_headline else voices.speaker(number),
            in_title=in_title,
        )
