from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wording.lexicon import Lexicons
from wording.renderings.numbers import Numbers

LEXICONS = Lexicons()


def values(language: str, text: str) -> list[float]:
    return [number.value for number in LEXICONS.built(language, Numbers).find(text)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "1,200 people", [1200]),
        ("en", "3.5 million or $3bn", [3_500_000, 3_000_000_000]),
        ("en", "two hundred twenty-five ferries", [225]),
        ("en", "twenty-five thousand", [25_000]),
        ("en", "on 24.02.2022 at 10:30", [24, 2, 2022, 10, 30]),
        ("en", "12,345,678.5 crowns", [12_345_678.5]),
        ("en", "17 000 lamps", [17_000]),
        ("en", "nobody came", []),
        ("de", "1.200 Menschen, 3,5 Mio. und fünfundzwanzig", [1200, 3_500_000, 25]),
        ("ru", "около 25 тыс. человек, двести двадцать пять и 1 200", [25_000, 225, 1200]),
        ("uk", "п’ять поромів", [5]),
        ("fr", "quatre-vingt-dix et 12 000", [90, 12_000]),
        ("es", "tres mil millones", [3_000_000_000]),
        ("tr", "yirmi beş bin", [25_000]),
    ],
)
def test_numbers_have_one_value_in_all_languages(language: str, text: str, expected: list[float]):
    assert values(language, text) == expected


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_thousands_may_be_marked_or_not(number: int):
    assert values("en", f"{number}") == values("en", f"{number:,}") == [number]
    assert values("de", f"{number:,}".replace(",", ".")) == [number]


@given(st.text(alphabet="0123456789.,:/ -’'\u00a0twohundredmilion", max_size=60))
def test_whatever_stands_there_spans_lie_in_the_text(text: str):
    for number in LEXICONS.built("en", Numbers).find(text):
        assert 0 <= number.span.start < number.span.end <= len(text)
