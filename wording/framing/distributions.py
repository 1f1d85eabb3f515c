"""Tails and quantiles of the normal, chi-square and beta distributions, as far as the measures need them.

Degrees of freedom are whole numbers here, so that the chi-square tail is a finite sum; beta quantiles are found on the
log-odds scale, where they keep their precision for terms that nearly all, or hardly any, documents have.
"""

from __future__ import annotations

import math
from statistics import NormalDist

PRECISION = 1e-15
MOST_STEPS = 100_000
"""The continued fraction needs about the square root of its larger parameter in steps."""


def require_level(level: float) -> None:
    """Raise ValueError unless a confidence or significance level lies strictly between 0 and 1."""
    if not 0 < level < 1:
        raise ValueError(f"a level lies between 0 and 1, not at {level}")


def normal_quantile(level: float) -> float:
    """Return how many standard deviations around the mean hold this share of a normal distribution: 1.96 for 0.95.

    Raises ValueError unless `level` lies strictly between 0 and 1.
    """
    require_level(level)
    return -NormalDist().inv_cdf((1 - level) / 2)


def chi_square_tail(statistic: float, df: int) -> float:
    """Return the probability of a chi-square value of at least `statistic` with `df` degrees of freedom.

    The recurrence of Abramowitz & Stegun (1964), 26.4.8: all its terms are positive, so that nothing cancels.
    Raises ValueError for a negative statistic or less than one degree of freedom.
    """
    if not statistic >= 0 or df < 1:
        raise ValueError(f"chi-square needs a statistic of at least 0 and df of at least 1, not {statistic} and {df}")
    half = statistic / 2
    if math.isinf(half):
        return 0.0
    tail = math.erfc(math.sqrt(half)) if df % 2 else math.exp(-half)
    if half > 0:
        powers = (freedom / 2 for freedom in range(2 - df % 2, df, 2))
        tail += math.fsum(math.exp(power * math.log(half) - half - math.lgamma(power + 1)) for power in powers)
    return min(tail, 1.0)


def beta_quantile_log_odds(probability: float, a: float, b: float) -> float:
    """Return ln(x / (1 - x)) for the x below which Beta(a, b) has this probability.

    On the log-odds scale the logarithm of the distribution function is concave and rises, so Newton's method
    approaches the quantile from below wherever it starts, and has arrived when it no longer rises. Good to nine digits
    for counts up to a hundred thousand. Raises ValueError for a probability outside (0, 1) or parameters that are not
    positive.
    """
    require_level(probability)
    if not (a > 0 and b > 0):
        raise ValueError(f"a beta distribution has positive parameters, not {a} and {b}")
    if probability > 0.5:
        return -beta_quantile_log_odds(1 - probability, b, a)
    wanted = math.log(probability)
    t = _newton_step(math.log(a / b), wanted, a, b)
    while (closer := _newton_step(t, wanted, a, b)) > t + 1e-14 * max(1.0, abs(t)):
        t = closer
    return t


def _newton_step(t: float, wanted: float, a: float, b: float) -> float:
    """Return a better t than this for the logarithm of the distribution function of Beta(a, b) to be as wanted."""
    log_density, log_mass = _log_beta(t, a, b)
    return t + (wanted - log_mass) * math.exp(log_mass - log_density)


def _log_beta(t: float, a: float, b: float) -> tuple[float, float]:
    """Return the logarithms of the density (in t) and of the distribution function of Beta(a, b) at log-odds t."""
    log_x, log_rest = -_softplus(-t), -_softplus(t)
    log_density = a * log_x + b * log_rest + math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    x = math.exp(log_x)
    if x * (a + b + 2) < a + 1:
        return log_density, log_density + math.log(_beta_fraction(x, a, b) / a)
    above = math.exp(log_density) * _beta_fraction(math.exp(log_rest), b, a) / b
    return log_density, math.log1p(-above)


def _softplus(t: float) -> float:
    """Return ln(1 + e^t) without overflow."""
    return max(t, 0.0) + math.log1p(math.exp(-abs(t)))


def _beta_fraction(x: float, a: float, b: float) -> float:
    """Return the continued fraction of the incomplete beta function (DLMF 8.17.22), by the modified Lentz method."""
    tiny = 1e-300
    c, d = 1.0, 1 / _away_from_zero(1 - (a + b) * x / (a + 1), tiny)
    value = d
    for m in range(1, MOST_STEPS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            d = 1 / _away_from_zero(1 + term * d, tiny)
            c = _away_from_zero(1 + term / c, tiny)
            value *= c * d
        if abs(c * d - 1) < PRECISION:
            return value
    raise ArithmeticError(f"the incomplete beta function does not converge at {x} for {a} and {b}")


def _away_from_zero(value: float, tiny: float) -> float:
    return value if abs(value) > tiny else tiny
