"""What a statement turns on beside its nouns: negation, modality and tense, by the words of `statement_words`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from wording.lexicon import Lexicons
from wording.model import Span
from wording.schemas.statements import StatementWords

_ENDING = r"\w{0,20}"


@dataclass(frozen=True, slots=True)
class Sign:
    """A word that denies, or that tells modality or tense; `values` are all that it may tell."""

    span: Span
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs of one text: words that deny, words that deny in themselves, modal words and tenses."""

    negations: tuple[Sign, ...] = ()
    negative: tuple[Sign, ...] = ()
    modals: tuple[Sign, ...] = ()
    tenses: tuple[Sign, ...] = ()


class Statements:
    """Finds the signs in texts of one language; build it with `lexicons.built(language, Statements)`."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        document = lexicons.document(language, StatementWords)
        self.known = document is not None
        self._negations = _patterns({"not": document.negations} if document else {})
        self._exceptions = _patterns({"not": document.exceptions} if document else {})
        self._negative = _patterns({"not": document.negative} if document else {})
        self._modals = _patterns(document.modals if document else {})
        self._tenses = _patterns(document.tenses if document else {})

    def signs(self, text: str) -> Signs:
        """Return the signs of a text, each kind in order."""
        plain = text.replace("’", "'").replace("ʼ", "'").lower() if len(text.lower()) == len(text) else text
        excepted = [sign.span for sign in _found(self._exceptions, plain)]
        denied = _found(self._negations, plain)
        return Signs(
            tuple(sign for sign in denied if not any(span.overlaps(sign.span) for span in excepted)),
            _found(self._negative, plain),
            _found(self._modals, plain),
            _found(self._tenses, plain),
        )


def _patterns(words: Mapping[Any, Iterable[str]]) -> dict[str, re.Pattern[str]]:
    return {
        value: re.compile("|".join(map(_pattern, _longest_first(forms)))) for value, forms in words.items() if forms
    }


def _longest_first(forms: Iterable[str]) -> list[str]:
    return sorted((form.lower() for form in forms), key=lambda form: (-len(form), form))


def _pattern(form: str) -> str:
    """Return the pattern of one form; `*` stands for letters, and a clitic such as `'ll` follows its word."""
    start = "" if form[0] == "'" else r"(?<!\w)"
    return start + re.escape(form).replace(re.escape("*"), _ENDING) + r"(?!\w)"


def _found(patterns: Mapping[str, re.Pattern[str]], text: str) -> tuple[Sign, ...]:
    values: dict[Span, set[str]] = {}
    for value, pattern in patterns.items():
        for match in pattern.finditer(text):
            values.setdefault(Span(*match.span()), set()).add(value)
    return tuple(Sign(span, frozenset(found)) for span, found in sorted(values.items()))
