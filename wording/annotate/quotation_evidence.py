"""What stands beside quotation marks and tells what they are for, read from the lexicon of a language."""

from __future__ import annotations

import re
from collections.abc import Iterable

from wording.annotate.passages import Passage
from wording.lexicon import Lexicons
from wording.schemas.speech import QuotationEvidence

NEAR = 28
"""Evidence stands within so many code points before the opening mark."""

_WORDS = re.compile(r"[^\W_]+(?:[.\-’'][^\W_]+)*\.?")


class Evidence:
    """The evidence of one language. Without a lexicon every question is answered no."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        document = lexicons.document(language, QuotationEvidence)
        self.noun_capitals = document.noun_capitals if document else False
        self._so_called = _pattern(document.so_called if document else ())
        self._terms = _pattern(document.terms if document else ())
        self._titles = _pattern(document.titles if document else ())
        self._nicknames = _pattern(document.nicknames if document else ())

    def so_called(self, text: str, passage: Passage) -> bool:
        """Tell whether “so-called” or the like stands right before the quotation."""
        return self._before(self._so_called, text, passage, 2)

    def mentions(self, text: str, passage: Passage) -> bool:
        """Tell whether “the word”, “called” or the like stands right before it."""
        return self._before(self._terms, text, passage, 1)

    def nicknames(self, text: str, passage: Passage) -> bool:
        """Tell whether “nicknamed” or the like stands right before it, or it stands between two parts of a name."""
        before, after = (
            text[max(0, passage.span.start - 30) : passage.span.start],
            text[passage.span.end : passage.span.end + 30],
        )
        first, last = re.search(r"([^\W\d_]{2,})\s$", before), re.match(r"\s([^\W\d_]{2,})", after)
        between = first and last and first[1][0].isupper() and last[1][0].isupper()
        opening = text[passage.inner.start : passage.inner.start + 4]
        capital = opening[:1].isupper() or opening.istitle()
        named = bool(between and capital and passage.words <= 3 and not self.titles(text, passage))
        return named or (passage.words <= 4 and self._before(self._nicknames, text, passage, 1))

    def titles(self, text: str, passage: Passage) -> bool:
        """Tell whether a noun that takes a title stands right before a quotation that begins with a capital."""
        inner = text[passage.inner.start : passage.inner.end].lstrip(" .…")
        return passage.words <= 12 and inner[:1].isupper() and self._before(self._titles, text, passage, 1)

    def names(self, text: str, passage: Passage) -> bool:
        """Tell whether the quotation names something and quotes nobody."""
        return self.titles(text, passage) or self.nicknames(text, passage)

    def _before(self, pattern: re.Pattern[str] | None, text: str, passage: Passage, reach: int) -> bool:
        start = max(0, passage.span.start - NEAR - 12)
        words = _WORDS.findall(text, start, passage.span.start)[-reach - 1 :]
        stop = text[start : passage.span.start].rstrip()[-1:]
        if pattern is None or not words or (stop in ".,;:!?" and not words[-1].endswith(".")):
            return False
        return any(pattern.fullmatch(" ".join(words[-n - k :][:n]).lower()) for n in (1, 2) for k in range(reach))


def _pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    parts = [re.escape(word).replace(r"\*", r"[^\W\d_]{0,12}") for word in words]
    return re.compile("|".join(parts)) if parts else None
