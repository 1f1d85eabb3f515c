from __future__ import annotations

import math

import numpy as np
import pytest
from statsmodels.stats.contingency_tables import StratifiedTable
from statsmodels.stats.proportion import confint_proportions_2indep
from test_compare import articles, compared

from wording import Analyzer, Article, Settings
from wording.framing import Comparison, Concepts, compare, user_term

SHARES = {"Lamp": {"a": (14, 6), "b": (12, 3), "c": (4, 4)}, "Bell": {"a": (8, 13), "b": (9, 15), "c": (5, 2)}}


def test_two_groups_get_their_difference_and_the_odds_ratio():
    comparison = compared(articles(SHARES))
    wall = next(item for item in comparison.choices[0].differences if item.variant == "wall")
    assert (wall.group, wall.other, wall.texts, wall.of_texts, wall.other_texts, wall.of_other_texts) == (
        "Bell", "Lamp", 22, 52, 30, 43,
    )  # fmt: skip
    low, high = confint_proportions_2indep(22, 52, 30, 43, method="newcomb")
    assert (wall.difference.low, wall.difference.high) == pytest.approx((low, high))
    tables = [np.array([SHARES["Bell"][story], SHARES["Lamp"][story]]) for story in "abc"]
    pooled = StratifiedTable(tables)
    assert wall.odds.odds_ratio == pytest.approx(pooled.oddsratio_pooled)
    assert (wall.odds.low, wall.odds.high) == pytest.approx(pooled.oddsratio_pooled_confint())
    assert wall.resampled.low <= wall.difference.estimate <= wall.resampled.high
    assert (wall.resampled.clusters, wall.resampled.unit) == (3, "story")


def test_more_groups_get_theirs_only_where_asked_for():
    made = articles({**SHARES, "Horn": {"a": (5, 5), "b": (3, 9)}, "Drum": {"a": (1, 1)}})
    assert compared(made).choices[0].differences == ()
    pairs = {(item.group, item.other) for item in compared(made, pairs=True).choices[0].differences}
    assert pairs == {("Bell", "Horn"), ("Bell", "Lamp"), ("Horn", "Lamp")}, "Drum has too few texts"


def test_the_seed_moves_the_resampled_bounds_and_nothing_else():
    many = {outlet: {f"s{n}": (n % 4 + len(outlet) % 2, n % 3) for n in range(15)} for outlet in ("Lamp", "Bells")}
    first, again, other = (compared(articles(many), seed=seed) for seed in (1, 1, 2))
    assert first == again
    rows = [frame.to_frame().drop(columns=["resampled_low", "resampled_high"]) for frame in (first, other)]
    assert rows[0].equals(rows[1])
    assert not first.to_frame().equals(other.to_frame())


def distanced(by: str = "outlet") -> Comparison:
    """Compare two outlets of which the one in French keeps a distance from a word, and the one in English does not."""
    words = ["harbour", "mill", "orchard", "bridge", "lantern", "market", "quarry", "ferry", "chapel", "meadow"]
    made = [
        Article(f"{language}{n}", text.format(word), outlet, None, "2024-05-06", language, story="a")
        for n, word in enumerate(words * 2)
        for outlet, language, text in (
            ("Phare", "fr", "Le « mur » de {} est tombé ce vendredi, numéro " + f"{n}."),
            ("Lamp", "en", "The mur of the {} fell this Friday, number " + f"{n}."),
        )
    ]
    return compare(map(Analyzer(Settings(parse="none")).view, made), Concepts([user_term("mur,fence")]), by)  # type: ignore[arg-type]


@pytest.mark.parametrize("by", ["outlet", "language"])
def test_distance_is_not_compared_between_languages(by: str):
    comparison = distanced(by)
    choice = comparison.choices[0]
    counts = {share.group: share.distanced for share in choice.shares if share.variant == "mur"}
    assert max(counts.values()) == 20
    assert min(counts.values()) == 0
    assert choice.distance["mur"].verdict == "too few"
    assert math.isnan(choice.distance["mur"].p_value)


def test_distance_is_compared_within_a_language():
    made = []
    for n in range(24):
        for outlet, text in (("Lamp", "The “wall” of mill {} fell."), ("Bell", "The wall of mill {} fell.")):
            words = f"{text.format(n)} Then it rained on field {n * 7} and on lake {n * 11}."
            made.append(Article(f"{outlet}{n}", words, outlet, None, "2024-05-06", "en", story="a"))
    assert compared(made).choices[0].distance["wall"].verdict == "differs"
