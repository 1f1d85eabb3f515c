"""What may be said of a comparison: that sides differ, that no difference is shown, or that there is too little to say."""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import StrEnum

from wording.framing.distributions import require_level

LEAST_DOCUMENTS = 5
"""A side with fewer documents says nothing about its outlet."""

LEAST_HITS = 10
"""Fewer hits on all sides together say nothing about a word."""


class Verdict(StrEnum):
    """The verdict in words. “No difference shown” never means that the sides are shown to be alike."""

    DIFFERS = "differs"
    NO_DIFFERENCE = "no difference shown"
    TOO_FEW = "too few"


def enough_data(documents: Sequence[int], hits: int) -> bool:
    """Return whether a comparison may be given a verdict at all.

    `documents` holds, for each side, how many documents (distinct texts) its share is taken of; `hits` counts the
    documents with a hit on all sides together. Raises ValueError for fewer than two sides or negative counts.
    """
    if len(documents) < 2:
        raise ValueError(f"a comparison needs at least two sides, not {len(documents)}")
    if min(*documents, hits) < 0:
        raise ValueError("a count is never negative")
    return min(documents) >= LEAST_DOCUMENTS and hits >= LEAST_HITS


def verdict(documents: Sequence[int], hits: int, p_value: float, *, level: float = 0.05) -> Verdict:
    """Return what to say of a comparison with this p value, already adjusted for how many were made.

    `documents` and `hits` as for `enough_data`; `level` is the significance level, which a p value must lie below.
    A p value of nan (no story in which the sides meet) is too few as well. Raises ValueError as
    `enough_data` does, and for a p value outside 0 to 1 or a level outside (0, 1).
    """
    require_level(level)
    if not enough_data(documents, hits) or math.isnan(p_value):
        return Verdict.TOO_FEW
    if not 0 <= p_value <= 1:
        raise ValueError(f"a p value lies between 0 and 1, not at {p_value}")
    return Verdict.DIFFERS if p_value < level else Verdict.NO_DIFFERENCE
