"""The different words of an article: what rules on words look up before they look where a word stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.model import Span
from wording.view import ArticleView, bounds

_WORD = re.compile(r"\w+")


def word_types(view: ArticleView) -> frozenset[str]:
    """Return every different run of letters and digits in the text; ask through `view.computed`."""
    return frozenset(_WORD.findall(view.text))


def capitalised_types(view: ArticleView) -> tuple[str, ...]:
    """Return those of `word_types` that begin with a capital and go on with small letters, in alphabetical order."""
    return tuple(sorted(word for word in view.computed(word_types) if word[1:].islower() and word[0].isupper()))


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
