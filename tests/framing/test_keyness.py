from __future__ import annotations

import random

import pytest

from wording import Analyzer, Article, Settings
from wording.framing import Comparison, Concepts, Key, compare, user_term

ANALYZER = Analyzer(Settings(parse="none"))
CONCEPTS = Concepts([user_term("wall,fence")], fixed=True)
WORDS = [
    "harbour",
    "mill",
    "orchard",
    "bridge",
    "lantern",
    "market",
    "quarry",
    "ferry",
    "chapel",
    "meadow",
    "smithy",
    "bakery",
]


def articles(count: int, say: dict[str, str], story: str = "a", language: str = "en") -> list[Article]:
    """Return so many articles of each outlet that say what is given beside words drawn by chance."""
    numbers = random.Random(5)
    return [
        Article(
            f"{outlet}{story}{language}{n}",
            f"{said} by the {' and '.join(numbers.sample(WORDS, 6))}, report {n}.",
            outlet, date="2024-05-06", story=story, language=language,
        )
        for outlet, said in say.items()
        for n in range(count)
    ]  # fmt: skip


def compared(made: list[Article], **options: object) -> Comparison:
    return compare(map(ANALYZER.view, made), CONCEPTS, **options)  # type: ignore[arg-type]


def keys(made: list[Article], group: str) -> dict[str, Key]:
    return {key.words: key for key in compared(made, keyness=True).keyness if key.group == group}


def test_a_phrase_stands_for_the_words_that_it_is_made_of():
    found = keys(articles(30, {"Lamp": "The rolling gate opened", "Bell": "The stone arch opened"}), "Lamp")
    assert set(found) == {"rolling gate opened"}
    key = found["rolling gate opened"]
    assert (key.texts, key.of_texts, key.other_texts, key.of_other_texts) == (30, 30, 0, 30)
    assert key.kind == "phrase"
    assert key.verdict == "differs"


def test_a_word_of_one_story_that_the_others_do_not_tell_is_not_told():
    made = articles(30, {"Lamp": "The gate opened", "Bell": "The gate opened"})
    made += articles(30, {"Lamp": "A comet passed"}, "b")
    key = keys(made, "Lamp")["comet passed"]
    assert key.bound > 0
    assert key.verdict == "too few"
    assert key.spread > 0.4


def test_copies_count_once():
    made = articles(20, {"Lamp": "The gate opened", "Bell": "The arch opened"})
    made += [Article(f"c{n}", made[0].text, "Lamp", date="2024-05-06", story="a", language="en") for n in range(9)]
    key = keys(made, "Lamp")["gate opened"]
    assert (key.texts, key.of_texts) == (20, 20)


def test_languages_are_compared_by_themselves():
    made = articles(20, {"Lamp": "The gate opened", "Bell": "The arch opened"})
    made += articles(20, {"Phare": "La porte est ouverte"}, language="fr")
    comparison = compared(made, keyness=True)
    assert {key.group for key in comparison.keyness} == {"Lamp", "Bell"}
    assert {key.of_other_texts for key in comparison.keyness} == {20}


@pytest.mark.parametrize("by", ["outlet", "story", "date", "language"])
def test_groups_are_those_of_the_comparison(by: str):
    made = articles(12, {"Lamp": "The gate opened", "Bell": "The arch opened"})
    made += articles(12, {"Lamp": "The gate opened"}, "b", "fr")
    made += [Article("d", "The gate opened by night.", "Lamp", date="2024-06-06", story="a", language="en")]
    assert {key.group for key in compared(made, keyness=True, by=by).keyness} <= {
        group.name for group in compared(made, by=by).groups
    }


def test_teasers_and_repeated_headlines_are_not_counted_twice():
    made = [
        Article(str(n), f"Comet {n} seen\n\nThe comet passed over the {word} at night.", outlet, f"Comet {n} seen",
                date="2024-05-06", story="a", language="en")
        for outlet in ("Lamp", "Bell")
        for n, word in enumerate(WORDS)
    ]  # fmt: skip
    assert compared(made, keyness=True).keyness == ()
