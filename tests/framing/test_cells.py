from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests

from wording.framing.cells import Cells, Counter, Layout
from wording.framing.dispersion import deviation_of_proportions
from wording.framing.key_items import compared
from wording.framing.measures import g2, log_ratio
from wording.framing.stratified import mantel_haenszel

TEXTS = st.lists(
    st.tuples(st.sampled_from("xyz"), st.integers(0, 3), st.sets(st.integers(0, 4), max_size=5)),
    min_size=6,
    max_size=60,
)
"""Texts by group and story, each with the items that it holds."""


def counted(texts: list[tuple[str, int, set[int]]]) -> tuple[Layout, Cells]:
    layout = Layout([group for group, _, _ in texts], [story for _, story, _ in texts])
    counter = Counter()
    for cell, (_, _, items) in zip(layout.cells.tolist(), texts, strict=True):
        counter.add(np.array([item * layout.width + cell for item in items], dtype=np.int64))
    return layout, Cells(layout, 5, *counter.counted())


@given(TEXTS)
def test_p_values_are_those_of_mantel_and_haenszel(texts: list[tuple[str, int, set[int]]]):
    layout, cells = counted(texts)
    for rank, group in enumerate(layout.groups):
        for item, found in enumerate(cells.p_values(rank)):
            tables = []
            for story in {story for _, story, _ in texts}:
                sides = [[item in items for name, place, items in texts if place == story and (name == group) is own]
                         for own in (True, False)]  # fmt: skip
                tables.append(tuple(n for side in sides for n in (sum(side), len(side) - sum(side))))
            expected = mantel_haenszel(tables, corrected=False).p_value  # type: ignore[arg-type]
            assert found == pytest.approx(expected, nan_ok=True)


@given(TEXTS)
def test_spread_is_gries_deviation_over_the_stories_of_the_group(texts: list[tuple[str, int, set[int]]]):
    layout, cells = counted(texts)
    for rank, group in enumerate(layout.groups):
        stories = sorted({story for name, story, _ in texts if name == group})
        sizes = [sum(name == group and place == story for name, place, _ in texts) for story in stories]
        for item, found in enumerate(cells.spread(rank).tolist()):
            hits = [sum(n == group and s == story and item in i for n, s, i in texts) for story in stories]
            if len(stories) < 2 or not any(hits):
                assert math.isnan(found)
            else:
                assert found == pytest.approx(deviation_of_proportions(hits, sizes).normalised)


def many() -> list[tuple[str, int, set[int]]]:
    """Return texts in which one group prefers item 0, item 1 stands in one story alone, and the others are alike."""
    made = []
    for number in range(240):
        group, story = "xy"[number % 2], number // 2 % 6
        own = {0} if (group == "x" or number % 12 == 1) and number % 3 else set()
        made.append((group, story, own | ({1} if story == 2 else set()) | ({2} if number % 5 < 2 else set())))
    return made


def test_keys_have_the_ratio_of_document_frequencies_and_adjusted_p_values():
    layout, cells = counted(many())
    keys = compared(list("abcde"), ["word"] * 5, cells, layout, "en", every=True)
    tested = [p for group in range(2) for p in cells.p_values(group) if not math.isnan(p)]
    adjusted = sorted(multipletests(tested, method="fdr_bh")[1])
    assert sorted(key.adjusted for key in keys if not math.isnan(key.adjusted)) == pytest.approx(adjusted)
    first = next(key for key in keys if (key.group, key.words) == ("x", "a"))
    expected = log_ratio(first.texts, 120, first.other_texts, 120, family=5)
    assert (first.log_ratio, first.bound) == (expected.estimate, expected.conservative)
    assert first.g2 == g2(first.texts, 120, first.other_texts, 120).g2 > 0
    assert first.verdict == "differs"
    assert {key.verdict for key in keys if key.words == "b"} == {"too few"}, "the whole of one story says nothing"
    assert {key.verdict for key in keys if key.words == "c"} == {"no difference shown"}


@given(TEXTS)
def test_nothing_with_a_bound_above_zero_is_passed_over(texts: list[tuple[str, int, set[int]]]):
    layout, cells = counted(texts * 4)
    every = compared(list("abcde"), ["word"] * 5, cells, layout, "en", every=True)
    quick = compared(list("abcde"), ["word"] * 5, cells, layout, "en")
    assert {(key.group, key.words) for key in quick} == {(key.group, key.words) for key in every if key.bound > 0}
