"""MQM categories, severities and the penalty that they add up to.

Names follow MQM Core (Lommel, Burchardt, Uszkoreit 2014; themqm.org, version 2); the weights are those of
Freitag et al. 2021, “Experts, Errors, and Context”: minor 1, minor punctuation 0.1, major 5, critical 25.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Severity(StrEnum):
    """How much an issue hurts a reader: `MINOR` is noticed, `MAJOR` confuses, `CRITICAL` tells something false."""

    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for minor, 1 for major, 2 for critical."""
        return list(Severity).index(self)


class Category(StrEnum):
    """An MQM issue type, written `dimension/subtype`."""

    MISTRANSLATION = "accuracy/mistranslation"
    ADDITION = "accuracy/addition"
    OMISSION = "accuracy/omission"
    UNTRANSLATED = "accuracy/untranslated"
    WRONG_TERM = "terminology/wrong-term"
    INCONSISTENT_TERM = "terminology/inconsistent-use"
    GRAMMAR = "linguistic-conventions/grammar"
    PUNCTUATION = "linguistic-conventions/punctuation"
    SPELLING = "linguistic-conventions/spelling"
    UNINTELLIGIBLE = "linguistic-conventions/unintelligible"
    ENCODING = "linguistic-conventions/character-encoding"
    TEXTUAL = "linguistic-conventions/textual-conventions"
    REGISTER = "style/register"
    AWKWARD = "style/awkward"
    UNIDIOMATIC = "style/unidiomatic"
    NUMBER_FORMAT = "locale-conventions/number-format"
    CURRENCY_FORMAT = "locale-conventions/currency-format"
    DATE_FORMAT = "locale-conventions/date-format"
    TIME_FORMAT = "locale-conventions/time-format"
    MEASUREMENT_FORMAT = "locale-conventions/measurement-format"
    NAME_FORMAT = "locale-conventions/name-format"
    MARKUP = "design-and-markup/markup-tags"

    @property
    def dimension(self) -> str:
        """The first level of the typology, such as `accuracy`."""
        return self.value.partition("/")[0]


WEIGHTS = {Severity.MINOR: 1.0, Severity.MAJOR: 5.0, Severity.CRITICAL: 25.0}
MINOR_PUNCTUATION_WEIGHT = 0.1


def weight(category: Category, severity: Severity) -> float:
    """Return the penalty points of one issue."""
    if category is Category.PUNCTUATION and severity is Severity.MINOR:
        return MINOR_PUNCTUATION_WEIGHT
    return WEIGHTS[severity]


def penalty(issues: Iterable[tuple[Category, Severity]], words: int) -> float:
    """Return the penalty points per 1,000 words; 0 for a text without words."""
    total = sum(weight(category, severity) for category, severity in issues)
    return 1000 * total / words if words else 0.0
