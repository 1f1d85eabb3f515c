"""From what several people decided on a finding to one state, and runs opened with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import astuple
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from wording.review.decisions import FILE, Decision, Decisions, Key, ReviewError
from wording.runs.store import Run, open_run

if TYPE_CHECKING:
    import pyarrow as pa


def verdict(states: Iterable[str]) -> str:
    """Return what more people say of accepted and rejected; unsure if it is a draw or nobody says either."""
    count = Counter(states)
    if count["accepted"] == count["rejected"]:
        return "unsure"
    return "accepted" if count["accepted"] > count["rejected"] else "rejected"


def verdicts(decisions: Iterable[Decision]) -> Mapping[Key, str]:
    """Return the verdict on each finding that anything was decided on."""
    ordered = sorted(decisions, key=attrgetter("key"))
    return {key: verdict(made.state for made in group) for key, group in groupby(ordered, attrgetter("key"))}


def as_table(found: Mapping[Key, str]) -> pa.Table:
    """Return verdicts as the table that `open_run` takes."""
    import pyarrow as pa

    columns = [*zip(*map(astuple, found), strict=True)] or [(), (), (), ()]
    text, count = pa.string(), pa.int64()
    return pa.table(
        {
            "content": pa.array(columns[0], text),
            "start": pa.array(columns[1], count),
            "end": pa.array(columns[2], count),
            "rule": pa.array(columns[3], text),
            "state": pa.array(list(found.values()), text),
        }
    )


def beside(run: str, given: Path | None = None) -> Decisions:
    """Return the decisions on a run: in the file given, else in the run's folder.

    Raises `ReviewError` if the run is at a remote address and no file is given.
    """
    if given is not None:
        return Decisions(given)
    if _is_remote(run):
        raise ReviewError(f"{run}: decisions are kept on this machine; name a file with --decisions")
    return Decisions(Path(run.removeprefix("file://"), FILE))


def _is_remote(run: str) -> bool:
    return "://" in run and not run.startswith("file://")


def open_with_decisions(run: str, given: Path | None = None, reviewer: str | None = None) -> Run:
    """Open a run with what was decided on it, if anything; on a remote run nothing was where no file is given."""
    if given is None and _is_remote(run):
        return open_run(run)
    return open_reviewed(run, beside(run, given), reviewer)


def open_reviewed(run: str, decisions: Decisions, reviewer: str | None = None) -> Run:
    """Open a run with the verdicts on its findings, or with what one reviewer decided. Raises `RunError`, `ReviewError`."""
    return open_run(run, decisions=as_table(verdicts(decisions.all(reviewer))))
