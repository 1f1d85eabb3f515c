"""The folder of a run, on this machine or behind any fsspec address: names of files, and writes that are whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from uuid import uuid4

import fsspec

from wording.runs.errors import RunError

MANIFEST = "run.json"
MARKERS = "chunks"
TEMPORARY = ".new-"
"""How the names of files begin that are not whole yet."""


class Folder:
    """A folder for a run. `path` is as the user gave it."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """Take a path or fsspec address. Raises `RunError` for an address that no installed file system serves."""
        self.path = os.fspath(path)
        try:
            self.files, root = fsspec.core.url_to_fs(self.path)
        except (ValueError, ImportError) as error:
            raise RunError(f"{self.path}: {error}; give a folder, or an address that fsspec knows") from None
        self.root = root.rstrip("/") or root
        protocol = self.files.protocol
        self.protocol = protocol if isinstance(protocol, str) else protocol[0]

    @property
    def is_local(self) -> bool:
        """Whether the folder is on a file system that this machine mounts."""
        return self.protocol in ("file", "local")

    def name(self, *parts: str) -> str:
        """Return the name that the file system knows a file of the folder by."""
        return "/".join((self.root, *parts))

    def address(self, *parts: str) -> str:
        """Return the name that DuckDB knows a file of the folder by."""
        return self.name(*parts) if self.is_local else f"{self.protocol}://{self.name(*parts).lstrip('/')}"

    def exists(self, *parts: str) -> bool:
        """Tell whether there is such a file or folder."""
        return bool(self.files.exists(self.name(*parts)))

    def names(self, *parts: str) -> list[str]:
        """Return the names in a folder below, in order; none if there is no such folder."""
        self.files.invalidate_cache()
        with suppress(FileNotFoundError, NotADirectoryError):
            return sorted(path.rsplit("/", 1)[-1] for path in self.files.ls(self.name(*parts), detail=False))
        return []

    def make(self, *parts: str) -> None:
        """Make a folder below, with those above it."""
        self.files.makedirs(self.name(*parts), exist_ok=True)

    def read_json(self, *parts: str) -> dict[str, Any]:
        """Return the object in a file. Raises `OSError`, and `RunError` if it holds none."""
        with self.files.open(self.name(*parts), "rb") as file:
            data = file.read()
        try:
            found = json.loads(data)
        except ValueError:
            found = None
        if not isinstance(found, dict):
            raise RunError(f"{self.path}: {'/'.join(parts)} is damaged; restore it, or score into another folder")
        return found

    def write_json(self, content: Mapping[str, Any], *parts: str) -> None:
        """Write an object to a file, replacing the one there, so that the file is at every moment whole."""
        hidden = (*parts[:-1], f"{TEMPORARY}{uuid4().hex}")
        try:
            with self.files.open(self.name(*hidden), "wb") as file:
                file.write(json.dumps(content, ensure_ascii=False, indent=1).encode())
            self.keep(self.name(*hidden))
            self.rename(self.name(*hidden), self.name(*parts))
        except OSError:
            self.discard(self.name(*hidden))
            raise

    def keep(self, name: str) -> None:
        """Make sure that a file, by its full name, outlives a loss of power. Object stores need no such call."""
        if self.is_local and os.name == "posix":
            handle = os.open(name, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)

    def rename(self, old: str, new: str) -> None:
        """Give a file another name, both in full; in one step where the folder is on this machine."""
        if self.is_local:
            os.replace(old, new)
            self.keep(os.path.dirname(new))
        else:
            self.files.mv(old, new)

    def discard(self, name: str) -> None:
        """Remove a file, by its full name, if it is there."""
        with suppress(OSError):
            self.files.rm_file(name)


def part_name(chunk: int) -> str:
    """Return the name of the file that holds a chunk's rows of a table."""
    return f"part-{chunk:06d}.parquet"


def marker_name(chunk: int) -> str:
    """Return the name of the file that says that all rows of a chunk are there."""
    return f"{chunk:06d}.json"
