"""How things look: a letter, a name and a colour for each kind of finding, shapes for severities, colours for variants.

The colours are those of Okabe and Ito (2008), which readers with any kind of colour blindness tell apart; the letter and
the line under a passage say the same without them. What a colour is in light and dark stands in `style.css`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wording.mqm import Category, Severity


@dataclass(frozen=True, slots=True)
class Look:
    """A letter to print beside a passage, a name in words, and the class of the style sheet."""

    letter: str
    name: str
    style: str


DIMENSIONS = {
    "accuracy": Look("A", "Accuracy", "w-accuracy"),
    "terminology": Look("T", "Terms", "w-terms"),
    "linguistic-conventions": Look("L", "Language", "w-language"),
    "style": Look("S", "Style", "w-style"),
    "locale-conventions": Look("F", "Formats", "w-formats"),
    "design-and-markup": Look("M", "Markup", "w-markup"),
}
"""The dimensions of MQM that rules use."""

UNKNOWN = Look("?", "Other", "w-other")
VARIANTS = 7
"""So many variants have a colour each; the next ones begin again."""


def look_of(category: Category | str) -> Look:
    """Return how findings of a category look; they share the look of their dimension."""
    return DIMENSIONS.get(str(category).partition("/")[0], UNKNOWN)


def category_words(category: Category | str) -> str:
    """Return a category in words, such as “wrong term”."""
    return str(category).rpartition("/")[2].replace("-", " ")


def severity_style(severity: Severity | str) -> str:
    """Return the class that draws the line under a passage."""
    return f"w-{severity}"


class Palette:
    """Which colour each variant of the concepts on a page has; as long as there are enough, no two have the same."""

    def __init__(self, variants: Iterable[tuple[str, str]]) -> None:
        """Take concepts and variants in the order in which colours are given out."""
        self._numbers = {pair: number for number, pair in enumerate(dict.fromkeys(variants))}

    def number(self, concept: str, variant: str) -> int:
        """Return the place of a variant in the order of the colours; unknown ones come last."""
        return self._numbers.get((concept, variant), len(self._numbers))

    def style(self, concept: str, variant: str) -> str:
        """Return the class of a variant."""
        return f"w-variant-{self._numbers.get((concept, variant), VARIANTS - 1) % VARIANTS}"


def rule_words(rule: str) -> str:
    """Return the name of a rule in words."""
    return rule.replace("-", " ")
