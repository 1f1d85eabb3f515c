"""How likely two utterances render the same words, from what they share and from what stands around them.

Texts of one language are compared by chrF-like overlap of character n-grams, by the same weighted by rarity and by their
rare words; texts of different languages by names and cognates in coarse letters, numbers and countries, and by sentence
embeddings where these are at hand. Each is a logistic model over a few features; `benchmarks/renderings.py DATA fit`
prints the weights.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from wording.renderings.embeddings import Meanings
from wording.renderings.overlaps import Overlaps
from wording.renderings.prepared import Prepared
from wording.renderings.vectors import Floats, Rows

SAME = {
    "bias": -5.14,
    "ngrams": 4.91,
    "rare_ngrams": 2.98,
    "rare_words": 4.12,
    "words_held": 0.95,
    "ngrams_held": 0.76,
    "context": 3.31,
    "number": 1.43,
    "words": -0.58,
    "length": -0.63,
}
"""Weights for two texts of one language."""
PART = {
    "bias": -7.0,
    "rare_words": 5.7,
    "words_held": 2.2,
    "ngrams_held": 3.7,
    "context": 3.9,
    "number": 1.1,
    "words": 0.56,
    "length": -1.0,
}
"""Weights for two texts of one language, one of which may be a part of the other."""
PART_LENGTH = 0.4
"""Logarithm of the ratio of lengths from which on this is so."""
ACROSS = {"bias": -3.6, "cognates": 24.9, "context": 12.1, "numbers": 4.2, "bodies": 1.1, "length": -4.4}
"""Weights for two languages without embeddings."""
MEANT = {"bias": -9.2, "cognates": 6.6, "context": 7.7, "numbers": 2.3, "bodies": 0.5, "length": -2.3, "meaning": 2.3}
"""Weights for two languages with embeddings."""

RECURS = 2
"""So few words recur: they are as likely one passage as their surroundings are alike, and so are names in quotation
marks of any length."""
_SLOPE, _LEAST, _SHARE = 12.0, 0.35, 0.1
"""The log-odds of what recurs rise by the first with the cosine of the contexts, from zero at the second, and by this
share of what the words alone would give."""

Features = dict[str, Floats]


class Likeness:
    """Compares the utterances of one collection; `meanings` are their embeddings, None to do without."""

    def __init__(self, prepared: Prepared, meanings: Meanings | None = None) -> None:
        self._all = prepared
        self._meanings = meanings

    def logits(self, row: int, others: Rows) -> Floats:
        """Return for each of the others the log-odds that it renders the same words as `row`, on which groups rest."""
        return self._capped(row, others, self._recurs)

    def ranks(self, row: int, others: Rows) -> Floats:
        """Return the same for the search of the likeliest, where also words without surroundings must be told apart."""
        return self._capped(row, others, self._recurs & self._surrounded)

    def _capped(self, row: int, others: Rows, recurs: NDArray[np.bool_]) -> Floats:
        same = self._all.languages[others] == self._all.languages[row]
        result = np.zeros(len(others), dtype=np.float32)
        if same.any():
            features = self.within(row, others[same])
            parts = np.where(features["length"] >= PART_LENGTH, _weighed(features, PART), -np.inf)
            result[same] = np.maximum(_weighed(features, SAME), parts)
        if not same.all():
            result[~same] = _weighed(self.across(row, others[~same]), MEANT if self._meanings else ACROSS)
        chosen = same & recurs[others] & recurs[row]
        if chosen.any():
            near = _SLOPE * (self._context.products(row, others[chosen]) - _LEAST)
            result[chosen] = np.minimum(result[chosen], near + _SHARE * result[chosen])
        return result

    def within(self, row: int, others: Rows) -> Features:
        """Return the features of texts in one language, each an array with a value for each of the others."""
        data = self._all
        shared, rare = self._grams.of(row, others)
        mine, theirs = self._gram_totals[row], self._gram_totals[others]
        held, rare_words = self._stems.of(row, others)
        smaller = np.minimum(self._stem_totals[row], self._stem_totals[others])
        return {
            "ngrams": 2 * shared / np.maximum(mine + theirs, 1),
            "rare_ngrams": rare,
            "rare_words": rare_words,
            "words_held": held / np.maximum(smaller, 1e-6),
            "ngrams_held": shared / np.maximum(np.minimum(mine, theirs), 1),
            "context": self._context.products(row, others),
            "number": _each(others, lambda other: bool(data.numbers[row] & data.numbers[other])),
            "words": np.log(np.minimum(data.sizes[row], data.sizes[others]) + 1),
            "length": np.abs(np.log((data.letters[row] + 5) / (data.letters[others] + 5))),
        }

    def across(self, row: int, others: Rows) -> Features:
        """Return the features of texts in different languages."""
        data = self._all
        lengths = np.log((data.letters[others] + 10) / (data.letters[row] + 10))
        features = {
            "cognates": self._coarse.products(row, others),
            "context": self._coarse_context.products(row, others),
            "numbers": _each(others, lambda other: _agreement(data.numbers[row], data.numbers[other])),
            "bodies": _each(others, lambda other: _agreement(data.bodies[row], data.bodies[other])),
            "length": np.abs(lengths),
        }
        if self._meanings:
            features["meaning"] = self._meanings.nearness(row, others)
        return features

    @cached_property
    def _recurs(self) -> NDArray[np.bool_]:
        """Whether each text is so short, or a name, that it may stand in many places."""
        return self._all.named | (self._all.sizes <= RECURS)

    @cached_property
    def _surrounded(self) -> NDArray[np.bool_]:
        """Whether it is known what stands around each text."""
        surrounded: NDArray[np.bool_] = np.diff(self._all.context.starts) > 0
        return surrounded

    @cached_property
    def _grams(self) -> Overlaps:
        return Overlaps(self._all.grams, self._all.gram_weights)

    @cached_property
    def _stems(self) -> Overlaps:
        return Overlaps(self._all.stems, self._all.stems.normalised())

    @cached_property
    def _context(self) -> Overlaps:
        return Overlaps(self._all.context)

    @cached_property
    def _coarse(self) -> Overlaps:
        return Overlaps(self._all.coarse)

    @cached_property
    def _coarse_context(self) -> Overlaps:
        return Overlaps(self._all.coarse_context)

    @cached_property
    def _gram_totals(self) -> Floats:
        return self._all.grams.sums()

    @cached_property
    def _stem_totals(self) -> Floats:
        return self._all.stems.sums()


def _weighed(features: Features, weights: dict[str, float]) -> Floats:
    total = np.full(len(features["length"]), weights["bias"], dtype=np.float32)
    for name, weight in weights.items():
        if name != "bias":
            total += np.float32(weight) * features[name]
    return total


def _each(others: Sequence[int] | Rows, value: Callable[[int], float]) -> Floats:
    return np.array([value(int(other)) for other in others], dtype=np.float32)


def _agreement(one: frozenset[float] | frozenset[str], other: frozenset[float] | frozenset[str]) -> float:
    """Return how far two sets agree, between -1 and 1; 0 where both are empty."""
    everything = len(one) + len(other)
    return (4 * len(one & other) - everything) / (everything + 1) if everything else 0.0
