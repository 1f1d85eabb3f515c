"""What is no property of the wording moves no score: marks, dashes, the way letters are composed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from likelihood_texts import TRANSLATED, WRITTEN, seen

from wording.likelihood import likelihood
from wording.likelihood.tokens import tokens

SENTENCES = [
    "The mayor's office didn't answer.",
    'Mr. Novák said: "We are well-prepared for winter."',
    "The café - closed since May - reopens on the 10-12 floors.",
    "She called it 'a scandal', and the people of Łódź agreed.",
    "Prices rose 3.5% to $1,200, the out-going minister told reporters.",
    "It isn't over yet, is it?",
    "According to the ministry, the so-called reform of the schools of the region will go on...",
]
MARKS = {
    '"': ['"', "“", "”", "„", "«"],
    "'": ["'", "’", "‘", "ʼ"],
    "-": ["-", "–", "—", "‑", "−"],
}


@st.composite
def same_text_twice(draw: st.DrawFn) -> tuple[str, str]:
    plain = " ".join(draw(st.lists(st.sampled_from(SENTENCES), min_size=22, max_size=30)))
    dressed = "".join(draw(st.sampled_from(MARKS[letter])) if letter in MARKS else letter for letter in plain)
    return plain, unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD"])), dressed)


@settings(deadline=None)
@given(same_text_twice())
def test_dress_moves_no_score(pair: tuple[str, str]) -> None:
    plain, dressed = (likelihood(seen(text)) for text in pair)
    assert plain.score is not None
    assert dressed.score == pytest.approx(plain.score, abs=5e-4)
    assert dressed.band is plain.band


@given(st.text())
def test_any_text_has_tokens_without_marks(text: str) -> None:
    for token in tokens(text):
        assert token
        assert not set(token) & set('"“”„«»–—-')


def test_words_keep_their_apostrophes_and_lose_their_quotation_marks() -> None:
    assert tokens("‘Don’t’, she said – twice…") == ["Don't", ",", "she", "said", "twice", "."]


def test_repeating_a_text_hardly_moves_its_score() -> None:
    for text in (WRITTEN, TRANSLATED):
        once, often = (likelihood(seen("\n\n".join([text] * times))).score for times in (1, 4))
        assert once is not None
        assert often is not None
        assert (once > 0.5) == (often > 0.5)
