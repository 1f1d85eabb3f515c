"""Findings of a run by the names that people type: `ARTICLE:NUMBER`, or the key that exports show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wording.review.decisions import Key, ReviewError, key_of
from wording.runs.filters import Filters
from wording.runs.rows import FindingRow
from wording.runs.store import Run

PAGE = 10_000


def named(row: FindingRow) -> str:
    """Return the short name of a finding in its run."""
    return f"{row.article}:{row.number}"


def find(run: Run, names: Sequence[str]) -> list[FindingRow]:
    """Return the findings with these names, in their order. Raises `ReviewError` for one that the run does not have."""
    keys = {name: key for name in names if (key := _key(name)) is not None}
    by_key = _by_key(run, set(keys.values()))
    return [by_key[keys[name]] if name in keys else _numbered(run, name) for name in names]


def _key(name: str) -> Key | None:
    try:
        return Key.parse(name)
    except ValueError:
        return None


def _by_key(run: Run, keys: set[Key]) -> dict[Key, FindingRow]:
    found: dict[Key, FindingRow] = {}
    rows: Iterable[FindingRow] = run.stream_findings(Filters(rules=tuple({key.rule for key in keys}))) if keys else ()
    for row in rows:
        if (key := key_of(row)) in keys:
            found[key] = row
    for key in keys - found.keys():
        raise ReviewError(f"the run has no finding {key}; `wording review list` shows those it has")
    return found


def _numbered(run: Run, name: str) -> FindingRow:
    article, _, number = name.rpartition(":")
    rows = run.findings(Filters(articles=(article,)), limit=PAGE) if article and number.isdecimal() else []
    for row in rows:
        if row.number == int(number):
            return row
    raise ReviewError(f"the run has no finding {name}; name it as `wording review list` does, ARTICLE:NUMBER")
