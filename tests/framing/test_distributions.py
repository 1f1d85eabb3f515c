from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from wording.framing.distributions import beta_quantile_log_odds, chi_square_tail, normal_quantile

SMALL = st.floats(-13, -1e-6).map(lambda power: 10**power)


@pytest.mark.parametrize(("level", "z"), [(0.90, 1.644854), (0.95, 1.959964), (0.99, 2.575829)])
def test_the_familiar_quantiles_of_the_normal(level: float, z: float) -> None:
    assert normal_quantile(level) == pytest.approx(z, abs=1e-6)


@pytest.mark.parametrize(("statistic", "df"), [(3.841459, 1), (5.991465, 2), (16.918978, 9), (18.307038, 10)])
def test_the_familiar_critical_values_of_chi_square(statistic: float, df: int) -> None:
    assert chi_square_tail(statistic, df) == pytest.approx(0.05, abs=1e-7)


@given(st.floats(0, 2000), st.integers(1, 600))
def test_the_chi_square_tail_is_scipys(statistic: float, df: int) -> None:
    assert chi_square_tail(statistic, df) == pytest.approx(stats.chi2.sf(statistic, df), rel=1e-10, abs=1e-290)


def test_the_ends_of_chi_square() -> None:
    assert chi_square_tail(0, 1) == chi_square_tail(0, 4) == 1
    assert chi_square_tail(math.inf, 3) == 0


@given(SMALL, st.integers(1, 3000), st.integers(1, 3000))
def test_the_beta_quantile_is_scipys(probability: float, a: int, b: int) -> None:
    share = stats.beta.ppf(probability, a, b)
    rest = stats.beta.isf(probability, b, a)  # 1 - share, precise where the share is close to 1
    if share and rest:
        quantile = beta_quantile_log_odds(probability, a, b)
        assert quantile == pytest.approx(math.log(share) - math.log(rest), abs=1e-8)


@given(st.floats(0.001, 0.999), st.floats(0.3, 50), st.floats(0.3, 50))
def test_the_beta_quantile_holds_for_fractions_and_mirrors(probability: float, a: float, b: float) -> None:
    quantile = beta_quantile_log_odds(probability, a, b)
    assert stats.beta.cdf(1 / (1 + math.exp(-quantile)), a, b) == pytest.approx(probability, rel=1e-9)
    assert beta_quantile_log_odds(1 - probability, b, a) == pytest.approx(-quantile, rel=1e-9, abs=1e-9)


def test_the_beta_quantile_of_a_hundred_thousand_documents() -> None:
    quantile = beta_quantile_log_odds(1e-9, 60_000, 40_000)
    assert 1 / (1 + math.exp(-quantile)) == pytest.approx(stats.beta.ppf(1e-9, 60_000, 40_000), rel=1e-9)


@pytest.mark.parametrize("level", [0, 1, -1, math.nan])
def test_levels_outside_their_range_are_refused(level: float) -> None:
    with pytest.raises(ValueError, match="level lies between 0 and 1"):
        normal_quantile(level)


def test_parameters_outside_their_range_are_refused() -> None:
    with pytest.raises(ValueError, match="positive parameters"):
        beta_quantile_log_odds(0.5, 0, 1)
    with pytest.raises(ValueError, match="df of at least 1"):
        chi_square_tail(1, 0)
    with pytest.raises(ValueError, match="statistic of at least 0"):
        chi_square_tail(-1, 1)
