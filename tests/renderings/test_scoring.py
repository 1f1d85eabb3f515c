from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sacrebleu.metrics.chrf import CHRF
from said import said

from wording.lexicon import Lexicons
from wording.renderings.group import Group
from wording.renderings.metrics import closeness, scores, signatures
from wording.renderings.score import consensus, score
from wording.renderings.utterance import Utterance

LEXICONS = Lexicons()
BASE = "The harbour office will open the northern lock for all 25 ferries on Friday"


def scored(*items: Utterance):
    return score(Group("g", items), LEXICONS).renderings


@given(st.lists(st.text(alphabet="abc d", max_size=30), min_size=2, max_size=5))
def test_closeness_is_chrf_in_both_directions(texts: list[str]):
    table, metric = closeness(texts), CHRF()
    for row, one in enumerate(texts):
        for column, other in enumerate(texts):
            both = metric.sentence_score(one, [other]).score + metric.sentence_score(other, [one]).score
            assert table[row, column] == pytest.approx(both / 2, abs=0.01)


def test_the_consensus_is_closest_to_all_others():
    items = [
        said("a", "The office of the harbour is to open its northern lock to 25 ferries by Friday"),
        said("b", BASE),
        said("c", BASE.replace("ferries", "boats")),
        said("d", BASE.replace("office", "bureau")),
    ]
    assert consensus(items)[0].article == "b"


def test_words_in_marks_come_before_the_reporters():
    items = [said("a", BASE, kind="indirect"), said("b", BASE, kind="indirect"), said("c", BASE[:40])]
    assert consensus(items)[0].article == "c"


def test_equal_words_score_as_equal():
    _, other = scored(said("a", BASE), said("b", BASE))
    assert (other.scores.chrf, other.scores.bleu, other.scores.ter) == (100, 100, 0)
    assert other.covers is None


def test_scores_have_signatures():
    assert scores("no lock", BASE, "en").ter > 0
    assert signatures("en")["bleu"].startswith("nrefs:1|case:mixed|eff:yes|tok:13a")
    assert "tok:zh" in signatures("zh")["bleu"]


def test_a_reference_is_scored_against_in_its_own_language():
    group = Group("g", (said("a", BASE), said("b", "Der Hafen öffnet am Freitag", language="de")))
    first, second = score(group, LEXICONS, {"en": BASE}).renderings
    assert first.reference.chrf == 100
    assert second.reference is None


def test_a_part_tells_what_it_covers():
    _, part = scored(said("a", BASE), said("b", "open the northern lock"))
    assert part.covers.of(BASE) == "open the northern lock"


def test_the_one_that_differs_stands_out():
    items = [said(name, BASE) for name in "abcd"]
    items.append(said("e", BASE.replace("25", "35")))
    *others, odd = scored(*items)
    assert [item.outlier for item in others] == [None] * 4
    assert odd.outlier == "number: “35” against “25”, which 4 of 5 renderings agree on"


def test_one_that_shares_little_stands_out():
    items = [
        said(name, BASE.replace("Friday", day))
        for name, day in zip("abcd", ("Friday", "Monday", "Sunday", "it"), strict=True)
    ]
    items.append(said("e", "By the end of the week boats pass through a gate up north, the port’s managers promise"))
    assert scored(*items)[-1].outlier.startswith("shares little with the others: mean chrF")


def test_two_renderings_have_no_outlier():
    assert [item.outlier for item in scored(said("a", BASE), said("b", BASE.replace("25", "35")))] == [None, None]


def test_other_languages_are_compared_with_the_first_consensus():
    russian = said("c", "Управление порта откроет шлюз для 35 паромов", language="ru")
    other = scored(said("a", BASE), said("b", BASE), russian)[2]
    assert other.consensus
    assert other.scores is None
    assert [found.message for found in other.discrepancies] == ["“35” against “25”"]
