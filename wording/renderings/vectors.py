"""Sparse vectors of many texts in flat arrays, and the pairwise sums by which they are compared.

A row is a text. Its terms are numbers below `SIZE`, ascending; texts of any collection share one table, so that nothing
has to be learnt before the first vector is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Rows = NDArray[np.intp]

SIZE = 1 << 20
"""Terms are hashed into a table of so many places; two that meet by chance do so once in a million."""
ELSEWHERE = 300
"""Texts that every collection is taken to come with, none of which holds any of the terms, so that in a small collection
on one event the terms that all share still count."""

_BITS = 20
_BLOCK = 2000
"""Texts hashed at a time: what the processor's cache holds."""
_FACTOR = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Vectors:
    """Rows of sparse non-negative numbers: row `n` has the terms and values from `starts[n]` to `starts[n + 1]`."""

    starts: NDArray[np.int64]
    terms: NDArray[np.int32]
    values: Floats

    def __len__(self) -> int:
        return len(self.starts) - 1

    def row(self, number: int) -> NDArray[np.int32]:
        """Return the terms of a row."""
        found: NDArray[np.int32] = self.terms[self.starts[number] : self.starts[number + 1]]
        return found

    def sums(self) -> Floats:
        """Return the sum of each row's values."""
        return _by_row(self.values, self.starts)

    def frequency(self) -> NDArray[np.int64]:
        """Return in how many rows each term stands."""
        return np.bincount(self.terms, minlength=SIZE)

    def weighted(self, weights: Floats) -> Vectors:
        """Return the rows with each value multiplied by the weight of its term."""
        return Vectors(self.starts, self.terms, self.values * weights[self.terms])

    def damped(self) -> Vectors:
        """Return the rows with every count n replaced by 1 + ln n."""
        return Vectors(self.starts, self.terms, 1 + np.log(self.values))

    def normalised(self) -> Vectors:
        """Return the rows divided by their Euclidean length; empty ones stay empty."""
        lengths = np.sqrt(_by_row(self.values**2, self.starts))
        lengths[lengths == 0] = 1
        return Vectors(self.starts, self.terms, self.values / np.repeat(lengths, np.diff(self.starts)))


def _by_row(values: Floats, starts: NDArray[np.int64]) -> Floats:
    """Return the sums of the values between each two starts; zero where there are none."""
    running = np.concatenate(([0.0], np.cumsum(values, dtype=np.float64)))
    sums: Floats = (running[starts[1:]] - running[starts[:-1]]).astype(np.float32)
    return sums


def rarity(frequency: NDArray[np.int64], texts: int) -> Floats:
    """Return the inverse document frequency of every term, never negative."""
    weights: Floats = np.log((texts + ELSEWHERE) / (frequency + 1.0)).clip(min=0.0).astype(np.float32)
    return weights


def ngrams(texts: Sequence[str], orders: Sequence[int]) -> Vectors:
    """Return how often each text holds each of its character n-grams, hashed."""
    blocks = [_block(texts[start : start + _BLOCK], orders) for start in range(0, len(texts), _BLOCK)]
    return _joined(blocks)


def counted(terms: Iterable[Sequence[int]]) -> Vectors:
    """Return how often each row holds each of its terms, which are numbers below `SIZE`."""
    rows = [np.asarray(row, dtype=np.uint64) for row in terms]
    numbers = np.repeat(np.arange(len(rows), dtype=np.uint64), [len(row) for row in rows])
    flat = np.concatenate(rows) if rows else np.zeros(0, dtype=np.uint64)
    return _counted(numbers << np.uint64(_BITS) | flat, len(rows))


def _block(texts: Sequence[str], orders: Sequence[int]) -> Vectors:
    letters = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    lengths = np.array([len(text) for text in texts], dtype=np.int64)
    numbers = np.repeat(np.arange(len(texts), dtype=np.uint64), lengths)
    left = np.repeat(np.cumsum(lengths), lengths) - np.arange(len(letters))
    keys = [_hashed(letters, order)[left >= order] | numbers[left >= order] << np.uint64(_BITS) for order in orders]
    return _counted(np.concatenate(keys), len(texts))


def _hashed(letters: NDArray[np.uint64], order: int) -> NDArray[np.uint64]:
    """Return for every place the hash of the n-gram that begins there; the last places hold rubbish."""
    state = np.full(len(letters), order, dtype=np.uint64)
    for shift in range(order):
        state = (state ^ np.roll(letters, -shift)) * _FACTOR
        state ^= state >> np.uint64(29)
    return (state * _FACTOR) >> np.uint64(64 - _BITS)


def _counted(keys: NDArray[np.uint64], rows: int) -> Vectors:
    """Make vectors of keys that hold the row above the term."""
    different, counts = np.unique(keys, return_counts=True)
    numbers = (different >> np.uint64(_BITS)).astype(np.int64)
    starts = np.searchsorted(numbers, np.arange(rows + 1)).astype(np.int64)
    return Vectors(starts, (different & np.uint64(SIZE - 1)).astype(np.int32), counts.astype(np.float32))


def _joined(blocks: Sequence[Vectors]) -> Vectors:
    if not blocks:
        return counted(())
    starts = np.concatenate([[0], *(np.diff(block.starts) for block in blocks)]).cumsum()
    return Vectors(
        starts, np.concatenate([block.terms for block in blocks]), np.concatenate([block.values for block in blocks])
    )
