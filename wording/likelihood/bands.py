"""From a raw score to a score between 0 and 1, a band, and what is known of the band's errors."""

from __future__ import annotations

import math

from wording.likelihood.weights import Weights
from wording.model import Band

FEWEST_WORDS = 80
"""Below so many words of body nothing is said."""
USUAL_WORDS, MOST_WORDS = 230, 1500
"""The length of text that the calibration starts from, and the length beyond which no more certainty is gained."""


def calibrated(model: Weights, raw: float, words: int) -> float:
    """Return the score, 0 to 1: the logistic of the raw score, the steeper the longer the text.

    Platt's scaling (1999) with a slope that grows with length, and a centre that goes with it by as much as the raw scores
    of texts of one kind and collection do, so that length alone makes no text look more, or less, like a machine's.
    """
    length = min(max(words, FEWEST_WORDS), MOST_WORDS) / USUAL_WORDS
    values = model.calibration
    steep = values["slope"] * length ** values["power"]
    centre = values["centre"] + values["drift"] * math.log(length)
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, steep * (raw - centre)))))


def band(model: Weights, score: float, words: int) -> Band:
    """Return the band of a score."""
    if words < FEWEST_WORDS:
        return Band.TOO_SHORT
    if score >= model.bands["strong"]:
        return Band.STRONG
    return Band.SOME if score >= model.bands["some"] else Band.LITTLE


def measured(model: Weights, found: Band) -> str | None:
    """Return, in a sentence, how often texts of each kind fell into a band when source or outlet was new to the model."""
    shares = model.bands["measured"].get(found.value)
    if shares is None:
        return None
    return (
        f"measured on sources and outlets new to the model: {shares['machine']:.0%} of machine translations, "
        f"{shares['human']:.1%} of human translations and {shares['native']:.1%} of texts written in the language"
    )
