"""Agreement, measured precision and the allow-list."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wording.framing.intervals import wilson
from wording.review.agreement import agreement, alpha
from wording.review.allow_list import allow_list
from wording.review.decisions import Decision, Key
from wording.review.precision import precision, precision_table
from wording.settings import Settings, with_allow_file


def units(*observers: str) -> list[list[str]]:
    """The values of each unit; a full stop is a missing one."""
    return [[value for value in column if value != "."] for column in zip(*observers, strict=True)]


def test_alpha_is_that_of_the_worked_example():
    """Krippendorff (2011), section C: four observers, twelve units, missing data, nominal: 0.743."""
    observers = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
    assert alpha(units(*observers)) == pytest.approx(0.743, abs=0.0005)


def test_alpha_of_two_observers_and_a_dichotomy():
    """Krippendorff (2011), section A: two observers, ten units, binary: 0.095."""
    assert alpha(units("0100000000", "1110010010")) == pytest.approx(0.095, abs=0.0005)


def test_alpha_is_one_for_perfect_agreement_and_none_where_nothing_can_differ():
    assert alpha([["a", "a"], ["b", "b"]]) == 1
    assert alpha([["a", "a"], ["a", "a"]]) is None
    assert alpha([["a"], ["b"]]) is None
    assert alpha([]) is None


@given(st.lists(st.lists(st.sampled_from("abc"), min_size=2, max_size=4), min_size=1, max_size=12))
def test_alpha_follows_its_definition(found: list[list[str]]):
    """Observed over expected disagreement, counted pair by pair."""
    pairs = [
        (one, other, 1 / (len(values) - 1))
        for values in found
        for place, one in enumerate(values)
        for other in values[:place] + values[place + 1 :]
    ]
    everything = [value for values in found for value in values]
    number = len(everything)
    observed = sum(weight for one, other, weight in pairs if one != other) / number
    expected = sum(one != other for one in everything for other in everything) / (number * (number - 1))
    value = alpha(found)
    if expected:
        assert value == pytest.approx(1 - observed / expected)
    else:
        assert value is None


def key(place: int, rule: str = "repeated-word") -> Key:
    return Key("0123456789abcdef", place, place + 7, rule)


def test_agreement_counts_what_two_decided():
    made = [
        Decision(key(0), "Ann", "accepted"),
        Decision(key(0), "Bob", "accepted"),
        Decision(key(9), "Ann", "accepted"),
        Decision(key(9), "Bob", "rejected"),
        Decision(key(18), "Ann", "rejected"),
    ]
    found = agreement(made)
    assert (found.findings, found.decisions) == (2, 4)
    (pair,) = found.pairs
    assert (pair.first, pair.second, pair.both, pair.same) == ("Ann", "Bob", 2, 1)
    assert found.alpha == alpha([["accepted", "accepted"], ["accepted", "rejected"]])


def test_precision_is_given_with_its_interval():
    states = {key(place): "accepted" for place in range(8)} | {key(90): "rejected", key(91): "unsure"}
    (row,) = precision(states)
    assert (row.accepted, row.rejected, row.unsure) == (8, 1, 1)
    assert row.share == wilson(8, 9)
    assert "few" in [*precision_table([row])][1]


def test_a_rule_that_nobody_could_judge_has_no_share():
    (row,) = precision({key(0): "unsure"})
    assert row.share is None


def test_the_allow_list_is_what_check_reads(tmp_path: Path):
    passages = {0: "New York", 9: "two\nlines", 18: "No. #1", 27: " edge", 36: "Bora Bora", 45: "bora bora", 54: "kept"}
    made = [Decision(key(place), "Ann", "rejected", passage=passage) for place, passage in passages.items()]
    made[-1] = Decision(key(54), "Ann", "accepted", passage="kept")
    made.append(Decision(key(63), "Ann", "rejected", passage="Kept"))
    found = allow_list(made)
    assert found.phrases == ("Bora Bora", "New York")
    assert {passage.casefold() for passage, _ in found.left_out} == {"two\nlines", "no. #1", " edge", "kept"}
    path = tmp_path / "allow.txt"
    path.write_text("".join(f"{phrase}\n" for phrase in found.phrases), encoding="utf-8")
    assert with_allow_file(Settings(), path).allow == found.phrases
