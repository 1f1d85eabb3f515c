"""Words that are names by their capital: inside a sentence, where the language gives one to names alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from wording.known_words import KnownWords
from wording.lexicon import Lexicons
from wording.model import Span
from wording.schemas.pages import Conventions, DateForms
from wording.schemas.speech import QuotationEvidence
from wording.scripts import script_of

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_OPENS = re.compile(r"[.!?…:;\"“”„«»‘(\[—–-]\s{0,2}[\"“„«‘(\[]?$")
_CASED = frozenset({"Latin", "Cyrillic", "Greek"})
_TITLE_CASE = 0.6
"""A line in which more of the words have capitals is a headline in title case and tells nothing."""


class Capitals:
    """What a capital means in one language; build it with `Lexicons.built`."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        self._function_words = lexicons.built(language, KnownWords).function_words
        evidence = lexicons.document(language, QuotationEvidence)
        script = script_of(next(iter(self._function_words))[0]) if self._function_words else ""
        self.tell = script in _CASED and not (evidence and evidence.noun_capitals)
        """Whether a capital inside a sentence tells a name."""
        conventions = lexicons.document(language, Conventions)
        forms = lexicons.document(language, DateForms)
        names = (*conventions.months, *conventions.weekdays) if conventions else ()
        self._calendar = frozenset(name.lower() for name in (*names, *(forms.weekday_forms if forms else ())))

    def names(self, text: str, span: Span) -> Iterator[Span]:
        """Yield the names in one sentence; its first word, and one behind a colon or an opening mark, never counts."""
        words = list(_WORD.finditer(text, span.start, span.end))
        capital = sum(word[0][0].isupper() for word in words)
        if not words or capital > max(3, _TITLE_CASE * len(words)):
            return
        for before, word in pairwise(words):
            if not word[0][0].isupper() or len(word[0]) < 2 or word[0].lower() in self._function_words:
                continue
            if not _OPENS.search(text[before.end() : word.start()]) and word[0].lower() not in self._calendar:
                yield Span(*word.span())
