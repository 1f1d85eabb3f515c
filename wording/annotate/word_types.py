"""The different words of an article: what rules on words look up before they look where a word stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.known_words import KnownWords
from wording.model import Span
from wording.schemas.pages import Conventions
from wording.scripts import script_of
from wording.view import ArticleView, bounds

_WORD = re.compile(r"\w+")


def word_types(view: ArticleView) -> frozenset[str]:
    """Return every different run of letters and digits in the text; ask through `view.computed`."""
    return frozenset(_WORD.findall(view.text))


def capitalised_types(view: ArticleView) -> tuple[str, ...]:
    """Return those of `word_types` that begin with a capital and go on with small letters, in alphabetical order."""
    return tuple(sorted(word for word in view.computed(word_types) if word[1:].islower() and word[0].isupper()))


def other_script_types(view: ArticleView) -> tuple[str, ...]:
    """Return those of `word_types` that are in a script which the article's language is not written in, in order."""
    own = own_script(view)
    types = view.computed(word_types)
    if own == "Latin" and view.text.isascii():
        return ()
    return tuple(sorted(word for word in types if script_of(word[0]) not in ("", own)))


def own_script(view: ArticleView) -> str:
    """Return the script of the article's language by its function words; Latin where it has none."""
    words = view.lexicons.built(view.language or "", KnownWords).function_words
    return script_of(next(iter(words))[0]) if words else "Latin"


def places(view: ArticleView, word: str) -> Iterator[Span]:
    """Yield where a word stands by itself in judged blocks, in no address or handle."""
    text, size = view.text, len(word)
    for block in view.judged:
        start = text.find(word, *bounds(block.span))
        while start >= 0:
            end = start + size
            if not (
                text[start - 1 : start].isalnum() or text[end : end + 1].isalnum() or view.opaque.touches(start, end)
            ):
                yield Span(start, end)
            start = text.find(word, end, block.span.end)


def calendar_words(view: ArticleView) -> frozenset[str]:
    """Return the names of months and weekdays, which take a capital without being names of anybody."""
    conventions = view.lexicons.document(view.language or "", Conventions)
    return frozenset((*conventions.weekdays, *conventions.months)) if conventions else frozenset()
