"""Articles on one event, found one after the other by what rare terms they share (Allan, Papka, Lavrenko 1998).

Each article is compared with earlier ones in the date window that share one of its rarest terms, and joins the story
whose nearest members it resembles enough on the average. A single resemblance would chain all news of a war together.
Articles come in the order of their dates, and only the last ones are kept to be compared with.
"""

from __future__ import annotations

from array import array
from collections import defaultdict, deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wording.framing.disjoint_sets import DisjointSets
from wording.framing.term_vectors import COMPARED, INDEXED, RECENT, Recent, Vector

POSTINGS = 64
"""Articles remembered for a term: the last ones, which are the nearest in date."""
NEAREST = 3
"""Members of a story whose similarities are averaged."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What an article must have to join a story.

    `similarity` is the least cosine for dated articles within `days` of each other, `undated` that for articles without
    date. A story ends `span` days after its first article, so that a daily series does not become one story.
    """

    similarity: float = 0.45
    undated: float = 0.6
    days: int = 3
    span: int = 14


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the articles, each by its place in the order of dates: arrays of one number an article.

    `days` are the days of their dates, 0 where there is none; `labels` number the stories that were given, -1 where none
    was; `families` are the places of the first texts of their families.
    """

    days: NDArray[np.int32]
    labels: NDArray[np.int32]
    families: NDArray[np.intp]


class Stories:
    """Stories that grow article by article; one with a label keeps it and never meets another label.

    Four bytes an article and 16 a story stay in memory, beside what is kept of the last `RECENT` articles.
    """

    def __init__(self, known: Known, limits: Limits) -> None:
        self._days, self._labels, self._families = known.days, known.labels, known.families
        self._limits = limits
        self._sets = DisjointSets()
        self._sizes, self._began, self._label = array("I"), array("i"), array("i")
        self._labelled: dict[int, int] = {}
        self._story = array("I")
        self._recent = Recent()
        self._postings: dict[int, deque[int]] = {}

    def add(self, vector: Vector) -> None:
        """Put the next article, given by its terms, into the story that it belongs to."""
        place = len(self._story)
        found = self._found(place, vector)
        label = int(self._labels[place])
        story = self._of_label(label) if label >= 0 else found
        if story is None:
            story = self._new(-1)
        elif found is not None and found != story and self._label[found] < 0:
            story = self._join(story, found)
        self._story.append(story)
        self._sizes[story] += 1
        self._began[story] = self._began[story] or int(self._days[place])
        self._index(place, vector)

    def story(self, place: int) -> int:
        """Return the number of the story that an article is in."""
        return self._sets.find(self._story[place])

    def label(self, story: int) -> int:
        """Return the label of a story, by its number; -1 if it has none."""
        return self._label[story]

    def _index(self, place: int, vector: Vector) -> None:
        """Make an article findable, and forget the one that is no longer recent."""
        for term in self._recent.indexed(place - RECENT) if place >= RECENT else ():
            posting = self._postings.get(term)
            if posting and posting[0] == place - RECENT:
                posting.popleft()
                if not posting:
                    del self._postings[term]
        self._recent.put(place, vector)
        for term in vector.indexed:
            self._postings.setdefault(term, deque(maxlen=POSTINGS)).append(place)

    def _new(self, label: int) -> int:
        self._sizes.append(0)
        self._began.append(0)
        self._label.append(label)
        return self._sets.add()

    def _of_label(self, label: int) -> int:
        if label not in self._labelled:
            self._labelled[label] = self._new(label)
        return self._sets.find(self._labelled[label])

    def _join(self, labelled: int, other: int) -> int:
        days = [self._began[story] for story in (labelled, other) if self._began[story]]
        label, size = self._label[labelled], self._sizes[labelled] + self._sizes[other]
        story = self._sets.union(labelled, other)
        self._began[story], self._label[story], self._sizes[story] = min(days, default=0), label, size
        return story

    def _found(self, place: int, vector: Vector) -> int | None:
        """Return the story of an earlier copy of the article, else the most similar one that is similar enough."""
        family = int(self._families[place])
        if family < place and self._near(place, family):
            return self.story(family)
        by_story: dict[int, list[float]] = defaultdict(list)
        others = self._candidates(place, vector)
        if not others:
            return None
        for other, cosine in zip(others, self._recent.cosines(vector, others), strict=True):
            by_story[self.story(other)].append(cosine)
        scores = {story: self._average(story, cosines) for story, cosines in by_story.items()}
        best = min(scores, key=lambda story: (-scores[story], story))
        least = self._limits.similarity if self._days[place] else self._limits.undated
        return best if scores[best] >= least else None

    def _average(self, story: int, cosines: list[float]) -> float:
        return sum(sorted(cosines, reverse=True)[:NEAREST]) / min(NEAREST, self._sizes[story])

    def _candidates(self, place: int, vector: Vector) -> list[int]:
        """Return the earlier articles in the date window that share the most and the heaviest of the rare terms."""
        shared: dict[int, int] = defaultdict(int)
        for rank, term in enumerate(vector.indexed):
            for other in self._postings.get(term, ()):
                shared[other] += 2 * INDEXED - rank
        near = [other for other in shared if self._near(place, other)]
        return sorted(near, key=lambda other: (-shared[other], -other))[:COMPARED]

    def _near(self, place: int, other: int) -> bool:
        day, days = int(self._days[place]), int(self._days[other])
        if not (day and days):
            return True
        story = self.story(other)
        ends = (self._began[story] or day) + self._limits.span
        return abs(day - days) <= self._limits.days and (day <= ends or self._label[story] >= 0)
