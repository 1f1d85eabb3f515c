from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wording.model import Block, Role, Span, merged
from wording.mqm import Category, Severity, penalty, weight

spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 60), st.integers(1, 12))


def test_span_speaks_in_code_points():
    text = "a👩‍👩‍👧e\u0301 שלום"
    start = text.index("שלום")
    assert Span(start, start + 4).of(text) == "שלום"


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_impossible_span_is_refused(start: int, end: int):
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_spans_that_only_touch_do_not_overlap():
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))


@given(st.lists(spans))
def test_merged_covers_the_same_places_without_overlap(given_spans: list[Span]):
    result = merged(given_spans)
    covered = {place for span in given_spans for place in range(span.start, span.end)}
    assert {place for span in result for place in range(span.start, span.end)} == covered
    assert all(left.end < right.start for left, right in pairwise(result))


@pytest.mark.parametrize(
    ("role", "foreign", "teaser", "judged"),
    [
        (Role.BODY, False, False, True),
        (Role.HEADLINE, False, False, True),
        (Role.BODY, True, False, False),
        (Role.CAPTION, False, False, False),
        (Role.FURNITURE, False, False, False),
        (Role.FURNITURE, False, True, True),
    ],
)
def test_what_is_judged(role: Role, foreign: bool, teaser: bool, judged: bool):
    assert Block(Span(0, 1), role, foreign=foreign, teaser=teaser).judged is judged


def test_weights_are_those_of_the_mqm_paper():
    assert weight(Category.GRAMMAR, Severity.MINOR) == 1
    assert weight(Category.PUNCTUATION, Severity.MINOR) == 0.1
    assert weight(Category.PUNCTUATION, Severity.MAJOR) == 5
    assert weight(Category.MISTRANSLATION, Severity.CRITICAL) == 25


def test_penalty_is_per_thousand_words():
    issues = [(Category.GRAMMAR, Severity.MAJOR), (Category.PUNCTUATION, Severity.MINOR)]
    assert penalty(issues, 500) == pytest.approx(10.2)
    assert penalty(issues, 0) == 0
