from __future__ import annotations

import pytest

from wording import Analyzer, Article, Settings
from wording.framing import ConceptError, Concepts, Key, compare, user_term
from wording.framing.around_parse import beside as beside_in_parse
from wording.framing.around_window import beside
from wording.lexicon import Lexicons
from wording.model import Span
from wording.parsing import parse, pipeline_name

ANALYZER = Analyzer(Settings(parse="none"))
CONCEPTS = Concepts([user_term("wall,fence")], fixed=True)
needs_english = pytest.mark.skipif(pipeline_name("en") is None, reason="no English pipeline is installed")


def rows(texts: dict[str, list[str]], name: str, **options: object) -> dict[tuple[str, str, str], Key]:
    made = [
        Article(f"{outlet}{n}", text, outlet, date="2024-05-06", story="a", language="en")
        for outlet, each in texts.items()
        for n, text in enumerate(each)
    ]
    found = compare(map(ANALYZER.view, made), CONCEPTS, around=name, **options).around  # type: ignore[arg-type]
    return {(key.group, key.kind, key.words): key for key in found}


def near(sentence: str, name: str, language: str) -> set[tuple[str, str]]:
    start = sentence.index(name)
    return set(beside(sentence, Span(start, start + len(name)), Lexicons(), language))


def test_the_window_ends_with_the_clause_and_passes_over_names_and_small_words():
    found = near("After rain, an aggressive Porohy rejected the useful plan; nobody cared.", "Porohy", "en")
    assert found == {("adjective", "aggressive"), ("verb", "rejected"), ("adjective", "useful"), ("word", "plan")}


@pytest.mark.parametrize(
    ("language", "sentence", "name", "expected"),
    [
        ("ru", "Агрессивная Москва угрожает соседям.", "Москва", {("adjective", "агрессивная"), ("verb", "угрожает")}),
        ("uk", "Агресивна Москва погрожує сусідам.", "Москва", {("adjective", "агресивна"), ("verb", "погрожує")}),
        (
            "de",
            "Das kriegerische Moskau droht den Nachbarn.",
            "Moskau",
            {("adjective", "kriegerische"), ("verb", "droht")},
        ),
        ("fr", "Moscou menace un voisin courageux.", "Moscou", {("verb", "menace"), ("adjective", "courageux")}),
        ("es", "Moscú amenaza a un vecino valioso.", "Moscú", {("verb", "amenaza"), ("adjective", "valioso")}),
        ("el", "Η Μόσχα απειλεί μια γειτονική χώρα.", "Μόσχα", {("verb", "απειλεί"), ("adjective", "γειτονική")}),
    ],
)
def test_the_window_tells_adjectives_and_verbs(language: str, sentence: str, name: str, expected: set[tuple[str, str]]):
    assert expected <= near(sentence, name, language)


def test_without_a_lexicon_every_word_is_a_word():
    assert near("Moskva trues af nogen.", "Moskva", "da") >= {("word", "trues")}


@needs_english
def test_a_parse_tells_subject_object_and_adjectives():
    sentence = "A defiant Moscow rejected the plan and threatened its neighbours, but critics blamed Moscow."
    found = set()
    read = parse("en", [(sentence, 0)])[0]
    assert read
    for start in (10, len(sentence) - 7):
        assert sentence[start : start + 6] == "Moscow"
        found |= set(beside_in_parse(read, Span(start, start + 6)))
    assert {("adjective", "defiant"), ("verb as its subject", "reject"), ("verb as its object", "blame")} <= found
    assert ("verb as its subject", "threaten") in found


@needs_english
def test_a_negated_verb_is_another_one():
    sentence = "Moscow did not reject the plan."
    read = parse("en", [(sentence, 0)])[0]
    assert read
    assert set(beside_in_parse(read, Span(0, 6))) == {("verb as its subject", "not reject")}


@needs_english
def test_the_output_says_how_words_were_told():
    made = [
        Article(str(n), "An angry Moscow left.", outlet, date="2024-05-06", story="a", language="en")
        for n, outlet in enumerate(("Lamp", "Bell"))
    ]
    for parsed, said in ((True, "read off a parse"), (False, "not parsed")):
        notes = compare(map(ANALYZER.view, made), CONCEPTS, around="Moscow", parsed=parsed).notes
        assert any(said in note for note in notes)


def test_shares_are_of_the_texts_that_name_it():
    texts = {
        "Lamp": [f"An angry Moscow left room {n}." for n in range(12)] + ["Rain fell."],
        "Bell": [f"A friendly Moscow left room {n} early." for n in range(12)],
    }
    found = rows(texts, "Moscow", parsed=False)
    angry = found["Lamp", "adjective", "angry"]
    assert (angry.texts, angry.of_texts, angry.other_texts, angry.of_other_texts) == (12, 12, 0, 12)
    assert angry.verdict == "differs"
    assert ("Bell", "adjective", "angry") not in found


def test_a_place_is_found_in_all_spellings_and_a_person_by_the_usual_name():
    found = rows({"Lamp": ["A happy Kyiv slept."], "Bell": ["A happy Kiev slept."]}, "Kyiv", parsed=False)
    assert {group for group, _, word in found if word == "happy"} == {"Lamp", "Bell"}
    texts = {"Lamp": ["President Vladimir Putin spoke. An angry Putin left."], "Bell": ["Vladimir Putin left."]}
    assert ("Lamp", "adjective", "angry") in rows(texts, "Vladimir Putin", parsed=False)


def test_a_name_that_is_nowhere_gets_a_suggestion():
    with pytest.raises(ConceptError, match="“Moskow” stands in no article; did you mean “Moscow”"):
        rows({"Lamp": ["Moscow slept."], "Bell": ["Moscow woke."]}, "Moskow")


def test_one_group_alone_is_given_without_a_comparison():
    found = rows({"Lamp": ["An angry Moscow left."], "Bell": ["Rain fell."]}, "Moscow", parsed=False)
    key = found["Lamp", "adjective", "angry"]
    assert (key.of_other_texts, key.verdict) == (0, "too few")
