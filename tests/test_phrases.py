from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wording.lexicon import LexiconError, Lexicons
from wording.patterns import PatternError, compile_pattern, inflections
from wording.phrases import Phrases

SHIPPED = Lexicons().built("en", Phrases)
CLASSES = {"be": ("am", "is", "are", "was", "were", "been", "being")}


def found(pattern: str, text: str) -> list[str]:
    compiled = compile_pattern(pattern, CLASSES, inflections)
    return [match[0] for match in compiled.expression.finditer(text)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("main point that sounded", "The Main point  that sounded loud", ["Main point  that sounded"]),
        ("main point that sounded", "The remain point that sounded", []),
        ("main point that sounded", "the main point that soundedly", []),
        ("sound|sounds alarm", "they sounds alarm, sound alarm", ["sounds alarm", "sound alarm"]),
        ("<be> sound+", "It was sounding and is sounded", ["was sounding", "is sounded"]),
        ("stop+ talk+", "it stopped talks, stopping talking", ["stopped talks", "stopping talking"]),
        ("carry+ try+", "carries tried", ["carries tried"]),
        ("прозвуч* предложени*", "прозвучало предложение", ["прозвучало предложение"]),
        (
            "# firefighters with # vehicles",
            "by 40 firefighters with 1,200 vehicles",
            ["40 firefighters with 1,200 vehicles"],
        ),
        (
            "order _{0,2} about",
            "order about; order that day about; order of the day about",
            ["order about", "order that day about"],
        ),
        ("order _ about", "order yesterday about, order about", ["order yesterday about"]),
        ("words , said", "such words, said she; words , said; words said", ["words, said", "words , said"]),
        ("long-term talks", "long-term talks", ["long-term talks"]),
        ("long term", "long-term", ["long-term"]),
        ("don't talk", "don’t talk, don't talk", ["don’t talk", "don't talk"]),
    ],
)
def test_pattern_language(pattern: str, text: str, expected: list[str]):
    assert found(pattern, text) == expected


@pytest.mark.parametrize("pattern", ["in the|a", "_ _", "# of", "<nothing> word", ""])
def test_pattern_that_cannot_be_used_is_refused(pattern: str):
    with pytest.raises(PatternError):
        compile_pattern(pattern, {}, inflections)


@pytest.fixture
def phrases(tmp_path: Path) -> Phrases:
    path = tmp_path / "xx" / "calques.yaml"
    path.parent.mkdir()
    path.write_text(
        "entries:\n"
        "- match: [gave order about, order was about]\n  source: ru\n  prefer: ordered\n"
        "- match: within walking distance\n  source: el\n  prefer: close to\n  when: [troops, border+]\n  unless: [hotel]\n",
        encoding="utf-8",
    )
    return Lexicons([tmp_path]).built("xx", Phrases)


def test_automaton_finds_every_entry_once_with_exact_spans(phrases: Phrases):
    text = "İ He gave order about it, and the order was about bread. He gave order about."
    assert [hit.span.of(text) for hit in phrases.hits(text)] == [
        "gave order about",
        "order was about",
        "gave order about",
    ]


@pytest.mark.parametrize(
    ("sentence", "holds"),
    [
        ("Troops stand within walking distance of the town.", True),
        ("The borders lie within walking distance.", True),
        ("The shop is within walking distance.", False),
        ("The troops stay in a hotel within walking distance.", False),
    ],
)
def test_conditions_on_the_sentence(phrases: Phrases, sentence: str, holds: bool):
    (hit,) = phrases.hits(sentence)
    assert hit.compiled.holds_in(sentence) is holds


def test_unusable_entry_is_named(tmp_path: Path):
    path = tmp_path / "xx" / "calques.yaml"
    path.parent.mkdir()
    path.write_text("entries:\n- match: in a\n  source: ru\n  prefer: at\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"xx/calques\.yaml: entry “in a”: .*name a rarer word"):
        Lexicons([tmp_path]).built("xx", Phrases)


@given(st.text(alphabet="gaveordrbut -İß\n", max_size=200))
def test_spans_lie_in_the_text(text: str):
    assert all(0 <= hit.span.start < hit.span.end <= len(text) for hit in SHIPPED.hits(text))
