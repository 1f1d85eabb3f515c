"""Reporting cues in raw text: what belongs to a cue beside its verb."""

from __future__ import annotations

import pytest

from wording.annotate.cues import Cues
from wording.lexicon import Lexicons
from wording.model import Span

LEXICONS = Lexicons()


@pytest.mark.parametrize(
    ("language", "text", "cue"),
    [
        ("en", "The mill declined to comment on the flood.", ["declined to comment"]),
        ("en", "The mayor made it clear that the ferry stays.", ["made it clear"]),
        ("en", "She was critical of the ferry.", ["was critical of"]),
        ("en", "He pointed out that it rains.", ["pointed out"]),
        ("de", "Die Mühle teilte am Montag mit, dass es regnet.", ["teilte", "mit"]),
        ("de", "Sie gab das am Montag zu Protokoll.", ["gab", "zu Protokoll"]),
        ("fr", "Le maire a mis en garde contre la crue.", ["mis en garde"]),
    ],
)
def test_a_cue_holds_its_particles(language: str, text: str, cue: list[str]) -> None:
    hits = LEXICONS.built(language, Cues).find(text, Span(0, len(text)))
    assert cue in [[span.of(text) for span in hit.spans] for hit in hits]


@pytest.mark.parametrize("text", ["The mill made it on Monday.", "It was critical, not of the essence.", "He is tall."])
def test_without_its_particle_a_verb_is_no_cue(text: str) -> None:
    assert LEXICONS.built("en", Cues).find(text, Span(0, len(text))) == []
