"""Aligned files: one segment a line, so that line n of every file is the same segment.

Lines are read as sacreBLEU reads them, so that scores agree: only a line feed ends a line, and white space at its end is
cut. What would change a score without a word (another encoding, lines that do not match) is refused; what is harmless
(a mark at the start of the file, Windows line ends, empty lines) is noted with its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from wording.reading import encoding
from wording.reading.items import ReadingError
from wording.reading.streams import opened
from wording.settings import SettingsError

NAMED = 5
"""How many places a note names before it counts the rest."""


class AlignmentError(SettingsError):
    """Files that cannot be compared line by line. The message names file and line and says what to do."""


@dataclass(frozen=True, slots=True)
class Segments:
    """The lines of one file, or of one system, in order. `name` is what the results call it."""

    name: str
    lines: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @property
    def empty(self) -> tuple[int, ...]:
        """The numbers, from 1, of the lines that hold nothing."""
        return tuple(number for number, line in enumerate(self.lines, 1) if not line.strip())


def read(path: str, name: str | None = None) -> Segments:
    """Read a file of segments, packed (`.gz`) or not. Raises `AlignmentError`."""
    try:
        with opened(path, path.endswith(".gz")) as stream:
            data = stream.read()
        text, notes = _text(path, data)
    except OSError as error:
        raise AlignmentError(f"{path}: cannot be read: {error.strerror}; check the path") from None
    except ReadingError as error:
        raise AlignmentError(f"{path}: {error}") from None
    lines = text.removesuffix("\n").split("\n") if text else []
    if not lines:
        raise AlignmentError(f"{path}: holds no lines; give a file with one segment a line")
    if any(line.endswith("\r") for line in lines):
        notes = (*notes, f"{path}: Windows line ends; they do not count as text")
    found = Segments(name or path, tuple(line.rstrip() for line in lines))
    if found.empty:
        notes = (*notes, f"{path}: {_listed('empty line', found.empty)}")
    return Segments(found.name, found.lines, notes)


def check_aligned(files: Sequence[Segments]) -> None:
    """Raise `AlignmentError` unless all have as many lines; the message names the two that differ most."""
    shortest = min(files, key=lambda item: len(item.lines))
    longest = max(files, key=lambda item: len(item.lines))
    few, many = len(shortest.lines), len(longest.lines)
    if few == many:
        return
    extra = f"line {many}" if many == few + 1 else f"lines {few + 1}–{many}"
    empty = "; ".join(f"{item.name} has {_listed('empty line', item.empty)}" for item in files if item.empty)
    raise AlignmentError(
        f"{shortest.name} has {_counted(few)}, {longest.name} {_counted(many)}: {extra} of {longest.name} would have no "
        f"counterpart; give files in which line n is the same segment{f' ({empty})' if empty else ''}"
    )


def named(given: Iterable[str]) -> list[tuple[str, str]]:
    """Return name and path of each `NAME=FILE` or `FILE`; a file alone is named after itself.

    Raises `AlignmentError` for two of one name.
    """
    items = [_split(item) for item in given]
    short = [name or Path(path).name for name, path in items]
    names = [name or (path if short.count(own) > 1 else own) for (name, path), own in zip(items, short, strict=True)]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise AlignmentError(f"two systems are called “{twice}”; name them apart: --hypothesis NAME=FILE")
    return [(name, path) for name, (_, path) in zip(names, items, strict=True)]


def _split(item: str) -> tuple[str, str]:
    """Return the name, empty if none is given, and the path. A file whose own name holds `=` is found too."""
    name, sign, path = item.partition("=")
    return (name, path) if sign and name and not Path(item).exists() else ("", item)


def _text(path: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of a file that is UTF-8 or says what it is, with notes. Raises `AlignmentError`, `ReadingError`."""
    encoding.refuse_binary(data)
    for mark, codec in encoding.MARKS:
        if data.startswith(mark):
            shown = encoding.shown(codec)
            note = f"read as {shown}" if shown else "the byte order mark at the start does not count as text"
            return data[len(mark) :].decode(codec), (f"{path}: {note}",)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise AlignmentError(f"{path}:{line}: not UTF-8{_way_out(path, data)}") from None


def _way_out(path: str, data: bytes) -> str:
    """Return how to mend a file that is not UTF-8."""
    if encoding.is_mostly_utf8(data):
        return ", though the rest is; mend the bytes of that line"
    try:
        codec = encoding.shown(encoding.detected(data))
    except ReadingError:
        return "; save it as UTF-8"
    return f" but probably {codec}; convert it: iconv -f {codec} -t UTF-8 {Path(path).name}"


def _listed(noun: str, numbers: Sequence[int]) -> str:
    """Return “2 empty lines (3, 17)”, the first few places named."""
    shown = ", ".join(map(str, numbers[:NAMED])) + (", …" if len(numbers) > NAMED else "")
    return f"{len(numbers):,} {noun}{'s' if len(numbers) != 1 else ''} ({shown})"


def _counted(number: int) -> str:
    return f"{number:,} line{'s' if number != 1 else ''}"
