"""The words of a text with their places, and the forms under which words meet."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from wording.model import Span
from wording.renderings.vectors import SIZE
from wording.transliteration import fold

STEM = 5
"""Words are cut to so many letters, which brings most inflected forms together."""

_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f"
_TOKEN = re.compile(rf"[{_UNSPACED}]|\d+(?:[.,\u00a0\u202f]\d+)*|[^\W_{_UNSPACED}]+(?:['’][^\W\d_]+)*")


class Token(NamedTuple):
    """A word, number or (in scripts without spaces) character, and where it stands in its text."""

    text: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Return the place as a span."""
        return Span(self.start, self.end)


def tokens(text: str) -> list[Token]:
    """Return the words of a text in order, punctuation left out."""
    return [Token(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text)]


def words(text: str) -> list[str]:
    """Return the words alone."""
    return _TOKEN.findall(text)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return the folded beginning of a word, a number as it is."""
    return word if word[0].isdigit() else fold(word.replace("’", "'"))[:STEM]


@lru_cache(maxsize=200_000)
def term(word: str) -> int:
    """Return the place of a word's stem in the table of `vectors`, the same in every process."""
    return crc32(stem(word).encode("utf-8", "surrogatepass")) % SIZE
