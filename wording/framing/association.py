"""Any number of outlets and variants compared story by story: the generalised Cochran-Mantel-Haenszel test."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wording.framing.distributions import chi_square_tail

Floats = npt.NDArray[np.float64]

SINGULAR = 1e-11
"""An eigenvalue of the scaled covariance below this share of their sum is zero: rounding leaves about 1e-16."""


@dataclass(frozen=True, slots=True)
class Association:
    """Whether outlets choose differently among the variants, with story held fixed.

    `statistic` is chi-square with `df` degrees of freedom; with none (no story in which two outlets and two variants
    meet) it is 0 and `p_value` nan. `strata` counts the stories, `used` those in which outlets and variants meet.
    """

    statistic: float
    df: int
    p_value: float
    strata: int
    used: int


def general_association(tables: Iterable[npt.ArrayLike]) -> Association:
    """Test outlets × variants for general association over stories; each table has shape (outlets, variants).

    Cells are documents. The degrees of freedom are the rank of the covariance that the stories' margins leave: a
    story with one outlet or one variant adds nothing, an outlet or variant that never meets another takes none, and
    outlets that share no story with the others are compared among themselves alone. For two outlets and two
    variants this is the Mantel-Haenszel test without continuity correction.

    J. R. Landis, E. R. Heyman & G. G. Koch (1978), “Average partial association in three-way contingency tables: a
    review and discussion of alternative tests”, International Statistical Review 46, 237-254. Raises ValueError for
    negative or infinite counts, tables of different shapes or no tables at all.
    """
    difference: Floats | None = None
    strata = used = 0
    for table in tables:
        counts = _counts(table)
        if difference is None:
            difference = np.zeros(counts.shape)
            covariance = np.zeros((counts.size, counts.size))
        elif counts.shape != difference.shape:
            raise ValueError(f"the tables differ in shape: {difference.shape} and {counts.shape}")
        strata += 1
        used += _add(counts, difference, covariance)
    if difference is None:
        raise ValueError("a comparison over stories needs at least one story")
    statistic, df = _quadratic_form(difference.ravel(), covariance)
    return Association(statistic, df, chi_square_tail(statistic, df) if df else math.nan, strata, used)


def _counts(table: npt.ArrayLike) -> Floats:
    counts = np.asarray(table, dtype=np.float64)
    if counts.ndim != 2 or not counts.size:
        raise ValueError(f"a story's table has outlets in rows and variants in columns, not the shape {counts.shape}")
    if not (np.isfinite(counts) & (counts >= 0)).all():
        raise ValueError("counts are finite and never negative")
    return counts


def _add(counts: Floats, difference: Floats, covariance: Floats) -> bool:
    """Add a story's observed less expected counts and their covariance; return whether it told anything."""
    rows, columns = np.flatnonzero(counts.sum(axis=1)), np.flatnonzero(counts.sum(axis=0))
    if len(rows) < 2 or len(columns) < 2:
        return False
    here = counts[np.ix_(rows, columns)]
    outlets, variants, n = here.sum(axis=1), here.sum(axis=0), here.sum()
    difference[np.ix_(rows, columns)] += here - np.outer(outlets, variants) / n
    cells = (rows[:, None] * counts.shape[1] + columns).ravel()
    spread = np.kron(_spread(outlets, n), _spread(variants, n)) / (n - 1)
    covariance[np.ix_(cells, cells)] += spread
    return True


def _spread(margin: Floats, n: float) -> Floats:
    """Return diag(m) - m mᵀ / n, the covariance of one margin's categories up to a factor; shape (margin, margin)."""
    return np.diag(margin) - np.outer(margin, margin) / n


def _quadratic_form(difference: Floats, covariance: Floats) -> tuple[float, int]:
    """Return dᵀ V⁻ d for a generalised inverse of V, and the rank of V.

    V is scaled to a diagonal of ones first, so that large stories do not drown the rank of small ones.
    """
    cells = np.flatnonzero(covariance.diagonal() > 0)
    if not len(cells):
        return 0.0, 0
    deviations = np.sqrt(covariance.diagonal()[cells])
    scaled = covariance[np.ix_(cells, cells)] / np.outer(deviations, deviations)
    values, vectors = np.linalg.eigh(scaled)
    kept = values > SINGULAR * len(cells)
    projected = vectors[:, kept].T @ (difference[cells] / deviations)
    return float(np.sum(projected**2 / values[kept])), int(kept.sum())
