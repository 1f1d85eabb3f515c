from __future__ import annotations

import pytest
from said import said

from wording.lexicon import Lexicons
from wording.renderings.discrepancies import Kind, discrepancies

LEXICONS = Lexicons()
BASE = "The harbour office will open the northern lock for all 25 ferries of Captain Brandolf on Friday"


def kinds(mine: str, theirs: str = BASE, language: str = "en", other: str = "en") -> list[Kind]:
    found = discrepancies(said("a", mine, language=language), said("b", theirs, language=other), LEXICONS)
    return [item.kind for item in found]


@pytest.mark.parametrize(
    ("mine", "expected"),
    [
        (BASE, []),
        (BASE.replace("25", "twenty-five"), []),
        (BASE.replace("25", "35"), [Kind.NUMBER]),
        (BASE.replace("will open", "will not open"), [Kind.NEGATION]),
        (BASE.replace("will open", "won’t open"), [Kind.NEGATION]),
        (BASE.replace("will open", "refuses to open"), []),
        (BASE.replace("will", "can"), [Kind.MODALITY]),
        (BASE.replace("will open", "has opened"), [Kind.TENSE]),
        (BASE.replace("Brandolf", "Osterlund"), [Kind.NAME]),
        (BASE.replace("Brandolf", "Brandolph"), []),
        (BASE.replace("northern lock", "lock in the north"), []),
    ],
)
def test_one_change_is_one_discrepancy(mine: str, expected: list[Kind]):
    assert kinds(mine) == expected


def test_it_counts_from_either_side():
    assert kinds(BASE, BASE.replace("will open", "will not open")) == [Kind.NEGATION]
    (found,) = discrepancies(said("a", BASE), said("b", BASE.replace("25", "35")), LEXICONS)
    assert (found.mine.of(BASE), found.message) == ("25", "“25” against “35”")


def test_not_only_denies_nothing():
    mine = "They have opened not only the northern lock but the southern one"
    assert kinds(mine, "They have opened the northern lock and the southern one") == []


def test_a_part_is_not_blamed_for_what_it_leaves_out():
    assert kinds("The harbour office will open the northern lock") == []
    assert kinds(BASE, "The harbour office will open the northern lock") == []


def test_tense_is_let_pass_in_reported_speech():
    mine = said("a", BASE.replace("will open", "was opening"), kind="indirect")
    assert discrepancies(mine, said("b", BASE), LEXICONS) == ()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Управление порта откроет шлюз для 25 паромов", []),
        ("ru", "Управление порта откроет шлюз для 35 паромов", [Kind.NUMBER]),
        ("ru", "Управление порта не откроет шлюз для 25 паромов", [Kind.NEGATION]),
        ("de", "Das Hafenamt öffnet die Schleuse nicht für 25 Fähren", [Kind.NEGATION]),
        ("fr", "Le bureau du port ouvrira l’écluse à vingt-cinq bacs", []),
        ("es", "La oficina del puerto no abrirá la esclusa a 25 barcos", [Kind.NEGATION]),
        ("el", "Το λιμεναρχείο θα ανοίξει τη θυρίδα για 25 πλοία", []),
        ("tr", "Liman dairesi kapağı 25 feribota açmayacak", [Kind.NEGATION]),
    ],
)
def test_languages_are_compared_by_numbers_and_negation(language: str, text: str, expected: list[Kind]):
    assert kinds(text, "The harbour office will open the lock for 25 ferries", language) == expected


def test_speakers_are_compared_by_full_names_in_any_alphabet():
    def found(one: str, other: str, language: str) -> list[Kind]:
        mine, theirs = said("a", BASE, speaker=one), said("b", BASE, speaker=other, language=language)
        return [item.kind for item in discrepancies(mine, theirs, LEXICONS) if item.kind is Kind.SPEAKER]

    assert found("Mira Tolvanen", "Oskar Brandolf", "en") == [Kind.SPEAKER]
    assert found("Mira Tolvanen", "Мира Толванен", "ru") == []
    assert found("Mira Tolvanen", "she", "en") == []


@pytest.mark.parametrize(
    ("mine", "language", "theirs", "other"),
    [
        ("Порт має право відчинити шлюз для поромів", "uk", "Порт вправе открыть шлюз для паромов", "ru"),
        ("Порт имеет право открыть шлюз для паромов", "ru", "The port may open the lock for the ferries", "en"),
        ("The port has the right to open the lock", "en", "The port can open the lock", "en"),
    ],
)
def test_a_right_is_a_possibility(mine: str, language: str, theirs: str, other: str):
    assert kinds(mine, theirs, language, other) == []


def test_a_duty_is_no_right():
    assert kinds("Порт має відчинити шлюз", "Порт вправе открыть шлюз", "uk", "ru") == [Kind.MODALITY]
