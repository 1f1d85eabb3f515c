"""Many articles into a run: chunk by chunk, each there in all tables or in none, going on where it was broken off."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from wording.analyzer import Analyzer
from wording.reading import Item, Limits, Problem, read
from wording.runs.cutting import CHUNK, LARGEST, Cutter
from wording.runs.database import Database, Source
from wording.runs.errors import RunError
from wording.runs.folder import MANIFEST, MARKERS, Folder
from wording.runs.identity import made_by, require_same, settings_record
from wording.runs.known import stored
from wording.runs.manifest import Manifest, Marker
from wording.runs.parts import commit, markers, sweep
from wording.runs.rows import RunInfo
from wording.runs.schema import SCHEMA, TABLES
from wording.runs.store import read_manifest
from wording.runs.task import Done, Task, score_chunk
from wording.settings import Settings


def score(
    inputs: Iterable[str | Path] | str | Path,
    run_path: str | os.PathLike[str],
    settings: Settings | None = None,
    *,
    workers: int = 1,
    dask: str | None = None,
    chunk: int = CHUNK,
    thorough: bool = False,
    limits: Limits = Limits(headlines=True),  # noqa: B008
) -> RunInfo:
    """Score articles into a run, or add to it what it does not hold yet."""
    folder = Folder(run_path)
    analyzer = Analyzer(settings)
    manifest = _begun(folder, analyzer, thorough)
    sweep(folder)
    whole = markers(folder, manifest.chunks)
    known = stored(Database(folder, manifest.with_chunks(whole)))
    cutter = Cutter(known, manifest.chunks, {marker.chunk for marker in whole}, min(chunk, LARGEST))
    for part in cutter.cut(read(inputs, limits=limits)):
        done = score_chunk(Task(part, folder.path, analyzer.settings, thorough))
        commit(folder, done.marker, done.written)
        whole.append(done.marker)
    return _finished(folder, manifest, whole).info()


def _begun(folder: Folder, analyzer: Analyzer, thorough: bool) -> Manifest:
    settings, made = settings_record(analyzer.settings, thorough), made_by(analyzer)
    if folder.exists(MANIFEST):
        manifest = read_manifest(folder, finished=False)
        require_same(folder.path, {**manifest.settings, **manifest.made_by}, {**settings, **made})
        return manifest
    manifest = Manifest(str(made["wording"]), datetime.now(UTC).isoformat(timespec="seconds"), settings, made)
    for name in (*TABLES, MARKERS):
        folder.make(name)
    folder.write_json(manifest.as_json(), MANIFEST)
    return manifest


def _finished(folder: Folder, manifest: Manifest, whole: list[Marker]) -> Manifest:
    if not whole and manifest.complete:
        return manifest
    manifest = manifest.with_chunks(whole)
    if manifest.replaced:
        manifest = _recounted(folder, manifest)
    folder.write_json(manifest.as_json(), MANIFEST)
    for marker in whole:
        folder.discard(folder.name(MARKERS, f"{marker.chunk:06d}.json"))
    return manifest


def _recounted(folder: Folder, manifest: Manifest) -> Manifest:
    """Return the manifest with the rows and words of replaced articles taken off."""
    database = Database(folder, manifest)
    counts = {}
    for name in TABLES:
        source = Source(database)
        current = f"place NOT IN (SELECT unnest({source.bind(list(manifest.replaced))}))"
        counts[name] = database.rows(f"SELECT count(*) FROM {source.table(name)} WHERE {current}", source.parameters)[0][0]
    source = Source(database)
    current = f"place NOT IN (SELECT unnest({source.bind(list(manifest.replaced))}))"
    words = database.rows(f"SELECT coalesce(sum(words), 0)::BIGINT FROM {source.table('articles')} WHERE {current}", source.parameters)
    return replace(manifest, counts=counts, words=words[0][0])
