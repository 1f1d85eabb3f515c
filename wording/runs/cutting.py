"""The stream of inputs cut into chunks, without what the run holds already.

The cut depends on the inputs alone, so that a batch that was broken off cuts the same chunks again and finds those that
are whole. Where the inputs have changed since, what is new goes to chunks behind the last one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field

from wording.reading import Item, Problem
from wording.runs.known import Known, Place
from wording.runs.schema import CHUNK_BITS, chunk_of
from wording.runs.scorer import Chunk

CHUNK = 1000
"""Inputs in a chunk: about ten seconds of work, and files large enough to be read by the hundred."""

CHARACTERS = 8_000_000
"""Code points after which a chunk is closed before it is full, so that long articles take no more memory."""

LARGEST = (1 << CHUNK_BITS) - 1
"""No chunk can hold more inputs."""


@dataclass(slots=True)
class Cutter:
    """Cuts one stream. `start` is the first chunk that is not yet part of the finished run, `whole` those that are there.

    `held` counts inputs that the finished run holds, `resumed` those of whole chunks, `changed` new versions, and
    `problems` inputs that cannot be read, also those that could not be before.
    """

    known: Known
    start: int = 0
    whole: Set[int] = frozenset()
    size: int = CHUNK
    characters: int = CHARACTERS
    held: int = 0
    resumed: int = 0
    changed: int = 0
    problems: int = 0
    _taken: list[tuple[int, Item | Problem]] = field(default_factory=list)
    _replaced: list[int] = field(default_factory=list)
    _number: int = 0
    _position: int = 0
    _weight: int = 0
    _astray: bool = False

    def cut(self, inputs: Iterable[Item | Problem]) -> Iterator[Chunk]:
        """Yield the chunks that have to be scored, in order."""
        self._number = self.start
        for found in inputs:
            self.problems += isinstance(found, Problem)
            place = self.known.find(found)
            if place and place.unchanged and chunk_of(place.place) < self.start:
                self.held += 1
                continue
            if not self._astray and not self._fits(place):
                self._go_astray()
            self._take(found, place)
            if self._position >= self.size or self._weight >= self.characters:
                yield from self._closed()
        yield from self._closed()

    def _fits(self, place: Place | None) -> bool:
        """Tell whether an input stands, or does not stand, where the same inputs would have put it."""
        if place and chunk_of(place.place) >= self.start:
            return place.unchanged and chunk_of(place.place) == self._number
        return self._number not in self.whole

    def _go_astray(self) -> None:
        """Count on behind the last chunk, for the inputs are no longer those of the batch that was broken off."""
        self._astray = True
        self._number = max(self._number, *(number + 1 for number in self.whole), 0)
        self._taken = [(position, found) for position, (_, found) in enumerate(self._taken)]
        self._position = len(self._taken)

    def _take(self, found: Item | Problem, place: Place | None) -> None:
        if place and place.unchanged:
            self.resumed += 1
            if self._astray:
                return
        else:
            self._taken.append((self._position, found))
            if place:
                self.changed += 1
                self._replaced.append(place.place)
        self._position += 1
        self._weight += len(found.article.text) if isinstance(found, Item) else 0

    def _closed(self) -> Iterator[Chunk]:
        if self._taken:
            yield Chunk(self._number, tuple(self._taken), replaced=tuple(self._replaced))
        if self._position:
            self._number += 1
        self._taken, self._replaced, self._position, self._weight = [], [], 0, 0
