"""Uses: every hit of a framing term with its voice, and whether the text stands behind it.

Who speaks is read from quotations and attributions; marks around no more than the term keep a distance, unless they
hold a name; the words beside it tell the rest (`wording.framing.distance`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wording.framing.concepts import Concepts, Found
from wording.framing.distance import DistanceWords
from wording.framing.titles import headline_of, in_text, repeated
from wording.framing.voices import Voices
from wording.model import Article, Block, Role, Span, TermUse, Voice
from wording.view import ArticleView

_SAID = re.compile(r"[\"“”„«»,:–—]|(?<!\w)['‘’`-]")
"""Signs without one of which a headline quotes nobody; looking for speakers is what takes time."""


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
    voices = Voices(view, [item.span for item in found]) if said else None
    for number, item in enumerate(found):
        sentence = view.sentence_at(item.span)
        if sentence is None:
            continue
        choice = item.sought.concept.kind == "choice"
        stance = words.stance(view.text, item.span, sentence.span)
        headline = sentence.block.role is Role.HEADLINE or bool(title and title.contains(item.span))
        yield TermUse(
            concept=item.sought.concept.concept,
            variant=item.sought.variant.variant,
            span=item.span,
            voice=Voice.HEADLINE if headline or voices is None else voices.voice(number),
            distanced=choice and (stance.distanced or bool(voices and voices.marked(number))),
            negated=stance.negated,
            hedged=stance.hedged,
            denied=stance.denied or bool(voices and voices.denied(number)),
            speaker=voices.speaker(number) if voices else None,
        )
