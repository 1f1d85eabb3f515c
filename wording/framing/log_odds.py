"""Which words distinguish one side from the other: log-odds with an informative Dirichlet prior, for exploring."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class LogOdds:
    """For each word of a vocabulary, arrays of shape (words,): above zero, the first side uses the word more.

    `delta` is the difference of the log-odds (natural logarithm), `variance` its approximate variance, `z` delta in
    standard deviations, by which words are ranked.
    """

    delta: Floats
    variance: Floats
    z: Floats


def log_odds_dirichlet(first: npt.ArrayLike, second: npt.ArrayLike, prior: npt.ArrayLike) -> LogOdds:
    """Compare the counts of every word of a vocabulary between two sides; all three arrays have shape (words,).

    `prior` holds the pseudo-counts α of the words, above zero: `informative_prior` makes them from a background
    corpus. Equations 16, 20 and 22 of B. L. Monroe, M. P. Colaresi & K. M. Quinn (2008), “Fightin' Words”, Political
    Analysis 16(4), 372-403. Words count as independent draws, so |z| > 1.96 is no test of significance.

    Raises ValueError for arrays that differ in length or hold fewer than two words, for negative or infinite
    counts, for a side without a single word and for a prior that is not positive.
    """
    one, two, alpha = (_vector(values) for values in (first, second, prior))
    if not len(one) == len(two) == len(alpha):
        raise ValueError(f"the counts and the prior differ in length: {len(one)}, {len(two)} and {len(alpha)} words")
    if len(one) < 2:
        raise ValueError("log-odds need a vocabulary of at least two words")
    if not (one.any() and two.any()):
        raise ValueError("each side needs at least one word")
    if not (alpha > 0).all():
        raise ValueError("every word needs a prior above zero: add its counts on both sides to the background")
    hits_one, hits_two = one + alpha, two + alpha
    delta = np.log(hits_one / (hits_one.sum() - hits_one)) - np.log(hits_two / (hits_two.sum() - hits_two))
    variance = 1 / hits_one + 1 / hits_two
    return LogOdds(delta, variance, delta / np.sqrt(variance))


def informative_prior(background: npt.ArrayLike, size: float) -> Floats:
    """Return pseudo-counts of shape (words,) in proportion to a background corpus, `size` words in all.

    The larger `size`, the more it takes for a frequent word to stand out. Raises ValueError for negative or infinite
    counts, an empty background or a size that is not positive.
    """
    counts = _vector(background)
    if not counts.any():
        raise ValueError("the background corpus is empty")
    if not 0 < size < np.inf:
        raise ValueError(f"the prior's size is a positive number of words, not {size}")
    prior: Floats = counts * (size / counts.sum())
    return prior


def _vector(values: npt.ArrayLike) -> Floats:
    """Return counts as an array of one dimension; ValueError unless they are finite and not negative."""
    counts = np.asarray(values, dtype=np.float64)
    if counts.ndim != 1:
        raise ValueError(f"counts are one number a word, not an array of {counts.ndim} dimensions")
    if not (np.isfinite(counts) & (counts >= 0)).all():
        raise ValueError("counts are finite and never negative")
    return counts
