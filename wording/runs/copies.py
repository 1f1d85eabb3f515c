"""Near-copies in a run of any size: MinHash buckets on disk, band by band, and the texts themselves decide.

What is kept in memory is one band’s buckets, which DuckDB spills when they grow, one batch of texts to compare, and some
hundred bytes for each article that is a copy. Nothing is compared with everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pyarrow as pa
import pyarrow.parquet as parquet

from wording.framing.families import LEAST, Sketches
from wording.framing.minhash import BANDS, ROWS, signature
from wording.framing.shingles import shingles
from wording.runs.database import Database, Source
from wording.runs.schema import chunk_of
from wording.runs.store import Run

COMPARED = 2000
"""Pairs of texts that are read and compared together."""

_BAND = pa.schema([("band", pa.uint8()), ("key", pa.uint64()), ("place", pa.int64())])


def copies(run: Run, scratch: Path | None = None) -> Iterator[tuple[str, str]]:
    """Yield id pairs: an article, and the first article of the run that prints the same text, cut or changed a little.

    Articles come in the order of the run; those that nobody else printed are left out. What counts as a copy is told by
    `wording.framing.families`. `scratch` is where a temporary folder may take 600 bytes an article.
    """
    with TemporaryDirectory(dir=scratch) as folder:
        file = Path(folder, "bands.parquet")
        _write_bands(run.database, file, run.manifest.replaced)
        first = _First()
        for some in _batched(_candidates(run.database, file)):
            _compare(run.database, some, first)
    names = dict(_names(run.database, first.places()))
    yield from ((names[place], names[first.of(place)]) for place in first.places() if first.of(place) != place)


class _First:
    """Which places belong together, each set known by its first."""

    def __init__(self) -> None:
        self._before: dict[int, int] = {}

    def places(self) -> list[int]:
        return sorted(self._before)

    def of(self, place: int) -> int:
        while (before := self._before.get(place, place)) != place:
            place = before
        return place

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.of(one), self.of(other)))
        self._before[high] = self._before[low] = low
        for place in (one, other):
            self._before[place] = low


def _write_bands(database: Database, file: Path, replaced: Iterable[int]) -> None:
    """Write for each text that is long enough the keys of its bands: texts that share one may be copies."""
    source = Source(database)
    old = {*replaced}
    with parquet.ParquetWriter(file, _BAND, compression="zstd") as writer:
        for batch in database.batches(f"SELECT place, text FROM {source.table('articles')}", source.parameters):
            keys, places = [], []
            for place, text in zip(batch["place"].to_pylist(), batch["text"].to_pylist(), strict=True):
                hashes = shingles(text)
                if len(hashes) >= LEAST and place not in old:
                    rows = signature(hashes).astype(np.uint64).reshape(BANDS, ROWS)
                    keys.append(rows[:, 0] << np.uint64(32) | rows[:, 1])
                    places.append(place)
            if places:
                bands = np.tile(np.arange(BANDS, dtype=np.uint8), len(places))
                columns = [bands, np.concatenate(keys), np.repeat(np.array(places, dtype=np.int64), BANDS)]
                writer.write_table(pa.table([pa.array(column) for column in columns], schema=_BAND))


def _candidates(database: Database, file: Path) -> Iterator[tuple[int, int]]:
    """Yield pairs of places that share a bucket: each with the first of the bucket and with the one before it."""
    for band in range(BANDS):
        query = (
            "SELECT DISTINCT least(place, other), greatest(place, other) FROM ("
            "SELECT place, unnest([min(place) OVER w, lag(place) OVER (PARTITION BY key ORDER BY place)]) AS other "
            "FROM read_parquet($p0) WHERE band = $p1 WINDOW w AS (PARTITION BY key)) "
            "WHERE other <> place"
        )
        for batch in database.batches(query, {"p0": str(file), "p1": band}):
            yield from zip(batch.column(0).to_pylist(), batch.column(1).to_pylist(), strict=True)


def _batched(pairs: Iterable[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    stream = iter(pairs)
    while some := list(islice(stream, COMPARED)):
        yield some


def _compare(database: Database, pairs: list[tuple[int, int]], first: _First) -> None:
    """Join the pairs whose texts are copies; those that are known to be are not compared again."""
    open_pairs = [(one, other) for one, other in pairs if first.of(one) != first.of(other)]
    places = sorted({place for pair in open_pairs for place in pair})
    sketches, numbers = Sketches(), {}
    for place, text in _texts(database, places):
        numbers[place] = len(sketches)
        sketches.add(text)
    for one, other in open_pairs:
        if first.of(one) != first.of(other) and sketches.same(numbers[one], numbers[other]):
            first.join(one, other)


def _texts(database: Database, places: list[int]) -> Iterator[tuple[int, str]]:
    return _fetched(database, places, "text")


def _names(database: Database, places: list[int]) -> Iterator[tuple[int, str]]:
    return _fetched(database, places, "article")


def _fetched(database: Database, places: list[int], column: str) -> Iterator[tuple[int, str]]:
    source = Source(database, [*map(chunk_of, places)])
    query = (
        f"SELECT place, {column} FROM {source.table('articles')} "
        f"WHERE place IN (SELECT unnest({source.bind(places)})) ORDER BY place"
    )
    for batch in database.batches(query, source.parameters):
        yield from zip(batch.column(0).to_pylist(), batch.column(1).to_pylist(), strict=True)
