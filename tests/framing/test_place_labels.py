from __future__ import annotations

import pytest

from wording import Analyzer, Article, Settings
from wording.framing.place_labels import PlaceLabels
from wording.framing.place_names import places
from wording.lexicon import Lexicons
from wording.schemas.framing import PlaceWords, WordEndings

ANALYZER = Analyzer(Settings(parse="none"))
LANGUAGES = ("de", "el", "en", "es", "fr", "ru", "uk")


def labels(text: str, language: str) -> dict[str, str | None]:
    """Return the label of each place in a text of one sentence."""
    view = ANALYZER.view(Article("x", text, language=language))
    reader = view.lexicons.built(language, PlaceLabels)
    found = {}
    for mention in places(view):
        sentence = view.sentence_at(mention.span)
        assert sentence
        found[mention.place] = reader.label(text, mention, sentence.span)
    return found


@pytest.mark.parametrize(
    ("language", "text", "place", "label"),
    [
        ("en", "Shells fell on the Russian-occupied city of Mariupol.", "Mariupol", "Russian-occupied city"),
        ("en", "He came from the breakaway region of Donetsk by train.", "Donetsk", "breakaway region"),
        ("en", "The port was shut in Kherson, the occupied port city, on Friday.", "Kherson", "occupied port city"),
        ("en", "The Ukrainian capital, Kyiv, slept.", "Kyiv", "Ukrainian capital"),
        ("en", "Trains run to temporarily occupied Crimea.", "Crimea", "temporarily occupied"),
        ("en", "Life goes on in the occupied Kherson region.", "Kherson", "occupied … region"),
        ("en", "A bus left war-torn Ukraine on Monday.", "Ukraine", "war-torn"),
        ("ru", "Поезд пришёл из оккупированного города Мариуполя.", "Mariupol", "оккупированного города"),
        ("ru", "Мост ведёт в аннексированный Россией Крым.", "Crimea", "аннексированный Россией"),
        ("uk", "Окуповане місто Маріуполь мовчить.", "Mariupol", "Окуповане місто"),
        (
            "de",
            "Er fuhr auf die von Russland annektierte Halbinsel Krim.",
            "Crimea",
            "von Russland annektierte Halbinsel",
        ),
        ("de", "In Kiew, der ukrainischen Hauptstadt, schneite es.", "Kyiv", "ukrainischen Hauptstadt"),
        ("fr", "Le train va vers la péninsule annexée de Crimée.", "Crimea", "péninsule annexée"),
        ("fr", "À Kiev, la capitale ukrainienne, il neige.", "Kyiv", "capitale ukrainienne"),
        ("es", "El tren va a la ciudad ocupada de Mariúpol.", "Mariupol", "ciudad ocupada"),
    ],
)
def test_labels_beside_a_place(language: str, text: str, place: str, label: str):
    assert labels(text, language)[place] == label


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Russia annexed Crimea in 2014."),
        ("en", "Troops illegally occupied Kherson for months."),
        ("en", "The capital of Ukraine is large."),
        ("en", "Work goes on at the bombed Kherson theatre."),
        ("en", "Soldiers that captured Kherson left."),
        ("en", "They met at the Russian-occupied Zaporizhzhia power plant."),
        ("en", "In Kherson, the city said, the lights were on."),
        ("en", "In Geneva, the country agreed to talk."),
        ("ru", "Столица Украины уснула."),
        ("ru", "На территории Донбасса тихо."),
        ("de", "Russland besetzte Cherson im Frühling."),
        ("fr", "La frontière de la Russie est fermée."),
        ("es", "El ejército ha ocupado Mariúpol."),
    ],
)
def test_what_is_no_label(language: str, text: str):
    assert not any(labels(text, language).values())


def test_where_a_place_lies_is_no_label_of_the_country():
    assert labels("He lives in the Kharkiv region, Ukraine.", "en") == {"Kharkiv": "… region", "Ukraine": None}


def test_a_name_of_a_person_is_no_place():
    assert labels("President George Washington rode out.", "en") == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_lexicons_are_lower_case_and_say_nothing_twice(language: str):
    for schema in (PlaceWords, WordEndings):
        document = Lexicons().document(language, schema)
        assert document
        for name, entries in document:
            if isinstance(entries, tuple):
                assert len(set(entries)) == len(entries), name
                assert all(entry == entry.lower() for entry in entries), name
