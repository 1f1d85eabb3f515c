"""Which articles of a stream are one text and which tell of one event, in memory that hardly grows with them.

Of each article some 40 bytes stay in memory; what texts are compared by is on disk where it is much (see
`wording.framing.families` and `wording.framing.stories`). Credit lines are read and left out of the comparison: outlets
that print the same report of an agency need not credit it in the same words.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from wording.framing.clustering import Known
from wording.framing.credits import without_credit
from wording.framing.families import Sketches
from wording.framing.numbered import Numbered
from wording.framing.stories import Events, first_alike, ordinal, read_of
from wording.lexicon import Lexicons
from wording.model import Article

_WORD = re.compile(r"\w+")


MOST_CREDITS = 60_000
"""Agencies told apart; credits that name no agency of the lexicon are kept as they stand and may be many."""


class Copies:
    """Takes articles one by one; then tells the family and the story of each, by its number."""

    def __init__(self, lexicons: Lexicons | None = None) -> None:
        self._lexicons = lexicons or Lexicons()
        self._prints, self._days = array("Q"), array("i")
        self._story, self._credit = array("i"), array("H")
        self._stories, self._credits = Numbered(), Numbered(None)
        self._sketches = Sketches()
        self._events: Events | None = None
        self._untold = array("I")
        self._families: array[int] | None = None

    def __len__(self) -> int:
        return len(self._prints)

    def add(self, article: Article) -> None:
        """Take one article."""
        agency, text = without_credit(article, self._lexicons)
        credit = self._credits.number(agency) if len(self._credits.names) < MOST_CREDITS else 0
        self._credit.append(credit)
        self._prints.append(_fingerprint(text))
        self._days.append(ordinal(article.date))
        self._sketches.add(text, credit)
        self._story.append(-1 if article.story is None else self._stories.number(article.story))
        if article.story is None:
            self._events = self._events or Events(self._lexicons)
            self._untold.append(len(self) - 1)
            self._events.add(article.title, article.text)
        self._families = None

    def families(self) -> array[int]:
        """Return for each article the number of the first one that is the same text."""
        if self._families is None:
            near = self._sketches.families(self._order(np.arange(len(self))))
            exact = first_alike(np.array(self._prints, dtype=np.uint64))
            self._families = array("I", first_alike(near[exact]).astype(np.uint32).tobytes())
        return self._families

    def stories(self) -> list[str]:
        """Return the story of each article: the one given, else the one found."""
        result = [self._stories.names[label] or "" if label >= 0 else "" for label in self._story]
        if self._events is None:
            return result
        untold = np.array(self._untold, dtype=np.intp)
        order = self._order(untold)
        days = np.array(self._days, dtype=np.int32)[untold[order]]
        families = first_alike(np.array(self.families(), dtype=np.intp)[untold[order]])
        told, _ = self._events.stories(order, Known(days, np.full(len(order), -1, dtype=np.int32), families))
        shared = np.bincount(told, minlength=len(told)) > 1
        names: dict[int, str] = {}
        for number, head in zip(self._untold, told, strict=True):
            name = f"s:{untold[head]}"
            result[number] = names.setdefault(int(head), name) if shared[head] else name
        return result

    def wire(self) -> Counter[str]:
        """Return how many articles are wire copy by agency: credited to it as another print of the same text is."""
        agencies = np.array(self._credit, dtype=np.intp)
        keys = np.array(self.families(), dtype=np.intp) * (MOST_CREDITS + 1) + agencies
        _, same, counts = np.unique(keys, return_inverse=True, return_counts=True)
        wired = agencies[(counts[same] > 1) & (agencies > 0)]
        numbers, counts = np.unique(wired, return_counts=True)
        found = zip(numbers.tolist(), counts.tolist(), strict=True)
        return Counter({self._credits.names[number] or "": count for number, count in found})

    def notes(self) -> list[str]:
        """Return a sentence on wire copy, none if there is none."""
        wire = self.wire()
        if not wire:
            return []
        most = ", ".join(f"{agency} {count:,}" for agency, count in wire.most_common(3))
        said = f"{wire.total():,} of {len(self):,} articles are wire copy, one text credited to one agency ({most})"
        return [f"{said}: each text counts once in a group, all articles are counted beside it"]

    def _order(self, numbers: NDArray[np.intp]) -> NDArray[np.intp]:
        """Return the places of some articles by date, the undated last; of one date, in the order of their numbers."""
        days = np.array(self._days, dtype=np.int32)[numbers]
        return np.lexsort((days, days == 0))


def fingerprint(article: Article) -> int:
    """Return a number that articles of the same words share; of the title's words where there is no text."""
    return _fingerprint(read_of(article))


def _fingerprint(text: str) -> int:
    words = " ".join(_WORD.findall(text.casefold()))
    return int.from_bytes(blake2b(words.encode("utf-8", "replace"), digest_size=8).digest(), "big")
