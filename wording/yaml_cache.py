"""Parsed YAML kept as JSON, because reading YAML is what a short run would spend most of its time on.

One file a lexicon in the user's cache folder, valid only for the same path, size and time of change. Nothing depends on
it: where the folder cannot be read or written, YAML is parsed again.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

VERSION = 1


def cache_folder() -> Path:
    """Return the cache folder: `WORDING_CACHE`, else `wording` in `XDG_CACHE_HOME` or `~/.cache`."""
    if own := os.environ.get("WORDING_CACHE"):
        return Path(own)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "wording"


def cached(path: Path, parse: Callable[[Path], Any]) -> Any:
    """Return `parse(path)`, from the cache if it holds the content of the file as it is now.

    Whatever `parse` raises is raised and not kept.
    """
    try:
        place, stamp = _place(path)
        kept = json.loads(place.read_bytes())
        if kept["stamp"] == stamp:
            return kept["content"]
    except (OSError, RuntimeError, ValueError, KeyError, TypeError):
        pass
    content = parse(path)
    with suppress(OSError, RuntimeError, ValueError):
        place, stamp = _place(path)
        _write(place, json.dumps({"stamp": stamp, "content": content}, ensure_ascii=False).encode())
    return content


def _place(path: Path) -> tuple[Path, list[int]]:
    """Return where the content of a file is kept, and what tells its present state."""
    state = path.stat()
    name = hashlib.blake2b(str(path.resolve()).encode(), digest_size=12).hexdigest()
    return cache_folder() / f"{name}.json", [VERSION, state.st_size, state.st_mtime_ns]


def _write(place: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=place.parent, delete=False) as file:
        file.write(content)
    os.replace(file.name, place)
