"""The words of many texts as numbers, in their order: four bytes a word, and on disk where they are many.

Phrases are counted exactly at the end, when it is known which texts are copies and which story each tells; nothing is
pruned on the way.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from tempfile import SpooledTemporaryFile

import numpy as np
import numpy.typing as npt

Ids = npt.NDArray[np.uint32]

END, BREAK = 0, 1
"""The numbers that stand for the end of a sentence and for a mark within one, over which no phrase goes."""
FIRST = 2
"""The number of the first word."""

IN_MEMORY = 64 * 2**20
CHUNK = 1 << 20
"""Words that are read at once, more or less."""

_TOKEN = re.compile(r"[^\W\d_]+(?:['’ʼ\-‑][^\W\d_]+)*|[.,;:!?()\[\]\"“”„«»…–—|/]|\d[\d.,]*")


class WordStore:
    """Keeps texts as numbers."""

    def __init__(self) -> None:
        self._first: list[str] = ["", ""]
        self._lower = array("i", [0, 0])
        self.articles = array("I")
        self._lengths = array("I")
        self._numbers: dict[str, int] = {}
        self._file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115

    def add(self, article: int, sentences: Iterable[str], skip: Sequence[tuple[str, ...]] = ()) -> None:
        """Keep one text. `skip` are names, as words in lower case, that are breaks where they stand."""
        ids = array("I", [END])
        for sentence in sentences:
            ids.extend(self._sentence(sentence, skip))
            ids.append(END)
        self.articles.append(article)
        self._lengths.append(len(ids))
        self._file.write(ids.tobytes())

    def _sentence(self, sentence: str, skip: Sequence[tuple[str, ...]]) -> Iterator[int]:
        tokens = [token.replace("’", "'").replace("ʼ", "'") for token in _TOKEN.findall(sentence)]
        folded = [token.lower() for token in tokens]
        place = 0
        while place < len(tokens):
            named = skip if not tokens[place].islower() else ()
            own = next((len(name) for name in named if tuple(folded[place : place + len(name)]) == name), 0)
            if own or not tokens[place][0].isalpha():
                yield BREAK
            else:
                yield self._number(tokens[place], folded[place])
            place += own or 1

    def _number(self, word: str, folded: str) -> int:
        number = self._numbers.setdefault(folded, len(self._first))
        if number == len(self._first):
            self._first.append(word)
            self._lower.append(0)
        if word == folded:
            self._lower[number] += 1
        else:
            self._lower[number] -= 1
            if self._first[number] == folded:
                self._first[number] = word
        return number

    def __len__(self) -> int:
        """How many numbers there are."""
        return len(self._first)

    def form(self, number: int) -> str:
        """Return the word that a number stands for: in lower case, unless it mostly has a capital."""
        word = self._first[number]
        return word if self._lower[number] < 0 else word.lower()

    def numbers(self, words: Iterable[str]) -> Ids:
        """Return the numbers of those of the words, given in lower case, that any text holds."""
        return np.array([self._numbers[word] for word in words if word in self._numbers], dtype=np.uint32)

    def chunks(self) -> Iterator[tuple[Ids, npt.NDArray[np.intp]]]:
        """Yield the numbers of several whole texts at a time, and for each the place of its text in `articles`."""
        self._file.seek(0)
        first = 0
        while first < len(self._lengths):
            last, size = first, 0
            while last < len(self._lengths) and size < CHUNK:
                size += self._lengths[last]
                last += 1
            ids = np.frombuffer(self._file.read(4 * size), dtype=np.uint32)
            yield ids, np.repeat(np.arange(first, last), self._lengths[first:last])
            first = last


def names_of(outlet: str) -> list[tuple[str, ...]]:
    """Return the forms of an outlet's name, as tokens in lower case: whole, and of a site the part that is its own.

    In a text they are the outlet's name where they begin with a capital.
    """
    tokens = _TOKEN.findall(outlet.lower().removeprefix("www."))
    words = [token for token in tokens if token[0].isalpha()]
    if not words:
        return []
    site = " " not in outlet and "." in tokens
    return [tuple(tokens), *([(max(words, key=len),)] if site else [])]
