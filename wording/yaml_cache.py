"""What is slow to make, kept as JSON: above all parsed YAML, on which a short run would spend most of its time.

One file a lexicon in the user's cache folder, valid only for the same path, size and time of change. Nothing depends on
it: where the folder cannot be read or written, everything is made again.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Sequence
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
    """Return `parse(path)`, kept for as long as the file stays as it is now. Whatever `parse` raises is raised."""
    try:
        state = path.stat()
        stamp = [state.st_size, state.st_mtime_ns]
        name = str(path.resolve())
    except (OSError, RuntimeError):
        return parse(path)
    return kept(name, stamp, lambda: parse(path))


def kept(name: str, stamp: Sequence[str | int], build: Callable[[], Any]) -> Any:
    """Return `build()`, which must be what JSON can hold, from the cache if it was kept under the same stamp.

    Whatever `build` raises is raised and not kept.
    """
    digest = hashlib.blake2b(name.encode(), digest_size=12).hexdigest()
    full = [VERSION, *stamp]
    try:
        place = cache_folder() / f"{digest}.json"
        found = json.loads(place.read_bytes())
        if found["stamp"] == full:
            return found["content"]
    except (OSError, RuntimeError, ValueError, KeyError, TypeError):
        pass
    content = build()
    with suppress(OSError, RuntimeError, ValueError):
        content_and_stamp = json.dumps({"stamp": full, "content": content}, ensure_ascii=False)
        _write(cache_folder() / f"{digest}.json", content_and_stamp.encode())
    return content


def _write(place: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=place.parent, delete=False) as file:
        file.write(content)
    os.replace(file.name, place)
