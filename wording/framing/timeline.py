"""Since when: the shares of the variants by week or month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from wording.framing.comparison import Period, TimePoint
from wording.framing.frame import Frame
from wording.framing.tally import Counted, once, period


def timeline(counted: Mapping[str, list[Counted]], frame: Frame, unit: Period) -> Iterator[TimePoint]:
    """Yield the points of every concept, variant and group in the order of time; articles without a date are left out."""
    for concept, rows in counted.items():
        articles = _Counts(rows, frame, unit)
        texts = _Counts(once(rows, frame.groups, frame.families), frame, unit)
        for number, group, when in sorted(articles.using):
            name, used, named = frame.tally.variants[number][1], (number, group, when), (group, when)
            yield TimePoint(
                concept, name, group, when,
                articles.using[used], articles.naming[named], texts.using[used], texts.naming[named],
            )  # fmt: skip


class _Counts:
    """How many articles of a group in a week or month use a variant, and how many name the concept at all."""

    def __init__(self, rows: Iterable[Counted], frame: Frame, unit: Period) -> None:
        self.using: Counter[tuple[int, str, str]] = Counter()
        self.naming: Counter[tuple[str, str]] = Counter()
        for row in rows:
            group, day = frame.groups[row.article], frame.tally.day[row.article]
            if group and day:
                when = period(day, unit)
                self.naming[group, when] += 1
                self.using.update((number, group, when) for number in row.variants)
