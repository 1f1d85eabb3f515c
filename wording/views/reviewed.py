"""Runs with what people decided on their findings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from wording.views.runs import Opened

if TYPE_CHECKING:
    from wording.review.decisions import Decisions
    from wording.runs.store import Run


def decisions(opened: Opened) -> Decisions:
    """Return the decisions kept beside a run."""
    from wording.review.verdicts import beside

    return beside(opened.key[0])


def reviewed(opened: Opened) -> Run:
    """Return the run with the verdicts of all reviewers on its findings, as they are now."""
    kept = decisions(opened).path
    stamps = [path.stat().st_mtime_ns for path in (kept, kept.with_name(f"{kept.name}-wal")) if path.is_file()]
    return _run(*opened.key, max(stamps, default=0)) if stamps else opened.run


@st.cache_resource(show_spinner=False, max_entries=4)
def _run(path: str, changed: int, decided: int) -> Run:
    from wording.review.decisions import FILE, Decisions
    from wording.review.verdicts import open_reviewed

    return open_reviewed(path, Decisions(Path(path, FILE)))
