"""How evenly a word is spread over the parts of a corpus: documents, stories or months.

`hits` holds the word's count in each part, `sizes` the parts' sizes in words (or documents), in the same order.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Deviation:
    """Gries' deviation of proportions, without unit: 0 where each part has its due share of the word.

    `dp` is at most 1 less the smallest part's share of the corpus, `normalised` at most 1: all hits in that part.
    """

    dp: float
    normalised: float


def deviation_of_proportions(hits: Sequence[float], sizes: Sequence[float]) -> Deviation:
    """Return Gries' DP and DPnorm.

    S. Th. Gries (2008), “Dispersions and adjusted frequencies in corpora”, International Journal of Corpus Linguistics
    13(4), 403-437; DPnorm as corrected by J. Lijffijt & S. Th. Gries (2012), IJCL 17(1), 147-149. Raises ValueError for
    fewer than two parts, lists of different lengths, negative hits, parts without size or a word that never occurs.
    """
    _require_parts(hits, sizes)
    total, size = math.fsum(hits), math.fsum(sizes)
    dp = math.fsum(abs(hit / total - part / size) for hit, part in zip(hits, sizes, strict=True)) / 2
    return Deviation(dp, dp / (1 - min(sizes) / size))


def _require_parts(hits: Sequence[float], sizes: Sequence[float]) -> None:
    if len(hits) != len(sizes):
        raise ValueError(f"each part has a count and a size, but there are {len(hits)} counts and {len(sizes)} sizes")
    if len(sizes) < 2:
        raise ValueError(f"dispersion needs at least two parts, not {len(sizes)}")
    if not min(hits) >= 0:
        raise ValueError("a count is never negative")
    if not min(sizes) > 0:
        raise ValueError("every part has a size above zero")
    if not any(hits):
        raise ValueError("a word that never occurs has no dispersion")
