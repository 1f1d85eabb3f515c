from __future__ import annotations

import numpy as np
import pytest

from wording.framing.bootstrap import bootstrap
from wording.framing.resampling import MOST, Draws, clusters

STORIES = [(3, 5), (0, 2), (4, 4), (1, 6), (2, 2), (0, 3), (5, 7)]
"""Texts with the variant, and texts in all, of each story."""


def rows(stories: list[tuple[int, int]]) -> tuple[list[str], list[tuple[int, tuple[int, ...]]]]:
    """Return the story of each text, and the columns in which it counts: 0 for all texts, 1 for those with the variant."""
    members, counted = [], []
    for name, (hits, texts) in enumerate(stories):
        for number in range(texts):
            counted.append((len(members), (0, 1) if number < hits else (0,)))
            members.append(f"s{name}")
    return members, counted


def test_a_share_has_the_bounds_of_the_bootstrap_over_stories():
    members, counted = rows(STORIES)
    found = Draws(members, "story", 7, 0.95).sums(counted, 2).share(1, 0)
    expected = bootstrap(STORIES, lambda sums: sums[:, 0] / sums[:, 1], seed=7)
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high))
    assert (found.clusters, found.unit) == (7, "story")


def test_a_difference_has_the_bounds_of_the_bootstrap_over_stories():
    members, counted = rows(STORIES)
    others = [(article, tuple(column + 2 for column in columns)) for article, columns in counted[:12]]
    found = Draws(members, "story", 7, 0.9).sums([*counted[12:], *others], 4).difference((1, 0), (3, 2))
    values = np.zeros((7, 4))
    for article, columns in [*counted[12:], *others]:
        values[int(members[article][1:]), list(columns)] += 1
    expected = bootstrap(values, lambda sums: sums[:, 1] / sums[:, 0] - sums[:, 3] / sums[:, 2], seed=7, level=0.9)
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high))


def test_texts_of_a_story_that_are_alike_widen_the_interval():
    alike, mixed = [(10, 10), (0, 10)] * 6, [(5, 10)] * 12
    widths = []
    for stories in (alike, mixed):
        members, counted = rows(stories)
        found = Draws(members, "story", 1, 0.95).sums(counted, 2).share(1, 0)
        widths.append(found.high - found.low)
    assert widths[0] > 0.4
    assert widths[1] == 0


def test_a_share_of_nothing_has_no_bounds():
    members, counted = rows(STORIES)
    found = Draws(members, "story", 1, 0.95).sums(counted, 4).share(3, 2)
    assert np.isnan([found.low, found.high]).all()
    assert found.clusters == 0


def test_more_clusters_than_are_drawn_are_put_together():
    count = MOST + 500
    draws = Draws(range(count), "text", 3, 0.95, draws=99)
    found = draws.sums([(n, (0, 1) if n % 2 else (0,)) for n in range(count)], 2).share(1, 0)
    assert found.clusters == MOST
    assert found.low < 0.5 < found.high
    assert found.high - found.low == pytest.approx(2 * 1.96 * 0.5 / count**0.5, rel=0.35)


def test_texts_are_drawn_where_stories_are_compared_or_there_is_one():
    assert clusters("outlet", ["a", "b"], [0, 1]) == (["a", "b"], "story")
    assert clusters("outlet", ["a", "a"], [0, 1]) == ([0, 1], "text")
    assert clusters("story", ["a", "b"], [0, 1]) == ([0, 1], "text")
