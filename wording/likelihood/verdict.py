"""One sentence on what the rules and the model say together, also where they disagree."""

from __future__ import annotations

from wording.likelihood.bands import FEWEST_WORDS
from wording.model import Band, Likelihood

MANY = 5.0
"""A penalty per 1,000 words from which the rules speak for damage: native news stays below it nearly always."""


def verdict(penalty: float, findings: int, found: Likelihood) -> str:
    """Return the sentence; `penalty` is per 1,000 words, `findings` are those of the report."""
    rules = _rules(penalty, findings)
    if found.band is Band.NOT_AVAILABLE:
        return f"{rules}; how far the wording reads like machine translation is not available for this language."
    if found.band is Band.TOO_SHORT:
        return f"{rules}; with fewer than {FEWEST_WORDS} words of body it is too short to tell from the wording."
    model = f"the wording shows {found.band} of machine translation"
    agree = (penalty >= MANY) == (found.band is Band.STRONG) or found.band is Band.SOME
    if agree:
        return f"{rules}, and {model}."
    if found.band is Band.STRONG:
        return f"{rules}, yet {model}: it may be a smooth translation, now and then one by people."
    return f"{rules}, yet {model}, as that of every second machine translation does: the passages weigh more."


def _rules(penalty: float, findings: int) -> str:
    if not findings:
        return "The rules found nothing"
    counted = f"{findings:,} passage{'' if findings == 1 else 's'}"
    return f"The rules flag {counted} ({penalty:.1f} penalty points per 1,000 words)"
