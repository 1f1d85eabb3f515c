"""Phrases of the lexicons found in an article."""

from __future__ import annotations

from wording.phrases import Hit, Phrases
from wording.view import ArticleView


def phrase_uses(view: ArticleView) -> tuple[Hit, ...]:
    """Return every entry of a phrase lexicon that stands in a judged sentence and whose conditions are met there."""
    return view.computed(_uses)


def _uses(view: ArticleView) -> tuple[Hit, ...]:
    phrases = view.lexicons.built(view.language or "", Phrases)
    return tuple(hit for hit in phrases.hits(view.text) if _stands(view, hit))


def _stands(view: ArticleView, hit: Hit) -> bool:
    sentence = view.sentence_at(hit.span)
    if sentence is None or view.opaque.touches(hit.span.start, hit.span.end):
        return False
    return not (hit.compiled.when or hit.compiled.unless) or hit.compiled.holds_in(sentence.span.of(view.text))
