from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wording.renderings.alignment import Change, coverage, covered, differences

WHOLE = "We have waited for three years, but now the bridge is open and nobody will close it again."


def test_changes_are_told_word_by_word():
    mine = "We are satisfied with the contact, and we will not go back."
    theirs = "We're pleased with the contact; we cannot go back."
    found = [(item.change, item.mine.of(mine), item.theirs.of(theirs)) for item in differences(mine, theirs)]
    assert found == [
        (Change.REPLACED, "We are satisfied", "We're pleased"),
        (Change.EQUAL, "with the contact", "with the contact"),
        (Change.ADDED, "and", ""),
        (Change.EQUAL, "we", "we"),
        (Change.REPLACED, "will not", "cannot"),
        (Change.EQUAL, "go back", "go back"),
    ]


@pytest.mark.parametrize(
    ("part", "stretch"),
    [
        ("now the bridge is open", "now the bridge is open"),
        ("nobody will shut it again", "nobody will close it again"),
        ("We waited three years", "We have waited for three years"),
        ("quite another matter", ""),
    ],
)
def test_a_part_covers_where_its_words_stand(part: str, stretch: str):
    assert covered(part, WHOLE).of(WHOLE) == stretch


def test_coverage_is_a_share():
    assert coverage(WHOLE, WHOLE) == 1
    assert coverage("the bridge is open", WHOLE) < 0.3
    assert coverage("anything", "") == 0


texts = st.text(alphabet="ab c,.", max_size=40)


@given(texts, texts)
def test_differences_go_through_both_texts_in_order(mine: str, theirs: str):
    found = differences(mine, theirs)
    for one, other in pairwise(found):
        assert one.mine.end <= other.mine.start
        assert one.theirs.end <= other.theirs.start
        assert Change.EQUAL in (one.change, other.change)
    for item in found:
        if item.change is Change.EQUAL:
            assert item.mine.of(mine).split() != []
