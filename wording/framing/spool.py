"""Rows of bytes that do not stay in memory: what has been added is found again by its number, on disk where it is much."""

from __future__ import annotations

from array import array
from tempfile import SpooledTemporaryFile

import numpy as np
from numpy.typing import NDArray

IN_MEMORY = 4 * 2**20
"""Bytes up to which a spool needs no file. The file has no name and is gone with the spool, even where a process is killed."""

CHUNK = 4096
"""Rows that are read at once when all are read in order."""

_EVERY = 32
"""Of so many rows one place in the file is kept; the others follow from the sizes."""


class Spool:
    """Rows of any length, appended and read back by number. Little more than four bytes a row stay in memory: its size."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115
        self._sizes = array("I")
        self._anchors = array("Q")
        self._end, self._writing = 0, True

    def __len__(self) -> int:
        return len(self._sizes)

    def append(self, row: bytes) -> None:
        """Add a row behind the others."""
        if not self._writing:
            self._file.seek(self._end)
            self._writing = True
        if len(self._sizes) % _EVERY == 0:
            self._anchors.append(self._end)
        self._file.write(row)
        self._sizes.append(len(row))
        self._end += len(row)

    def row(self, number: int) -> bytes:
        """Return a row by its number, from 0 on."""
        anchor = number // _EVERY
        start = self._anchors[anchor] + sum(self._sizes[anchor * _EVERY : number])
        return self._read(start, self._sizes[number])

    def columns(self, first: int, last: int, width: int) -> NDArray[np.uint32]:
        """Return columns `first` to `last` of a spool whose rows are `width` numbers each, shape (rows, last - first)."""
        found = np.empty((len(self), last - first), dtype=np.uint32)
        for start in range(0, len(self), CHUNK):
            stop = min(len(self), start + CHUNK)
            rows = np.frombuffer(self._read(4 * width * start, 4 * width * (stop - start)), dtype=np.uint32)
            found[start:stop] = rows.reshape(-1, width)[:, first:last]
        return found

    def _read(self, start: int, size: int) -> bytes:
        self._writing = False
        self._file.seek(start)
        return self._file.read(size)
