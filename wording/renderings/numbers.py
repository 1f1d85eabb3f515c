"""The numbers that a text states, in figures or words, as values that compare across languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from wording.lexicon import Lexicons
from wording.model import Span
from wording.schemas.grammar import Quantities
from wording.schemas.pages import Conventions
from wording.schemas.statements import NumberWords

_MAGNITUDES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_GROUPED = r"\d{1,3}(?P<group>[.,\u00a0\u202f\u2009 ’'])\d{3}(?:(?P=group)\d{3}){0,4}(?:[.,]\d{1,3})?"
_FIGURES = rf"{_GROUPED}|\d{{1,15}}(?:[.,:/]\d{{1,15}}){{0,3}}"
_PARTS = re.compile(r"[.,:/]")
_SPACES = "\u00a0\u202f\u2009 ’'"
_GROUP = 3
"""Digits between two marks of thousands."""


class Number(NamedTuple):
    """A value and where it is stated; of a date or a time each part is a number of its own."""

    value: float
    span: Span


class Numbers:
    """Reads the numbers of one language; build it with `lexicons.built(language, Numbers)`."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        conventions = lexicons.document(language, Conventions)
        self._decimal = conventions.decimal if conventions else "."
        self._words = _values(lexicons, language)
        self._magnitudes = {
            form: _MAGNITUDES[name]
            for name, forms in (conventions.numerals.items() if conventions else ())
            if name in _MAGNITUDES
            for form in forms
        }

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        magnitudes, words = _any(self._magnitudes), _any(self._words)
        magnitude = rf"(?:[\s\u00a0-]?(?P<magnitude>(?i:{magnitudes}))(?!\w))?"
        joined = rf"(?:[\s\u00a0-](?i:{words})(?!\w)){{0,4}}"
        in_words = rf"(?<!\w)(?P<words>(?i:{words})(?!\w){joined})"
        return re.compile(rf"(?:(?<![\d.,])(?P<figures>{_FIGURES})(?![\d])|{in_words}){magnitude}")

    def find(self, text: str) -> Iterator[Number]:
        """Yield the numbers of a text in order."""
        for match in self._pattern.finditer(text):
            factor = self._factor(match["magnitude"])
            values = self._figures(match["figures"]) if match["figures"] else [self._in_words(match["words"])]
            for number, value in enumerate(values):
                yield Number(float(f"{value * (factor if number == len(values) - 1 else 1):.12g}"), Span(*match.span()))

    def _factor(self, word: str | None) -> float:
        if not word:
            return 1
        return self._magnitudes.get(word) or self._folded[word.casefold()]

    @cached_property
    def _folded(self) -> dict[str, float]:
        return {form.casefold(): value for form, value in self._magnitudes.items()}

    def _figures(self, printed: str) -> list[float]:
        """Return the value of a number in figures, or of each part of what is none, such as a date."""
        plain = printed.translate({ord(space): None for space in _SPACES})
        marks, parts = _PARTS.findall(plain), _PARTS.split(plain)
        decimal = bool(marks) and marks[-1] in ".," and marks.count(marks[-1]) == 1
        grouped = [part for part in parts[1:] if len(part) == _GROUP]
        if decimal and len(grouped) == len(marks) == 1 and marks[-1] != self._decimal and len(parts[0]) <= _GROUP:
            decimal = False
        whole = parts[1:-1] if decimal else parts[1:]
        if set(marks) - {".", ","} or any(len(part) != _GROUP for part in whole):
            return [float(part) for part in parts]
        return [float("".join(parts[:-1]) + "." + parts[-1] if decimal else "".join(parts))]

    def _in_words(self, printed: str) -> float:
        """Add up a number in words: “two hundred twenty-five”."""
        total = 0
        for word in re.split(r"[\s\u00a0]", printed.casefold()):
            for part in (word,) if word in self._words else word.split("-"):
                value = self._words.get(part, 0)
                total = total * value if value == 100 and 1 < total < 10 else total + value
        return total


def _values(lexicons: Lexicons, language: str) -> Mapping[str, int]:
    quantities = lexicons.document(language, Quantities)
    document = lexicons.document(language, NumberWords)
    both = {**(quantities.numbers if quantities else {}), **(document.values if document else {})}
    return {word.casefold(): value for word, value in both.items()}


def _any(forms: Mapping[str, object]) -> str:
    return "|".join(map(re.escape, sorted(forms, key=lambda form: (-len(form), form)))) or "(?!)"
