"""What each group calls people: the titles given to them as printed, and the spellings of their names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from wording.annotate.people import people
from wording.view import ArticleView


@dataclass(frozen=True, slots=True)
class Label:
    """A title or a spelling of the name as printed: in `articles` of the `of_articles` of the group that name the person."""

    person: str
    group: str
    kind: Literal["title", "name"]
    text: str
    articles: int
    of_articles: int


class PersonLabels:
    """Counts titles and names by person and group, each once an article."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str, Literal["title", "name"], str]] = Counter()
        self._articles: Counter[tuple[str, str]] = Counter()

    def add(self, view: ArticleView, group: str) -> None:
        """Count one article."""
        found: set[tuple[str, str, Literal["title", "name"], str]] = set()
        for mention in people(view):
            person = mention.person or mention.name
            found.add((person, group, "name", " ".join(mention.name.split())))
            found.update(
                (person, group, "title", " ".join(title.span.of(view.text).split())) for title in mention.titles
            )
        self._counts.update(found)
        self._articles.update({(person, group) for person, group, _, _ in found})

    def rows(self) -> tuple[Label, ...]:
        """Return the labels of people whom two groups name or one labels twice, the most named person first."""
        return tuple(self._rows())

    def _rows(self) -> Iterator[Label]:
        named: Counter[str] = Counter()
        for (person, _), count in self._articles.items():
            named[person] += count
        order = sorted(
            self._counts, key=lambda key: (-named[key[0]], key[0], key[1], key[2] == "name", -self._counts[key], key[3])
        )
        for person, group, kind, text in order:
            if named[person] > 1:
                count = self._counts[person, group, kind, text]
                yield Label(person, group, kind, text, count, self._articles[person, group])
