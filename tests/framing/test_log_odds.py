from __future__ import annotations

import math
from itertools import pairwise
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.contingency_tables import Table2x2

from wording.framing.log_odds import informative_prior, log_odds_dirichlet

COUNT = st.integers(0, 1000)
VOCABULARY = st.lists(st.tuples(COUNT, COUNT, st.floats(0.01, 50)), min_size=2, max_size=30).filter(
    lambda rows: any(row[0] for row in rows) and any(row[1] for row in rows)
)


def columns(rows: list[tuple[int, int, float]]) -> tuple[list[float], ...]:
    """Turn a list of rows into lists of columns."""
    return tuple(list(column) for column in zip(*rows, strict=True))


def test_a_toy_vocabulary_worked_out_by_hand() -> None:
    """With a pseudo-count of one, 3 of 4 against 1 of 4 becomes odds of 4:2 against 2:4."""
    result = log_odds_dirichlet([3, 1], [1, 3], [1, 1])
    assert result.delta == pytest.approx([2 * math.log(2), -2 * math.log(2)])
    assert result.variance == pytest.approx([0.75, 0.75])
    assert result.z == pytest.approx([4 * math.log(2) / math.sqrt(3), -4 * math.log(2) / math.sqrt(3)])


def test_the_prior_holds_back_rare_words_but_not_frequent_ones() -> None:
    """A word that one side has three times and the other never has the larger ratio, the frequent word the larger z."""
    first, second = np.array([3, 400, 5000]), np.array([0, 250, 5000])
    result = log_odds_dirichlet(first, second, informative_prior(first + second, 500))
    assert result.delta[0] > result.delta[1]
    assert result.z[1] > 4 > 2 > result.z[0] > 0


@given(VOCABULARY)
def test_delta_is_the_log_odds_ratio_of_statsmodels(rows: list[tuple[int, int, float]]) -> None:
    first, second, prior = columns(rows)
    result = log_odds_dirichlet(first, second, prior)
    for word, (one, two, alpha) in enumerate(rows):
        others = [sum(side) + sum(prior) - count - alpha for side, count in ((first, one), (second, two))]
        table = Table2x2(np.array([[one + alpha, others[0]], [two + alpha, others[1]]]), shift_zeros=False)
        assert result.delta[word] == pytest.approx(table.log_oddsratio, rel=1e-6, abs=1e-8)
        words_own = table.log_oddsratio_se**2 - sum(1 / other for other in others)
        assert result.variance[word] == pytest.approx(words_own, rel=1e-5, abs=1e-5)
        assert result.z[word] == pytest.approx(result.delta[word] / math.sqrt(result.variance[word]))


@given(VOCABULARY)
def test_sides_swapped_change_the_sign(rows: list[tuple[int, int, float]]) -> None:
    first, second, prior = columns(rows)
    assert log_odds_dirichlet(second, first, prior).z == pytest.approx(
        -log_odds_dirichlet(first, second, prior).z, abs=1e-9
    )


@given(VOCABULARY, st.randoms(use_true_random=False))
def test_the_order_of_the_words_does_not_matter(rows: list[tuple[int, int, float]], random: Random) -> None:
    order = list(range(len(rows)))
    random.shuffle(order)
    straight = log_odds_dirichlet(*columns(rows)).z
    shuffled = log_odds_dirichlet(*columns([rows[place] for place in order])).z
    assert shuffled == pytest.approx(straight[order], abs=1e-9)


def test_a_larger_prior_shrinks_every_word() -> None:
    first, second = np.array([30, 5, 100, 40]), np.array([10, 15, 100, 60])
    sizes = [10, 100, 1000, 10_000]
    z = [abs(log_odds_dirichlet(first, second, informative_prior(first + second, size)).z) for size in sizes]
    assert all((weaker < stronger)[[0, 1, 3]].all() for stronger, weaker in pairwise(z))


def test_an_informative_prior_has_its_size_and_the_background_shares() -> None:
    assert informative_prior([1, 3, 6], 50) == pytest.approx([5, 15, 30])


@pytest.mark.parametrize(
    ("first", "second", "prior", "said"),
    [
        ([1, 2], [1, 2, 3], [1, 1], "differ in length: 2, 3 and 2"),
        ([1], [1], [1], "at least two words"),
        ([], [], [], "at least two words"),
        ([0, 0], [1, 2], [1, 1], "at least one word"),
        ([1, 2], [1, 2], [1, 0], "prior above zero"),
        ([1, -2], [1, 2], [1, 1], "never negative"),
        ([1, math.nan], [1, 2], [1, 1], "finite"),
        ([[1, 2]], [1, 2], [1, 1], "2 dimensions"),
    ],
)
def test_impossible_counts_are_refused(first: list[int], second: list[int], prior: list[int], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        log_odds_dirichlet(first, second, prior)


def test_an_impossible_background_is_refused() -> None:
    with pytest.raises(ValueError, match="empty"):
        informative_prior([0, 0], 10)
    with pytest.raises(ValueError, match="positive number of words, not 0"):
        informative_prior([1, 2], 0)
