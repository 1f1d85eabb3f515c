"""Articles as vectors of their heaviest terms, weighted by how rare these are in the collection; the last ones are kept."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wording.framing.spool import Spool
from wording.framing.story_terms import TERMS, Terms

WIDTH = 40
"""Terms in an article's vector: those of the greatest weight."""
INDEXED = 16
"""Terms of a vector through which other articles are found."""
COMPARED = 40
"""Earlier articles with which one is compared, those that share most."""
ELSEWHERE = 300
"""Articles that every collection is taken to come with, none of which holds any of the terms, so that among few articles
on one event the words that they all share still count."""
RECENT = 10_000
"""Articles before one, in the order of their dates, with which it may be compared: three days of some hundred outlets."""

_NONE = np.uint32(0xFFFFFFFF)


@dataclass(frozen=True, slots=True)
class Vector:
    """`WIDTH` terms, ascending, with their weights, of norm 1; `indexed` are the heaviest that another article holds."""

    terms: NDArray[np.uint32]
    weights: NDArray[np.float32]
    indexed: tuple[int, ...]


class TermSpool:
    """The terms of all articles, at most 1.3 kB of each and on disk where it is much, and how many articles hold each."""

    def __init__(self) -> None:
        self._rows = Spool()
        self._frequency = np.zeros(TERMS, dtype=np.int32)

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, terms: Terms) -> None:
        """Keep the terms of one more article."""
        places, weights = terms
        self._frequency[places] += 1
        self._rows.append(places.tobytes() + weights.tobytes())

    def terms(self, number: int) -> Terms:
        """Return the terms of an article by its number."""
        row = self._rows.row(number)
        size = len(row) // 5
        return np.frombuffer(row, np.uint32, size), np.frombuffer(row, np.uint8, size, 4 * size)

    def vector(self, number: int) -> Vector:
        """Return the vector of an article; to be asked when all have been added."""
        places, weights = self.terms(number)
        held = self._frequency[places]
        rarity = np.log((len(self) + ELSEWHERE) / (held + 1.0)).clip(min=0.0).astype(np.float32)
        weighted = weights.astype(np.float32) * rarity
        heaviest = np.argsort(-weighted, kind="stable")[:WIDTH]
        shared = heaviest[held[heaviest] > 1][:INDEXED]
        indexed = tuple(places[shared].tolist())
        heaviest.sort()
        norm = float(np.linalg.norm(weighted[heaviest])) or 1.0
        terms, unit = np.full(WIDTH, _NONE, dtype=np.uint32), np.zeros(WIDTH, dtype=np.float32)
        terms[: len(heaviest)], unit[: len(heaviest)] = places[heaviest], weighted[heaviest] / norm
        return Vector(terms, unit, indexed)


class Recent:
    """The vectors of the last `RECENT` articles by their places; room is taken as it is needed, 4 MB at most."""

    def __init__(self) -> None:
        self._terms = np.zeros((64, WIDTH), dtype=np.uint32)
        self._weights = np.zeros((64, WIDTH), dtype=np.float32)
        self._indexed: list[tuple[int, ...]] = []

    def put(self, place: int, vector: Vector) -> None:
        """Keep the vector of the next article in the room of the one `RECENT` before it."""
        slot = place % RECENT
        if slot == len(self._terms) < RECENT:
            size = min(RECENT, 2 * slot) - slot
            self._terms = np.concatenate([self._terms, np.zeros((size, WIDTH), np.uint32)])
            self._weights = np.concatenate([self._weights, np.zeros((size, WIDTH), np.float32)])
        self._terms[slot], self._weights[slot] = vector.terms, vector.weights
        if place < RECENT:
            self._indexed.append(vector.indexed)
        else:
            self._indexed[slot] = vector.indexed

    def indexed(self, place: int) -> tuple[int, ...]:
        """Return the terms through which a recent article is found."""
        return self._indexed[place % RECENT]

    def cosines(self, vector: Vector, others: list[int]) -> list[float]:
        """Return the cosine of a vector with each of some recent articles."""
        slots = np.array(others) % RECENT
        candidates = self._terms[slots]
        places = np.minimum(np.searchsorted(vector.terms, candidates), WIDTH - 1)
        shared = vector.terms[places] == candidates
        result: list[float] = (shared * vector.weights[places] * self._weights[slots]).sum(axis=1).tolist()
        return result
