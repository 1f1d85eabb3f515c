"""Streams of bytes: files, packed or not, and streams whose beginning was looked at."""

from __future__ import annotations

import gzip
import io
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, BinaryIO, cast

from wording.reading.items import ReadingError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_CHUNK = 1 << 16


class _Unpacked(io.RawIOBase):
    """The content of a gzip stream. Damage is refused with a reason, whoever happens to read."""

    def __init__(self, packed: BinaryIO) -> None:
        self._file = gzip.GzipFile(fileobj=packed)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        try:
            data = self._file.read1(len(view))
        except (gzip.BadGzipFile, EOFError, zlib.error):
            raise ReadingError("the gzip file is damaged or cut off", "pack or copy it again") from None
        view[: len(data)] = data
        return len(data)


class _Rewound(io.RawIOBase):
    """A stream that cannot seek, put back to where `head` was read from it."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        if self._head:
            size = min(len(view), len(self._head))
            view[:size], self._head = self._head[:size], self._head[size:]
            return size
        data = arriving(self._rest, len(view))
        view[: len(data)] = data
        return len(data)


def rewound(head: bytes, rest: IO[bytes]) -> io.BufferedReader:
    """Return a stream of `head` followed by what is left in `rest`."""
    return io.BufferedReader(_Rewound(head, rest), _CHUNK)


def arriving(stream: IO[bytes], size: int) -> bytes:
    """Return up to `size` bytes as soon as some are there, so that a slow pipe is read as it fills."""
    return stream.read1(size) if isinstance(stream, io.BufferedReader) else stream.read(size)


@contextmanager
def opened(path: str, packed: bool) -> Iterator[io.BufferedReader]:
    """Open a file for reading, unpacking it on the fly if it is packed. Raises `OSError`."""
    with open(path, "rb") as file:
        yield io.BufferedReader(_Unpacked(cast("BinaryIO", file)), _CHUNK) if packed else file


@contextmanager
def spooled(stream: IO[bytes], limit: int) -> Iterator[IO[bytes]]:
    """Copy a stream to a temporary file that can seek. Raises `ReadingError` if it holds more than `limit` bytes."""
    with tempfile.TemporaryFile() as file:
        while chunk := stream.read(_CHUNK):
            if file.tell() + len(chunk) > limit:
                raise ReadingError(f"unpacks to more than {limit:,} bytes", "unpack it and give the unpacked file")
            file.write(chunk)
        file.seek(0)
        yield file


def whole(stream: IO[bytes], max_chars: int) -> bytes:
    """Return all the bytes of a stream. Raises `ReadingError` if they must hold more than `max_chars` characters.

    No encoding that is read takes more than four bytes for a character and four for its mark at the start.
    """
    limit = 4 * max_chars + 4
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise too_long(max_chars)
    return data


def too_long(max_chars: int) -> ReadingError:
    """Return the error for a text that is longer than an article can be."""
    return ReadingError(f"longer than {max_chars:,} characters, too long for an article", "split it into its articles")
