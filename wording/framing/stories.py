"""Which articles tell of one event, and which of them are one text.

An article's `story` is kept where it is given; the others are grouped by the names, numbers and rare words that they
share with articles of nearly the same date, in the same language or at least the same script: stories are not found across
translations, except through copies. An article without a date joins a story only as a copy or if it is very similar.

The result depends on the articles alone and not on the order in which they come. Texts are read once and not kept; what
is kept of one are at most 512 shingle hashes, a signature of 512 bytes and 250 terms of five bytes (see
`wording.framing.families` and `wording.framing.story_terms`), on disk where it is much: of 100,000 articles of 400 words
some 300 MB, in a file that has no name. In memory stay some 50 bytes an article, the 4 MB of the last 10,000 and 16 MB of
counts whose size is fixed. Time grows in proportion to the number of articles.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from wording.framing.clustering import Known, Limits, Stories
from wording.framing.families import Sketches
from wording.framing.numbered import Numbered
from wording.framing.story_terms import function_words, terms
from wording.framing.term_vectors import TermSpool
from wording.lexicon import Lexicons
from wording.model import Article


@dataclass(frozen=True, slots=True)
class Grouping:
    """For each article, by id, its story and its text family.

    Stories that were given keep their names. Others are called `s:` and families `t:` with the id of their first
    article by date, undated ones last.
    """

    story: dict[str, str]
    family: dict[str, str]


class Events:
    """The terms of articles, to tell which of them tell of one event."""

    def __init__(self, lexicons: Lexicons, limits: Limits | None = None) -> None:
        self._skip = function_words(lexicons)
        self._limits = limits or Limits()
        self._terms = TermSpool()

    def __len__(self) -> int:
        return len(self._terms)

    def add(self, title: str | None, text: str) -> None:
        """Take one article."""
        self._terms.add(terms(title or "", text, self._skip))

    def stories(self, order: NDArray[np.intp], known: Known) -> tuple[NDArray[np.intp], NDArray[np.int32]]:
        """Return for each article, by number, the first one of its story, and the label of the story, -1 for none.

        `order` lists all numbers by date, the undated last; `known` tells of each article by its place in that order.
        """
        stories = Stories(known, self._limits)
        for number in order.tolist():
            stories.add(self._terms.vector(number))
        roots = np.fromiter(map(stories.story, range(len(order))), np.intp, len(order))
        first, labels = np.empty(len(order), dtype=np.intp), np.empty(len(order), dtype=np.int32)
        first[order] = order[first_alike(roots)]
        labels[order] = np.fromiter(map(stories.label, roots.tolist()), np.int32, len(order))
        return first, labels


def group(articles: Iterable[Article], lexicons: Lexicons | None = None, limits: Limits | None = None) -> Grouping:
    """Group articles into stories and text families; each is read once and let go.

    Of several articles with one id, the first that comes counts. A date that is not ISO 8601 counts as none.
    """
    events, sketches = Events(lexicons or Lexicons(), limits), Sketches()
    ids: dict[str, int] = {}
    days: list[int] = []
    labels: list[int] = []
    given = Numbered()
    for article in articles:
        if ids.setdefault(article.id, len(ids)) == len(days):
            days.append(ordinal(article.date))
            labels.append(-1 if article.story is None else given.number(article.story))
            sketches.add(read_of(article))
            events.add(article.title, article.text)
    names = list(ids)
    order = np.array(sorted(range(len(names)), key=lambda n: (not days[n], days[n], names[n])), dtype=np.intp)
    families = sketches.families(order)
    labelled = np.array(labels, dtype=np.int32)
    known = Known(np.array(days, dtype=np.int32)[order], labelled[order], first_alike(families[order]))
    first, found = events.stories(order, known)
    story = {
        name: given.names[label] or "" if label >= 0 else f"s:{names[number]}"
        for name, number, label in zip(names, first.tolist(), found.tolist(), strict=True)
    }
    return Grouping(story, {name: f"t:{names[number]}" for name, number in zip(names, families.tolist(), strict=True)})


def first_alike(values: NDArray[np.generic]) -> NDArray[np.intp]:
    """Return for each place of an array the first one of the same value."""
    _, first, same = np.unique(values, return_index=True, return_inverse=True)
    result: NDArray[np.intp] = first[same]
    return result


def read_of(article: Article) -> str:
    """Return what of an article tells copies: its text, or its title where there is none."""
    return article.text if article.text.strip() else article.title or ""


def ordinal(when: str | None) -> int:
    """Return a date as its number of days, 0 where it is none."""
    try:
        return date.fromisoformat((when or "")[:10]).toordinal()
    except ValueError:
        return 0
