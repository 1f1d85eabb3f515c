"""The rows of a page, read from the parts that hold them once their places are known."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields

import pyarrow as pa

from wording.runs.database import Database, Source
from wording.runs.rows import ArticleRow, ErrorRow, FindingRow
from wording.runs.schema import FINDINGS, chunk_of
from wording.runs.selection import DECISIONS

_ARTICLE = tuple(field.name for field in fields(ArticleRow))
_FINDING = tuple(field.name for field in fields(FindingRow) if field.name != "review")
_EVIDENCE = _FINDING.index("evidence")
_NO_EVIDENCE = "{}"

ARTICLE_COLUMNS = ", ".join(f'a."{name}"' for name in _ARTICLE)
"""What a query selects from `a` to make article rows."""


def finding_columns(*, decided: bool) -> str:
    """Return what a query selects from `a`, `f` and, where there are decisions, `d` to make finding rows."""
    columns = ", ".join(f'{"f" if name in FINDINGS.names else "a"}."{name}"' for name in _FINDING)
    return f"{columns}, {'d.state' if decided else 'NULL::VARCHAR'} AS review"


def articles_from(batches: Iterable[pa.RecordBatch]) -> Iterator[ArticleRow]:
    """Yield article rows from record batches of `ARTICLE_COLUMNS`."""
    for batch in batches:
        yield from map(ArticleRow, *map(pa.Array.to_pylist, batch.columns))


def findings_from(batches: Iterable[pa.RecordBatch]) -> Iterator[FindingRow]:
    """Yield finding rows from record batches of `finding_columns`."""
    for batch in batches:
        columns = [*map(pa.Array.to_pylist, batch.columns)]
        columns[_EVIDENCE] = [{} if held == _NO_EVIDENCE else json.loads(held) for held in columns[_EVIDENCE]]
        yield from map(FindingRow, *columns)


def articles_at(database: Database, places: Sequence[int]) -> list[ArticleRow]:
    """Return the articles at some places, in the order of these."""
    if not places:
        return []
    source = Source(database, [*map(chunk_of, places)])
    wanted = f"SELECT unnest({source.bind(list(places))}) AS place, unnest({source.bind([*range(len(places))])}) AS n"
    query = f"SELECT {ARTICLE_COLUMNS} FROM ({wanted}) w JOIN {source.table('articles')} a USING (place) ORDER BY w.n"
    return [*articles_from(database.batches(query, source.parameters))]


def findings_at(database: Database, keys: Sequence[tuple[int, int]], *, decided: bool) -> list[FindingRow]:
    """Return the findings with some places and numbers, in the order of the inputs and of the text."""
    if not keys:
        return []
    source = Source(database, [chunk_of(place) for place, _ in keys])
    places, numbers = source.bind([place for place, _ in keys]), source.bind([number for _, number in keys])
    query = (
        f"SELECT {finding_columns(decided=decided)} "
        f"FROM (SELECT unnest({places}) AS place, unnest({numbers}) AS number) w "
        f"JOIN {source.table('findings')} f USING (place, number) "
        f"JOIN {source.table('articles')} a USING (place) {DECISIONS if decided else ''} ORDER BY w.place, w.number"
    )
    return [*findings_from(database.batches(query, source.parameters))]


def error_rows(database: Database, limit: int, offset: int) -> list[ErrorRow]:
    """Return a page of errors in the order of the inputs."""
    source = Source(database)
    columns = ", ".join(f'"{field.name}"' for field in fields(ErrorRow))
    query = (
        f"SELECT {columns} FROM {source.table('errors')} ORDER BY place "
        f"LIMIT {source.bind(limit)} OFFSET {source.bind(offset)}"
    )
    return [ErrorRow(*row) for row in database.rows(query, source.parameters)]
