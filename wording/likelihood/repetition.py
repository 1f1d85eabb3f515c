"""How far back in the text each word stood before.

Who writes or translates by hand avoids a word that has just been said, and takes it up again later. In machine translation
more words come back within a few words, and fewer later on. No gram of neighbours shows that. Only so far back is looked
that the length of a text hardly matters.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence

from wording.likelihood.symbols import FIXED, NAME, Symbols

DISTANCES = (3, 8, 15, 30, 60, 120)
"""Where the steps of the distance end, in words and marks; a word that stood farther back counts as new."""
SIDES = ("names", "content words", "function words")
"""The kinds of words that are told apart, by their number."""
_NAME, _CONTENT, _FUNCTION = range(3)
_STEP = tuple(bisect(DISTANCES, distance) + 1 for distance in range(DISTANCES[-1]))
_STEPS = len(DISTANCES) + 1
_STEM = 6
"""Letters by which forms of one word are known as one."""


class Repetitions:
    """Tells how far back words stood before; ask about a text from its start to its end, whole or in parts."""

    def __init__(self, symbols: Symbols) -> None:
        self._functions = symbols.function_words
        self._last: dict[int | str, int] = {}
        self._read = 0

    def of(self, tokens: Sequence[str], numbers: Sequence[int]) -> list[int]:
        """Return for each word of the next tokens, given with their numbers, its kind and distance as one number."""
        functions, last, name, marks, found = self._functions, self._last, FIXED.index(NAME), len(FIXED), []
        for place, (token, number) in enumerate(zip(tokens, numbers, strict=True), self._read):
            key: int | str = number
            if number in functions:
                side = _FUNCTION
            elif number == name or number >= marks:
                side = _NAME if number == name else _CONTENT
                key = token[:_STEM].lower()
            else:
                continue
            distance = place - last.get(key, -DISTANCES[-1])
            found.append(side * _STEPS + (_STEP[distance] if distance < DISTANCES[-1] else 0))
            last[key] = place
        self._read += len(tokens)
        return found


def described(gram: int) -> tuple[str, int, int]:
    """Return the kind of words of such a number, and how far back, from and to; 0 and 0 for a word that is new."""
    side, step = divmod(gram, _STEPS)
    if not step:
        return SIDES[side], 0, 0
    return SIDES[side], DISTANCES[step - 2] if step > 1 else 1, DISTANCES[step - 1] - 1
