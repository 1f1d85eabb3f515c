"""What two runs over the same articles found differently, by version, settings or lexicons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Any

import pyarrow as pa

from wording.runs.database import Source
from wording.runs.pages import findings_at
from wording.runs.rows import FindingRow
from wording.runs.store import Run

_TOGETHER = 1000
"""Changes whose passages are read together."""

_FOUND = (
    'SELECT a.place AS article_place, a.article, a.content, f.place, f.number, f.rule, f.start, f."end", f.severity '
    "FROM {findings} f JOIN {articles} a USING (place) WHERE {current}"
)
_SAME = '(article, content, rule, start, "end")'


class Kind(StrEnum):
    """What became of a finding."""

    LOST = "lost"
    GAINED = "gained"
    RECLASSIFIED = "reclassified"


@dataclass(frozen=True, slots=True)
class Change:
    """A finding that only one of the runs has, or that the second gives another severity than `severity_before`."""

    kind: Kind
    finding: FindingRow
    severity_before: str | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many articles the runs share with the same text, share with another text, or have alone."""

    same: int
    changed: int
    only_before: int
    only_after: int


class Difference:
    """Two runs compared: articles by id and text, findings by rule and place."""

    def __init__(self, before: Run, after: Run) -> None:
        self.before, self.after = before, after
        self._database = after.database
        self._database.reach(before.database)
        self._old = Source(before.database, letter="b")
        self._new = Source(after.database, letter="a")

    def coverage(self) -> Coverage:
        """Return what articles can be compared."""
        old, new = self._articles(self._old, self.before), self._articles(self._new, self.after)
        query = (
            "SELECT count(*) FILTER (o.content = n.content), count(*) FILTER (o.content <> n.content), "
            "count(*) FILTER (n.article IS NULL), count(*) FILTER (o.article IS NULL) "
            f"FROM ({old}) o FULL JOIN ({new}) n ON o.article = n.article"
        )
        return Coverage(*self._database.rows(query, self._parameters())[0])

    def settings(self) -> dict[str, tuple[object, object]]:
        """Return the settings and parts of the program that differ, as they were and as they are."""
        old = {**self.before.manifest.made_by, **self.before.manifest.settings}
        new = {**self.after.manifest.made_by, **self.after.manifest.settings}
        return {name: (old.get(name), new.get(name)) for name in {**old, **new} if old.get(name) != new.get(name)}

    def changes(self) -> Iterator[Change]:
        """Yield what differs in articles that both runs have with the same text, in the order of the first run."""
        old, new = self._found(self._old, self.before), self._found(self._new, self.after)
        shared = self._shared()
        query = (
            f"WITH o AS ({old}), n AS ({new}), s AS ({shared}) "
            "SELECT s.old_place AS spot, start, 'lost' AS kind, o.place, number, NULL AS severity_before "
            f"FROM (SELECT * FROM o ANTI JOIN n USING {_SAME}) o JOIN s ON s.old_place = o.place "
            "UNION ALL SELECT s.old_place, start, 'gained', n.place, number, NULL "
            f"FROM (SELECT * FROM n ANTI JOIN o USING {_SAME}) n JOIN s ON s.new_place = n.place "
            "UNION ALL SELECT s.old_place, n.start, 'reclassified', n.place, n.number, o.severity "
            f"FROM n JOIN o USING {_SAME} JOIN s ON s.new_place = n.place WHERE n.severity <> o.severity "
            "ORDER BY spot, start, kind DESC, number"
        )
        batches = self._database.batches(query, self._parameters())
        rows = (row for batch in batches for row in zip(*map(pa.Array.to_pylist, batch.columns), strict=True))
        while some := list(islice(rows, _TOGETHER)):
            yield from self._told(some)

    def _told(self, rows: list[tuple[Any, ...]]) -> Iterator[Change]:
        """Yield changes with their passages, each read from the run that has the finding."""
        lost = [(place, number) for _, _, kind, place, number, _ in rows if kind == Kind.LOST]
        kept = [(place, number) for _, _, kind, place, number, _ in rows if kind != Kind.LOST]
        from_before = dict(zip(sorted(lost), findings_at(self.before.database, lost, decided=False), strict=True))
        from_after = dict(zip(sorted(kept), findings_at(self.after.database, kept, decided=False), strict=True))
        for _, _, kind, place, number, severity in rows:
            found = from_before if kind == Kind.LOST else from_after
            yield Change(Kind(kind), found[place, number], severity)

    def _shared(self) -> str:
        old, new = self._articles(self._old, self.before), self._articles(self._new, self.after)
        return (
            f"SELECT o.place AS old_place, n.place AS new_place FROM ({old}) o "
            f"JOIN ({new}) n ON o.article = n.article AND o.content = n.content"
        )

    def _articles(self, source: Source, run: Run) -> str:
        return f"SELECT a.place, a.article, a.content FROM {source.table('articles')} a WHERE {_current(source, run)}"

    def _found(self, source: Source, run: Run) -> str:
        return _FOUND.format(
            findings=source.table("findings"), articles=source.table("articles"), current=_current(source, run)
        )

    def _parameters(self) -> dict[str, object]:
        return {**self._old.parameters, **self._new.parameters}


def _current(source: Source, run: Run) -> str:
    if not run.manifest.replaced:
        return "true"
    return f"a.place NOT IN (SELECT unnest({source.bind(list(run.manifest.replaced))}))"
