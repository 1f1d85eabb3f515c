from __future__ import annotations

from dataclasses import replace

import pytest
from said import said

from wording.lexicon import Lexicons
from wording.renderings.buckets import bucket, grouped
from wording.renderings.group import Group, group, joined
from wording.renderings.utterance import Utterance

LEXICONS = Lexicons()
LOCK = "The northern lock will stay closed until all 25 inspections of the gates are done"
FISH = "Nobody asked the fishermen what they think about the new harbour"


def members(groups: list[Group]) -> set[tuple[str, ...]]:
    return {tuple(item.article for item in part.renderings) for part in groups}


DATED = [
    said("a", LOCK, date="2024-05-05"),
    said("b", LOCK.replace("done", "over"), date="2024-05-06"),
    said("c", LOCK.replace("stay", "remain"), date="2024-05-08"),
    said("d", FISH, date="2024-05-20"),
    said("e", FISH, date="2024-05-21"),
    said("f", LOCK, story="another"),
    said("g", LOCK, story="another"),
]


def test_a_small_collection_is_grouped_at_once():
    assert list(grouped(DATED, LEXICONS)) == group(DATED, LEXICONS)


def test_weeks_that_follow_each_other_are_grouped_together():
    assert members(list(grouped(DATED, LEXICONS, most=3))) == {("a", "b", "c"), ("d", "e"), ("f", "g")}


def test_no_utterance_is_given_out_twice():
    given = [item for part in grouped(DATED, LEXICONS, most=1) for item in part.renderings]
    assert len(given) == len(set(given)) == len(DATED)


@pytest.mark.parametrize(
    ("item", "start"),
    [
        (DATED[0], "week-"),
        (DATED[5], "story-"),
        (replace(DATED[0], date=None), "undated"),
        (replace(DATED[0], date="soon"), "undated"),
    ],
)
def test_a_bucket_is_a_story_or_a_week(item: Utterance, start: str):
    assert bucket(item).startswith(start)


def test_groups_that_share_a_rendering_are_one():
    one, two, three, four = (said(name, LOCK) for name in "abcd")
    found = joined([Group("x", (one, two)), Group("y", (three, four)), Group("z", (two, three))])
    assert members(found) == {("a", "b", "c", "d")}
