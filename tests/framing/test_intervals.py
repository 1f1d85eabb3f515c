from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats
from scipy.special import expit
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from wording.framing.intervals import Interval, clopper_pearson_log_odds, newcombe, wilson

COUNTS = st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
LEVELS = st.sampled_from([0.8, 0.9, 0.95, 0.99, 0.9999])


def clopper_pearson(hits: int, documents: int, level: float = 0.95) -> Interval:
    low, high = expit(clopper_pearson_log_odds(hits, documents - hits, 1 - level))
    return Interval(hits / documents, low, high, level)


@pytest.mark.parametrize(
    ("hits", "documents", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0000, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_as_newcombe_1998_table_1(hits: int, documents: int, low: float, high: float) -> None:
    interval = wilson(hits, documents)
    assert (interval.low, interval.high) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("hits", "documents", "low", "high"),
    [(81, 263, 0.2527, 0.3676), (15, 148, 0.0578, 0.1617), (0, 20, 0.0000, 0.1684), (1, 29, 0.0009, 0.1776)],
)
def test_clopper_pearson_as_newcombe_1998_table_1(hits: int, documents: int, low: float, high: float) -> None:
    interval = clopper_pearson(hits, documents)
    assert (interval.low, interval.high) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((6, 7, 2, 7), 0.0582, 0.8062),
        ((5, 56, 0, 29), -0.0381, 0.1926),
        ((0, 10, 0, 20), -0.1611, 0.2775),
        ((0, 10, 0, 10), -0.2775, 0.2775),
        ((10, 10, 0, 20), 0.6791, 1.0),
        ((10, 10, 0, 10), 0.6075, 1.0),
    ],
)
def test_the_difference_as_newcombe_1998_table_2(counts: tuple[int, int, int, int], low: float, high: float) -> None:
    interval = newcombe(*counts)
    assert (interval.low, interval.high) == pytest.approx((low, high), abs=5e-5)


@given(COUNTS, LEVELS)
def test_wilson_is_scipys_and_statsmodels(counts: tuple[int, int], level: float) -> None:
    interval = wilson(*counts, level)
    theirs = stats.binomtest(*counts).proportion_ci(level, method="wilson")
    assert (interval.low, interval.high) == pytest.approx((theirs.low, theirs.high), rel=1e-9, abs=1e-12)
    low, high = proportion_confint(*counts, alpha=1 - level, method="wilson")
    assert (interval.low, interval.high) == pytest.approx((low, high), rel=1e-9, abs=1e-12)


@given(COUNTS, LEVELS)
def test_clopper_pearson_is_scipys(counts: tuple[int, int], level: float) -> None:
    interval = clopper_pearson(*counts, level)
    theirs = stats.binomtest(*counts).proportion_ci(level, method="exact")
    assert (interval.low, interval.high) == pytest.approx((theirs.low, theirs.high), rel=1e-8)


@given(COUNTS, COUNTS, LEVELS)
def test_the_difference_is_statsmodels(first: tuple[int, int], second: tuple[int, int], level: float) -> None:
    interval = newcombe(*first, *second, level)
    low, high = confint_proportions_2indep(*first, *second, method="newcomb", compare="diff", alpha=1 - level)
    assert (interval.low, interval.high) == pytest.approx((low, high), rel=1e-7, abs=1e-9)


@given(COUNTS, LEVELS)
def test_bounds_hold_the_share_and_mirror(counts: tuple[int, int], level: float) -> None:
    hits, documents = counts
    for method in (wilson, clopper_pearson):
        interval, mirrored = method(hits, documents, level), method(documents - hits, documents, level)
        assert 0 <= interval.low <= interval.estimate <= interval.high <= 1
        assert (mirrored.low, mirrored.high) == pytest.approx((1 - interval.high, 1 - interval.low), abs=1e-12)


@given(COUNTS, LEVELS)
def test_more_hits_raise_both_bounds_and_more_documents_narrow_them(counts: tuple[int, int], level: float) -> None:
    hits, documents = counts
    assume(hits < documents)
    for method in (wilson, clopper_pearson):
        interval, more = method(hits, documents, level), method(hits + 1, documents, level)
        assert interval.low < more.low
        assert interval.high < more.high
        tenfold = method(10 * hits, 10 * documents, level)
        assert tenfold.high - tenfold.low < interval.high - interval.low


@given(COUNTS, COUNTS, LEVELS)
def test_the_difference_changes_sign_with_its_sides(
    first: tuple[int, int], second: tuple[int, int], level: float
) -> None:
    one, two = newcombe(*first, *second, level), newcombe(*second, *first, level)
    assert -1 <= one.low <= one.estimate <= one.high <= 1
    assert (one.low, one.estimate, one.high) == pytest.approx((-two.high, -two.estimate, -two.low), abs=1e-12)


@pytest.mark.parametrize(
    ("hits", "documents", "said"),
    [(0, 0, "at least one document, not 0"), (-1, 5, "never negative: -1"), (6, 5, "6 hits are more than the 5 doc")],
)
def test_impossible_counts_are_refused(hits: int, documents: int, said: str) -> None:
    for refused in (
        lambda: wilson(hits, documents),
        lambda: newcombe(1, 2, hits, documents),
        lambda: newcombe(hits, documents, 1, 2),
    ):
        with pytest.raises(ValueError, match=said):
            refused()


def test_an_impossible_level_is_refused() -> None:
    for refused in (lambda: wilson(1, 2, 95), lambda: clopper_pearson_log_odds(1, 1, 95)):
        with pytest.raises(ValueError, match="between 0 and 1, not at 95"):
            refused()
