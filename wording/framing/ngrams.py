"""Words and phrases of up to three words that enough texts hold, counted by cell.

A phrase is counted only if the shorter ones in it are frequent enough, since none can be more frequent than its parts
(R. Agrawal & R. Srikant 1994, “Fast algorithms for mining association rules”). It stays within a sentence and goes over no
mark. Sentences that a group repeats word for word in many texts (“View photo news”) are the page's and not counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from wording.framing.cells import Cells, Counter, Ints, Layout
from wording.framing.word_store import BREAK, END, FIRST, Ids, WordStore

LONGEST = 3
LEAST_TEXTS = 5
"""What fewer texts hold is not compared."""

REPEATED = 10
REPEATED_SHARE = 0.01
"""A sentence that stands in so many texts of a group, and in such a share of them, is a formula of its pages."""

_GROUP, _LOW = np.uint64(44), np.uint64(2**44 - 1)
_FACTOR, _PLACE = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)
Places = npt.NDArray[np.intp]


class Ngrams:
    """Counts the phrases of the texts of a store that have a cell (`cell_of` gives -1 for the others)."""

    def __init__(self, store: WordStore, cell_of: Ints, layout: Layout) -> None:
        self._store, self._cell_of, self._layout = store, cell_of, layout
        self._tables: list[Ints] = []
        self._formulas = self._repeated()
        for _ in range(LONGEST):
            self._tables.append(self._frequent())

    def items(self, function_words: Sequence[str]) -> tuple[list[str], Cells]:
        """Return the phrases that neither begin nor end with a function word or a single letter, and their counts."""
        no_edge = np.zeros(len(self._store), dtype=bool)
        no_edge[self._store.numbers(function_words)] = True
        no_edge |= np.array([len(self._store.form(word)) < 2 for word in range(len(self._store))])
        names: list[str] = []
        places: list[Ints] = []
        for level in range(LONGEST):
            words = self._words(level)
            kept = ~(no_edge[words[:, 0]] | no_edge[words[:, -1]])
            places.append(np.concatenate([[-1], np.where(kept, len(names) + np.cumsum(kept) - 1, -1)]))
            names += [" ".join(map(self._store.form, row)) for row in words[kept].tolist()]
        counter = Counter()
        for ids, texts in self._chunks():
            for level, sequence in enumerate(self._sequences(ids)):
                item = places[level][sequence]
                found = item >= 0
                told = np.unique(item[found] * (texts.max() + 1) + texts[: len(item)][found])
                item, text = np.divmod(told, texts.max() + 1)
                counter.add(item * self._layout.width + self._cell_of[text])
        return names, Cells(self._layout, len(names), *counter.counted())

    def _words(self, level: int) -> Ints:
        """Return the words of every frequent phrase of a level, shape (phrases, words)."""
        table = self._tables[level]
        if not level:
            return table[:, None]
        shorter = self._words(level - 1)
        first, second = np.divmod(table, len(shorter) + 1)
        return np.concatenate([shorter[first - 1], shorter[second - 1][:, -1:]], axis=1)

    def _frequent(self) -> Ints:
        """Return, in order, the codes of the next level's phrases that enough texts hold."""
        counter = Counter()
        for ids, texts in self._chunks():
            codes = self._codes(ids)
            found = codes > 0
            told = np.unique(codes[found] * (texts.max() + 1) + texts[: len(codes)][found])
            counter.add(told // (texts.max() + 1))
        codes, counts = counter.counted()
        return codes[counts >= LEAST_TEXTS]

    def _codes(self, ids: Ids) -> Ints:
        """Return the code of the next level's phrase at each place, 0 where there is none: two phrases that overlap."""
        if not self._tables:
            return np.where(ids >= FIRST, ids, 0).astype(np.int64)
        *_, last = self._sequences(ids)
        first, second = last[:-1], last[1:]
        return np.where((first > 0) & (second > 0), first * (len(self._tables[-1]) + 1) + second, 0)

    def _sequences(self, ids: Ids) -> Iterator[Ints]:
        """Yield for each level the frequent phrase at each place, by its rank in the level's table from 1 on."""
        codes = np.where(ids >= FIRST, ids, 0).astype(np.int64)
        for table in self._tables:
            rank = np.searchsorted(table, codes)
            known = table[np.minimum(rank, len(table) - 1)] == codes if len(table) else np.zeros(len(codes), bool)
            ranks = np.where(known & (codes > 0), rank + 1, 0)
            yield ranks
            first, second = ranks[:-1], ranks[1:]
            codes = np.where((first > 0) & (second > 0), first * (len(table) + 1) + second, 0)

    def _chunks(self) -> Iterator[tuple[Ids, Places]]:
        """Yield the chunks of the store without the texts that do not count and without formulas."""
        for ids, texts in self._store.chunks():
            counted = self._cell_of[texts] >= 0
            if len(self._formulas):
                counted &= ~np.isin(self._hashes(ids, texts), self._formulas)
            yield np.where(counted, ids, BREAK), texts

    def _repeated(self) -> npt.NDArray[np.uint64]:
        """Return, in order, the hashes of the sentences that are formulas of their group."""
        hashes = [
            self._hashes(ids, texts)[(ids == END) & (self._cell_of[texts] >= 0)] for ids, texts in self._store.chunks()
        ]
        found, counts = np.unique(np.concatenate(hashes or [np.zeros(0, np.uint64)]), return_counts=True)
        sizes = self._layout.sizes.sum(axis=1)
        group = (found >> _GROUP).astype(np.intp)
        formulas: npt.NDArray[np.uint64] = found[counts >= np.maximum(REPEATED, REPEATED_SHARE * sizes[group])]
        return formulas

    def _hashes(self, ids: Ids, texts: Places) -> npt.NDArray[np.uint64]:
        """Return at each place the hash of its sentence, with the group of the text in the uppermost bits."""
        starts = np.concatenate([[0], np.flatnonzero(ids == END) + 1])
        number = np.concatenate([[0], np.cumsum(ids == END)[:-1]])
        place = (np.arange(len(ids)) - starts[number]).astype(np.uint64)
        mixed = (ids.astype(np.uint64) + np.uint64(1)) * _FACTOR ^ (place * _PLACE)
        mixed = (mixed ^ (mixed >> np.uint64(29))) * _FACTOR
        sums = np.add.reduceat(mixed, starts[starts < len(ids)])
        group = np.maximum(self._cell_of[texts], 0) // self._layout.strata
        hashes: npt.NDArray[np.uint64] = (sums[number] & _LOW) | (group.astype(np.uint64) << _GROUP)
        return hashes
