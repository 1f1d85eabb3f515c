"""What every article of a comparison belongs to: its group, its text, its story, and what is held fixed or drawn."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from wording.framing.cells import Layout
from wording.framing.resampling import Draws, clusters
from wording.framing.tally import By, Tally

SEED = 2022


@dataclass(frozen=True)
class Frame:
    """For each article of the tally, by its number: group (None if unknown), text family, story and stratum.

    `draws` are those of the bootstrap, which all concepts share.
    """

    tally: Tally
    groups: Sequence[str | None]
    families: Sequence[int]
    strata: Sequence[str]
    draws: Draws

    @property
    def by_language(self) -> Sequence[Hashable]:
        """The strata with the language held fixed too: languages differ in how they use quotation marks."""
        return _Pairs(self.strata, self.tally.language)

    @cached_property
    def distinct(self) -> list[int]:
        """The articles that have a group and are the first of their text in it."""
        first: dict[tuple[str, int], int] = {}
        for number, (group, family) in enumerate(zip(self.groups, self.families, strict=True)):
            if group:
                first.setdefault((group, family), number)
        return list(first.values())

    def layout(self, articles: Sequence[int]) -> Layout:
        """Return the cells, by group and stratum, of some of the articles that have a group."""
        return Layout([self.groups[n] or "" for n in articles], [self.strata[n] for n in articles])


class _Pairs(Sequence[Hashable]):
    """Two sequences side by side, without a pair in memory."""

    def __init__(self, left: Sequence[Hashable], right: Sequence[Hashable]) -> None:
        self._left, self._right = left, right

    def __len__(self) -> int:
        return len(self._left)

    def __getitem__(self, place: Any) -> Any:
        return self._left[place], self._right[place]


def frame_of(tally: Tally, by: By, stories: Sequence[str], seed: int = SEED, level: float = 0.95) -> Frame:
    """Return what the articles of a tally belong to when it is compared `by` outlet, language, date or story."""
    families = tally.copies.families()
    groups = tally.groups(by, stories)
    return Frame(
        tally, groups, families, tally.strata(by, stories), Draws(*clusters(by, stories, families), seed, level)
    )
