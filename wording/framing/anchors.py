"""Which patterns a text may match at all, by the words of which one is in every match: mostly none is, and that is soon told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from wording.lexicon import Lexicons
from wording.patterns import Pattern

REMEMBERED = 1 << 14
"""Words of which it is remembered whether they begin as an anchor does."""

_WORD = re.compile(r"\w+")


def words_of(text: str) -> frozenset[str]:
    """Return the different words of a text in lower case, those with hyphens or apostrophes in their parts."""
    return frozenset(_WORD.findall(text.lower()))


class AnchorWords:
    """The words that patterns are anchored at, whole ones and beginnings."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        anchors = [anchor for pattern in patterns for anchor in pattern.anchors]
        self._words = frozenset(_longest(form) for form, goes_on in anchors if not goes_on)
        stems = tuple(sorted({_longest(form) for form, goes_on in anchors if goes_on}))
        self._begins = lru_cache(maxsize=REMEMBERED)(lambda word: word.startswith(stems)) if stems else None

    def among(self, words: frozenset[str]) -> bool:
        """Tell whether one of the words of a text is an anchor, so that a pattern may match."""
        return not words.isdisjoint(self._words) or (self._begins is not None and any(map(self._begins, words)))


class OtherSenses:
    """The patterns that show another sense of a term, each with its anchors, for one language."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        self._anchors: dict[str, AnchorWords] = {}

    def shown(self, patterns: Sequence[Pattern], sentence: str) -> bool:
        """Tell whether any of the patterns is in a sentence."""
        if not patterns:
            return False
        words = words_of(sentence)
        return any(self._of(one).among(words) and one.expression.search(sentence) for one in patterns)

    def _of(self, pattern: Pattern) -> AnchorWords:
        if pattern.regex not in self._anchors:
            self._anchors[pattern.regex] = AnchorWords([pattern])
        return self._anchors[pattern.regex]


def _longest(form: str) -> str:
    """Return the longest of the words that a form with hyphens or apostrophes is made of."""
    return max((match[0] for match in _WORD.finditer(form)), key=len)
