"""Since when: the shares of the variants by week or month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from wording.framing.comparison import Period, TimePoint
from wording.framing.frame import Frame
from wording.framing.tally import Counted, once, period


def timeline(counted: Mapping[str, list[Counted]], frame: Frame, unit: Period) -> Iterator[TimePoint]:
    """Yield the points of every concept, variant and group in the order of time; articles without a date are left out."""
    for concept, rows in counted.items():
        texts: Counter[tuple[int, str, str]] = Counter()
        totals: Counter[tuple[str, str]] = Counter()
        for row in once(rows, frame.groups, frame.families):
            group, day = frame.groups[row.article], frame.tally.day[row.article]
            if group and day:
                totals[group, period(day, unit)] += 1
                texts.update((number, group, period(day, unit)) for number in row.variants)
        for number, group, when in sorted(texts):
            name = frame.tally.variants[number][1]
            yield TimePoint(concept, name, group, when, texts[number, group, when], totals[group, when])
