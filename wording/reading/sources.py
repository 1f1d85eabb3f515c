"""From what the user named to the single files and addresses behind it: folders, globs, `-`, addresses."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path, PurePath

from wording.reading.items import Problem


class Kind(Enum):
    """How a source is read."""

    TEXT = "text"
    HTML = "html"
    JSON_LINES = "json lines"
    DELIMITED = "delimited"
    PARQUET = "parquet"
    STDIN = "standard input"
    ADDRESS = "address"


EXTENSIONS = {
    ".txt": Kind.TEXT,
    ".md": Kind.TEXT,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".jsonl": Kind.JSON_LINES,
    ".ndjson": Kind.JSON_LINES,
    ".csv": Kind.DELIMITED,
    ".tsv": Kind.DELIMITED,
    ".parquet": Kind.PARQUET,
}
SUPPORTED = f"{', '.join(EXTENSIONS)} (each also with .gz)"

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,30}://")


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read. `names` are the ids its article may get, the shortest first."""

    path: str
    kind: Kind
    names: tuple[str, ...]
    packed: bool = False


def sources(inputs: Iterable[str | Path]) -> Iterator[Source | Problem]:
    """Yield what `inputs` name, in their order, the files of a folder or glob in alphabetical order."""
    for given in inputs:
        path = os.fspath(given)
        if path == "-":
            yield Source(path, Kind.STDIN, ("stdin",))
        elif isinstance(given, str) and (scheme := _SCHEME.match(given)):
            yield _address(given, scheme.group().lower())
        else:
            yield from _files(path)


def _address(address: str, scheme: str) -> Source | Problem:
    if scheme in ("http://", "https://"):
        return Source(address, Kind.ADDRESS, (address,))
    return Problem(address, None, f"{scheme} addresses are not read", "give an http or https address, or a file")


def _files(path: str) -> Iterator[Source | Problem]:
    try:
        if os.path.isdir(path):
            yield from _folder(path)
        elif os.path.lexists(path):
            yield _file(path)
        elif glob.has_magic(path):
            yield from _matching(path)
        else:
            yield Problem(path, None, "there is no such file or folder", "check the name")
    except ValueError:
        yield Problem(path, None, "this is no name of a file", "check the name")


def _file(path: str) -> Source | Problem:
    return _source(path, os.path.dirname(path)) or Problem(
        path, None, "the kind of file cannot be told from its name", f"give it one of the endings {SUPPORTED}"
    )


def _folder(root: str) -> Iterator[Source | Problem]:
    empty = True
    for found in _walk(root):
        source = found if isinstance(found, Problem) else _source(found, root)
        if source is not None:
            empty = False
            yield source
    if empty:
        yield Problem(
            root,
            None,
            "the folder holds no file that can be read",
            f"put files in it that end in {SUPPORTED}",
        )


def _walk(root: str) -> Iterator[str | Problem]:
    """Yield the files below `root`, hidden ones and pipes left out, links to folders not followed."""
    pending = [(root, True)]
    while pending:
        path, is_folder = pending.pop()
        if not is_folder:
            yield path
            continue
        try:
            found = _listed(path)
        except OSError as error:
            yield Problem(path, None, f"the folder cannot be read: {error.strerror}", "check its permissions")
        else:
            pending.extend((os.path.join(path, name), below) for name, below in reversed(found))


def _listed(folder: str) -> list[tuple[str, bool]]:
    """Return the names in a folder in order, each with whether it is a folder itself."""
    with os.scandir(folder) as entries:
        return sorted(
            (entry.name, entry.is_dir(follow_symlinks=False))
            for entry in entries
            if not entry.name.startswith(".") and (entry.is_dir() or entry.is_file() or entry.is_symlink())
        )


def _matching(pattern: str) -> Iterator[Source | Problem]:
    root = os.path.dirname(pattern[: re.search(r"[*?[]", pattern).start()])  # type: ignore[union-attr]
    matches = sorted(path for path in glob.iglob(pattern, recursive=True) if not os.path.isdir(path))
    readable = [source for path in dict.fromkeys(matches) if (source := _source(path, root))]
    yield from readable
    if not readable:
        reason = "no matching file can be read" if matches else "no file matches"
        yield Problem(pattern, None, reason, f"name files that end in {SUPPORTED}")


def _source(path: str, root: str) -> Source | None:
    """Return the file as a source, its first name relative to `root`, or None if its ending is not known."""
    stem, ending = os.path.splitext(path)
    packed = ending.lower() == ".gz"
    if packed:
        stem, ending = os.path.splitext(stem)
    kind = EXTENSIONS.get(ending.lower())
    if kind is None:
        return None
    names = (os.path.relpath(stem, root) if root else stem, stem, path)
    return Source(path, kind, tuple(_encodable(PurePath(name).as_posix()) for name in names), packed)


def _encodable(name: str) -> str:
    """Return the name of a file without the surrogates that stand for bytes in no known encoding."""
    return name.encode("utf-8", "backslashreplace").decode()
