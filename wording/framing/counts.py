"""The distinct texts that name one concept, by group, with the sums of their draws."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from wording.framing.frame import Frame
from wording.framing.resampling import Resampled
from wording.framing.tally import Counted, once
from wording.model import Voice


class Told(NamedTuple):
    """A row of the tally with what is asked of it again and again: the variants used, and the one used most."""

    article: int
    variants: frozenset[int]
    main: int
    voices: Counter[tuple[int, Voice]]
    flags: Counter[tuple[int, str]]


class Counts:
    """One concept by group: all articles that name it, their distinct texts, and the sums of the draws of these.

    The columns of the draws are, for each group, the texts that name the concept, then those with each variant.
    """

    def __init__(self, rows: Iterable[Counted], numbers: Sequence[int], frame: Frame) -> None:
        self.frame = frame
        self.articles: dict[str, list[Told]] = {}
        self.texts: dict[str, list[Told]] = {}
        every = list(_told(rows))
        self.all = list(once(every, frame.groups, frame.families))
        for held, told in ((self.articles, every), (self.texts, self.all)):
            for row in told:
                held.setdefault(frame.groups[row.article] or "", []).append(row)
        self.groups = sorted(self.texts)
        self._width = len(numbers) + 1
        self._place = {number: place for place, number in enumerate(numbers, 1)}
        self._first = {name: rank * self._width for rank, name in enumerate(self.groups)}
        columns = ((row.article, self._columns(row)) for row in self.all)
        self._sums = frame.draws.sums(columns, self._width * len(self.groups))

    def _columns(self, row: Told) -> Iterator[int]:
        first = self._first[self.frame.groups[row.article] or ""]
        yield first
        yield from (first + self._place[number] for number in row.variants)

    def share(self, number: int, group: str) -> Resampled:
        """Return the resampled bounds of a variant's share."""
        return self._sums.share(*self._share(number, group))

    def difference(self, number: int, group: str, other: str) -> Resampled:
        """Return the resampled bounds of the difference of two shares."""
        return self._sums.difference(self._share(number, group), self._share(number, other))

    def _share(self, number: int, group: str) -> tuple[int, int]:
        return self._first[group] + self._place[number], self._first[group]


def _told(rows: Iterable[Counted]) -> Iterator[Told]:
    """Yield the rows with what is asked of them; rows that share their counts share the rest too."""
    known: dict[tuple[int, int], tuple[frozenset[int], int]] = {}
    for row in rows:
        alike = (id(row.voices), row.first)
        if alike not in known:
            known[alike] = frozenset(row.variants), row.main
        yield Told(row.article, *known[alike], row.voices, row.flags)
