"""Who held which office when: the table `lexicons/people/office_holders*.tsv`.

A row is one term of office: person, other spellings (separated by `|`), gender, office, body, from, to, source. Dates are
ISO 8601 and may stop at the year or the month; an empty `to` means that the term had not ended when the row was written.
A body is a country or an organisation, or `sender>host` for those accredited to another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, TypeVar

from wording.lexicon import LexiconError, Lexicons
from wording.schemas.people import Office

K = TypeVar("K", bound=Hashable)

COLUMNS = ("person", "names", "gender", "office", "body", "from", "to", "source")
_DATE = re.compile(r"[12]\d{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?\Z")
_END_OF_TIME = "9999"
_LAST = "-99"
"""Sorts after every month and day: a date that stops at the year reaches to its end."""


class Tenure(NamedTuple):
    """One term of office; `start` and `end` as in the table, `end` empty while it lasts."""

    person: str
    names: str
    gender: str
    office: str
    body: str
    start: str
    end: str
    source: str

    def covers(self, date: str) -> bool:
        """Tell whether the term touches a day, or a month or year where `date` stops there."""
        return self.start <= date + _LAST and date <= (self.end or _END_OF_TIME) + _LAST

    @property
    def years(self) -> str:
        """The term as a reader wants it: `2012–2018`, `2012–` while it lasts, one year where both fall in it."""
        first, last = self.start[:4], self.end[:4]
        return first if first == last else f"{first}–{last}"


class OfficeHolders:
    """The table with what is asked of it. Build it with `lexicons.built("people", OfficeHolders)`."""

    def __init__(self, lexicons: Lexicons, folder: str) -> None:
        """Read the shipped table and the users' own. Raises `LexiconError` naming file and row."""
        rows: dict[Tenure, None] = {}
        for root in lexicons.folders:
            for path in sorted((root / folder).glob("office_holders*.tsv")):
                rows.update(dict.fromkeys(_rows(path)))
        self.rows = tuple(sorted(rows, key=lambda row: row.start))
        offices = {entry.office: entry for entry in lexicons.entries(folder, Office)}
        self._lines = {name: _line(offices, name) for name in offices}
        self._by_person = _grouped(self.rows, lambda row: row.person)
        self._by_office = _grouped(self.rows, lambda row: (row.body, self.kind(row.office)))

    @cached_property
    def _by_name(self) -> dict[str, tuple[str, ...]]:
        """Persons by each of their names and by the last word of each, in lower case."""
        index: dict[str, dict[str, None]] = defaultdict(dict)
        for name, person in self.spellings:
            folded = name.casefold()
            index[folded][person] = None
            index[folded.rpartition(" ")[2]][person] = None
        return {name: tuple(persons) for name, persons in index.items()}

    @cached_property
    def spellings(self) -> tuple[tuple[str, str], ...]:
        """Every name in the table with the person it belongs to."""
        pairs: dict[tuple[str, str], None] = {}
        for person, rows in self._by_person.items():
            pairs[person, person] = None
            for names in {row.names for row in rows}:
                pairs.update(dict.fromkeys((name, person) for name in names.split("|") if name))
        return tuple(pairs)

    def kind(self, office: str) -> str:
        """Return the office under which those that do the same work meet: foreign minister for secretary of state."""
        line = self._lines.get(office, ())
        return line[-1] if line else office

    def is_a(self, office: str, other: str) -> bool:
        """Tell whether holders of `office` may be called by the name of `other`: a secretary of state is a foreign minister."""
        return office == other or other in self._lines.get(office, ())

    def named(self, name: str) -> tuple[str, ...]:
        """Return the persons with this full name or surname, in any spelling and script of the table."""
        return self._by_name.get(name.casefold(), ())

    def names(self, person: str) -> tuple[str, ...]:
        """Return the spellings of a person's full name."""
        listed = (name for row in self.terms(person)[:1] for name in row.names.split("|"))
        return tuple(name for name in (person, *listed) if " " in name)

    def terms(self, person: str) -> tuple[Tenure, ...]:
        """Return all rows of a person, the earliest first."""
        return self._by_person.get(person, ())

    def held(self, person: str, on: str | None = None) -> tuple[Tenure, ...]:
        """Return the rows of a person on an ISO date, or all of them without one."""
        return tuple(row for row in self.terms(person) if on is None or row.covers(on))

    def holder(self, office: str, body: str, on: str | None = None) -> tuple[Tenure, ...]:
        """Return who held an office, or one that does the same work, in a body on a date, or ever."""
        rows = self._by_office.get((body, self.kind(office)), ())
        return tuple(row for row in rows if on is None or row.covers(on))

    def ever(self, person: str, office: str, body: str) -> tuple[Tenure, ...]:
        """Return the terms in which a person held an office, or one that does the same work, in a body."""
        kind = self.kind(office)
        return tuple(row for row in self.terms(person) if row.body == body and self.kind(row.office) == kind)


def _rows(path: Path) -> Iterable[Tenure]:
    """Yield the rows of one file, checked."""
    lines = path.read_text(encoding="utf-8").split("\n")
    if tuple(lines[0].rstrip("\r").split("\t")) != COLUMNS:
        raise LexiconError(f"{path}: the first line names the columns: {', '.join(COLUMNS)}")
    for number, line in enumerate(lines[1:], 2):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.rstrip("\r").split("\t")
        if problem := _problem(cells):
            raise LexiconError(f"{path}: row {number} (“{cells[0]}”): {problem}")
        yield Tenure._make(cells)


def _problem(cells: list[str]) -> str | None:
    """Say what is wrong with a row, or return None."""
    if len(cells) != len(COLUMNS):
        return f"{len(cells)} cells instead of {len(COLUMNS)}"
    person, _, gender, office, body, start, end, source = cells
    if not (person and office and body and source):
        return "person, office, body and source may not be empty"
    if gender not in ("m", "f", ""):
        return f"gender is m, f or empty, not “{gender}”"
    if not _DATE.match(start) or (end and not _DATE.match(end)):
        return f"a date is YYYY, YYYY-MM or YYYY-MM-DD: “{start}”, “{end}”"
    if end and start > end + _LAST:
        return f"the term ends ({end}) before it starts ({start})"
    return None


def _line(offices: dict[str, Office], office: str) -> tuple[str, ...]:
    """Return the offices whose work an office does, through `like` and `acting_for`, the most general last."""
    line: list[str] = []
    while (entry := offices.get(office)) and (other := entry.like or entry.acting_for) and other not in line:
        line.append(other)
        office = other
    return tuple(line)


def _grouped(rows: Iterable[Tenure], key: Callable[[Tenure], K]) -> dict[K, tuple[Tenure, ...]]:
    groups: dict[K, list[Tenure]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return {name: tuple(group) for name, group in groups.items()}
