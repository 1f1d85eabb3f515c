from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from statsmodels.stats.contingency_tables import StratifiedTable

from wording.framing.stratified import Table, mantel_haenszel

BERKELEY = [  # Bickel, Hammel & O'Connell (1975): men admitted and not, women admitted and not, in six departments
    (512, 313, 89, 19),
    (353, 207, 17, 8),
    (120, 205, 202, 391),
    (138, 279, 131, 244),
    (53, 138, 94, 299),
    (22, 351, 24, 317),
]
RABBITS = [  # Mantel (1963): penicillin at once or late, cured and died, at five doses
    (0, 6, 0, 5),
    (3, 3, 0, 6),
    (6, 0, 2, 4),
    (5, 1, 6, 0),
    (2, 0, 5, 0),
]
CELL = st.integers(0, 30)
TABLES = st.lists(st.tuples(CELL, CELL, CELL, CELL), min_size=1, max_size=8)


def test_berkeley_admissions_as_r_publishes_them() -> None:
    result = mantel_haenszel(BERKELEY)
    assert result.odds_ratio == pytest.approx(0.9046968, abs=1e-7)
    assert (result.low, result.high) == pytest.approx((0.7719074, 1.0603298), abs=1e-7)
    assert (result.chi_square, result.p_value) == pytest.approx((1.4269, 0.2323), abs=5e-5)
    assert mantel_haenszel(BERKELEY, corrected=False).chi_square == pytest.approx(1.5246, abs=5e-5)


def test_the_pooled_table_would_have_misled() -> None:
    """Without departments, men seem to be admitted far more easily: the paradox that stories guard against."""
    pooled = mantel_haenszel([tuple(map(sum, zip(*BERKELEY, strict=True)))])
    assert pooled.odds_ratio == pytest.approx(1.841, abs=5e-4)
    assert pooled.p_value < 1e-15


def test_penicillin_in_rabbits_as_r_publishes_it() -> None:
    result = mantel_haenszel(RABBITS)
    assert result.odds_ratio == pytest.approx(7)
    assert (result.low, result.high) == pytest.approx((1.026713, 47.725133), abs=1e-6)
    assert (result.chi_square, result.p_value) == pytest.approx((3.9286, 0.04747), abs=5e-5)
    assert (result.strata, result.used) == (5, 3)


@given(TABLES)
def test_every_number_is_statsmodels(tables: list[Table]) -> None:
    full = [table for table in tables if sum(table)]
    theirs = StratifiedTable([np.array(table, dtype=float).reshape(2, 2) for table in full]) if full else None
    ours = mantel_haenszel(tables, corrected=False)
    assume(theirs is not None and ours.used and 0 < ours.odds_ratio < math.inf)
    assume(all(sum(table) > 1 for table in full))  # statsmodels divides by n - 1 everywhere
    assert theirs is not None
    assert ours.odds_ratio == pytest.approx(theirs.oddsratio_pooled)
    assert (ours.low, ours.high) == pytest.approx(theirs.oddsratio_pooled_confint())
    plain = theirs.test_null_odds(correction=False)
    assert (ours.chi_square, ours.p_value) == pytest.approx((plain.statistic, plain.pvalue), abs=1e-9)
    difference = abs(sum(a - (a + b) * (a + c) / (a + b + c + d) for a, b, c, d in full))
    if difference > 0.5:
        corrected = theirs.test_null_odds(correction=True).statistic
        assert mantel_haenszel(tables).chi_square == pytest.approx(corrected, abs=1e-9)
    else:
        assert mantel_haenszel(tables).chi_square == 0


@given(TABLES)
def test_outlets_swapped_turn_the_ratio_over(tables: list[Table]) -> None:
    one = mantel_haenszel(tables)
    two = mantel_haenszel([(c, d, a, b) for a, b, c, d in tables])
    assert one.chi_square == pytest.approx(two.chi_square)
    if 0 < one.odds_ratio < math.inf:
        turned = (1 / two.odds_ratio, 1 / two.high, 1 / two.low)
        assert (one.odds_ratio, one.low, one.high) == pytest.approx(turned)
        assert one.low <= one.odds_ratio <= one.high


@given(TABLES, st.integers(1, 9), st.integers(0, 9))
def test_stories_of_one_outlet_or_one_choice_change_nothing(tables: list[Table], n: int, m: int) -> None:
    one = mantel_haenszel(tables)
    more = mantel_haenszel([(0, 0, n, m), *tables, (n, m, 0, 0), (n, 0, m, 0), (0, m, 0, n), (0, 0, 0, 0)])
    assert (more.strata, more.used) == (one.strata + 5, one.used)
    assert (more.chi_square, more.odds_ratio) == pytest.approx((one.chi_square, one.odds_ratio), nan_ok=True)
    assert (more.low, more.high) == pytest.approx((one.low, one.high), nan_ok=True)


@given(TABLES)
def test_the_correction_only_ever_weakens(tables: list[Table]) -> None:
    assert mantel_haenszel(tables).chi_square <= mantel_haenszel(tables, corrected=False).chi_square


@pytest.mark.parametrize("tables", [[], [(0, 0, 0, 0)], [(3, 4, 0, 0), (0, 2, 0, 5)]])
def test_without_a_telling_story_nothing_is_claimed(tables: list[Table]) -> None:
    result = mantel_haenszel(tables)
    assert (result.chi_square, result.used) == (0, 0)
    assert all(map(math.isnan, (result.p_value, result.odds_ratio, result.low, result.high)))


def test_a_variant_that_one_outlet_never_uses_has_no_bounded_ratio() -> None:
    never = mantel_haenszel([(0, 10, 8, 2), (0, 5, 4, 1)])
    assert (never.odds_ratio, never.low, never.high) == (0, 0, math.inf)
    assert never.p_value < 0.001
    always = mantel_haenszel([(8, 2, 0, 10), (4, 1, 0, 5)])
    assert (always.odds_ratio, always.low, always.high) == (math.inf, 0, math.inf)


def test_impossible_input_is_refused() -> None:
    with pytest.raises(ValueError, match="never negative"):
        mantel_haenszel([(1, 2, 3, -4)])
    with pytest.raises(ValueError, match="between 0 and 1"):
        mantel_haenszel([(1, 2, 3, 4)], level=2)
