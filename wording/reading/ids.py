"""Ids: every article of a reading gets one of its own, and one that stands twice is found."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from hashlib import blake2b
from struct import unpack

_ROWS = 1 << 40


class Seen:
    """A map from strings to where they were first seen, small enough for millions.

    An open-addressing table of 24 bytes a slot, at most two thirds full. Strings are known by 128 bits of their
    BLAKE2b digest, so that two different ones are not taken for one.
    """

    def __init__(self) -> None:
        self._count = 0
        self._allot(1024)

    def first(self, name: str, place: int) -> int | None:
        """Return the place where `name` was seen before; if it was not, note `place` (not negative), return None."""
        if 3 * self._count >= 2 * len(self._places):
            self._grow()
        high, low = unpack("<QQ", blake2b(name.encode("utf-8", "surrogatepass"), digest_size=16).digest())
        slot = self._slot(high, low)
        if self._places[slot]:
            return self._places[slot] - 1
        self._put(slot, high, low, place + 1)
        self._count += 1
        return None

    def _allot(self, size: int) -> None:
        empty = bytes(8 * size)
        self._high, self._low, self._places = array("Q", empty), array("Q", empty), array("Q", empty)

    def _slot(self, high: int, low: int) -> int:
        """Return the slot that holds the digest or, if none does, the free one where it belongs."""
        mask = len(self._places) - 1
        slot = low & mask
        while self._places[slot] and not (self._low[slot] == low and self._high[slot] == high):
            slot = (slot + 1) & mask
        return slot

    def _put(self, slot: int, high: int, low: int, place: int) -> None:
        self._high[slot], self._low[slot], self._places[slot] = high, low, place

    def _grow(self) -> None:
        slots = zip(self._high, self._low, self._places, strict=True)
        self._allot(2 * len(self._places))
        for high, low, place in slots:
            if place:
                self._put(self._slot(high, low), high, low, place)


class Ids:
    """The ids given so far in one reading, and the files and rows where they stand."""

    def __init__(self) -> None:
        self._seen = Seen()
        self._paths: list[str] = []
        self._names: Sequence[str] = ()
        self._prefix: str | None = None

    def begin(self, path: str, names: Sequence[str], identity: str | None) -> str | None:
        """Go on to the next source; return the path by which it was already read, if it was.

        `names` are ids that its article may get, the best first. `identity` is the same for the same source.
        """
        self._paths.append(path)
        self._names = names
        self._prefix = None
        before = None if identity is None else self._seen.first(f"source\0{identity}", self._place(None))
        return None if before is None else self._paths[before // _ROWS]

    def given(self, id_: str, row: int | None) -> str | None:
        """Take an id that the source gives an article; return where it stands already, if it does."""
        before = self._seen.first(f"id\0{id_}", self._place(row))
        if before is None:
            return None
        path, number = self._paths[before // _ROWS], before % _ROWS
        return f"{path}:{number}" if number else path

    def made(self, row: int | None) -> str:
        """Return a new id for an article that has none: the source's name, with the row in a table."""
        if row is None:
            return self._new(self._names, "id", row)
        if self._prefix is None:
            self._prefix = self._new(self._names, "table", row)
        return self._new((f"{self._prefix}:{row}",), "id", row)

    def _new(self, names: Sequence[str], kind: str, row: int | None) -> str:
        """Return the first of the names that is not taken, numbered if all are."""
        number = 1
        while True:
            for name in names:
                candidate = name if number == 1 else f"{name}~{number}"
                if self._seen.first(f"{kind}\0{candidate}", self._place(row)) is None:
                    return candidate
            number += 1

    def _place(self, row: int | None) -> int:
        return (len(self._paths) - 1) * _ROWS + (row or 0)
