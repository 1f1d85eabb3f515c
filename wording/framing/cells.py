"""In how many texts of each group and stratum an item stands, and what follows: differences held fixed by stratum, spread.

An item is a word, a phrase or a word beside a name. All counts are distinct texts.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

MERGED = 4_000_000
"""Counts are put together whenever so many have come."""


class Layout:
    """Numbers the cells: one for each group and stratum (story) of the texts counted."""

    def __init__(self, groups: Sequence[str], strata: Sequence[Hashable]) -> None:
        """Take the group and the stratum of each text."""
        self.groups = sorted(set(groups))
        rank = {name: n for n, name in enumerate(self.groups)}
        numbers: dict[Hashable, int] = {}
        column = [numbers.setdefault(stratum, len(numbers)) for stratum in strata]
        self.strata = max(1, len(numbers))
        self.cells = np.array(
            [rank[group] * self.strata + place for group, place in zip(groups, column, strict=True)], dtype=np.int64
        )
        flat = np.bincount(self.cells, minlength=len(self.groups) * self.strata)
        self.sizes = flat.reshape(len(self.groups), self.strata).astype(np.float64)

    @property
    def width(self) -> int:
        """How many cells there are."""
        return len(self.groups) * self.strata


class Counter:
    """Collects codes (item × width + cell) of texts and counts equal ones, in memory bound by how many differ."""

    def __init__(self) -> None:
        self._codes: list[Ints] = []
        self._counts: list[Ints] = []
        self._waiting = 0

    def add(self, codes: Ints) -> None:
        """Count codes, each once."""
        found, counts = np.unique(codes, return_counts=True)
        self._codes.append(found)
        self._counts.append(counts)
        self._waiting += len(found)
        if self._waiting > MERGED:
            self._merge()

    def counted(self) -> tuple[Ints, Ints]:
        """Return the different codes in order, and how often each came."""
        self._merge()
        return self._codes[0], self._counts[0]

    def _merge(self) -> None:
        if not self._codes:
            self._codes, self._counts = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        codes, places = np.unique(np.concatenate(self._codes), return_inverse=True)
        counts = np.bincount(places, np.concatenate(self._counts), len(codes)).astype(np.int64)
        self._codes, self._counts, self._waiting = [codes], [counts], 0


class Cells:
    """The counts of all items by cell, sparse: `codes` are item × width + cell in order."""

    def __init__(self, layout: Layout, items: int, codes: Ints, counts: Ints) -> None:
        self._layout, self._items = layout, items
        self._item, cell = np.divmod(codes, layout.width)
        self._group, self._stratum = np.divmod(cell, layout.strata)
        self._counts = counts

    def hits(self, group: int) -> Ints:
        """Return in how many texts of a group, by its number, each item stands."""
        mine = self._group == group
        return np.bincount(self._item[mine], self._counts[mine], self._items).astype(np.int64)

    def total(self) -> Ints:
        """Return in how many texts of all groups each item stands."""
        return np.bincount(self._item, self._counts, self._items).astype(np.int64)

    def p_values(self, group: int) -> list[float]:
        """Return for each item the p value that a group uses it as the others do, stratum by stratum; nan untold.

        Mantel and Haenszel's chi-square without correction (see `wording.framing.stratified`), for all items at once.
        """
        width = self._layout.strata
        pairs, places = np.unique(self._item * width + self._stratum, return_inverse=True)
        hits = np.bincount(places, self._counts)
        here = np.bincount(places, np.where(self._group == group, self._counts, 0))
        item, stratum = np.divmod(pairs, width)
        own, every = self._layout.sizes[group, stratum], self._layout.sizes.sum(axis=0)[stratum]
        variance = own * (every - own) * hits * (every - hits) / (every**2 * np.maximum(every - 1, 1))
        distance = np.bincount(item, (here - own * hits / every) * (variance > 0), self._items)
        spread = np.bincount(item, variance, self._items)
        return [
            math.erfc(abs(gap) / math.sqrt(2 * square)) if square > 0 else math.nan
            for gap, square in zip(distance.tolist(), spread.tolist(), strict=True)
        ]

    def spread(self, group: int) -> Floats:
        """Return Gries' normalised deviation of proportions of each item over the strata of a group.

        0 where each stratum has its due share of the texts with the item, 1 where the smallest has all; nan where the
        group never uses it or has one stratum (see `wording.framing.dispersion`).
        """
        sizes = self._layout.sizes[group]
        shares = sizes / max(sizes.sum(), 1)
        mine = self._group == group
        item, stratum, counts = self._item[mine], self._stratum[mine], self._counts[mine]
        total = np.bincount(item, counts, self._items)
        with np.errstate(divide="ignore", invalid="ignore"):
            apart = np.abs(counts / total[item] - shares[stratum]) - shares[stratum]
            deviation = (np.bincount(item, apart, self._items) + 1) / 2
            present = shares[shares > 0]
            least = 1 - present.min() if len(present) > 1 else math.nan
            return np.where(total > 0, deviation / least, math.nan)
