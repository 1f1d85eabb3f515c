from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial.distance import cityblock

from wording.framing.dispersion import deviation_of_proportions

GRIES_2008 = ([1, 2, 3, 4, 5], [9, 10, 10, 10, 11])
"""His toy corpus: how often “a” stands in each of five parts, and the parts' sizes."""

PARTS = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 500)), min_size=2, max_size=12).filter(
    lambda parts: any(hits for hits, _ in parts)
)


def lists(parts: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Return the counts and the sizes of the parts."""
    return [hits for hits, _ in parts], [size for _, size in parts]


def test_the_example_of_gries_2008() -> None:
    deviation = deviation_of_proportions(*GRIES_2008)
    assert deviation.dp == pytest.approx(0.18)
    assert deviation.normalised == pytest.approx(0.18 / 0.82)


@given(PARTS)
def test_it_is_what_scipy_makes_of_the_definition(parts: list[tuple[int, int]]) -> None:
    hits, sizes = map(np.array, lists(parts))
    deviation = deviation_of_proportions(hits.tolist(), sizes.tolist())
    assert deviation.dp == pytest.approx(cityblock(hits / hits.sum(), sizes / sizes.sum()) / 2, abs=1e-12)


@given(PARTS)
def test_the_ranges_hold(parts: list[tuple[int, int]]) -> None:
    hits, sizes = lists(parts)
    deviation = deviation_of_proportions(hits, sizes)
    assert 0 <= deviation.dp <= deviation.normalised <= 1 + 1e-12


@given(st.lists(st.integers(1, 500), min_size=2, max_size=12), st.integers(1, 9))
def test_the_same_rate_everywhere_is_perfectly_even(sizes: list[int], rate: int) -> None:
    hits = [rate * size for size in sizes]
    assert deviation_of_proportions(hits, sizes).dp == pytest.approx(0, abs=1e-12)


@given(st.lists(st.integers(1, 500), min_size=2, max_size=12), st.integers(1, 9))
def test_all_in_the_smallest_part_is_as_uneven_as_can_be(sizes: list[int], count: int) -> None:
    hits = [0] * len(sizes)
    hits[sizes.index(min(sizes))] = count
    assert deviation_of_proportions(hits, sizes).normalised == pytest.approx(1)


@given(PARTS, st.integers(2, 9))
def test_neither_order_nor_scale_matters(parts: list[tuple[int, int]], factor: int) -> None:
    hits, sizes = lists(parts)
    scaled = [factor * count for count in reversed(hits)], [factor**2 * size for size in reversed(sizes)]
    assert deviation_of_proportions(*scaled).dp == pytest.approx(deviation_of_proportions(hits, sizes).dp, abs=1e-12)


@pytest.mark.parametrize(
    ("hits", "sizes", "said"),
    [
        ([1, 2], [1, 2, 3], "2 counts and 3 sizes"),
        ([], [], "at least two parts, not 0"),
        ([1], [5], "at least two parts, not 1"),
        ([1, -1], [5, 5], "never negative"),
        ([1, 1], [5, 0], "size above zero"),
        ([0, 0], [5, 5], "never occurs"),
    ],
)
def test_impossible_parts_are_refused(hits: list[int], sizes: list[int], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        deviation_of_proportions(hits, sizes)
