"""What a worker is given and gives back. Everything here can be sent to another process or machine."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from threading import Lock

import pyarrow as pa

from wording.reading import Item
from wording.runs.folder import Folder
from wording.runs.manifest import Marker
from wording.runs.parts import write
from wording.runs.rows import ErrorRow
from wording.runs.scorer import Chunk, Depth, Scorer
from wording.settings import Settings

TOLD_ERRORS = 20
"""So many errors of a chunk are given back in words."""

_lock = Lock()
_scorers: dict[str, Scorer] = {}


@dataclass(frozen=True, slots=True)
class Task:
    """A chunk, where its files belong, and how it is scored."""

    chunk: Chunk
    path: str
    settings: Settings
    depth: Depth

    @property
    def items(self) -> list[int]:
        """The positions of the articles that are still to be tried."""
        return [
            position
            for position, found in self.chunk.inputs
            if isinstance(found, Item) and position not in self.chunk.failed
        ]

    def only(self, positions: Sequence[int]) -> Task:
        """Return the task with the inputs at some positions alone."""
        inputs = tuple(pair for pair in self.chunk.inputs if pair[0] in {*positions})
        return replace(self, chunk=replace(self.chunk, inputs=inputs))

    def without(self, position: int, reason: str) -> Task:
        """Return the task with one article given up."""
        return replace(self, chunk=replace(self.chunk, failed={**self.chunk.failed, position: reason}))


@dataclass(frozen=True, slots=True)
class Done:
    """A chunk whose files are written under names of their own, by table, and the first of its errors."""

    marker: Marker
    written: Mapping[str, str]
    errors: tuple[ErrorRow, ...] = ()


def score_chunk(task: Task) -> Done:
    """Score a chunk and write its files. Raises `OSError` where these cannot be written, and nothing for bad articles."""
    start = time.perf_counter()
    with _lock:
        scored = _scorer(task).score(task.chunk)
    tables = {name: table for name, table in scored.tables.items() if table.num_rows}
    marker = Marker(
        chunk=task.chunk.number,
        rows={name: table.num_rows for name, table in tables.items()},
        words=scored.words,
        seconds=round(time.perf_counter() - start, 3),
        signatures=scored.signatures,
        errors=dict(scored.errors),
        slowest=scored.slowest,
        replaced=task.chunk.replaced,
    )
    return Done(marker, write(Folder(task.path), tables), _errors(tables))


def _errors(tables: Mapping[str, pa.Table]) -> tuple[ErrorRow, ...]:
    if "errors" not in tables:
        return ()
    columns = [field.name for field in fields(ErrorRow)]
    return tuple(ErrorRow(**row) for row in tables["errors"].select(columns).slice(0, TOLD_ERRORS).to_pylist())


def probe(task: Task) -> None:
    """Score a chunk and throw the result away: whether the worker survives it is all that counts."""
    with _lock:
        _scorer(task).score(task.chunk)


def _scorer(task: Task) -> Scorer:
    """Return the scorer of this process for the settings of a task; a worker has one at a time."""
    key = repr((task.settings, task.depth))
    if key not in _scorers:
        _scorers.clear()
        _scorers[key] = Scorer(task.settings, task.depth)
    return _scorers[key]
