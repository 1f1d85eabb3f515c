from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from wording.framing.bootstrap import Floats, bootstrap

STORIES = np.array([[3, 5, 1, 4], [0, 2, 2, 2], [4, 4, 0, 3], [1, 6, 5, 6], [2, 2, 1, 5], [0, 3, 3, 4], [5, 7, 2, 8]])


def share(sums: Floats) -> Floats:
    """Return hits by documents."""
    return sums[:, 0] / sums[:, 1]


def difference(sums: Floats) -> Floats:
    """Return the share of the first outlet less that of the second."""
    return sums[:, 0] / sums[:, 1] - sums[:, 2] / sums[:, 3]


def test_a_seed_gives_the_same_interval_everywhere() -> None:
    """These bounds come from the raw stream of PCG64, which numpy keeps stable over versions and platforms."""
    result = bootstrap(STORIES, difference, seed=20_240_224)
    assert result == bootstrap(STORIES, difference, seed=20_240_224)
    assert result.estimate == pytest.approx(15 / 29 - 14 / 32)
    assert (result.low, result.high) == pytest.approx((-0.4461206896551724, 0.5323308270676691), abs=1e-12)
    assert bootstrap(STORIES, difference, seed=1) != result


def raw_stream(seed: int) -> Iterator[int]:
    """Yield the output of PCG64 (O'Neill 2014, XSL-RR 128/64) in whole numbers of 64 bits."""
    start = np.random.PCG64(seed).state["state"]
    state, mask = start["state"], (1 << 64) - 1
    while True:
        state = (state * 0x2360ED051FC65DA44385DF649FCCF645 + start["inc"]) % (1 << 128)
        word, turn = (state >> 64) ^ (state & mask), state >> 122
        yield (word >> turn | word << (64 - turn)) & mask


def test_the_interval_is_that_of_plain_python() -> None:
    rows, stream, drawn = STORIES.tolist(), raw_stream(9), []
    for _ in range(199):
        chosen = [rows[(next(stream) >> 11) * len(rows) >> 53] for _ in rows]
        hits, documents = (sum(row[column] for row in chosen) for column in (0, 1))
        drawn.append(hits / documents)
    result = bootstrap(STORIES, share, seed=9, draws=199)
    assert (result.low, result.high) == pytest.approx((sorted(drawn)[4], sorted(drawn)[-5]), abs=1e-12)


def test_draws_follow_the_distribution_of_all_possible_ones() -> None:
    """Three clusters can be drawn in 27 ways; each sum comes as often as it should, within four standard deviations."""
    clusters, seen = [1.0, 10.0, 100.0], Counter[float]()

    def keep(sums: Floats) -> Floats:
        seen.update(sums[:, 0].tolist() if len(sums) > 1 else [])
        return sums[:, 0]

    draws = 20_000
    bootstrap([[value] for value in clusters], keep, seed=5, draws=draws)
    possible = Counter(sum(drawn) for drawn in product(clusters, repeat=3))
    assert set(seen) == set(possible)
    for value, ways in possible.items():
        expected = draws * ways / 27
        assert abs(seen[value] - expected) < 4 * math.sqrt(expected * (1 - ways / 27))


def test_the_interval_is_scipys_but_for_chance() -> None:
    values = np.random.default_rng(3).gamma(2, 3, 80)
    ours = bootstrap(values[:, None], lambda sums: sums[:, 0] / len(values), seed=11, draws=9999)
    theirs = stats.bootstrap((values,), np.mean, method="percentile", n_resamples=9999, rng=7).confidence_interval
    width = theirs.high - theirs.low
    assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high), abs=0.04 * width)


def test_bounds_are_the_fiftieth_draws_from_either_end() -> None:
    drawn: list[Floats] = []

    def keep(sums: Floats) -> Floats:
        drawn.append(np.sort(share(sums)))
        return share(sums)

    result = bootstrap(STORIES, keep, seed=2)
    assert len(drawn[-1]) == result.draws == result.defined == 1999
    assert (result.low, result.high) == pytest.approx((drawn[-1][49], drawn[-1][-50]))


def test_copies_of_a_document_do_not_narrow_the_interval_of_stories() -> None:
    """Eight stories of twenty alike articles are eight observations; drawn by article they pass for 160."""
    wording = [1, 0, 1, 1, 0, 1, 0, 1]
    articles = np.repeat(np.array([[hit, 1] for hit in wording]), 20, axis=0)
    stories = np.array([[20 * hit, 20] for hit in wording])
    by_story, by_article = (bootstrap(clusters, share, seed=4) for clusters in (stories, articles))
    assert by_story.estimate == by_article.estimate
    assert by_story.high - by_story.low > 3 * (by_article.high - by_article.low)


@settings(max_examples=25)
@given(st.integers(0, 2**32), st.integers(1, 1000))
def test_the_unit_of_the_counts_does_not_matter(seed: int, factor: int) -> None:
    one, two = (bootstrap(clusters, share, seed=seed, draws=199) for clusters in (STORIES, STORIES * factor))
    assert (one.low, one.high) == pytest.approx((two.low, two.high))
    assert 0 <= one.low <= one.high <= 1


@settings(max_examples=25)
@given(st.integers(0, 2**32))
def test_more_confidence_widens(seed: int) -> None:
    bounds = [bootstrap(STORIES, share, seed=seed, draws=499, level=level) for level in (0.5, 0.9, 0.99)]
    assert bounds[2].low <= bounds[1].low <= bounds[0].low <= bounds[0].high <= bounds[1].high <= bounds[2].high


def test_draws_without_a_value_are_counted_out() -> None:
    result = bootstrap([[1, 1], [0, 0], [0, 0]], share, seed=1, draws=3000)
    assert result.defined / result.draws == pytest.approx(19 / 27, abs=0.04)
    assert (result.low, result.high) == (1, 1)
    divided = bootstrap([[1, 0], [1, 0], [1, 1]], share, seed=1, draws=3000)
    assert divided.defined / divided.draws == pytest.approx(19 / 27, abs=0.04)
    assert divided.high == 3
    nothing = bootstrap([[0, 0], [0, 0]], share, seed=1, draws=10)
    assert nothing.defined == 0
    assert all(map(math.isnan, (nothing.estimate, nothing.low, nothing.high)))


@pytest.mark.parametrize(
    ("clusters", "options", "said"),
    [
        ([], {}, "at least two clusters"),
        ([[1, 2]], {}, "at least two clusters"),
        ([1, 2, 3], {}, "one a row"),
        ([[1, 2], [math.nan, 2]], {}, "finite"),
        ([[1, 2], [1, 2]], {"draws": 0}, "at least one draw, not 0"),
        ([[1, 2], [1, 2]], {"level": 1.5}, "between 0 and 1"),
    ],
)
def test_impossible_input_is_refused(clusters: list[object], options: dict[str, int], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        bootstrap(clusters, share, seed=0, **options)
