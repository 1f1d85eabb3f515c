from __future__ import annotations

import random
from dataclasses import replace

import pytest
from said import said

from wording.lexicon import Lexicons
from wording.renderings.clusters import connected, linked
from wording.renderings.group import group
from wording.renderings.utterance import Utterance

LEXICONS = Lexicons()
LOCK = (
    "We are satisfied with the contact, but the bridge over the Salm will stay closed until all 25 inspections are done"
)
FISH = "Nobody asked the fishermen what they think about the new harbour"
UTTERANCES = [
    said("a", LOCK, date="2024-05-02"),
    said("a", FISH, 300, date="2024-05-02"),
    said("b", "We are pleased with the contact", date="2024-05-02"),
    said(
        "b", "the bridge over the Salm will remain closed until all 35 inspections are finished", 90, date="2024-05-02"
    ),
    said("c", "We're satisfied with the contact, but the Salm bridge can't open until all 25 inspections are over"),
    said("d", "the fishermen were not asked by anybody what they think about the harbour", kind="indirect"),
    said("e", "Taxes on boats have doubled within ten years", date="2024-05-02"),
]


def found(utterances: list[Utterance], **more: bool) -> list[list[tuple[str, int]]]:
    return [
        [(item.article, item.span.start) for item in part.renderings] for part in group(utterances, LEXICONS, **more)
    ]


def test_renderings_meet_and_parts_complete_each_other():
    assert found(UTTERANCES) == [[("a", 0), ("b", 0), ("b", 90), ("c", 0)], [("a", 300), ("d", 0)]]


def test_the_order_of_the_utterances_does_not_matter():
    expected = found(UTTERANCES)
    for seed in range(5):
        assert found(random.Random(seed).sample(UTTERANCES, len(UTTERANCES))) == expected


def test_nothing_gives_no_groups():
    assert group([], LEXICONS) == []
    assert group(UTTERANCES[:2], LEXICONS) == []


def test_what_was_said_long_apart_is_another_utterance():
    late = replace(UTTERANCES[0], article="z", date="2024-09-02")
    assert found([UTTERANCES[0], late]) == []
    assert len(found([UTTERANCES[0], replace(late, date="2024-05-08")])) == 1
    assert len(found([replace(UTTERANCES[0], story="bridge"), replace(late, story="bridge")])) == 1


def test_a_few_words_need_like_surroundings():
    one, other = said("a", "a disaster", before="The mayor called the closing of the bridge "), said("b", "a disaster")
    assert found([one, other]) == []
    assert found([one, replace(other, before="The closing of the bridge was called by the mayor ")]) == [
        [("a", 0), ("b", 0)]
    ]


def test_repeated_words_are_paired_in_order():
    first = {"before": "Harbour in trouble, the mayor says ", "after": " Two ferries lie still since Monday"}
    second = {"before": "At the evening meeting of the council he repeated: ", "after": " and left the room"}
    words = "This cannot go on like this for another week"
    four = [said(article, words, at, **around) for article in "ab" for at, around in ((0, first), (500, second))]
    assert found(four) == [[("a", 0), ("b", 0)], [("a", 500), ("b", 500)]]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Мэр Тампере Мира Толванен обещала Брандольфу 25 паромов до 2031 года"),
        ("de", "Tamperes Bürgermeisterin Mira Tolvanen versprach Brandolf 25 Fähren bis 2031"),
        ("el", "Η δήμαρχος του Τάμπερε Μίρα Τολβάνεν υποσχέθηκε στον Μπράντολφ 25 πλοία έως το 2031"),
    ],
)
def test_names_and_numbers_lead_across_languages(language: str, text: str):
    english = said("a", "Tampere’s mayor Mira Tolvanen promised Brandolf 25 ferries by 2031")
    other = said("b", FISH)
    assert found([english, other, said("c", text, language=language)]) == [[("a", 0), ("c", 0)]]


def test_average_linkage_stops_chains():
    nan = float("nan")
    chain = [[nan, 4, -6], [4, nan, 3], [-6, 3, nan]]
    import numpy as np

    assert linked(np.array(chain), [[0], [1], [2]], 1.0) == [[0, 1], [2]]
    assert linked(np.array(chain), [[0], [1], [2]], -2.0) == [[0, 1, 2]]


def test_connected_sets_are_known_by_their_least_members():
    assert connected(6, [(4, 2), (2, 5), (0, 1)]) == [[0, 1], [2, 4, 5], [3]]
