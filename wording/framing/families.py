"""Text families: near-copies of one text, such as an agency report that several outlets print, cut or changed a little.

MinHash finds likely copies, the shingles themselves decide. A text counts as a copy of another if half of what both hold
together is shared, or if most of the shorter one stands in the longer one, since outlets cut agency copy. A text of less
than a quarter of the other's length does not count: a round-up that holds four reports would tie them all together.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import numpy as np

from wording.framing.disjoint_sets import DisjointSets
from wording.framing.minhash import SIZE, buckets, signature
from wording.framing.shingles import Hashes, shingles

KEPT = 512
"""Shingles kept of a text. Shorter texts compare exactly; of longer ones the `KEPT` smallest hashes are a random sample
(bottom-k sketch, Cohen and Kaplan 2007) with a standard error of at most 2.2 points."""

LEAST = 5
"""A text of fewer shingles is too short to tell whose copy it is."""
SHORT = 30
"""A text of fewer shingles is a copy only if `SAME_SHORT` of both is shared: headlines and summaries repeat formulas."""

SAME = 0.5
SAME_SHORT = 0.8
CONTAINED = 0.7
CUT = 0.25
"""The least length of a cut copy, as a share of the longer text."""

HEADS = 6
"""Texts of different families with which a text is compared in a bucket; more only come together by stock phrases."""


class Sketches:
    """What is kept of each text: at most `KEPT` hashes and a signature, together at most 2.6 kB."""

    def __init__(self) -> None:
        self._hashes = array("I")
        self._ends = array("Q", [0])
        self._sizes = array("I")
        self._signatures = bytearray()

    def __len__(self) -> int:
        return len(self._sizes)

    def add(self, text: str) -> None:
        """Keep the sketch of one more text."""
        whole = shingles(text)
        self._signatures += signature(whole).tobytes()
        self._hashes.frombytes(whole[:KEPT].tobytes())
        self._ends.append(len(self._hashes))
        self._sizes.append(len(whole))

    def families(self, order: Sequence[int]) -> list[int]:
        """Return for each text, by number, the number of the text that its family is known by.

        `order` lists all numbers; a family is known by its first text in it, and the same texts in the same order
        give the same families. The time is linear but for 64 sorts.
        """
        sets = DisjointSets(len(order))
        rows = np.frombuffer(self._signatures, dtype=np.uint32).reshape(-1, SIZE)
        told = [place for place, text in enumerate(order) if self._sizes[text] >= LEAST]
        refused: set[tuple[int, int]] = set()
        for bucket in buckets(rows[[order[place] for place in told]]) if told else ():
            self._join([told[row] for row in bucket.tolist()], order, sets, refused)
        result = [0] * len(order)
        for place, text in enumerate(order):
            result[text] = order[sets.find(place)]
        return result

    def _join(self, places: list[int], order: Sequence[int], sets: DisjointSets, refused: set[tuple[int, int]]) -> None:
        """Compare each text of a bucket with the first of every family met there."""
        heads: list[int] = []
        for place in places:
            for head in heads:
                if sets.find(head) == sets.find(place):
                    break
                if (head, place) in refused:
                    continue
                if self.same(order[head], order[place]):
                    sets.union(head, place)
                    break
                refused.add((head, place))
            else:
                if len(heads) < HEADS:
                    heads.append(place)

    def same(self, left: int, right: int) -> bool:
        """Tell whether two texts, by number, are copies of one text."""
        short, long = sorted((self._sizes[left], self._sizes[right]))
        if short < LEAST or short < CUT * long:
            return False
        first, second = self._comparable(left, right)
        shared = len(np.intersect1d(first, second, assume_unique=True))
        jaccard = shared / max(1, len(first) + len(second) - shared)
        if short < SHORT:
            return jaccard >= SAME_SHORT
        return jaccard >= SAME or shared >= CONTAINED * max(1, min(len(first), len(second)))

    def _comparable(self, left: int, right: int) -> tuple[Hashes, Hashes]:
        """Return the hashes of two texts up to where both are complete."""
        first, second = self._kept(left), self._kept(right)
        limit = min(
            int(kept[-1]) if self._sizes[text] > KEPT else 0xFFFFFFFF for text, kept in ((left, first), (right, second))
        )
        return first[first <= limit], second[second <= limit]

    def _kept(self, text: int) -> Hashes:
        view = np.frombuffer(self._hashes, dtype=np.uint32)
        return view[self._ends[text] : self._ends[text + 1]]
