"""The score of a text: weighted grams, each kind brought to the length of one, so that long texts do not score higher."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from wording.likelihood.grams import grams
from wording.likelihood.weights import Weights

_ROOTS = tuple(math.sqrt(number) for number in range(512))


def raw_score(model: Weights, tokens: Sequence[str]) -> float:
    """Return the uncalibrated score of a text's tokens, higher for machine translation; nought is about halfway."""
    counted = grams(model.symbols, tokens)
    return model.bias + sum(
        scale * _weighted(table, counts)
        for scale, table, counts in zip(model.scales, model.tables, counted, strict=True)
    )


def _weighted(table: Mapping[int, int], counts: Counter[int]) -> float:
    """Return the sum over known grams of root count times weight, over the root of how many there are."""
    total, known = 0.0, 0
    find = table.get
    for gram, count in counts.items():
        weight = find(gram)
        if weight is not None:
            total += weight * (_ROOTS[count] if count < 512 else math.sqrt(count))
            known += count
    return total / math.sqrt(known) if known else 0.0
