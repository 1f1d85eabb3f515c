"""How a batch ends: its chunks become part of the run in one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wording.runs.database import Database, Source
from wording.runs.folder import MANIFEST, MARKERS, Folder, marker_name
from wording.runs.manifest import Manifest, Marker
from wording.runs.schema import TABLES


def finished(folder: Folder, manifest: Manifest, whole: Sequence[Marker]) -> Manifest:
    """Write and return the manifest of the run with the chunks that were added. Raises `OSError`."""
    if manifest.complete and not whole:
        return manifest
    manifest = manifest.with_chunks(whole)
    if manifest.replaced:
        manifest = _without_replaced(Database(folder, manifest), manifest)
    folder.write_json(manifest.as_json(), MANIFEST)
    for marker in whole:
        folder.discard(folder.name(MARKERS, marker_name(marker.chunk)))
    return manifest


def _without_replaced(database: Database, manifest: Manifest) -> Manifest:
    """Return the manifest with rows and words of replaced articles taken off its counts."""
    old = list(manifest.replaced)
    counts = dict(manifest.counts)
    for name in TABLES:
        source = Source(database)
        query = f"SELECT count(*) FROM {source.table(name)} WHERE place NOT IN (SELECT unnest({source.bind(old)}))"
        counts[name] = database.rows(query, source.parameters)[0][0]
    source = Source(database)
    query = (
        f"SELECT coalesce(sum(words), 0)::BIGINT FROM {source.table('articles')} "
        f"WHERE place NOT IN (SELECT unnest({source.bind(old)}))"
    )
    return replace(manifest, counts=counts, words=database.rows(query, source.parameters)[0][0])
