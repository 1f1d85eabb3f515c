"""A collection of utterances made ready for comparison: vectors, numbers, speakers, stories and days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from wording.lexicon import Lexicons
from wording.renderings.bodies import Bodies
from wording.renderings.numbers import Numbers
from wording.renderings.skeleton import Skeletons
from wording.renderings.utterance import Utterance
from wording.renderings.vectors import Floats, Vectors, counted, ngrams, rarity
from wording.renderings.words import term, words

ORDERS = (2, 3, 4)
"""Lengths of the character n-grams by which texts of one language are compared, words parted by a space."""
COARSE_ORDERS = (3, 4)
"""The same across languages, over coarse letters."""

_SHORT = 3


class Prepared:
    """What is compared of each utterance, by its number. Each part is computed when it is first asked for."""

    def __init__(self, utterances: Sequence[Utterance], lexicons: Lexicons) -> None:
        self.utterances = utterances
        self._lexicons = lexicons

    def __len__(self) -> int:
        return len(self.utterances)

    @cached_property
    def words(self) -> list[list[str]]:
        """The words of each text."""
        return [words(item.text) for item in self.utterances]

    @cached_property
    def sizes(self) -> Floats:
        """How many words each text has."""
        return np.array([len(found) for found in self.words], dtype=np.float32)

    @cached_property
    def letters(self) -> Floats:
        """How many code points each text has."""
        return np.array([len(item.text) for item in self.utterances], dtype=np.float32)

    @cached_property
    def grams(self) -> Vectors:
        """Counts of the character n-grams of each text."""
        return ngrams([f" {' '.join(found).lower()} " for found in self.words], ORDERS)

    @cached_property
    def gram_weights(self) -> Vectors:
        """The n-grams of each text weighted by rarity, of length 1."""
        return self.grams.damped().weighted(rarity(self.grams.frequency(), len(self))).normalised()

    @cached_property
    def stems(self) -> Vectors:
        """The stems of each text, weighted by rarity."""
        return self._rare(counted([[*map(term, found)] for found in self.words]))

    @cached_property
    def context(self) -> Vectors:
        """The stems around each text, weighted by rarity, of length 1."""
        around = (words(f"{item.before} {item.after}") for item in self.utterances)
        return self._rare(counted([[*map(term, found)] for found in around])).normalised()

    @cached_property
    def coarse(self) -> Vectors:
        """The n-grams of each text in coarse letters, weighted by rarity, of length 1."""
        return self._coarse([item.text for item in self.utterances])

    @cached_property
    def coarse_context(self) -> Vectors:
        """The same of what stands around."""
        return self._coarse([f"{item.before} | {item.after}" for item in self.utterances])

    @cached_property
    def numbers(self) -> list[frozenset[float]]:
        """The numbers that each text states."""
        built = self._lexicons.built
        return [
            frozenset(number.value for number in built(item.language or "", Numbers).find(item.text))
            for item in self.utterances
        ]

    @cached_property
    def bodies(self) -> list[frozenset[str]]:
        """The countries and organisations that each text names."""
        built = self._lexicons.built
        return [
            built(item.language or "", Bodies).named(found)
            for item, found in zip(self.utterances, self.words, strict=True)
        ]

    @cached_property
    def names(self) -> list[frozenset[str]]:
        """The capitalised words of each text in coarse letters; those of up to three letters tell too little."""
        built = self._lexicons.built
        return [
            frozenset(
                form
                for word in found
                if word[0].isupper() and len(form := built(item.language or "", Skeletons).of(word)) > _SHORT
            )
            for item, found in zip(self.utterances, self.words, strict=True)
        ]

    @cached_property
    def named(self) -> NDArray[np.bool_]:
        """Whether each text is a name in quotation marks."""
        return np.array([item.named for item in self.utterances], dtype=bool)

    @cached_property
    def languages(self) -> NDArray[np.int32]:
        """The language of each text, as a number."""
        return _numbered(item.language for item in self.utterances)

    @cached_property
    def articles(self) -> NDArray[np.int32]:
        """The article of each text, as a number."""
        return _numbered(item.article for item in self.utterances)

    @cached_property
    def stories(self) -> NDArray[np.int32]:
        """The story of each text, as a number; -1 where none is known."""
        return _numbered(item.story for item in self.utterances)

    @cached_property
    def speakers(self) -> NDArray[np.int32]:
        """The speaker of each text by the coarse form of the last word of the name; -1 where nobody is named."""
        return _numbered(self._speaker(item) for item in self.utterances)

    @cached_property
    def days(self) -> NDArray[np.int32]:
        """The day of each text's article, counted from the year 1; 0 where no date is known."""
        return np.array([_day(item.date) for item in self.utterances], dtype=np.int32)

    def _speaker(self, item: Utterance) -> str | None:
        last = words(item.speaker or "")[-1:]
        return self._lexicons.built(item.language or "", Skeletons).of(last[0]) if last else None

    def _coarse(self, texts: Sequence[str]) -> Vectors:
        built = self._lexicons.built
        spelt = (
            built(item.language or "", Skeletons).of(text) for item, text in zip(self.utterances, texts, strict=True)
        )
        counts = ngrams([f" {' '.join(words(text))} " for text in spelt], COARSE_ORDERS)
        return self._rare(counts).normalised()

    def _rare(self, counts: Vectors) -> Vectors:
        present = Vectors(counts.starts, counts.terms, np.ones_like(counts.values))
        return present.weighted(rarity(counts.frequency(), len(self)))


def _numbered(names: Iterable[str | None]) -> NDArray[np.int32]:
    """Return a number for each name, the same for the same one, and -1 for none."""
    known: dict[str, int] = {}
    return np.array([-1 if name is None else known.setdefault(name, len(known)) for name in names], dtype=np.int32)


def _day(when: str | None) -> int:
    try:
        return date.fromisoformat((when or "")[:10]).toordinal()
    except ValueError:
        return 0
