"""p values adjusted for how many comparisons were made.

Holm for a list of terms fixed beforehand; Benjamini-Hochberg for exploring. A p value of nan (a comparison that could
not be made) stays nan and does not count as one made.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import accumulate


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Return p values adjusted so that a false “differs” anywhere in the list is as rare as the level says.

    In the order given; probabilities. S. Holm (1979), “A simple sequentially rejective multiple test procedure”,
    Scandinavian Journal of Statistics 6, 65-70. Raises ValueError for a value outside 0 to 1.
    """
    order = _ranked(p_values)
    total = len(order)
    raised = (p_values[place] * (total - rank) for rank, place in enumerate(order))
    return _placed(p_values, order, accumulate(raised, max))


def benjamini_hochberg(p_values: Sequence[float]) -> tuple[float, ...]:
    """Return p values adjusted so that among those called “differs” false ones are as rare as the level says.

    In the order given; expected shares of false discoveries. Y. Benjamini & Y. Hochberg (1995), “Controlling the false
    discovery rate”, JRSS B 57, 289-300; holds for independent or positively dependent tests. Raises ValueError for a
    value outside 0 to 1.
    """
    order = _ranked(p_values)[::-1]
    total = len(order)
    raised = (p_values[place] * (total / (total - rank)) for rank, place in enumerate(order))
    return _placed(p_values, order, accumulate(raised, min))


def _ranked(p_values: Sequence[float]) -> list[int]:
    """Return the places of the p values, smallest first, without those that are nan."""
    order = sorted((place for place, p in enumerate(p_values) if not math.isnan(p)), key=lambda place: p_values[place])
    if order and not 0 <= p_values[order[0]] <= p_values[order[-1]] <= 1:
        raise ValueError("a p value lies between 0 and 1")
    return order


def _placed(p_values: Sequence[float], order: Iterable[int], adjusted: Iterable[float]) -> tuple[float, ...]:
    """Return the adjusted values in the places of the original ones."""
    result = list(p_values)
    for place, value in zip(order, adjusted, strict=True):
        result[place] = min(value, 1.0)
    return tuple(result)
