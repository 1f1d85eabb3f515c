"""The rows of a page, read from the parts that hold them once their places are known."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields

from wording.runs.database import Database, Source
from wording.runs.rows import ArticleRow, ErrorRow, FindingRow
from wording.runs.schema import FINDINGS, chunk_of

_ARTICLE = tuple(field.name for field in fields(ArticleRow))
_FINDING = tuple(field.name for field in fields(FindingRow) if field.name != "review")
_EVIDENCE = _FINDING.index("evidence")


def articles_at(database: Database, places: Sequence[int]) -> list[ArticleRow]:
    """Return the articles at some places, in the order of these."""
    if not places:
        return []
    source = Source(database, [*map(chunk_of, places)])
    columns = ", ".join(f'a."{name}"' for name in _ARTICLE)
    wanted = (
        f"(SELECT unnest({source.bind(list(places))}) AS place, unnest({source.bind([*range(len(places))])}) AS n) w"
    )
    query = f"SELECT {columns} FROM {wanted} JOIN {source.table('articles')} a USING (place) ORDER BY w.n"
    return [ArticleRow(*row) for row in database.rows(query, source.parameters)]


def findings_at(database: Database, keys: Sequence[tuple[int, int]], *, decided: bool) -> list[FindingRow]:
    """Return the findings with some places and numbers, in the order of the inputs and of the text."""
    if not keys:
        return []
    source = Source(database, [chunk_of(place) for place, _ in keys])
    columns = ", ".join(f'{"f" if name in FINDINGS.names else "a"}."{name}"' for name in _FINDING)
    places, numbers = source.bind([place for place, _ in keys]), source.bind([number for _, number in keys])
    review = "d.state" if decided else "NULL"
    decisions = (
        'LEFT JOIN decisions d ON (d.content, d.rule, d.start, d."end") = (a.content, f.rule, f.start, f."end")'
        if decided
        else ""
    )
    query = (
        f"SELECT {columns}, {review} FROM (SELECT unnest({places}) AS place, unnest({numbers}) AS number) w "
        f"JOIN {source.table('findings')} f USING (place, number) "
        f"JOIN {source.table('articles')} a USING (place) {decisions} ORDER BY w.place, w.number"
    )
    return [_finding(*row) for row in database.rows(query, source.parameters)]


def error_rows(database: Database, limit: int, offset: int) -> list[ErrorRow]:
    """Return a page of errors in the order of the inputs."""
    source = Source(database)
    columns = ", ".join(f'"{field.name}"' for field in fields(ErrorRow))
    query = (
        f"SELECT {columns} FROM {source.table('errors')} ORDER BY place "
        f"LIMIT {source.bind(limit)} OFFSET {source.bind(offset)}"
    )
    return [ErrorRow(*row) for row in database.rows(query, source.parameters)]


def _finding(*values: object) -> FindingRow:
    evidence = json.loads(str(values[_EVIDENCE] or "{}"))
    return FindingRow(*values[:_EVIDENCE], evidence, *values[_EVIDENCE + 1 :])  # type: ignore[arg-type, call-arg]
