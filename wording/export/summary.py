"""What a report says before it begins: counts, and an entry for each article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from wording.runs.rows import FindingRow


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in the table of contents."""

    title: str
    outlet: str | None
    date: str | None
    findings: int


@dataclass
class Summary:
    """Counts over the articles added so far."""

    entries: list[Entry] = field(default_factory=list)
    severities: Counter[str] = field(default_factory=Counter)
    categories: Counter[str] = field(default_factory=Counter)

    @property
    def findings(self) -> int:
        """How many findings there are."""
        return self.severities.total()

    def add(self, rows: Sequence[FindingRow]) -> None:
        """Take the findings of one article."""
        first = rows[0]
        self.entries.append(Entry(first.title or first.article, first.outlet, first.date, len(rows)))
        self.severities.update(row.severity for row in rows)
        self.categories.update(row.category for row in rows)

    def by_outlet(self) -> Iterator[tuple[str | None, tuple[int, int]]]:
        """Yield each outlet with its numbers of articles and of findings, the most findings first."""
        articles: Counter[str | None] = Counter(entry.outlet for entry in self.entries)
        findings: Counter[str | None] = Counter()
        for entry in self.entries:
            findings[entry.outlet] += entry.findings
        for outlet, count in findings.most_common():
            yield outlet, (articles[outlet], count)
