"""Which words and phrases set a group apart from the others, beyond any lexicon.

Counts are distinct texts of one language. Ranked by the log ratio with Evert's conservative bound; beside it the test
with the story held fixed, adjusted by Benjamini and Hochberg, which tells wording from coverage: a word that only stands in
stories which the others do not tell has no p value. The log-odds with an informative Dirichlet prior are for exploring.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from wording.framing.frame import Frame
from wording.framing.key_items import Key, compared
from wording.framing.ngrams import Ngrams
from wording.framing.titles import headline_of, in_text
from wording.framing.word_store import WordStore, names_of
from wording.schemas.pages import FunctionWords
from wording.view import ArticleView

SAME = 0.8
"""A part of a phrase that in such a share of its texts stands in the phrase is not given beside it."""


class Keyness:
    """Keeps the words of all texts until it is known which are copies and which story each tells."""

    def __init__(self) -> None:
        self._stores: dict[str, WordStore] = {}
        self._function_words: dict[str, tuple[str, ...]] = {}

    def add(self, view: ArticleView, number: int) -> None:
        """Keep the words of one article, whose number in the tally is given."""
        language = view.language or ""
        if language not in self._stores:
            self._stores[language] = WordStore()
            document = view.lexicons.document(language, FunctionWords)
            self._function_words[language] = document.words if document else ()
        self._stores[language].add(number, _sentences(view), names_of(view.article.outlet or ""))

    def ranked(self, frame: Frame) -> tuple[Key, ...]:
        """Return for each group and language the words and phrases that set it apart, the surest first."""
        return tuple(key for language in sorted(self._stores) for key in self._of(language, frame))

    def _of(self, language: str, frame: Frame) -> Iterator[Key]:
        store, distinct = self._stores[language], set(frame.distinct)
        places = [place for place, article in enumerate(store.articles) if article in distinct]
        layout = frame.layout([store.articles[place] for place in places])
        if len(layout.groups) < 2:
            return
        cell_of = np.full(len(store.articles), -1, dtype=np.int64)
        cell_of[places] = layout.cells
        names, cells = Ngrams(store, cell_of, layout).items(self._function_words[language])
        found = compared(names, ["phrase" if " " in name else "word" for name in names], cells, layout, language)
        for group in layout.groups:
            mine = [key for key in found if key.group == group and key.bound > 0]
            yield from sorted(_telling(mine), key=lambda key: (-key.bound, -key.texts, key.words))


def _telling(keys: Sequence[Key]) -> Iterator[Key]:
    """Yield the keys without those that say no more than another: of a phrase and its part, one is enough.

    The part goes where it mostly stands in the phrase, else the phrase where its bound is no higher.
    """
    by_words = {key.words: key for key in keys}
    pairs = [(key, by_words[part]) for key in keys for part in _parts(key.words) if part in by_words]
    idle = {long.words for long, part in pairs if long.texts < SAME * part.texts and long.bound <= part.bound}
    idle |= {part.words for long, part in pairs if long.texts >= SAME * part.texts and long.words not in idle}
    return (key for key in keys if key.words not in idle)


def _parts(words: str) -> Iterator[str]:
    each = words.split(" ")
    for length in range(1, len(each)):
        yield from (" ".join(each[at : at + length]) for at in range(len(each) - length + 1))


def _sentences(view: ArticleView) -> Iterator[str]:
    """Yield the headline, unless the text repeats it as its own, and the judged sentences that no teaser holds."""
    if view.article.title and not in_text(view):
        yield headline_of(view).of(view.article.title)
    for sentence in view.sentences:
        if not sentence.block.teaser:
            yield sentence.span.of(view.text)
