from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.multitest import multipletests

from wording.framing.correction import benjamini_hochberg, holm

BENJAMINI_1995 = (  # the fifteen comparisons of their section 3.2
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0,
)  # fmt: skip
P_VALUES = st.lists(st.floats(0, 1), max_size=30)
BOTH = pytest.mark.parametrize("adjust", [holm, benjamini_hochberg])
Adjust = Callable[[Sequence[float]], tuple[float, ...]]


def test_holm_steps_down() -> None:
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx((0.03, 0.06, 0.06, 0.02))


def test_the_example_of_benjamini_and_hochberg_1995() -> None:
    """Of their fifteen, four are rejected at 0.05 controlling the rate of false discoveries, three by Holm."""
    adjusted = benjamini_hochberg(BENJAMINI_1995)
    assert [p <= 0.05 for p in adjusted] == [True] * 4 + [False] * 11
    assert adjusted[3] == pytest.approx(0.0095 * 15 / 4)
    assert [p <= 0.05 for p in holm(BENJAMINI_1995)] == [True] * 3 + [False] * 12


@settings(max_examples=20)  # statsmodels takes its time
@given(P_VALUES.filter(bool))
def test_both_are_statsmodels_and_scipys(p_values: list[float]) -> None:
    assert holm(p_values) == pytest.approx(multipletests(p_values, method="holm")[1])
    assert benjamini_hochberg(p_values) == pytest.approx(multipletests(p_values, method="fdr_bh")[1])
    assert benjamini_hochberg(p_values) == pytest.approx(stats.false_discovery_control(p_values))


@BOTH
@given(p_values=P_VALUES)
def test_adjusted_values_keep_their_order_and_only_grow(adjust: Adjust, p_values: list[float]) -> None:
    adjusted = adjust(p_values)
    assert all(before <= after <= 1 for before, after in zip(p_values, adjusted, strict=True))
    pairs = sorted(zip(p_values, adjusted, strict=True))
    assert [after for _, after in pairs] == sorted(adjusted)


@given(P_VALUES)
def test_holm_is_never_milder_than_benjamini_hochberg(p_values: list[float]) -> None:
    assert all(
        strict >= mild - 1e-12 for strict, mild in zip(holm(p_values), benjamini_hochberg(p_values), strict=True)
    )


@BOTH
@given(p_values=P_VALUES, place=st.integers(0, 30))
def test_a_comparison_that_could_not_be_made_does_not_count(adjust: Adjust, p_values: list[float], place: int) -> None:
    place = min(place, len(p_values))
    adjusted = adjust([*p_values[:place], math.nan, *p_values[place:]])
    assert math.isnan(adjusted[place])
    assert adjusted[:place] + adjusted[place + 1 :] == adjust(p_values)


@BOTH
def test_none_and_one(adjust: Adjust) -> None:
    assert adjust([]) == ()
    assert adjust([0.03]) == (0.03,)


@BOTH
@pytest.mark.parametrize("p_values", [[0.1, -0.1], [1.5], [math.inf, 0.2]])
def test_impossible_values_are_refused(adjust: Adjust, p_values: list[float]) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        adjust(p_values)
