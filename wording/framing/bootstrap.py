"""Confidence intervals by drawing whole stories, or whole documents, again and again: words within one are not independent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wording.framing.distributions import require_level

Floats = npt.NDArray[np.float64]

DRAWS = 1999
"""With (draws + 1) × 0.025 a whole number, the bounds of a 95% interval are draws themselves, not points between two."""


@dataclass(frozen=True, slots=True)
class Bootstrap:
    """A statistic of all clusters between its percentile bounds, in the statistic's own unit.

    `defined` counts the draws in which the statistic had a value, of `draws` in all: where it is clearly less, the
    interval speaks of the others alone; where it is none, the bounds are nan.
    """

    estimate: float
    low: float
    high: float
    level: float
    defined: int
    draws: int


def bootstrap(
    clusters: npt.ArrayLike,
    statistic: Callable[[Floats], Floats],
    *,
    seed: int,
    level: float = 0.95,
    draws: int = DRAWS,
) -> Bootstrap:
    """Return a statistic of summed counts with the percentile interval from drawing clusters with replacement.

    `clusters` has shape (clusters, columns): what each story or document adds to the sums, such as hits and documents
    of two outlets. `statistic` gets sums of shape (n, columns) and returns shape (n,), nan where it has no value
    (it may divide by zero). The same seed gives the same interval on every machine and with every version of numpy,
    since of its generator only the raw stream, which is kept stable, is used.

    B. Efron & R. J. Tibshirani (1993), “An Introduction to the Bootstrap”, chapter 13. The percentile interval is
    enough here: its fault, which BCa mends, is skew, and a difference of shares or of logarithms has little; below ten
    clusters either is too narrow. Raises ValueError for fewer than two clusters, values that are not finite, fewer
    than one draw or a level outside (0, 1).
    """
    require_level(level)
    values = np.asarray(clusters, dtype=np.float64)
    if values.ndim != 2 or len(values) < 2:
        raise ValueError(f"a bootstrap needs at least two clusters, one a row, not the shape {values.shape}")
    if not np.isfinite(values).all():
        raise ValueError("what a cluster adds to the sums is finite")
    if draws < 1:
        raise ValueError(f"a bootstrap needs at least one draw, not {draws}")
    with np.errstate(divide="ignore", invalid="ignore"):
        estimate = float(statistic(values.sum(axis=0, keepdims=True))[0])
        drawn = statistic(_sums(values, seed, draws))
    defined = np.sort(drawn[np.isfinite(drawn)])
    low, high = _percentiles(defined, level) if len(defined) else (np.nan, np.nan)
    return Bootstrap(estimate, low, high, level, len(defined), draws)


def _sums(values: Floats, seed: int, draws: int) -> Floats:
    """Return the sums of each draw of as many clusters as there are, shape (draws, columns)."""
    generator = np.random.PCG64(seed)
    size = len(values)
    sums = np.empty((draws, values.shape[1]))
    for row in sums:
        uniform = (generator.random_raw(size) >> np.uint64(11)) * 2.0**-53
        row[:] = np.bincount((uniform * size).astype(np.intp), minlength=size) @ values
    return sums


def _percentiles(ordered: Floats, level: float) -> tuple[float, float]:
    """Return the values at ranks (n + 1)(1 - level)/2 from either end."""
    tail = (1 - level) / 2
    low, high = np.quantile(ordered, (tail, 1 - tail), method="weibull")
    return float(low), float(high)
