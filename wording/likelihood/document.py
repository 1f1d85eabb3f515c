"""The likelihood of one article: how far its body reads like machine translation."""

from __future__ import annotations

from wording.likelihood.bands import FEWEST_WORDS, band, calibrated, measured
from wording.likelihood.reasons import reasons
from wording.likelihood.scoring import raw_score
from wording.likelihood.tokens import tokens, word_count
from wording.likelihood.weights import weights
from wording.model import Band, Likelihood
from wording.view import ArticleView


def likelihood(view: ArticleView, *, explain: bool = False) -> Likelihood:
    """Judge the body of an article; with `explain`, give the reasons, which takes about seven times as long."""
    model = weights(view.language or "")
    found = tokens(body(view))
    words = word_count(found)
    if model is None:
        return Likelihood(None, Band.NOT_AVAILABLE, words)
    if words < FEWEST_WORDS:
        return Likelihood(None, Band.TOO_SHORT, words)
    score = calibrated(model, raw_score(model, found), words)
    judged = band(model, score, words)
    if not explain:
        return Likelihood(score, judged, words)
    return Likelihood(score, judged, words, reasons(model, view), measured(model, judged))


def body(view: ArticleView) -> str:
    """Return the running text that is judged: no headline, no furniture, nothing in another language."""
    return "\n".join(block.span.of(view.text) for block in view.paragraphs)
