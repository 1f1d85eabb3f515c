"""Names across alphabets: tables, known names, and what speaks for a misspelling."""

from __future__ import annotations

import pytest

from wording.analyzer import Analyzer
from wording.annotate.misspelt_names import misspelt_names
from wording.known_names import KnownNames
from wording.lexicon import Lexicons
from wording.model import Article
from wording.schemas.names import KnownName
from wording.transliteration import Transliterator, fold, sound_key

LEXICONS = Lexicons()


@pytest.mark.parametrize(
    ("source", "name", "spelling", "target"),
    [
        ("el", "Πεσκόφ", "peshkov", "en"),
        ("el", "Ουσακόφ", "oushakof", "en"),
        ("ru", "Салливан", "sallivan", "en"),
        ("ru", "Щербаков", "schtscherbakow", "de"),
        ("ru", "Путин", "poutine", "fr"),
        ("uk", "Зеленський", "selenskyj", "de"),
        ("uk", "Венді", "vendi", "en"),
        ("bg", "Байдън", "baidan", "en"),
        ("sr", "Бајден", "bajden", "en"),
        ("ka", "ივანიშვილი", "ivanishvili", "en"),
        ("ar", "بوتين", "botin", "en"),
        ("zh", "拜登", "baideng", "en"),
        ("en", "Ryabkov", "рыабков", "ru"),
    ],
)
def test_table_lets_a_name_come_out(source: str, name: str, spelling: str, target: str):
    table = LEXICONS.built(source, Transliterator)
    assert table.writes(name, spelling, target)
    assert not table.writes(name, spelling + "q", target)
    assert not table.writes(name, spelling[::-1], target)


def test_loose_renderings_count_only_where_asked():
    table = LEXICONS.built("ru", Transliterator)
    assert table.writes("Хрущёв", "hrushchev", "en", loose=True)
    assert not table.writes("Хрущёв", "hrushchev", "en")


def test_name_goes_through_a_third_alphabet():
    assert LEXICONS.built("ru", Transliterator).led_through("Песков", "el") == "πεσκοφ"


def test_folding_takes_accents_off_latin_and_greek_only():
    assert [fold(name) for name in ("Đoković", "Πεσκόφ", "Йенс")] == ["dokovic", "πεσκοφ", "йенс"]


def test_spellings_of_one_name_share_a_sound_key():
    assert len({sound_key(name) for name in ("Peskov", "Peshkov", "Pesskoff")}) == 1
    assert sound_key("Peskov") != sound_key("Petrov")


@pytest.mark.parametrize("word", ["Zelensky", "Zelenskyy", "Zelenskiy", "Zelenskyi", "Lavrov", "Ivanov", "Kerr"])
def test_accepted_spelling_is_no_misspelling(word: str):
    assert LEXICONS.built("en", KnownNames).misspelling(word) == ()


@pytest.mark.parametrize(
    ("language", "word", "sources"),
    [("en", "Peshkov", {"el"}), ("en", "Rjabkow", {"de"}), ("de", "Ryabkov", {"en"}), ("fr", "Putin", {"en"})],
)
def test_misspelling_says_whose_it_is(language: str, word: str, sources: set[str]):
    (found,) = LEXICONS.built(language, KnownNames).misspelling(word)
    assert sources <= set(found.sources)


def found_in(text: str, language: str = "en") -> list[tuple[str, float]]:
    view = Analyzer().view(Article(id="test", text=text, language=language))
    return [(name.span.of(text), name.confidence) for name in misspelt_names(view)]


def test_first_name_speaks_louder_than_title_and_title_than_context():
    by_name = found_in("On Monday Dmitry Peshkov spoke.")
    by_title = found_in("On Monday the spokesman Peshkov spoke.")
    by_context = found_in("Dmitry Peskov spoke. On Monday Peshkov left.")
    assert [word for ((word, _),) in (by_name, by_title, by_context)] == ["Peshkov"] * 3
    assert by_name[0][1] > by_title[0][1] > by_context[0][1]


@pytest.mark.parametrize(
    "text",
    [
        "On Monday Peshkov won the race.",
        "Maxim Peshkov, Anna Baiden and Oleh Putyn won.",
        "Dmitry Peskov spoke. The runner Maxim Peshkov won.",
        "Write to peshkov@example.org or @Peshkov.",
    ],
)
def test_nothing_speaks_for_a_namesake(text: str):
    assert found_in(text) == []


def test_case_forms_of_an_accepted_name_pass():
    assert found_in("О Дмитрии Пескове и Джейке Салливане писали.", "ru") == []


def test_every_name_is_accepted_in_its_own_spelling():
    names = LEXICONS.built("en", KnownNames)
    wrong = [
        entry.match for entry in LEXICONS.entries("people", KnownName) if names.misspelling(entry.match.split()[-1])
    ]
    assert wrong == []
