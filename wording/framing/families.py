"""Text families: near-copies of one text, such as an agency report that several outlets print, cut or changed a little.

MinHash finds likely copies, the shingles themselves decide. A text counts as a copy of another if half of what both hold
together is shared, or if most of the shorter one stands in the longer one, since outlets cut agency copy. A text of less
than a quarter of the other's length does not count: a round-up that holds four reports would tie them all together.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from wording.framing.disjoint_sets import DisjointSets
from wording.framing.minhash import ROWS, SIZE, band_keys, buckets, signature
from wording.framing.shingles import Hashes, shingles
from wording.framing.spool import Spool

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

WIRE_SAME = 0.35
WIRE_CONTAINED = 0.5
"""What is enough between texts that credit the same agency, which outlets cut and reword but seldom write anew."""

HEADS = 6
"""Texts of different families with which a text is compared in a bucket; more only come together by stock phrases."""

REFUSED = 200_000
"""Pairs remembered as no copies of each other; more are forgotten and compared again if they meet again."""

TOGETHER = 2 * ROWS
"""Columns of the signatures that are read at once: two bands, 16 bytes a text."""

READ = 1024
"""Texts whose hashes are kept after they were read, 2 MB of them."""


class Sketches:
    """What is kept of each text: at most `KEPT` hashes and a signature, together at most 2.6 kB, on disk where it is much.

    Fifteen bytes a text stay in memory, and 60 more while families are sought.
    """

    def __init__(self) -> None:
        self._hashes, self._signatures = Spool(), Spool()
        self._sizes, self._credits = array("I"), array("H")
        self._kept = lru_cache(maxsize=READ)(self._read)

    def __len__(self) -> int:
        return len(self._sizes)

    def add(self, text: str, credit: int = 0) -> None:
        """Keep the sketch of one more text; `credit` is the number of the agency it is credited to, 0 for none."""
        whole = shingles(text)
        self._signatures.append(signature(whole).tobytes())
        self._hashes.append(whole[:KEPT].tobytes())
        self._sizes.append(len(whole))
        self._credits.append(credit)

    def families(self, order: Sequence[int] | NDArray[np.intp]) -> NDArray[np.intp]:
        """Return for each text, by number, the number of the text that its family is known by.

        `order` lists all numbers; a family is known by its first text in it, and the same texts in the same order
        give the same families. The time is linear but for 64 sorts.
        """
        texts = np.asarray(order, dtype=np.intp)
        sets, refused = DisjointSets(len(texts)), set[int]()
        told = np.flatnonzero(np.frombuffer(self._sizes, dtype=np.uint32)[texts] >= LEAST) if len(texts) else texts
        for keys in self._bands(texts[told]) if len(told) else ():
            for bucket in buckets(keys):
                self._join(told[bucket].tolist(), texts, sets, refused)
        result = np.empty(len(texts), dtype=np.intp)
        result[texts] = texts[np.fromiter(map(sets.find, range(len(texts))), np.intp, len(texts))]
        return result

    def _bands(self, texts: NDArray[np.intp]) -> Iterator[NDArray[np.uint64]]:
        """Yield the keys of some texts, band by band; a few bands are in memory at a time."""
        for first in range(0, SIZE, TOGETHER):
            columns = self._signatures.columns(first, first + TOGETHER, SIZE)
            yield from (keys[texts] for keys in band_keys(columns))

    def _join(self, places: list[int], texts: NDArray[np.intp], sets: DisjointSets, refused: set[int]) -> None:
        """Compare each text of a bucket with the first of every family met there."""
        heads: list[int] = []
        for place in places:
            for head in heads:
                if sets.find(head) == sets.find(place):
                    break
                pair = head << 32 | place
                if pair in refused:
                    continue
                if self.same(int(texts[head]), int(texts[place])):
                    sets.union(head, place)
                    break
                if len(refused) >= REFUSED:
                    refused.clear()
                refused.add(pair)
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
        wire = self._credits[left] == self._credits[right] != 0
        least, contained = (WIRE_SAME, WIRE_CONTAINED) if wire else (SAME, CONTAINED)
        return jaccard >= least or shared >= contained * max(1, min(len(first), len(second)))

    def _comparable(self, left: int, right: int) -> tuple[Hashes, Hashes]:
        """Return the hashes of two texts up to where both are complete."""
        first, second = self._kept(left), self._kept(right)
        limit = min(
            int(kept[-1]) if self._sizes[text] > KEPT else 0xFFFFFFFF for text, kept in ((left, first), (right, second))
        )
        return first[first <= limit], second[second <= limit]

    def _read(self, text: int) -> Hashes:
        return np.frombuffer(self._hashes.row(text), dtype=np.uint32)
