from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wording.framing.verdict import Verdict, enough_data, verdict


@pytest.mark.parametrize(
    ("documents", "hits", "enough"),
    [
        ((5, 5), 10, True),
        ((4, 500), 100, False),
        ((500, 4), 100, False),
        ((500, 500), 9, False),
        ((5, 5, 5), 10, True),
        ((5, 0, 5), 10, False),
        ((0, 0), 0, False),
    ],
)
def test_five_documents_a_side_and_ten_hits(documents: tuple[int, ...], hits: int, enough: bool) -> None:
    assert enough_data(documents, hits) is enough


@pytest.mark.parametrize(
    ("documents", "hits", "p_value", "said"),
    [
        ((40, 60), 30, 0.001, "differs"),
        ((40, 60), 30, 0.05, "no difference shown"),
        ((40, 60), 30, 0.4, "no difference shown"),
        ((40, 60), 30, math.nan, "too few"),
        ((3, 60), 30, 0.001, "too few"),
        ((40, 60), 8, 0.001, "too few"),
    ],
)
def test_what_is_said(documents: tuple[int, ...], hits: int, p_value: float, said: str) -> None:
    assert str(verdict(documents, hits, p_value)) == said


@given(st.lists(st.integers(0, 20), min_size=2, max_size=5), st.integers(0, 30), st.floats(0, 1))
def test_more_data_never_withdraw_a_verdict(documents: list[int], hits: int, p_value: float) -> None:
    if verdict(documents, hits, p_value) is not Verdict.TOO_FEW:
        more = [count + 1 for count in documents]
        assert verdict(more, hits + 1, p_value) is verdict(documents, hits, p_value)


def test_the_level_is_the_callers() -> None:
    assert verdict((40, 60), 30, 0.02, level=0.01) is Verdict.NO_DIFFERENCE
    assert verdict((40, 60), 30, 0.02) is Verdict.DIFFERS


def test_impossible_input_is_refused() -> None:
    with pytest.raises(ValueError, match="at least two sides, not 1"):
        enough_data((5,), 10)
    with pytest.raises(ValueError, match="never negative"):
        enough_data((5, -1), 10)
    with pytest.raises(ValueError, match="never negative"):
        verdict((5, 5), -1, 0.5)
    with pytest.raises(ValueError, match="p value lies between 0 and 1"):
        verdict((50, 50), 30, 1.2)
    with pytest.raises(ValueError, match="level lies between 0 and 1"):
        verdict((50, 50), 30, 0.2, level=5)
