"""Words said again: by kind and distance."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from wording.likelihood.repetition import DISTANCES, Repetitions, described
from wording.likelihood.symbols import Symbols
from wording.likelihood.tokens import tokens

SYMBOLS = Symbols(
    words=["bridge", "the"],
    classes=["NN"],
    class_of=[0, -1],
    common=frozenset(),
    endings={},
    other=0,
    frequency_of=[3, 9],
    bonds={},
)


def found(text: str | Sequence[str]) -> list[tuple[str, int, int]]:
    words = tokens(text) if isinstance(text, str) else text
    return [described(gram) for gram in Repetitions(SYMBOLS).of(words, SYMBOLS.numbers(words))]


def test_each_kind_of_word_counts_by_itself() -> None:
    assert found("the bridge, the Marlow bridge near Marlow") == [
        ("function words", 0, 0),
        ("content words", 0, 0),
        ("function words", 3, 7),
        ("names", 0, 0),
        ("content words", 3, 7),
        ("content words", 0, 0),
        ("names", 3, 7),
    ]


def test_forms_of_a_word_are_one_word_and_numbers_are_none() -> None:
    assert found("ferries 12 ferried 12") == [("content words", 0, 0), ("content words", 1, 2)]


def test_a_word_that_stood_long_before_is_new() -> None:
    for between, expected in ((DISTANCES[-1] - 2, (60, 119)), (DISTANCES[-1] - 1, (0, 0))):
        assert found(["bridge", *[","] * between, "bridge"])[-1] == ("content words", *expected)


@given(st.lists(st.sampled_from(["the", "bridge", "Marlow", "ferry", "12", "."])), st.integers(0, 30))
def test_a_text_read_in_parts_is_the_text_read_whole(words: list[str], cut: int) -> None:
    numbers = SYMBOLS.numbers(words)
    parts = Repetitions(SYMBOLS)
    read = [*parts.of(words[:cut], numbers[:cut]), *parts.of(words[cut:], numbers[cut:])]
    assert read == Repetitions(SYMBOLS).of(words, numbers)
