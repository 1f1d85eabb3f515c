"""The likelihood of one article."""

from __future__ import annotations

import subprocess
import sys

import pytest
from likelihood_texts import TRANSLATED, WRITTEN, analyzer, seen

from wording import Article
from wording.likelihood import likelihood
from wording.model import Band


def test_translated_wording_scores_above_written_wording() -> None:
    written, translated = likelihood(seen(WRITTEN)), likelihood(seen(TRANSLATED))
    assert written.score is not None
    assert translated.score is not None
    assert 0 < written.score < 0.3 < 0.7 < translated.score < 1
    assert (written.band, translated.band) == (Band.LITTLE, Band.STRONG)


def test_a_short_text_is_too_short_to_tell() -> None:
    found = likelihood(seen(TRANSLATED[:300]))
    assert (found.score, found.band) == (None, Band.TOO_SHORT)
    assert 0 < found.words < 80


@pytest.mark.parametrize("text", ["", " \n", "…", "Headline alone"])
def test_a_text_without_a_body_is_too_short(text: str) -> None:
    assert likelihood(seen(text)).band is Band.TOO_SHORT


def test_a_language_without_a_model_is_not_available() -> None:
    text = "Die Stadt will die Brücke im Frühjahr erneuern, sagte die Sprecherin des Bauamts am Montag. " * 8
    found = likelihood(seen(text, "de"))
    assert (found.score, found.band, found.reasons) == (None, Band.NOT_AVAILABLE, ())


def test_furniture_moves_no_score() -> None:
    furniture = "\n\nShare on Facebook\n\nSubscribe to our newsletter\n\nAll rights reserved"
    assert likelihood(seen(WRITTEN + furniture)).score == likelihood(seen(WRITTEN)).score


def test_reasons_name_habits_and_the_sentences_that_carry_them() -> None:
    view = seen(TRANSLATED)
    found = likelihood(view, explain=True)
    assert 1 <= len(found.reasons) <= 3
    carried = [(reason, span) for reason in found.reasons for span in reason.sentences]
    assert carried
    sentences = {sentence.span for sentence in view.sentences}
    for reason, span in carried:
        assert span in sentences
        words = reason.text[1 : reason.text.index("”")] if reason.text.startswith("“") else ""
        assert words in span.of(view.text).lower()
    assert likelihood(view) == type(found)(found.score, found.band, found.words)


def test_a_word_said_again_too_soon_is_a_reason() -> None:
    again = (
        "The governor of Harlow met the mayor of Harlow, and then the governor spoke with Harlow radio and the mayor. "
    )
    found = likelihood(seen(again * 6 + WRITTEN), explain=True)
    assert any("said again" in reason.text and reason.sentences for reason in found.reasons)


def test_a_report_has_a_likelihood_only_when_asked() -> None:
    article = Article(id="a", text=TRANSLATED, language="en")
    plain, full = analyzer().analyze(article), analyzer().analyze(article, likelihood=True)
    assert plain.likelihood is None
    assert plain.verdict is None
    assert full.likelihood == likelihood(seen(TRANSLATED))
    assert full.verdict is not None
    assert "strong sign" in full.verdict
    assert full.findings == plain.findings


def test_nothing_heavy_is_imported() -> None:
    code = (
        "import sys\n"
        "from wording.likelihood.weights import weights\n"
        "from wording.likelihood.scoring import raw_score\n"
        "assert raw_score(weights('en'), ['the', 'house']) != 0\n"
        "print([name for name in ('numpy', 'scipy', 'sklearn', 'spacy', 'pandas') if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
    assert said.stdout.strip() == "[]"
