"""Shares of documents with their confidence intervals, and the difference between two shares."""

from __future__ import annotations

import math
from dataclasses import dataclass

from wording.framing.distributions import beta_quantile_log_odds, normal_quantile, require_level


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate between its confidence bounds, all in one unit; `level` is the confidence, 0.95 for 95%."""

    estimate: float
    low: float
    high: float
    level: float


def require_counts(hits: int, documents: int) -> None:
    """Raise ValueError unless there are documents and between none and all of them are hits."""
    if documents < 1:
        raise ValueError(f"a share needs at least one document, not {documents}")
    if hits < 0:
        raise ValueError(f"a count is never negative: {hits}")
    if hits > documents:
        raise ValueError(f"{hits} hits are more than the {documents} documents they were counted in")


def wilson(hits: int, documents: int, level: float = 0.95) -> Interval:
    """Return the share of documents that are hits, with Wilson's score interval; shares lie between 0 and 1.

    E. B. Wilson (1927), “Probable inference, the law of succession, and statistical inference”, JASA 22, 209-212;
    without continuity correction. Raises ValueError for no documents, negative hits, more hits than documents, or a
    level outside (0, 1).
    """
    require_counts(hits, documents)
    z2 = normal_quantile(level) ** 2
    share = hits / documents
    middle = (hits + z2 / 2) / (documents + z2)
    reach = math.sqrt(z2 * (hits * (documents - hits) / documents + z2 / 4)) / (documents + z2)
    low = 0.0 if hits == 0 else middle - reach
    high = 1.0 if hits == documents else middle + reach
    return Interval(share, low, high, level)


def clopper_pearson_log_odds(hits: int, misses: int, alpha: float) -> tuple[float, float]:
    """Return the exact bounds of a share as natural log-odds: minus infinity below no hits, infinity above all.

    C. J. Clopper & E. S. Pearson (1934), “The use of confidence or fiducial limits illustrated in the case of the
    binomial”, Biometrika 26, 404-413: they never cover less than their level. `alpha` is the share of intervals that
    may miss, 0.05 for 95%. The counts are taken as already checked. Raises ValueError for an alpha outside (0, 1).
    """
    require_level(alpha)
    low = beta_quantile_log_odds(alpha / 2, hits, misses + 1) if hits else -math.inf
    high = -beta_quantile_log_odds(alpha / 2, misses, hits + 1) if misses else math.inf
    return low, high


def newcombe(first_hits: int, first: int, second_hits: int, second: int, level: float = 0.95) -> Interval:
    """Return the first share less the second, with Newcombe's hybrid score interval; between -1 and 1.

    R. G. Newcombe (1998), “Interval estimation for the difference between independent proportions”, Statistics in
    Medicine 17, 873-890, method 10: from the Wilson intervals of both shares. `first` and `second` are numbers of
    documents. Raises ValueError as `wilson` does, for either side.
    """
    one, two = wilson(first_hits, first, level), wilson(second_hits, second, level)
    difference = one.estimate - two.estimate
    low = difference - math.hypot(one.estimate - one.low, two.high - two.estimate)
    high = difference + math.hypot(one.high - one.estimate, two.estimate - two.low)
    return Interval(difference, low, high, level)
