"""Shares and differences of shares with intervals from drawing whole stories: articles on one event are not independent.

All concepts are drawn from the same stories in the same draws. Where the comparison is between stories or months, or all
articles tell one story, texts are drawn instead.
"""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from wording.framing.bootstrap import DRAWS, percentiles, weights

Floats = npt.NDArray[np.float64]
Unit = Literal["story", "text"]

MOST = 10_000
"""More stories or texts than these are put together into so many, which leaves the spread of their sums as it is."""

FEW = 10
"""Below so many stories or texts the interval is too narrow."""


@dataclass(frozen=True, slots=True)
class Resampled:
    """Bounds by drawing `clusters` stories or texts (`unit`) with replacement; nan where no draw had a value."""

    low: float
    high: float
    clusters: int
    unit: Unit


class Draws:
    """The draws that all concepts of a comparison share."""

    def __init__(self, members: Sequence[Hashable], unit: Unit, seed: int, level: float, draws: int = DRAWS) -> None:
        """Take, for each article, the story or text that it belongs to. Raises ValueError for a level outside (0, 1)."""
        numbers: dict[Hashable, int] = {}
        self._cluster = array("H", (numbers.setdefault(member, len(numbers)) % MOST for member in members))
        self.unit, self._level, self._seed, self._draws = unit, level, seed, draws
        self._size = min(len(numbers), MOST)
        self._kept: npt.NDArray[np.uint8] | None = None

    def sums(self, rows: Iterable[tuple[int, Iterable[int]]], columns: int) -> Sums:
        """Return the sums of each draw; `rows` give an article each and the columns in which it counts as one."""
        cells = array("q")
        for article, places in rows:
            for column in places:
                cells.extend((self._cluster[article], column))
        named = np.array(cells, dtype=np.intp).reshape(-1, 2)
        clusters, rank = np.unique(named[:, 0], return_inverse=True)
        values = np.zeros((len(clusters), columns), dtype=np.float32)
        np.add.at(values, (rank, named[:, 1]), 1)
        drawn = np.empty((self._draws, columns))
        for start in range(0, self._draws, 256):
            drawn[start : start + 256] = self._weights[start : start + 256][:, clusters].astype(np.float32) @ values
        return Sums(drawn, (values > 0), self.unit, self._level)

    @property
    def _weights(self) -> npt.NDArray[np.uint8]:
        if self._kept is None:
            self._kept = np.empty((self._draws, max(self._size, 1)), dtype=np.uint8)
            done = 0
            for block in weights(self._kept.shape[1], self._seed, self._draws):
                self._kept[done : done + len(block)] = block
                done += len(block)
        return self._kept


class Sums:
    """Counts by column in each draw, and which clusters hold anything of a column."""

    def __init__(self, drawn: Floats, held: npt.NDArray[np.bool_], unit: Unit, level: float) -> None:
        self._drawn, self._held, self._unit, self._level = drawn, held, unit, level

    def share(self, hits: int, of: int) -> Resampled:
        """Return the bounds of one column as a share of another."""
        return self._resampled(self._ratio(hits, of), int(self._held[:, of].sum()))

    def difference(self, first: tuple[int, int], second: tuple[int, int]) -> Resampled:
        """Return the bounds of the first share less the second; each is a column and the one it is a share of."""
        held = int((self._held[:, first[1]] | self._held[:, second[1]]).sum())
        return self._resampled(self._ratio(*first) - self._ratio(*second), held)

    def _ratio(self, hits: int, of: int) -> Floats:
        with np.errstate(divide="ignore", invalid="ignore"):
            return self._drawn[:, hits] / self._drawn[:, of]

    def _resampled(self, values: Floats, clusters: int) -> Resampled:
        low, high, _ = percentiles(values[:, None], self._level)
        return Resampled(float(low[0]), float(high[0]), clusters, self._unit)


def clusters(by: str, stories: Sequence[str], families: Sequence[int]) -> tuple[Sequence[Hashable], Unit]:
    """Return what is drawn: the story of each article, or its text where stories are compared or there is but one."""
    if by == "story" or len(set(stories)) < 2:
        return families, "text"
    return stories, "story"
