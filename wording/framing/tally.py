"""The tally of a stream: a few numbers for every article and every use, and no text."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from wording.framing.concepts import Concepts
from wording.framing.copies import Copies
from wording.model import TermUse, Voice
from wording.view import ArticleView

By = Literal["outlet", "language", "date", "story"]
BY: tuple[By, ...] = ("outlet", "language", "date", "story")

VOICES = tuple(Voice)
_FLAGS = ("distanced", "negated", "hedged", "denied")


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


class Labels:
    """Names by number: each is kept once."""

    def __init__(self) -> None:
        self.names: list[str | None] = []
        self._numbers: dict[str | None, int] = {}

    def number(self, name: str | None) -> int:
        """Return the number of a name, a new one for a new name."""
        found = self._numbers.setdefault(name, len(self.names))
        if found == len(self.names):
            self.names.append(name)
        return found


class Tally:
    """What is counted: 28 bytes an article, 7 bytes a use, and what telling copies takes."""

    def __init__(self, concepts: Concepts, copies: Copies) -> None:
        self.variants = [(entry.concept, variant.variant) for entry in concepts.entries for variant in entry.variants]
        self._variant = {name: number for number, name in enumerate(self.variants)}
        self.copies = copies
        self.outlets, self.languages = Labels(), Labels()
        self.outlet, self.language, self.words = array("I"), array("I"), array("I")
        self.day = array("i")
        self._article, self._used, self._packed = array("I"), array("H"), array("B")

    def __len__(self) -> int:
        return len(self.outlet)

    def add(self, view: ArticleView, uses: Iterable[TermUse]) -> None:
        """Count one article and its uses."""
        number = len(self)
        self.copies.add(view.article)
        self.outlet.append(self.outlets.number(view.article.outlet or None))
        self.language.append(self.languages.number(view.language))
        self.words.append(view.words)
        self.day.append(ordinal(view.article.date))
        for use in uses:
            self._article.append(number)
            self._used.append(self._variant[use.concept, use.variant])
            flags = sum(getattr(use, flag) << place for place, flag in enumerate(_FLAGS))
            self._packed.append(VOICES.index(use.voice) | flags << 2)

    def counted(self) -> dict[str, list[Counted]]:
        """Return the articles that use each concept, in their order."""
        result: dict[str, list[Counted]] = {}
        for article, used, packed in zip(self._article, self._used, self._packed, strict=True):
            rows = result.setdefault(self.variants[used][0], [])
            if not rows or rows[-1].article != article:
                rows.append(Counted(article, Counter(), Counter(), used))
            rows[-1].voices[used, VOICES[packed & 3]] += 1
            for place, flag in enumerate(_FLAGS):
                if packed >> (2 + place) & 1:
                    rows[-1].flags[used, flag] += 1
        return result

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


def ordinal(when: str | None) -> int:
    """Return a date as its number of days, 0 where it is none."""
    try:
        return date.fromisoformat((when or "")[:10]).toordinal()
    except ValueError:
        return 0


def period(day: int, unit: Literal["week", "month"]) -> str:
    """Return the month (2022-02) or the ISO week (2022-W08) of a day given by its number."""
    when = date.fromordinal(day)
    if unit == "month":
        return f"{when:%Y-%m}"
    year, week, _ = when.isocalendar()
    return f"{year}-W{week:02}"


def once(rows: Iterable[Counted], groups: Sequence[str | None], families: Sequence[int]) -> Iterator[Counted]:
    """Yield the rows of articles that are the first of their family in their group: each text counts once a group."""
    seen: set[tuple[str | None, int]] = set()
    for row in rows:
        key = (groups[row.article], families[row.article])
        if key not in seen:
            seen.add(key)
            yield row
