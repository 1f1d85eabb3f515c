"""What a token is to the model: a word of its list, a name, a number, or a rare word known by its ending.

Two symbols a token. The *word* keeps common words and masks names, numbers and rare words, so that topics leak less. The
*class* keeps function words and replaces all others with the tags that such a word usually carries (“VBD|VBN”), which
needs a word list made with a tagger but no tagger at run time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

NAME, NUMBER, RARE = "<name>", "<number>", "<rare>"
MARKS = (".", "!", "?", ",", ";", ":", "(", ")", "%", "$")
FIXED = (NAME, NUMBER, RARE, *MARKS)
"""The symbols that come before all words; the number of a symbol is its place."""

_ENDS = frozenset({".", "!", "?", ":"})
_LONGEST_ENDING = 4


@dataclass(frozen=True)
class Symbols:
    """The word list of one language.

    `words` are in lower case; `classes` names the classes; `class_of` gives the class of each word by its place in
    `classes`, -1 for a function word, which is its own class. `common` holds the words that a capital at the start of a
    sentence hides. `endings` gives the class of rare words by their last letters; `other` is the class of the rest.
    `frequency_of` gives the step of each word's frequency in books; `bonds` the step of the frequency and association of
    pairs of words that often stand side by side in books, by the number of the pair's gram.
    """

    words: Sequence[str]
    classes: Sequence[str]
    class_of: Sequence[int]
    common: frozenset[str]
    endings: Mapping[str, int]
    other: int
    frequency_of: Sequence[int]
    bonds: Mapping[int, int]

    @cached_property
    def number_of(self) -> dict[str, int]:
        """The number of each mark and word."""
        return {word: number for number, word in enumerate((*FIXED, *self.words))}

    @cached_property
    def _first_rare(self) -> int:
        return len(FIXED) + len(self.words)

    @cached_property
    def word_symbols(self) -> list[int]:
        """The word symbol by the number of a token; rare words of all classes share one."""
        return [*range(self._first_rare), *([FIXED.index(RARE)] * len(self.classes))]

    @cached_property
    def class_symbols(self) -> list[int]:
        """The class symbol by the number of a token: fixed symbols, then classes, then function words, then rare ones."""
        first_class = len(FIXED)
        first_function = first_class + len(self.classes)
        found, functions = list(range(first_class)), 0
        for given in self.class_of:
            found.append(first_class + given if given >= 0 else first_function + functions)
            functions += given < 0
        rare = first_function + functions
        return [*found, *range(rare, rare + len(self.classes))]

    @cached_property
    def function_words(self) -> frozenset[int]:
        """The numbers of the function words."""
        return frozenset(len(FIXED) + place for place, given in enumerate(self.class_of) if given < 0)

    @cached_property
    def frequency_symbols(self) -> list[int]:
        """The step of its frequency by the number of a token: 1 for a rare word, 0 for what is no content word."""
        steps = [0 if given < 0 else step + 2 for given, step in zip(self.class_of, self.frequency_of, strict=True)]
        return [*([0] * len(FIXED)), *steps, *([1] * len(self.classes))]

    @cached_property
    def side_symbols(self) -> list[int]:
        """What a token is to its neighbour, by its number: 2 a function word, 1 another listed word, 0 anything else."""
        sides = [2 if given < 0 else 1 for given in self.class_of]
        return [*([0] * len(FIXED)), *sides, *([0] * len(self.classes))]

    @cached_property
    def class_names(self) -> list[str]:
        """The name of each class symbol; a rare word's class ends with a tilde."""
        functions = (word for word, given in zip(self.words, self.class_of, strict=True) if given < 0)
        return [*FIXED, *self.classes, *functions, *(f"{name}~" for name in self.classes)]

    @cached_property
    def _functions(self) -> frozenset[str]:
        return frozenset(word for word, given in zip(self.words, self.class_of, strict=True) if given < 0)

    def numbers(self, tokens: Iterable[str]) -> list[int]:
        """Return the number of each token; where a sentence starts, capitals do not make a name."""
        number_of = self.number_of
        found = []
        starts = True
        for token in tokens:
            number = number_of.get(token)
            found.append(self._unlisted(token, starts) if number is None else number)
            starts = token[-1] in _ENDS
        return found

    def _unlisted(self, token: str, starts: bool) -> int:
        first = token[0]
        if first.isdigit():
            return 1
        if first == ".":
            return len((NAME, NUMBER, RARE))
        if first.islower():
            return self._first_rare + self._rare_class(token)
        lower = token.lower()
        if lower in self._functions or (starts and lower in self.common):
            return self.number_of[lower]
        return 0

    def _rare_class(self, word: str) -> int:
        for length in range(_LONGEST_ENDING, 1, -1):
            found = self.endings.get(word[-length:])
            if found is not None:
                return found
        return self.other
