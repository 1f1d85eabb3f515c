"""Which articles of a stream are one text and which tell of one event, in memory that does not grow without bound.

Near-copies take up to 2.6 kB an article and stories up to 5 kB; beyond `MOST` articles only exact copies are grouped, by
eight bytes an article, and articles without a story are grouped by day. A note says so.
"""

from __future__ import annotations

import re
from array import array
from hashlib import blake2b

from wording.framing.families import Sketches
from wording.framing.stories import Grouper
from wording.lexicon import Lexicons
from wording.model import Article

MOST = 20_000
"""Articles up to which near-copies and stories are looked for."""

_WORD = re.compile(r"\w+")


class Copies:
    """Takes articles one by one; then tells the family and the story of each, by its number."""

    def __init__(self, lexicons: Lexicons | None = None, most: int = MOST) -> None:
        self._lexicons = lexicons
        self._most = most
        self._prints = array("Q")
        self._days: list[str] = []
        self._day = array("I")
        self._day_number: dict[str, int] = {}
        self._labels: list[str] = []
        self._label_number: dict[str, int] = {}
        self._label = array("i")
        self._sketches: Sketches | None = Sketches()
        self._grouper: Grouper | None = None
        self._unlabelled = 0

    def __len__(self) -> int:
        return len(self._prints)

    def add(self, article: Article) -> None:
        """Take one article."""
        number = len(self)
        self._prints.append(fingerprint(article))
        self._day.append(_numbered(article.date or "undated", self._day_number, self._days))
        self._label.append(-1 if article.story is None else _numbered(article.story, self._label_number, self._labels))
        if number >= self._most:
            self._sketches = self._grouper = None
        if self._sketches is not None:
            self._sketches.add(article.text if article.text.strip() else article.title or "")
        if article.story is None:
            self._unlabelled += 1
            if number < self._most:
                self._grouper = self._grouper or Grouper(self._lexicons)
                self._grouper.add((str(number), article.outlet, article.date, article.title, article.text))

    def families(self) -> list[int]:
        """Return for each article the number of the first one that is the same text."""
        first: dict[int, int] = {}
        exact = [first.setdefault(value, number) for number, value in enumerate(self._prints)]
        if self._sketches is None:
            return exact
        near = self._sketches.families(range(len(self)))
        return [near[number] for number in exact]

    def stories(self) -> list[str]:
        """Return the story of each article: the one given, else the one found."""
        found = self._grouper.grouping().story if self._grouper else {}
        return [
            self._labels[label] if label >= 0 else found.get(str(number), self._days[self._day[number]])
            for number, label in enumerate(self._label)
        ]

    def notes(self) -> list[str]:
        """Return sentences on what was not looked for, none if all was."""
        if self._sketches is not None:
            return []
        said = [f"more than {self._most:,} articles: only exact copies are counted as one text"]
        if self._unlabelled:
            said.append("articles without a story are grouped by their date")
        return said


def fingerprint(article: Article) -> int:
    """Return a number that articles of the same words share; of the title's words where there is no text."""
    words = " ".join(_WORD.findall((article.text if article.text.strip() else article.title or "").casefold()))
    return int.from_bytes(blake2b(words.encode("utf-8", "replace"), digest_size=8).digest(), "big")


def _numbered(name: str, numbers: dict[str, int], names: list[str]) -> int:
    number = numbers.setdefault(name, len(names))
    if number == len(names):
        names.append(name)
    return number
