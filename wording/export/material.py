"""What an export is made of: rows that are read once, in the order of the run, and the texts that they lie in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import Generic, TypeVar

from wording.export.characters import Characters
from wording.runs.rows import ArticleRow, ErrorRow, FindingRow, RunInfo

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class TermCount:
    """How often an outlet uses a variant of a framing concept: in how many `texts`, and how many `uses` in them."""

    concept: str
    variant: str
    outlet: str | None
    language: str | None
    texts: int
    uses: int


@dataclass(frozen=True, slots=True)
class Material:
    """What a format may draw on; each takes what it needs.

    `findings` may be read once and holds the findings of one article next to each other. `text` gives an article's text
    by its id. `chosen` says in words which findings were asked for, as pairs of a name and a value.
    """

    info: RunInfo
    findings: Iterable[FindingRow]
    text: Callable[[str], str]
    articles: Callable[[], Iterable[ArticleRow]] = tuple
    terms: Callable[[], Iterable[TermCount]] = tuple
    errors: Callable[[], Iterable[ErrorRow]] = tuple
    chosen: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Tally:
    """What was written and what had to give: cells that were cut, and in `notes` sentences for the user."""

    findings: int = 0
    cut: int = 0
    characters: Characters = field(default_factory=Characters)
    notes: list[str] = field(default_factory=list)

    def counted(self, rows: Iterable[FindingRow]) -> Iterator[FindingRow]:
        """Pass rows through and count them."""
        for row in rows:
            self.findings += 1
            yield row


def by_article(rows: Iterable[FindingRow]) -> Iterator[list[FindingRow]]:
    """Yield the findings article by article; those of one article stand next to each other already."""
    for _, group in groupby(rows, key=attrgetter("article")):
        yield list(group)


class InOrder(Generic[T]):
    """Values by article id out of a stream in the order of the run: what is asked for in that order is read once."""

    def __init__(self, stream: Callable[[], Iterable[tuple[str, T]]]) -> None:
        """Take a function that begins the stream of ids and values anew."""
        self._stream = stream
        self._rest: Iterator[tuple[str, T]] = iter(())
        self._last: tuple[str, T] | None = None

    def __call__(self, article: str) -> T:
        """Return the value of an article. Raises KeyError if the stream has none for it."""
        if self._last is None or self._last[0] != article:
            self._last = self._seek(article) or self._seek(article, again=True)
        if self._last is None:
            raise KeyError(article)
        return self._last[1]

    def _seek(self, article: str, *, again: bool = False) -> tuple[str, T] | None:
        """Read on to an article, `again` from the beginning; None if it does not come."""
        if again:
            self._rest = iter(self._stream())
        return next((found for found in self._rest if found[0] == article), None)
