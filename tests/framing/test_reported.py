from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wording import Analyzer, Article, Settings
from wording.annotate.cover import Cover
from wording.framing.concepts import Concepts, user_term
from wording.framing.reported import ReportedWords, weights
from wording.framing.reported_features import bucket, clause, cue_features, kind_of, pair_features
from wording.framing.uses import doubtful, uses
from wording.model import Span, Voice

PLAIN = Analyzer(Settings(parse="none"))
BARRIERS = Concepts([user_term("wall,fence")])

REPORTED = [
    ("Tamm said the wall would be finished in May.", "Tamm"),
    ("The wall would be finished in May, the mayor said on Tuesday.", "the mayor"),
    ("According to Orla Tamm, nobody asked for a wall.", "Orla Tamm"),
    ("The council warned that the wall was leaning.", "The council"),
    ("Tamm accused the builders of putting up a wall without a permit.", "Tamm"),
    ("She hopes that the wall will be painted.", "She"),
]

OWN = [
    "The wall by the mill was finished on Friday.",
    "The mayor, who said nothing, left before the wall fell.",
    "Workers who had been promised more money walked away from the wall.",
    "The wall fell, and three people were hurt.",
]


def voice(text: str):
    (use,) = uses(PLAIN.view(Article("t", text, language="en")), BARRIERS)
    return use.voice, use.speaker


@pytest.mark.parametrize(("text", "speaker"), REPORTED)
def test_reported_words_and_who_reports_them(text: str, speaker: str):
    assert voice(text) == (Voice.REPORTED, speaker)


@pytest.mark.parametrize("text", OWN)
def test_words_of_the_outlets_own(text: str):
    assert voice(text) == (Voice.OWN, None)


def reporting(text: str, word: str, quoted: Cover | None = None):
    known = weights("en")
    assert known is not None
    start = text.index(word)
    view = PLAIN.view(Article("t", text, language="en"))
    return ReportedWords(view, known, quoted).reporting(Span(start, start + len(word)), Span(0, len(text)))


def test_the_cue_that_reports_most_likely_is_given_with_its_entry():
    text = "The mayor denied that the wall was leaning."
    found = reporting(text, "wall")
    assert found is not None
    assert (found.cue.of(text), found.entry and found.entry.implies) == ("denied", "denies")
    assert found.likely


def test_without_a_cue_nothing_reports():
    assert reporting("The old wall by the mill fell.", "wall") is None


def test_a_cue_does_not_report_itself():
    found = reporting("The statement was short.", "statement")
    assert found is None


def test_a_weak_cue_has_to_be_likelier_than_a_strong_one():
    strong, weak = reporting("Tamm said the wall fell.", "wall"), reporting("She believes the wall is ugly.", "wall")
    assert strong is not None
    assert weak is not None
    same = replace(strong, probability=0.5), replace(weak, probability=0.5)
    assert [found.likely for found in same] == [True, False]
    assert [found.doubtful for found in same] == [False, True]


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("The mill burnt down. She believes the wall is ugly.", ["She believes the wall is ugly."]),
        ("Tamm said the wall would be finished in May.", []),
        ("The wall by the mill was finished on Friday.", []),
        ("“She believes the wall is ugly,” Tamm said.", []),
        ("She believes the mill is ugly.", []),
    ],
)
def test_only_sentences_that_leave_a_voice_in_doubt_are_to_be_parsed(text: str, doubted: list[str]):
    view = PLAIN.view(Article("t", text, language="en"))
    assert [span.of(text) for span in doubtful(view, BARRIERS)] == doubted


def test_without_weights_every_sentence_with_a_cue_is_in_doubt():
    text = "Tamm sagte, der Zaun sei alt. Der Zaun fiel um."
    view = PLAIN.view(Article("t", text, language="de"))
    assert [span.of(text) for span in doubtful(view, Concepts([user_term("Zaun,Mauer")]))] == [text[:29]]


def test_only_english_has_weights():
    assert weights("en") is not None
    assert weights("de") is None


def test_shapes_tell_function_words_numbers_and_endings():
    text = "The 12 builders, walking slowly, stopped"
    read = clause(text, Span(0, len(text)), frozenset({"the"}))
    assert read.shapes == ("the", "#", "s", ",", "ing", "ly", ",", "ed")
    assert (read.shape(-1), read.shape(99)) == ("<>", "<>")
    assert [text[start:end] for start, end in read.spans][:2] == ["The", "12"]


def test_buckets_are_coarse_and_ordered():
    names = [bucket(number) for number in range(40)]
    assert len(set(names)) == 9
    assert all(int(first) <= int(second) for first, second in pairwise(names))


def test_features_of_the_two_sides_never_meet():
    text = "Tamm said the wall fell, the mayor added."
    read = clause(text, Span(0, len(text)), frozenset({"the"}))
    behind = {*cue_features(read, 1, kind_of(None), True), *pair_features(read, 1, 3, "-", {"said"})}
    before = {*cue_features(read, 8, kind_of(None), False), *pair_features(read, 8, 3, "-", {"said"})}
    assert not behind & before


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=120))
def test_any_sentence_can_be_read(text: str):
    sentence = f"Tamm said {text} the wall fell"
    found = reporting(sentence, "wall")
    assert found is None or 0 <= found.probability <= 1


def test_only_the_nearest_cues_are_weighed_and_none_that_is_far():
    assert reporting(f"Tamm said {'and then ' * 41} the wall fell", "wall") is None
    assert reporting(f"Tamm said {'and then ' * 30} the wall fell", "wall") is not None
    assert reporting("said " * 2000 + "the wall", "wall") is None
