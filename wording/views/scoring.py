"""Temporary runs: what somebody uploads, pastes or names is scored into a folder that goes when the app stops."""

from __future__ import annotations

import atexit
import json
import re
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from wording.settings import Settings, SettingsError

if TYPE_CHECKING:
    from wording.runs.progress import Progress as BatchProgress

MOST_FILES = 500
MOST_BYTES = 50_000_000
"""Bytes of all uploaded files together; more is work for `wording score`."""

CHUNK = 16
"""Articles between two steps of the progress bar."""

Progress = Callable[[int, int | None], None]
_ODD = re.compile(r"[^\w .()\-]+")


@dataclass(frozen=True, slots=True)
class Temporary:
    """A run that lasts as long as the app."""

    path: Path
    label: str


@cache
def folder() -> Path:
    """Return the folder of all temporary runs, readable for this user only and removed when the app stops."""
    made = Path(tempfile.mkdtemp(prefix="wording-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


@cache
def temporary() -> dict[str, Temporary]:
    """Return the temporary runs by the key that the address gives."""
    return {}


def open_inputs(
    inputs: Sequence[str | Path], label: str, progress: Progress | None = None, *, thorough: bool = True
) -> str:
    """Score files, folders or addresses into a temporary run and return its key. Raises `SettingsError`.

    `thorough` as for `wording.runs.batch.score`: slower, and more is known of who speaks.
    """
    token = f"tmp-{secrets.token_urlsafe(9)}"
    place = folder() / token
    score_into(inputs, place, progress, thorough=thorough)
    _require_articles(place)
    temporary()[token] = Temporary(place, label)
    return token


def open_files(files: Iterable[tuple[str, bytes]], progress: Progress | None = None) -> str:
    """Score uploaded files, each a name and its content. Raises `SettingsError` for too many or too much."""
    given = list(files)
    size = sum(len(data) for _, data in given)
    if len(given) > MOST_FILES or size > MOST_BYTES:
        raise SettingsError(
            f"{len(given):,} files with {size / 1e6:,.0f} MB are more than the app takes at once ({MOST_FILES} files, "
            f"{MOST_BYTES // 1_000_000} MB); score them with `wording score FILES -o RUN` and open the run"
        )
    place = Path(tempfile.mkdtemp(prefix="upload-", dir=folder()))
    for number, (name, data) in enumerate(given):
        own = place / str(number) if (place / _harmless(name)).exists() else place
        own.mkdir(exist_ok=True)
        (own / _harmless(name)).write_bytes(data)
    label = given[0][0] if len(given) == 1 else f"{len(given)} files"
    return open_inputs([place], label, progress)


def open_text(fields: dict[str, str], progress: Progress | None = None) -> str:
    """Score a pasted text with what is known of it, by the names of `Article`'s fields. Raises `SettingsError`."""
    if not fields.get("text", "").strip():
        raise SettingsError("there is no text yet: paste the article into the field")
    known = {name: value for name, value in fields.items() if value.strip()}
    data = json.dumps({"id": "pasted", **known}).encode()
    return open_files([("pasted.jsonl", data)], progress)


def open_address(address: str, progress: Progress | None = None) -> str:
    """Score the article at a web address, within the limits of the command line. Raises `SettingsError`."""
    if not address.lower().startswith(("http://", "https://")):
        raise SettingsError("that is no web address: it must begin with https:// or http://")
    return open_inputs([address], address, progress)


def score_into(
    inputs: Sequence[str | Path], place: Path, progress: Progress | None = None, *, thorough: bool = True
) -> None:
    """Score inputs into a new run, telling `progress` how many of how many are read. Raises `SettingsError`."""
    from wording.runs.batch import score

    def told(done: BatchProgress) -> None:
        if progress:
            progress(done.inputs, done.total)

    score(inputs, place, Settings(), chunk=CHUNK, thorough=thorough, progress=told)


def _require_articles(place: Path) -> None:
    """Raise `SettingsError` with the first reason where nothing at all could be read."""
    from wording.runs.store import open_run

    run = open_run(place)
    if not run.info.articles:
        told = [f"{error.path.rpartition('/')[2] or error.path}: {error.message}" for error in run.errors(limit=1)]
        raise SettingsError(told[0] if told else "there was no article in it")


def _harmless(name: str) -> str:
    """Return the name of an uploaded file as one that can stand in a folder: letters, digits, dots, hyphens."""
    base = _ODD.sub("_", name.replace("\\", "/").rpartition("/")[2]).lstrip(". ")
    stem, dot, ending = base.rpartition(".")
    if ending.lower() == "gz":
        more, dot, inner = stem.rpartition(".")
        stem, ending = more, f"{inner}.{ending}"
    return f"{stem[:80] or 'file'}{dot}{ending[:20]}"
