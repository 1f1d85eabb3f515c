from __future__ import annotations

import math
from collections.abc import Callable
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from wording.framing.measures import g2, log_ratio

SIDE = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
FAMILIES = st.sampled_from([1, 2, 40, 100_000])

DUNNING = {
    "the swiss": ((110, 2442, 111, 29114), 270.72),
    "can be": ((29, 13, 123, 31612), 263.90),
    "previous year": ((31, 23, 139, 31584), 256.84),
    "mineral water": ((10, 0, 3, 31764), 167.23),
}


@pytest.mark.parametrize(("cells", "published"), DUNNING.values(), ids=DUNNING)
def test_g2_as_dunning_1993_table_1(cells: tuple[int, int, int, int], published: float) -> None:
    both, second_only, first_only, neither = cells
    assert g2(both, both + first_only, second_only, second_only + neither).g2 == pytest.approx(published, abs=0.005)


@given(SIDE, SIDE)
def test_g2_is_scipys(first: tuple[int, int], second: tuple[int, int]) -> None:
    ours = g2(*first, *second)
    table = np.array([[hits, documents - hits] for hits, documents in (first, second)])
    assert sum(ours.expected) == pytest.approx(table.sum())
    if (table.sum(axis=0) == 0).any():
        assert (ours.g2, ours.p_value) == (0, 1)
        return
    theirs = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood")
    assert ours.g2 == pytest.approx(theirs.statistic, rel=1e-9, abs=1e-9)
    assert ours.p_value == pytest.approx(theirs.pvalue, rel=1e-6, abs=1e-300) or ours.g2 < 1e-9
    assert ours.expected == pytest.approx(tuple(theirs.expected_freq.ravel()))


@given(SIDE, SIDE)
def test_g2_is_the_same_from_either_side_and_for_absence(first: tuple[int, int], second: tuple[int, int]) -> None:
    here = g2(*first, *second).g2
    assert here >= 0
    assert g2(*second, *first).g2 == pytest.approx(here, abs=1e-9)
    absent = g2(first[1] - first[0], first[1], second[1] - second[0], second[1]).g2
    assert absent == pytest.approx(here, abs=1e-9)


def test_a_log_ratio_worked_out_by_hand() -> None:
    """Ten hits to none: the lower bound p of the first side's share of hits solves p^10 = 0.025."""
    ratio = log_ratio(10, 99, 0, 49)
    share = 0.025**0.1
    assert ratio.low == pytest.approx(math.log2(49 / 99 * share / (1 - share)))
    assert ratio.high == math.inf
    assert ratio.conservative == ratio.low
    assert ratio.estimate == pytest.approx(math.log2(10.5 / 99.5) - math.log2(0.5 / 49.5))


@given(SIDE, SIDE, FAMILIES)
def test_the_conservative_bound_follows_evert(first: tuple[int, int], second: tuple[int, int], family: int) -> None:
    (k1, n1), (k2, n2) = first, second
    ours = log_ratio(k1, n1, k2, n2, family=family)
    tail = 0.05 / family / 2
    # With scipy, and the odds of the smaller share from the mirrored distribution, which keeps their digits.
    odds_low = stats.beta.ppf(tail, k1, k2 + 1) / stats.beta.isf(tail, k2 + 1, k1) if k1 else 0.0
    odds_high = stats.beta.isf(tail, k1 + 1, k2) / stats.beta.ppf(tail, k2, k1 + 1) if k2 else math.inf
    low = math.log2(n2 / n1 * odds_low) if odds_low else -math.inf
    high = math.log2(n2 / n1 * odds_high)
    nearest = max(low, 0) if k1 / n1 >= k2 / n2 else min(high, 0)
    assert (ours.low, ours.high, ours.conservative) == pytest.approx((low, high, nearest), abs=1e-7)


@given(SIDE, SIDE, FAMILIES)
def test_the_bound_leaves_zero_just_where_the_exact_test_rejects(
    first: tuple[int, int], second: tuple[int, int], family: int
) -> None:
    (k1, n1), (k2, n2) = first, second
    split = stats.binom(k1 + k2, n1 / (n1 + n2))
    p_value = 2 * min(split.cdf(k1), split.sf(k1 - 1), 0.5)
    if abs(p_value * family - 0.05) > 1e-6:
        assert (log_ratio(k1, n1, k2, n2, family=family).conservative != 0) == (p_value * family < 0.05)


@given(SIDE, SIDE, FAMILIES)
def test_a_log_ratio_changes_sign_with_its_sides(first: tuple[int, int], second: tuple[int, int], family: int) -> None:
    one, two = log_ratio(*first, *second, family=family), log_ratio(*second, *first, family=family)
    assert (one.estimate, one.low, one.high) == pytest.approx((-two.estimate, -two.high, -two.low), abs=1e-9)
    assert one.conservative == pytest.approx(-two.conservative, abs=1e-9)


@given(SIDE, SIDE)
def test_more_comparisons_or_confidence_never_strengthen_a_claim(
    first: tuple[int, int], second: tuple[int, int]
) -> None:
    claims = [abs(log_ratio(*first, *second, family=family).conservative) for family in (1, 2, 50, 10_000)]
    assert claims == sorted(claims, reverse=True)
    assert abs(log_ratio(*first, *second, level=0.99).conservative) <= claims[0]


@given(SIDE, SIDE, FAMILIES)
def test_the_bound_never_claims_more_than_the_rates_show(
    first: tuple[int, int], second: tuple[int, int], family: int
) -> None:
    ratio = log_ratio(*first, *second, family=family)
    assert ratio.low < ratio.high
    if first[0] and second[0]:
        observed = math.log2(first[0] / first[1]) - math.log2(second[0] / second[1])
        assert ratio.low <= observed <= ratio.high
        assert abs(ratio.conservative) <= abs(observed)
        assert ratio.conservative * observed >= 0


def test_a_word_that_neither_side_uses_shows_nothing() -> None:
    ratio = log_ratio(0, 10, 0, 20)
    assert (ratio.low, ratio.high, ratio.conservative) == (-math.inf, math.inf, 0)


@pytest.mark.parametrize("sizes", [(8, 8), (15, 6), (20, 20)])
@pytest.mark.parametrize("rates", [(0.05, 0.05), (0.3, 0.3), (0.5, 0.25), (0.9, 0.9), (0.9, 0.1), (1.0, 1.0)])
def test_the_interval_covers_the_truth_as_often_as_it_says(sizes: tuple[int, int], rates: tuple[float, float]) -> None:
    """Every outcome is gone through with its probability: document frequencies, however common the word, are covered."""
    truth = math.log2(rates[0] / rates[1])
    covered = 0.0
    for hits in product(*(range(size + 1) for size in sizes)):
        ratio = log_ratio(hits[0], sizes[0], hits[1], sizes[1])
        if ratio.low <= truth <= ratio.high:
            covered += math.prod(stats.binom.pmf(*outcome) for outcome in zip(hits, sizes, rates, strict=True))
    assert covered >= 0.95


@pytest.mark.parametrize("measure", [log_ratio, g2])
@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((1, 0, 1, 2), "at least one document"),
        ((1, 2, 1, 0), "at least one document"),
        ((-1, 2, 1, 2), "never negative"),
        ((1, 2, -3, 2), "never negative"),
        ((3, 2, 1, 2), "more than the 2 documents"),
        ((1, 2, 9, 2), "more than the 2 documents"),
    ],
)
def test_impossible_counts_are_refused(
    measure: Callable[..., object], counts: tuple[int, int, int, int], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        measure(*counts)


def test_impossible_levels_and_families_are_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        log_ratio(1, 2, 1, 2, level=1)
    with pytest.raises(ValueError, match="at least one comparison, not 0"):
        log_ratio(1, 2, 1, 2, family=0)
