"""Articles on one event, found one after the other by what rare terms they share (Allan, Papka, Lavrenko 1998).

Each article is compared with earlier ones in the date window that share one of its rarest terms, and joins the story
whose nearest members it resembles enough on the average. A single resemblance would chain all news of a war together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wording.framing.disjoint_sets import DisjointSets
from wording.framing.story_terms import TERMS, Terms

WIDTH = 40
"""Terms in an article's vector: those of the greatest weight."""
INDEXED = 16
"""Terms of a vector through which other articles are found."""
POSTINGS = 64
"""Articles remembered for a term: the last ones, which are the nearest in date."""
COMPARED = 40
"""Earlier articles with which one is compared, those that share most."""
NEAREST = 3
"""Members of a story whose similarities are averaged."""
ELSEWHERE = 300
"""Articles that every collection is taken to come with, none of which holds any of the terms, so that among few articles
on one event the words that they all share still count."""

_NONE = np.uint32(0xFFFFFFFF)


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
    """What is known of an article: the day of its date, the story it was given, the first text of its family."""

    day: int | None
    label: str | None
    family: int


class Vectors:
    """Normalised vectors of the `WIDTH` heaviest terms of each article, weighted by rarity; 320 bytes an article."""

    def __init__(self, articles: Sequence[Terms]) -> None:
        frequency = np.zeros(TERMS, dtype=np.int32)
        for places, _ in articles:
            frequency[places] += 1
        rarity = np.log((len(articles) + ELSEWHERE) / (frequency[:] + 1.0)).clip(min=0.0).astype(np.float32)
        self.terms = np.full((len(articles), WIDTH), _NONE, dtype=np.uint32)
        self.weights = np.zeros((len(articles), WIDTH), dtype=np.float32)
        self._indexed: list[tuple[int, ...]] = []
        for row, (places, weights) in enumerate(articles):
            weighted = weights.astype(np.float32) * rarity[places]
            heaviest = np.argsort(-weighted, kind="stable")[:WIDTH]
            shared = heaviest[frequency[places[heaviest]] > 1][:INDEXED]
            self._indexed.append(tuple(places[shared].tolist()))
            heaviest.sort()
            norm = float(np.linalg.norm(weighted[heaviest])) or 1.0
            self.terms[row, : len(heaviest)] = places[heaviest]
            self.weights[row, : len(heaviest)] = weighted[heaviest] / norm

    def indexed(self, row: int) -> tuple[int, ...]:
        """Return the heaviest terms of an article that another one holds too."""
        return self._indexed[row]

    def cosines(self, row: int, others: NDArray[np.intp]) -> NDArray[np.float32]:
        """Return the cosine of an article's vector with each of the others'."""
        terms, weights = self.terms[row], self.weights[row]
        candidates = self.terms[others]
        places = np.minimum(np.searchsorted(terms, candidates), WIDTH - 1)
        shared = terms[places] == candidates
        result: NDArray[np.float32] = (shared * weights[places] * self.weights[others]).sum(axis=1)
        return result


class Stories:
    """Stories that grow article by article; one with a label keeps it and never meets another label."""

    def __init__(self, vectors: Vectors, known: Sequence[Known], limits: Limits) -> None:
        self._vectors, self._known, self._limits = vectors, known, limits
        self._sets = DisjointSets()
        self._sizes: dict[int, int] = defaultdict(int)
        self._labels: dict[int, str] = {}
        self._labelled: dict[str, int] = {}
        self._story: dict[int, int] = {}
        self._began: dict[int, int] = {}
        self._postings: dict[int, list[int]] = defaultdict(list)

    def add(self, row: int) -> None:
        """Put one more article into the story that it belongs to."""
        found = self._found(row)
        label = self._known[row].label
        story = self._of_label(label) if label is not None else found
        if story is None:
            story = self._sets.add()
        elif found is not None and found != story and found not in self._labels:
            story = self._join(story, found)
        self._story[row] = story
        self._sizes[story] += 1
        day = self._known[row].day
        if day is not None:
            self._began.setdefault(story, day)
        for term in self._vectors.indexed(row):
            posting = self._postings[term]
            posting.append(row)
            if len(posting) > POSTINGS:
                del posting[0]

    def story(self, row: int) -> int:
        """Return the number of the story that an article is in."""
        return self._sets.find(self._story[row])

    def label(self, story: int) -> str | None:
        """Return the label of a story, by its number."""
        return self._labels.get(story)

    def _of_label(self, label: str) -> int:
        if label not in self._labelled:
            self._labelled[label] = self._sets.add()
            self._labels[self._labelled[label]] = label
        return self._sets.find(self._labelled[label])

    def _join(self, labelled: int, other: int) -> int:
        label = self._labels.pop(labelled)
        size = self._sizes.pop(labelled, 0) + self._sizes.pop(other, 0)
        days = [self._began.pop(story) for story in (labelled, other) if story in self._began]
        story = self._sets.union(labelled, other)
        if days:
            self._began[story] = min(days)
        self._labels[story], self._sizes[story] = label, size
        return story

    def _found(self, row: int) -> int | None:
        """Return the story of an earlier copy of the article, else the most similar one that is similar enough."""
        family = self._known[row].family
        if family in self._story and self._near(row, family):
            return self.story(family)
        by_story: dict[int, list[float]] = defaultdict(list)
        rows = self._candidates(row)
        if not rows:
            return None
        for other, cosine in zip(rows, self._vectors.cosines(row, np.array(rows)).tolist(), strict=True):
            by_story[self.story(other)].append(cosine)
        scores = {story: self._average(story, cosines) for story, cosines in by_story.items()}
        best = min(scores, key=lambda story: (-scores[story], story))
        least = self._limits.similarity if self._known[row].day is not None else self._limits.undated
        return best if scores[best] >= least else None

    def _average(self, story: int, cosines: list[float]) -> float:
        return sum(sorted(cosines, reverse=True)[:NEAREST]) / min(NEAREST, self._sizes[story])

    def _candidates(self, row: int) -> list[int]:
        """Return the earlier articles in the date window that share the most and the heaviest of the rare terms."""
        shared: dict[int, int] = defaultdict(int)
        indexed = self._vectors.indexed(row)
        for rank, term in enumerate(indexed):
            for other in self._postings.get(term, ()):
                shared[other] += 2 * INDEXED - rank
        near = [other for other in shared if self._near(row, other)]
        return sorted(near, key=lambda other: (-shared[other], -other))[:COMPARED]

    def _near(self, row: int, other: int) -> bool:
        day, days = self._known[row].day, self._known[other].day
        if day is None or days is None:
            return True
        story = self.story(other)
        ends = self._began.get(story, day) + self._limits.span
        return abs(day - days) <= self._limits.days and (day <= ends or story in self._labels)
