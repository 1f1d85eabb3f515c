"""Which run is open, as the address names it.

Nothing stands for the run the app was started with, else the bundled corpus; otherwise it is the key of a temporary run
or, where the app serves this machine alone, the path of a run on it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from wording.runs.errors import RunError
from wording.views import sample, scoring

if TYPE_CHECKING:
    from wording.runs.store import Run

START = "WORDING_RUN"
"""The environment variable in which `wording app RUN` hands over its run."""

HERE = ("localhost", "127.0.0.1", "::1")
Key = tuple[str, int]
"""The path of a run and when it was last changed: what makes a cached answer valid."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A run, what the address calls it and what people call it; `lasting` unless it is the app's own."""

    token: str
    label: str
    key: Key
    run: Run
    lasting: bool = True


def opened() -> Opened:
    """Return the run that the address asks for, or the one this session had open. Raises `RunError`."""
    token = st.query_params.get("run", st.session_state.get("run", ""))
    path, label = _place(token)
    key = (path, _changed(path))
    lasting = not token.startswith("tmp-") and bool(token or os.environ.get(START))
    found = Opened(token, label, key, run_of(key), lasting)
    st.session_state["run"] = token
    if token and st.query_params.get("run") != token:
        st.query_params["run"] = token
    return found


def run_of(key: Key) -> Run:
    """Return the run of a key, opened once for all sessions."""
    return _run(*key)


def local() -> bool:
    """Tell whether the app serves this machine alone, so that whoever uses it may open what is on it."""
    return st.get_option("server.address") in HERE


def select(token: str) -> None:
    """Show another run from now on; everything else in the address belonged to the one before."""
    st.session_state["run"] = token
    st.query_params.clear()
    if token:
        st.query_params["run"] = token


def _place(token: str) -> tuple[str, str]:
    if token.startswith("tmp-"):
        found = scoring.temporary().get(token)
        if found is None:
            raise RunError(
                "what this link shows was kept only while the app ran; open the texts again on the first page"
            )
        return str(found.path), found.label
    if token:
        if not local():
            raise RunError("runs by path can be opened only where the app serves this machine alone (--host localhost)")
        if not Path(token).is_absolute():
            raise RunError(f"“{token}” is no full path of a run; open it on the first page")
        return token, Path(token).name
    if start := os.environ.get(START):
        return start, Path(start).name or start
    return str(sample.sample()), "Sample corpus"


def _changed(path: str) -> int:
    manifest = Path(path) / "run.json"
    return manifest.stat().st_mtime_ns if manifest.is_file() else 0


@st.cache_resource(show_spinner=False, max_entries=16)
def _run(path: str, changed: int) -> Run:
    from wording.runs.store import open_run

    return open_run(path)
