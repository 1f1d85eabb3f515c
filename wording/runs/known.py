"""What a run holds already: every input by its name and what it said, in 32 bytes each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from struct import pack, unpack

import numpy as np
import pyarrow as pa

from wording.reading import Item, Problem
from wording.runs.article_rows import content_of, problem_message, storable
from wording.runs.database import Database, Source

_QUERIES = {
    "articles": "SELECT article, NULL, NULL, NULL, content, place FROM {}",
    "errors": "SELECT article, path, row, message, content, place FROM {}",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where an input stands in a run, and whether it said the same then."""

    place: int
    unchanged: bool


class Known:
    """The inputs of a run, looked up by 128 bits of their names and 64 of what they say."""

    def __init__(self, rows: Iterable[tuple[str, str, int]] = ()) -> None:
        """Take name, content and place of each; of a name that stands twice, the last place counts."""
        packed = bytearray()
        for row in rows:
            packed += _packed(*row)
        table = np.frombuffer(
            bytes(packed), dtype=[("high", "<u8"), ("low", "<u8"), ("content", "<u8"), ("place", "<i8")]
        )
        self._table = table[np.argsort(table, order=("high", "low", "place"))]
        self._high = np.ascontiguousarray(self._table["high"])

    def __len__(self) -> int:
        return len(self._table)

    def find(self, found: Item | Problem) -> Place | None:
        """Return where an input stands."""
        name, content = identity(found)
        high, low, hashed = _digests(name, content)
        at = int(np.searchsorted(self._high, np.uint64(high), side="right")) - 1
        while at >= 0 and self._high[at] == high:
            if self._table["low"][at] == low:
                return Place(int(self._table["place"][at]), int(self._table["content"][at]) == hashed)
            at -= 1
        return None


def identity(found: Item | Problem) -> tuple[str, str]:
    """Return the name of an input and what it says; a problem says all in its name."""
    if isinstance(found, Item):
        return _article(storable(found.article.id)), content_of(found.article.text)
    return _problem(storable(found.path), found.row, problem_message(found)), ""


def stored(database: Database) -> Known:
    """Return what the tables of a run hold."""
    return Known(row for table, query in _QUERIES.items() for row in _stored(database, table, query))


def _stored(database: Database, table: str, query: str) -> Iterator[tuple[str, str, int]]:
    source = Source(database)
    for batch in database.batches(query.format(source.table(table)), source.parameters):
        for article, path, row, message, content, place in zip(*map(pa.Array.to_pylist, batch.columns), strict=True):
            yield _problem(path, row, message) if article is None else _article(article), content or "", place


def _article(id_: str) -> str:
    return f"article\0{id_}"


def _problem(path: str, row: int | None, message: str) -> str:
    return f"problem\0{path}\0{row}\0{message}"


def _packed(name: str, content: str, place: int) -> bytes:
    return pack("<QQQq", *_digests(name, content), place)


def _digests(name: str, content: str) -> tuple[int, int, int]:
    high, low = unpack("<QQ", blake2b(name.encode(), digest_size=16).digest())
    return high, low, unpack("<Q", blake2b(content.encode(), digest_size=8).digest())[0]
