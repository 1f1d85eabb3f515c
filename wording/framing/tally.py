"""The tally of a stream: a few numbers for every article and every use, and no text."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol, TypeVar

import numpy as np

from wording.framing.concepts import Concepts
from wording.framing.copies import Copies
from wording.framing.numbered import Numbered
from wording.framing.stories import ordinal
from wording.model import Article, TermUse, Voice

By = Literal["outlet", "language", "date", "story"]
BY: tuple[By, ...] = ("outlet", "language", "date", "story")

VOICES = tuple(Voice)
FLAGS = ("distanced", "negated", "hedged", "denied")


@dataclass(frozen=True, slots=True)
class Counted:
    """The uses of one concept in one article: how many by variant and voice, and how many of each variant by flag."""

    article: int
    voices: Counter[tuple[int, Voice]]
    flags: Counter[tuple[int, str]]
    first: int

    @property
    def variants(self) -> set[int]:
        """The variants used, by number."""
        return {variant for variant, _ in self.voices}

    @property
    def main(self) -> int:
        """The variant used most often; of several, the one used first."""
        totals: Counter[int] = Counter()
        for (variant, _), count in self.voices.items():
            totals[variant] += count
        return max(totals, key=lambda variant: (totals[variant], variant == self.first, -variant))


class Tally:
    """What is counted: 16 bytes an article, 7 bytes a use, and what telling copies takes."""

    def __init__(self, concepts: Concepts, copies: Copies) -> None:
        self.variants = [(entry.concept, variant.variant) for entry in concepts.entries for variant in entry.variants]
        self._variant = {name: number for number, name in enumerate(self.variants)}
        self.copies = copies
        self.outlets, self.languages = Numbered(), Numbered()
        self.outlet, self.language, self.words = array("I"), array("I"), array("I")
        self.day = array("i")
        self._article, self._used, self._packed = array("I"), array("H"), array("B")

    def __len__(self) -> int:
        return len(self.outlet)

    def add(self, article: Article, language: str | None, words: int, uses: Iterable[TermUse]) -> None:
        """Count one article and those of the uses in it that are of the concepts compared."""
        number = len(self)
        self.copies.add(article)
        self.outlet.append(self.outlets.number(article.outlet or None))
        self.language.append(self.languages.number(language))
        self.words.append(words)
        self.day.append(ordinal(article.date))
        for use in uses:
            variant = self._variant.get((use.concept, use.variant))
            if variant is not None:
                self._article.append(number)
                self._used.append(variant)
                flags = sum(getattr(use, flag) << place for place, flag in enumerate(FLAGS))
                self._packed.append(VOICES.index(use.voice) | flags << 2)

    def numbers(self, concept: str) -> dict[str, int]:
        """Return the variants of a concept with their numbers."""
        return {name: number for number, (of, name) in enumerate(self.variants) if of == concept}

    def by_language(self, articles: Iterable[int]) -> dict[str, int]:
        """Return how many of some articles are in each language, the commonest first."""
        found = Counter(self.languages.names[self.language[number]] or "unknown" for number in articles)
        return dict(found.most_common())

    def counted(self) -> Mapping[str, list[Counted]]:
        """Return the articles that use each concept, in their order; a concept at a time, when it is asked for."""
        return _ByConcept(self.variants, self._article, self._used, self._packed)

    def groups(self, by: By, stories: Sequence[str]) -> list[str | None]:
        """Return the group of each article; None where what would tell it is unknown."""
        if by == "outlet":
            return [self.outlets.names[number] for number in self.outlet]
        if by == "language":
            return [self.languages.names[number] for number in self.language]
        if by == "date":
            return [period(day, "month") if day else None for day in self.day]
        return list(stories)

    def strata(self, by: By, stories: Sequence[str]) -> list[str]:
        """Return what is held fixed in the test: the story, or the outlet where groups are stories or months."""
        if by in ("outlet", "language"):
            return list(stories)
        return [self.outlets.names[number] or "" for number in self.outlet]


def period(day: int, unit: Literal["week", "month"]) -> str:
    """Return the month (2022-02) or the ISO week (2022-W08) of a day given by its number."""
    when = date.fromordinal(day)
    if unit == "month":
        return f"{when:%Y-%m}"
    year, week, _ = when.isocalendar()
    return f"{year}-W{week:02}"


class _ByConcept(Mapping[str, list[Counted]]):
    """The uses by concept. Articles that use a concept alike share their counts."""

    def __init__(
        self, variants: Sequence[tuple[str, str]], article: array[int], used: array[int], packed: array[int]
    ) -> None:
        self._article, self._used, self._packed = (
            np.array(column, dtype=np.int64) for column in (article, used, packed)
        )
        present = np.bincount(self._used, minlength=len(variants)).tolist()
        self._variants: dict[str, list[int]] = {}
        for number, (concept, _) in enumerate(variants):
            if present[number]:
                self._variants.setdefault(concept, []).append(number)

    def __iter__(self) -> Iterator[str]:
        return iter(self._variants)

    def __len__(self) -> int:
        return len(self._variants)

    def __getitem__(self, concept: str) -> list[Counted]:
        mine = np.flatnonzero(np.isin(self._used, self._variants[concept]))
        codes = (self._used[mine] << 8 | self._packed[mine]).tolist()
        starts = np.flatnonzero(np.diff(self._article[mine], prepend=-1)).tolist()
        counts: dict[tuple[int, ...], tuple[Counter[tuple[int, Voice]], Counter[tuple[int, str]]]] = {}
        rows = []
        for start, end, article in zip(
            starts, [*starts[1:], len(codes)], self._article[mine[starts]].tolist(), strict=True
        ):
            uses = tuple(codes[start:end])
            if uses not in counts:
                counts[uses] = _counts(uses)
            rows.append(Counted(article, *counts[uses], uses[0] >> 8))
        return rows


def _counts(uses: Iterable[int]) -> tuple[Counter[tuple[int, Voice]], Counter[tuple[int, str]]]:
    """Return how often each variant is used in each voice and with each flag; uses are variant, flags and voice in one."""
    voices: Counter[tuple[int, Voice]] = Counter()
    flags: Counter[tuple[int, str]] = Counter()
    for use in uses:
        voices[use >> 8, VOICES[use & 3]] += 1
        flags.update((use >> 8, flag) for place, flag in enumerate(FLAGS) if use >> (2 + place) & 1)
    return voices, flags


class _Row(Protocol):
    @property
    def article(self) -> int: ...


Row = TypeVar("Row", bound=_Row)


def once(rows: Iterable[Row], groups: Sequence[str | None], families: Sequence[int]) -> Iterator[Row]:
    """Yield the rows of articles that are the first of their family in their group: each text counts once a group."""
    seen: set[tuple[str | None, int]] = set()
    for row in rows:
        key = (groups[row.article], families[row.article])
        if key not in seen:
            seen.add(key)
            yield row
