"""Two outlets compared story by story, so that how much each covers does not pass for how it words things."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from wording.framing.distributions import chi_square_tail, normal_quantile

Table = tuple[int, int, int, int]
"""One story: documents of the first outlet with the variant and with another, then those of the second outlet."""


@dataclass(frozen=True, slots=True)
class MantelHaenszel:
    """The odds of the variant at the first outlet as a multiple of those at the second, with story held fixed.

    `odds_ratio`, `low` and `high` are ratios: nan where no story tells anything, 0 or infinity (between bounds of 0
    and infinity) where one outlet never has the variant or the other always. `chi_square` has one degree of freedom.
    `strata` counts the stories, `used` those that tell something: both outlets and both choices occur in them.
    """

    odds_ratio: float
    low: float
    high: float
    level: float
    chi_square: float
    p_value: float
    strata: int
    used: int


def mantel_haenszel(tables: Iterable[Table], *, level: float = 0.95, corrected: bool = True) -> MantelHaenszel:
    """Return the common odds ratio over stories, its interval and the test that it is 1.

    `corrected` moves the sum of differences half a document towards zero, but never across, before it is squared.
    Without a story that tells something the statistic is 0 and its p value nan.

    N. Mantel & W. Haenszel (1959), JNCI 22, 719-748; the interval: J. Robins, N. Breslow & S. Greenland (1986),
    Biometrics 42, 311-323. Raises ValueError for negative counts or a level outside (0, 1).
    """
    z = normal_quantile(level)
    strata = list(tables)
    if any(count < 0 for table in strata for count in table):
        raise ValueError("counts are never negative")
    telling = [(a, b, c, d) for a, b, c, d in strata if min(a + b, c + d, a + c, b + d) > 0]
    statistic = _chi_square(telling, corrected)
    p_value = chi_square_tail(statistic, 1) if telling else math.nan
    return MantelHaenszel(*_odds_ratio(telling, z), level, statistic, p_value, len(strata), len(telling))


def _chi_square(tables: list[Table], corrected: bool) -> float:
    """Return the squared distance of the variant's count at the first outlet from what the margins let expect."""
    difference = math.fsum(a - (a + b) * (a + c) / (a + b + c + d) for a, b, c, d in tables)
    variance = math.fsum(_variance(table) for table in tables)
    distance = max(abs(difference) - 0.5, 0.0) if corrected else abs(difference)
    return distance**2 / variance if variance else 0.0


def _variance(table: Table) -> float:
    """Return the hypergeometric variance of a table's first cell."""
    a, b, c, d = table
    n = a + b + c + d
    return (a + b) * (c + d) * (a + c) * (b + d) / (n * n * (n - 1))


def _odds_ratio(tables: list[Table], z: float) -> tuple[float, float, float]:
    """Return the common odds ratio and its bounds, z standard deviations of its logarithm away."""
    sizes = [sum(table) for table in tables]
    agreeing = [(a + d) / n for (a, _, _, d), n in zip(tables, sizes, strict=True)]
    above = [a * d / n for (a, _, _, d), n in zip(tables, sizes, strict=True)]
    below = [b * c / n for (_, b, c, _), n in zip(tables, sizes, strict=True)]
    r, s = math.fsum(above), math.fsum(below)
    if not r and not s:
        return math.nan, math.nan, math.nan
    if not r or not s:
        return (math.inf if r else 0.0), 0.0, math.inf
    variance = math.fsum(
        p * up / (2 * r * r) + (p * down + (1 - p) * up) / (2 * r * s) + (1 - p) * down / (2 * s * s)
        for p, up, down in zip(agreeing, above, below, strict=True)
    )
    reach = z * math.sqrt(variance)
    return r / s, r / s * math.exp(-reach), r / s * math.exp(reach)
