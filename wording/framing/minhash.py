"""MinHash signatures (Broder 1997) and the banding that finds likely copies (Leskovec, Rajaraman, Ullman, ch. 3)."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import shake_256

import numpy as np
from numpy.typing import NDArray

from wording.framing.shingles import Hashes

BANDS = 64
ROWS = 2
SIZE = BANDS * ROWS
"""Hash functions in a signature. Two texts that share a third of their shingles meet in some band with p = 0.999, those
that share a sixth with p = 0.83, those that share a hundredth with p = 0.006."""

_CHUNK = 4096
_SEEDS = np.frombuffer(shake_256(b"wording.minhash").digest(16 * SIZE), dtype="<u8").astype(np.uint64)
_FACTORS = (_SEEDS[:SIZE] | np.uint64(1))[:, None]
_OFFSETS = _SEEDS[SIZE:][:, None]


def signature(shingles: Hashes) -> Hashes:
    """Return the `SIZE` smallest images of the shingles under as many multiply-shift hash functions.

    Of two signatures the share of equal places estimates the Jaccard similarity of the sets. No shingles give the
    largest number everywhere.
    """
    least = np.full(SIZE, 0xFFFFFFFF, dtype=np.uint32)
    for start in range(0, len(shingles), _CHUNK):
        images = (shingles[start : start + _CHUNK].astype(np.uint64) * _FACTORS + _OFFSETS) >> np.uint64(32)
        np.minimum(least, images.min(axis=1).astype(np.uint32), out=least)
    return least


def buckets(keys: NDArray[np.uint64]) -> Iterator[NDArray[np.intp]]:
    """Yield the places at which the keys of one band are equal, ascending, for every value that comes twice."""
    order = np.argsort(keys, kind="stable")
    cuts = np.flatnonzero(np.diff(keys[order])) + 1
    edges = np.concatenate(([0], cuts, [len(order)]))
    for place in np.flatnonzero(np.diff(edges) > 1):
        yield order[edges[place] : edges[place + 1]]


def band_keys(columns: Hashes) -> Iterator[NDArray[np.uint64]]:
    """Yield the key of each text in every band that the columns of signatures hold, shape (texts, bands × `ROWS`)."""
    for start in range(0, columns.shape[1], ROWS):
        yield columns[:, start].astype(np.uint64) << np.uint64(32) | columns[:, start + 1]
