"""How much more one side uses a word than the other: log ratio with a conservative bound, and the likelihood ratio.

Both take document frequencies: `hits` documents of `documents` have the word. A word repeated within one article is
one choice of its author, and counting it again would make three articles look like thirty observations.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from wording.framing.distributions import chi_square_tail, require_level
from wording.framing.intervals import clopper_pearson_log_odds, require_counts


@dataclass(frozen=True, slots=True)
class LogRatio:
    """How many times more often the first side uses a word, in doublings: 1 is twice as often, -1 half as often.

    `estimate` is the best guess, `low` and `high` its bounds (infinite where a side never uses the word),
    `conservative` the bound nearest zero, or 0 where zero lies between the bounds. Rank and judge by `conservative`.
    """

    estimate: float
    low: float
    high: float
    conservative: float


@dataclass(frozen=True, slots=True)
class LikelihoodRatio:
    """The likelihood-ratio test of one 2 × 2 table; `g2` has no unit, `expected` is in documents.

    `expected` holds the counts under no difference: with and without the word on the first side, then on the second.
    """

    g2: float
    p_value: float
    expected: tuple[float, float, float, float]


def log_ratio(
    first_hits: int, first: int, second_hits: int, second: int, *, level: float = 0.95, family: int = 1
) -> LogRatio:
    """Return the binary log ratio of the two sides' document frequencies, with Evert's conservative bound (LRC).

    `first` and `second` are the numbers of documents, `family` the number of words compared in all: the level is
    Bonferroni-adjusted to 1 - (1 - level) / family. The bounds come from Clopper and Pearson's interval for the share
    of the first side among all hits, which for document frequencies errs on the side of caution. A word that neither
    side uses gives 0 between infinite bounds.

    S. Evert (2022), “Measuring keyness”, Digital Humanities 2022, 202-205, https://osf.io/x8z9n; the estimate is that of
    S. D. Walter (1975), Biometrika 62, 371-374. Raises ValueError for no documents, negative hits, more hits than
    documents, a level outside (0, 1) or a family of less than one.
    """
    require_counts(first_hits, first)
    require_counts(second_hits, second)
    require_level(level)
    if family < 1:
        raise ValueError(f"a family has at least one comparison, not {family}")
    estimate = _log2_rate(first_hits, first) - _log2_rate(second_hits, second)
    exposure = math.log2(second / first)
    low, high = (bound + exposure for bound in _log2_odds(first_hits, second_hits, (1 - level) / family))
    return LogRatio(estimate, low, high, max(low, 0.0) + min(high, 0.0))


def g2(first_hits: int, first: int, second_hits: int, second: int) -> LikelihoodRatio:
    """Return the log-likelihood ratio test (G²) that both sides use a word in the same share of their documents.

    All four cells count. The test takes observations as independent, so it serves to filter, not to decide. A word
    that neither side uses, or that every document has, gives 0.

    T. Dunning (1993), “Accurate methods for the statistics of surprise and coincidence”, Computational Linguistics
    19(1), 61-74. Raises ValueError for no documents, negative hits or more hits than documents.
    """
    require_counts(first_hits, first)
    require_counts(second_hits, second)
    hits, documents = first_hits + second_hits, first + second
    expected = tuple(side * kind / documents for side in (first, second) for kind in (hits, documents - hits))
    observed = (first_hits, first - first_hits, second_hits, second - second_hits)
    terms = (count * math.log(count / mean) for count, mean in zip(observed, expected, strict=True) if count)
    statistic = max(2 * math.fsum(terms), 0.0)
    return LikelihoodRatio(
        statistic, chi_square_tail(statistic, 1), (expected[0], expected[1], expected[2], expected[3])
    )


def _log2_rate(hits: int, documents: int) -> float:
    return math.log2((hits + 0.5) / (documents + 0.5))


@lru_cache(maxsize=1 << 16)
def _log2_odds(first_hits: int, second_hits: int, alpha: float) -> tuple[float, float]:
    """Return exact bounds, in doublings, for the odds that a hit is the first side's."""
    low, high = clopper_pearson_log_odds(first_hits, second_hits, alpha)
    return low / math.log(2), high / math.log(2)
