from __future__ import annotations

import math
from fractions import Fraction
from random import Random

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats

from wording.framing.association import general_association
from wording.framing.stratified import mantel_haenszel

SATISFACTION = [  # Agresti (1990), job satisfaction by income, for women and for men
    [[1, 3, 11, 2], [2, 3, 17, 3], [0, 1, 8, 5], [0, 2, 4, 2]],
    [[1, 1, 2, 1], [0, 3, 5, 1], [0, 0, 7, 3], [0, 1, 9, 6]],
]
Tables = list[list[list[int]]]


def tables(cell: st.SearchStrategy[int], most: int = 4) -> st.SearchStrategy[Tables]:
    """Draw one to five stories of two to four outlets and two to four variants."""
    shapes = st.tuples(st.integers(2, most), st.integers(2, most))
    return shapes.flatmap(
        lambda shape: st.lists(
            st.lists(st.lists(cell, min_size=shape[1], max_size=shape[1]), min_size=shape[0], max_size=shape[0]),
            min_size=1,
            max_size=5,
        )
    )


SPARSE = tables(st.sampled_from([0, 0, 0, 0, 1, 2]))
FULL = tables(st.integers(1, 12))


def rank(rows: list[list[Fraction]]) -> int:
    """Return a matrix's rank by exact elimination."""
    found = 0
    while rows and rows[0]:
        pivot = next((row for row in rows if row[0]), None)
        if pivot is None:
            rows = [row[1:] for row in rows]
            continue
        found += 1
        rows.remove(pivot)
        rows = [[x - row[0] / pivot[0] * y for x, y in zip(row, pivot, strict=True)][1:] for row in rows]
    return found


def exact_covariance(stories: Tables) -> list[list[Fraction]]:
    """Sum the hypergeometric covariances of all cells, one story after the other, in fractions."""
    cells = [(i, j) for i in range(len(stories[0])) for j in range(len(stories[0][0]))]
    total = [[Fraction(0)] * len(cells) for _ in cells]
    for story in stories:
        rows, columns = [sum(row) for row in story], [sum(column) for column in zip(*story, strict=True)]
        n = sum(rows)
        if n < 2:
            continue
        for x, (i, j) in enumerate(cells):
            for y, (k, m) in enumerate(cells):
                outlets, variants = rows[i] * ((i == k) * n - rows[k]), columns[j] * ((j == m) * n - columns[m])
                total[x][y] += Fraction(outlets * variants, n * n * (n - 1))
    return total


def test_job_satisfaction_as_r_publishes_it() -> None:
    result = general_association(SATISFACTION)
    assert result.statistic == pytest.approx(10.2001, abs=5e-5)
    assert result.df == 9
    assert result.p_value == pytest.approx(0.3345, abs=5e-5)
    assert (result.strata, result.used) == (2, 2)


@given(FULL)
def test_one_story_is_pearsons_chi_square_but_for_n_less_one(stories: Tables) -> None:
    table = np.array(stories[0])
    result, pearson = general_association([table]), stats.chi2_contingency(table, correction=False)
    assert result.df == pearson.dof
    assert result.statistic == pytest.approx(pearson.statistic * (table.sum() - 1) / table.sum(), abs=1e-9)


@given(tables(st.integers(0, 12), most=2))
def test_two_by_two_is_mantel_haenszel(stories: Tables) -> None:
    result = general_association(stories)
    plain = mantel_haenszel([tuple(story[0] + story[1]) for story in stories], corrected=False)
    assert result.statistic == pytest.approx(plain.chi_square, abs=1e-9)
    assert result.p_value == pytest.approx(plain.p_value, abs=1e-9, nan_ok=True)
    assert result.used == plain.used


@given(FULL)
def test_the_statistic_is_that_of_the_reduced_form(stories: Tables) -> None:
    """Landis et al. leave out the last outlet and the last variant, and then invert the covariance."""
    rows, columns = len(stories[0]), len(stories[0][0])
    kept = [i * columns + j for i in range(rows - 1) for j in range(columns - 1)]
    covariance = np.array(exact_covariance(stories), dtype=float)[np.ix_(kept, kept)]
    expected = [np.outer(np.sum(s, 1), np.sum(s, 0)) / np.sum(s) for s in stories]
    difference = (np.sum(stories, axis=0) - np.sum(expected, axis=0)).ravel()[kept]
    result = general_association(stories)
    assert result.df == len(kept)
    assert result.statistic == pytest.approx(difference @ np.linalg.solve(covariance, difference), abs=1e-8)


@settings(max_examples=60)
@given(SPARSE)
def test_the_degrees_of_freedom_are_the_exact_rank(stories: Tables) -> None:
    assert general_association(stories).df == rank(exact_covariance(stories))


@given(SPARSE, st.integers(1, 5))
def test_stories_of_one_outlet_or_variant_and_empty_ones_change_nothing(stories: Tables, n: int) -> None:
    one = general_association(stories)
    empty, outlet, variant = (np.zeros_like(stories[0]) for _ in range(3))
    outlet[0, :] = n
    variant[:, -1] = n
    more = general_association([empty, outlet, *stories, variant])
    assert (more.df, more.used, more.strata) == (one.df, one.used, one.strata + 3)
    assert more.statistic == pytest.approx(one.statistic, abs=1e-9)


@given(SPARSE)
def test_an_outlet_and_a_variant_that_never_occur_change_nothing(stories: Tables) -> None:
    wider = [np.pad(np.array(story), ((0, 1), (1, 0))) for story in stories]
    one, more = general_association(stories), general_association(wider)
    assert more.df == one.df
    assert more.statistic == pytest.approx(one.statistic, abs=1e-9)


@given(SPARSE, st.randoms(use_true_random=False))
def test_no_order_matters(stories: Tables, random: Random) -> None:
    outlets, variants = (list(range(size)) for size in np.shape(stories[0]))
    for order in (outlets, variants):
        random.shuffle(order)
    shuffled = [np.array(story)[np.ix_(outlets, variants)].T for story in reversed(stories)]
    one, two = general_association(stories), general_association(shuffled)
    assert (one.df, one.used) == (two.df, two.used)
    assert one.statistic == pytest.approx(two.statistic, abs=1e-8)


def test_outlets_that_share_no_story_are_compared_among_themselves() -> None:
    """Two pairs of outlets in a story each: one degree of freedom a pair, and the sum of their statistics."""
    first, second = [[9, 1], [2, 8]], [[7, 3], [4, 6]]
    apart = [[*first, [0, 0], [0, 0]], [[0, 0], [0, 0], *second]]
    result = general_association(apart)
    assert result.df == 2
    assert result.statistic == pytest.approx(sum(general_association([one]).statistic for one in (first, second)))


def test_a_large_story_does_not_drown_the_rank_of_a_small_one() -> None:
    """Two stories of a million documents compare the first two variants and the last two; two documents link them."""
    first, last = [[400_000, 300_000, 0, 0], [200_000, 100_000, 0, 0]], [[0, 0, 300_000, 300_000], [0, 0, 1, 400_000]]
    link = [[1, 0, 0, 0], [0, 0, 1, 0]]
    assert general_association([first, last]).df == 2
    assert general_association([first, link, last]).df == 3


def test_rounding_in_large_stories_adds_no_degrees_of_freedom() -> None:
    counts = np.random.default_rng(1).integers(1_000_000, 90_000_000, (5, 6))
    assert general_association([counts]).df == 20


@pytest.mark.parametrize("stories", [[[[0, 0], [0, 0]]], [[[3, 4], [0, 0]]], [[[3, 0], [2, 0]], [[1, 0], [0, 0]]]])
def test_without_a_telling_story_nothing_is_claimed(stories: Tables) -> None:
    result = general_association(stories)
    assert (result.statistic, result.df, result.used) == (0, 0, 0)
    assert math.isnan(result.p_value)


@given(FULL)
def test_a_p_value_is_scipys(stories: Tables) -> None:
    result = general_association(stories)
    assume(result.df)
    assert result.p_value == pytest.approx(stats.chi2.sf(result.statistic, result.df), rel=1e-9)


@pytest.mark.parametrize(
    ("stories", "said"),
    [
        ([], "at least one story"),
        ([[[1, -1], [1, 1]]], "never negative"),
        ([[[1, math.inf], [1, 1]]], "finite"),
        ([[[1, 2], [3, 4]], [[1, 2, 3], [4, 5, 6]]], "differ in shape"),
        ([[1, 2]], "outlets in rows"),
    ],
)
def test_impossible_tables_are_refused(stories: list[object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        general_association(stories)
