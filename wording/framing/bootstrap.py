"""Confidence intervals by drawing whole stories, or whole documents, again and again: words within one are not independent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wording.framing.distributions import require_level

Floats = npt.NDArray[np.float64]

DRAWS = 1999
"""With (draws + 1) × 0.025 a whole number, the bounds of a 95% interval are draws themselves, not points between two."""

BLOCK = 1 << 18
"""So many clusters, over all draws made together, are drawn at a time."""


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
        sums = np.concatenate([drawn @ values for drawn in weights(len(values), seed, draws)])
        low, high, defined = percentiles(statistic(sums)[:, None], level)
    return Bootstrap(estimate, float(low[0]), float(high[0]), level, int(defined[0]), draws)


def weights(size: int, seed: int, draws: int) -> Iterator[Floats]:
    """Yield blocks of draws, shape (draws, size): how often each of `size` clusters is drawn, `size` in all a draw."""
    generator = np.random.PCG64(seed)
    rows = max(1, BLOCK // size)
    for done in range(0, draws, rows):
        block = min(rows, draws - done)
        uniform = (generator.random_raw(block * size) >> np.uint64(11)) * 2.0**-53
        chosen = (uniform * size).astype(np.intp).reshape(block, size) + np.arange(block)[:, None] * size
        yield np.bincount(chosen.ravel(), minlength=block * size).reshape(block, size).astype(np.float64)


def percentiles(drawn: Floats, level: float) -> tuple[Floats, Floats, npt.NDArray[np.intp]]:
    """Return for each column the values at ranks (n + 1)(1 - level)/2 from either end, and n.

    `drawn` has shape (draws, columns); n counts the finite values of a column. Without any the bounds are nan.
    """
    ordered = np.sort(np.where(np.isfinite(drawn), drawn, np.nan), axis=0)
    defined = np.isfinite(ordered).sum(axis=0)
    tail = (1 - level) / 2
    return _ranked(ordered, defined, tail), _ranked(ordered, defined, 1 - tail), defined


def _ranked(ordered: Floats, defined: npt.NDArray[np.intp], share: float) -> Floats:
    """Return the value at rank (n + 1) × share of each column, between two draws in proportion."""
    rank = np.clip((defined + 1) * share, 1, np.maximum(defined, 1)) - 1
    below = np.floor(rank).astype(np.intp)
    above = np.minimum(below + 1, np.maximum(defined - 1, 0))
    low, high = (np.take_along_axis(ordered, place[None, :], axis=0)[0] for place in (below, above))
    found: Floats = low + (rank - below) * (high - low)
    return found
