"""Which articles tell of one event, and which of them are one text.

An article's `story` is kept where it is given; the others are grouped by the names, numbers and rare words that they
share with articles of nearly the same date, in the same language or at least the same script: stories are not found across
translations, except through copies. An article without a date joins a story only as a copy or if it is very similar.

The result depends on the articles alone and not on the order in which they come. Texts are read once and not kept; what
is kept of one are at most 512 shingle hashes, a signature of 512 bytes and 250 terms of five bytes (see
`wording.framing.families` and `wording.framing.story_terms`): with ids and vectors about 4 kB for an article of 400 words
and 6 kB at most, beside some 80 MB of tables whose size is fixed. Time grows in proportion to the number of articles.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wording.framing.clustering import Known, Limits, Stories, Vectors
from wording.framing.families import Sketches
from wording.framing.story_terms import Terms, function_words, terms
from wording.lexicon import Lexicons
from wording.model import Article

Row = tuple[str, str | None, str | None, str | None, str]
"""Id, outlet, ISO 8601 date, title and text of an article."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """For each article, by id, its story and its text family.

    Stories that were given keep their names. Others are called `s:` and families `t:` with the id of their first
    article by date, undated ones last.
    """

    story: dict[str, str]
    family: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Head:
    """What of an article is kept in full."""

    id: str
    day: int | None
    label: str | None


class Grouper:
    """Takes articles one by one and then groups them. Of several articles with one id, the first that comes counts."""

    def __init__(self, lexicons: Lexicons | None = None, limits: Limits | None = None) -> None:
        self._skip = function_words(lexicons or Lexicons())
        self._limits = limits or Limits()
        self._heads: list[_Head] = []
        self._terms: list[Terms] = []
        self._sketches = Sketches()
        self._seen: set[str] = set()

    def add(self, row: Row, story: str | None = None) -> None:
        """Take one article, and its story where that is known. A date that is not ISO 8601 counts as none."""
        name, _, when, title, text = row
        if name in self._seen:
            return
        self._seen.add(name)
        self._heads.append(_Head(name, _day(when), story))
        self._sketches.add(text if text.strip() else title or "")
        self._terms.append(terms(title or "", text, self._skip))

    def grouping(self) -> Grouping:
        """Return the stories and families of the articles taken so far."""
        heads = self._heads
        order = sorted(range(len(heads)), key=lambda n: (heads[n].day is None, heads[n].day or 0, heads[n].id))
        families = self._sketches.families(order)
        known = [Known(head.day, head.label, family) for head, family in zip(heads, families, strict=True)]
        stories = Stories(Vectors(self._terms), known, self._limits)
        for number in order:
            stories.add(number)
        names: dict[int, str] = {}
        story: dict[str, str] = {}
        for number in order:
            root = stories.story(number)
            story[heads[number].id] = names.setdefault(root, stories.label(root) or f"s:{heads[number].id}")
        return Grouping(story, {heads[number].id: f"t:{heads[families[number]].id}" for number in order})


def group(articles: Iterable[Article], lexicons: Lexicons | None = None, limits: Limits | None = None) -> Grouping:
    """Group articles into stories and text families; each is read once and let go."""
    grouper = Grouper(lexicons, limits)
    for article in articles:
        row = (article.id, article.outlet, article.date, article.title, article.text)
        grouper.add(row, article.story)
    return grouper.grouping()


def group_rows(rows: Iterable[Row], lexicons: Lexicons | None = None, limits: Limits | None = None) -> Grouping:
    """Group a stream of rows, none of which has a story yet."""
    grouper = Grouper(lexicons, limits)
    for row in rows:
        grouper.add(row)
    return grouper.grouping()


def _day(when: str | None) -> int | None:
    try:
        return date.fromisoformat((when or "")[:10]).toordinal()
    except ValueError:
        return None
