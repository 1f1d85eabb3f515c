"""The run of the bundled corpus: scored when this version is first asked for it, and kept in the user's cache."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import time
from contextlib import suppress
from functools import cache
from pathlib import Path
from threading import Lock

import streamlit as st

from wording.lexicon import shipped
from wording.views.scoring import folder, score_into
from wording.yaml_cache import cache_folder

KEPT = 3
"""So many runs of the corpus are kept, those that were used last: one for each version at work."""
SETTLED = 24 * 3600
"""Seconds since its last use after which a run beyond these is removed."""

_NAME = re.compile(r"sample-[0-9a-f]{16}")


def sample() -> Path:
    """Return the run of the bundled corpus."""
    place = _scored()
    if not (place / "run.json").is_file():
        _scored.clear()
        place = _scored()
    return place


@st.cache_resource(show_spinner="Reading the sample corpus …")
def _scored() -> Path:
    from wording.runs.store import is_run

    place = cache_folder() / "app" / f"sample-{_state()}"
    with _lock():
        if not is_run(place):
            made = folder() / "sample"
            score_into([shipped("corpus") / "articles"], made)
            try:
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.move(made, place)
            except OSError:
                return made
    with suppress(OSError):
        os.utime(place)
        sweep(place.parent, time.time())
    return place


def sweep(parent: Path, now: float) -> None:
    """Remove runs of the corpus that earlier versions left, but never a recently used one; nothing else is touched."""
    runs = [
        (entry.stat(follow_symlinks=False).st_mtime, Path(entry.path))
        for entry in os.scandir(parent)
        if _NAME.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False)
    ]
    for used, path in sorted(runs, reverse=True)[KEPT:]:
        if now - used > SETTLED:
            shutil.rmtree(path, ignore_errors=True)


def _state() -> str:
    """Return what changes whenever the findings in the corpus may."""
    from wording.analyzer import Analyzer

    package = Path(__file__).parent.parent
    files = sorted([*package.rglob("*.py"), *(shipped("corpus") / "articles").glob("*")])
    stamps = [file.stat().st_mtime_ns for file in files]
    told = f"{Analyzer().signature('en')}|{stamps}"
    return hashlib.blake2b(told.encode(), digest_size=8).hexdigest()


@cache
def _lock() -> Lock:
    return Lock()
