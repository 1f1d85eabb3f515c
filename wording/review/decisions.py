"""What people decided on findings, in SQLite beside the run, a row for each finding and reviewer.

A decision is kept under the hash of the text, the span and the rule, so that it holds for every run over the same text. The
database is in WAL mode with full synchronisation: a decision is on the disk when `decide` returns, and a crash in the middle
of a write leaves what was there before (sqlite.org, “Write-Ahead Logging”).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

from wording.runs.rows import FindingRow
from wording.settings import SettingsError

STATES = ("accepted", "rejected", "unsure")
FILE = "review.sqlite"
WAIT = 30.0
"""Seconds to wait while somebody else writes."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS decisions (
    content TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, rule TEXT NOT NULL, reviewer TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('accepted', 'rejected', 'unsure')),
    note TEXT NOT NULL, time TEXT NOT NULL, passage TEXT NOT NULL, language TEXT,
    PRIMARY KEY (content, start, "end", rule, reviewer)
) WITHOUT ROWID
"""


class ReviewError(SettingsError):
    """Decisions that cannot be read or kept. The message says the way out."""


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """A finding whatever run it stands in: hash of the article's text, span, rule."""

    content: str
    start: int
    end: int
    rule: str

    def __str__(self) -> str:
        """Return the key as exports show it, `content:start-end:rule`."""
        return key_text(self.content, self.start, self.end, self.rule)

    @classmethod
    def parse(cls, text: str) -> Key:
        """Return the key that a string of the form of `str(key)` stands for. Raises ValueError for any other."""
        content, span, rule = text.strip().split(":", 2)
        start, _, end = span.partition("-")
        if not (content and rule and start.isdecimal() and end.isdecimal()):
            raise ValueError(f"not the key of a finding: {text}")
        return cls(content, int(start), int(end), rule)


def key_text(content: str, start: int, end: int, rule: str) -> str:
    """Return a key as a string."""
    return f"{content}:{start}-{end}:{rule}"


def key_of(row: FindingRow) -> Key:
    """Return the key of a finding."""
    return Key(row.content, row.start, row.end, row.rule)


@dataclass(frozen=True, slots=True)
class Decision:
    """What one reviewer decided on one finding. `passage` and `language` tell what it was, should it not come again."""

    key: Key
    reviewer: str
    state: str
    note: str = ""
    time: str = ""
    passage: str = ""
    language: str | None = None


class Decisions:
    """The decisions in one file, which is made with the first of them. Safe for several people and threads at once."""

    def __init__(self, path: Path) -> None:
        """Take the file; it need not exist."""
        self.path = path

    def decide(self, *made: Decision) -> None:
        """Keep decisions, all or none; each takes the place of the reviewer's former one. Raises `ReviewError`."""
        for decision in made:
            if decision.state not in STATES:
                raise ReviewError(f"a decision is one of {', '.join(STATES)}, not “{decision.state}”")
            if not decision.reviewer.strip():
                raise ReviewError("a decision needs the name of who made it; give --by NAME")
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._writing() as database:
            database.executemany(
                "INSERT OR REPLACE INTO decisions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [_row(decision, decision.time or now) for decision in made],
            )

    def withdraw(self, key: Key, reviewer: str) -> None:
        """Take a reviewer's decision back, as if it had not been made."""
        if not self.path.exists():
            return
        with self._writing() as database:
            database.execute(
                'DELETE FROM decisions WHERE (content, start, "end", rule, reviewer) = (?, ?, ?, ?, ?)',
                (*astuple(key), reviewer),
            )

    def all(self, reviewer: str | None = None) -> list[Decision]:
        """Return the decisions, or those of one reviewer, in the order of their keys."""
        where, values = ("WHERE reviewer = ?", (reviewer,)) if reviewer is not None else ("", ())
        query = f'SELECT * FROM decisions {where} ORDER BY content, start, "end", rule, reviewer'
        return [_decision(row) for row in self._read(query, values)]

    def of(self, key: Key) -> list[Decision]:
        """Return what was decided on one finding."""
        query = 'SELECT * FROM decisions WHERE (content, start, "end", rule) = (?, ?, ?, ?) ORDER BY reviewer'
        return [_decision(row) for row in self._read(query, astuple(key))]

    def reviewers(self) -> list[str]:
        """Return the names of those who decided anything."""
        return [str(name) for (name,) in self._read("SELECT DISTINCT reviewer FROM decisions ORDER BY reviewer", ())]

    def _read(self, query: str, values: Iterable[object]) -> list[tuple[object, ...]]:
        if not self.path.exists():
            return []
        with self._opened() as database:
            return list(database.execute(query, tuple(values)))

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._opened() as database, database:
            database.execute("BEGIN IMMEDIATE")
            yield database

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        try:
            database = sqlite3.connect(self.path, timeout=WAIT, isolation_level=None)
            try:
                database.execute("PRAGMA journal_mode = WAL")
                database.execute("PRAGMA synchronous = FULL")
                database.execute(_SCHEMA)
                yield database
            finally:
                database.close()
        except sqlite3.Error as error:
            raise ReviewError(
                f"{self.path}: decisions cannot be read or kept there ({error}); name another file with --decisions"
            ) from None


def _row(decision: Decision, time: str) -> tuple[object, ...]:
    about = (decision.reviewer.strip(), decision.state, _kept(decision.note), time, _kept(decision.passage))
    return (*astuple(decision.key), *about, decision.language)


def _kept(text: str) -> str:
    """Return a text without lone surrogates, which the database cannot hold."""
    return text.encode("utf-8", "replace").decode()


def _decision(row: tuple[object, ...]) -> Decision:
    width = len(fields(Key))
    return Decision(Key(*row[:width]), *row[width:])  # type: ignore[arg-type]
