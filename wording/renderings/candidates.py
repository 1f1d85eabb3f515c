"""Which utterances are worth comparing: those that share rare words, numbers, names, a speaker or a story.

Utterances are taken in the order of their dates. Each is looked up through its rarest terms in an index of the earlier
ones; an index entry remembers only its last members, so that the work per utterance has a bound, however many there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from wording.renderings.embeddings import Meanings
from wording.renderings.prepared import Prepared
from wording.renderings.vectors import Rows

RAREST = 10
"""Stems through which an utterance is looked up."""
POSTINGS = 64
"""Utterances that an index entry remembers: the last ones, which are the nearest in date."""
COMPARED = 20
"""Earlier utterances with which one is compared at most: those that share most."""
DAYS = 7
"""Utterances further apart are compared only if their articles are known to tell one story."""
_STORY = 4.0
_SPEAKER = 2.0
_NAME = 3.0
"""What a story, a speaker, a number or name in common adds to the weights of the shared stems, which are 3 to 6 each."""
_SMALL = 12
"""Numbers up to this one are too common to look anything up by."""
_NEAREST = 12
_BLOCK = 512

Key = tuple[str, int | float | str]


class Candidates:
    """Finds for every utterance the earlier ones to compare it with."""

    def __init__(self, prepared: Prepared, meanings: Meanings | None = None) -> None:
        self._all = prepared
        self._meanings = meanings
        self._mixed = len(set(prepared.languages.tolist())) > 1
        self.order = sorted(range(len(prepared)), key=lambda row: (int(prepared.days[row]), row))

    def pairs(self) -> Iterator[tuple[int, Rows]]:
        """Yield each utterance that has candidates, with these."""
        index: dict[Key, list[int]] = defaultdict(list)
        near = self._near()
        for row in self.order:
            keys = self._keys(row)
            found = self._chosen(row, self._shared(keys, index), near.get(row, ()))
            if len(found):
                yield row, found
            for key, _ in keys:
                posting = index[key]
                posting.append(row)
                if len(posting) > POSTINGS:
                    del posting[0]

    def _keys(self, row: int) -> list[tuple[Key, float]]:
        """Return the index entries of an utterance and what each weighs."""
        data = self._all
        language = int(data.languages[row])
        start, end = data.stems.starts[row], data.stems.starts[row + 1]
        weights = data.stems.values[start:end]
        rarest = np.argsort(-weights, kind="stable")[:RAREST]
        stems = zip(data.stems.terms[start:end][rarest].tolist(), weights[rarest].tolist(), strict=True)
        keys: list[tuple[Key, float]] = [((f"w{language}", stem), weight) for stem, weight in stems]
        if data.stories[row] >= 0:
            keys.append((("story", int(data.stories[row])), _STORY))
        if data.speakers[row] >= 0:
            keys.append((("speaker", int(data.speakers[row])), _SPEAKER))
        keys += [(("number", number), _NAME) for number in data.numbers[row] if number > _SMALL]
        if self._mixed:
            keys += [(("name", name), _NAME) for name in data.names[row]]
            keys += [(("body", body), _NAME / 2) for body in data.bodies[row]]
        return keys

    def _shared(self, keys: list[tuple[Key, float]], index: dict[Key, list[int]]) -> dict[int, float]:
        shared: dict[int, float] = defaultdict(float)
        for key, weight in keys:
            for other in index.get(key, ()):
                shared[other] += weight
        return shared

    def _chosen(self, row: int, shared: dict[int, float], near: tuple[int, ...]) -> Rows:
        """Return the candidates that share most, and those nearest in meaning."""
        others = np.fromiter(shared.keys(), dtype=np.intp, count=len(shared))
        weights = np.fromiter(shared.values(), dtype=np.float64, count=len(shared))
        meets = self._meets(row, others)
        best = others[meets][np.lexsort((others[meets], -weights[meets]))[:COMPARED]]
        return np.union1d(best, np.array(near, dtype=np.intp))

    def _meets(self, row: int, others: Rows) -> NDArray[np.bool_]:
        """Tell which of the others stand in different articles of one time or story."""
        data = self._all
        day, days = data.days[row], data.days[others]
        story, stories = data.stories[row], data.stories[others]
        timely = (day == 0) | (days == 0) | (np.abs(day - days) <= DAYS)
        met: NDArray[np.bool_] = (data.articles[others] != data.articles[row]) & (
            timely | ((story >= 0) & (stories == story))
        )
        return met

    def _near(self) -> dict[int, tuple[int, ...]]:
        """Return for each utterance the earlier ones of other languages that mean nearly the same."""
        if not self._meanings or not self._mixed:
            return {}
        result: dict[int, tuple[int, ...]] = {}
        rank = {row: place for place, row in enumerate(self.order)}
        for rows, others in self._windows():
            for row, found in zip(rows, self._meanings.nearest(rows, others, _NEAREST), strict=True):
                met = found[self._meets(int(row), found)]
                earlier = (int(other) for other in met if rank[int(other)] < rank[int(row)])
                result[int(row)] = (*result.get(int(row), ()), *earlier)
        return result

    def _windows(self) -> Iterator[tuple[Rows, Rows]]:
        """Yield blocks of utterances of one language with those of another one that may be near them in date."""
        ordered = np.array(self.order, dtype=np.intp)
        languages, days = self._all.languages[ordered], self._all.days[ordered]
        for start in range(0, len(ordered), _BLOCK):
            block, end = slice(start, start + _BLOCK), min(start + _BLOCK, len(ordered)) - 1
            near = (days == 0) | (days[start] == 0) | ((days >= days[start] - DAYS) & (days <= days[end] + DAYS))
            for language in np.unique(languages[block]):
                rows = ordered[block][languages[block] == language]
                for other in np.unique(languages):
                    others = ordered[near & (languages == other)]
                    if other != language and len(others):
                        yield rows, others
