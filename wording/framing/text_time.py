"""A timeline as text: for each variant and group a row of signs, one a week or month, as high as its share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from wording.framing.columns import cut, height, left, percent, right
from wording.framing.comparison import TimePoint
from wording.framing.verdict import LEAST_DOCUMENTS

GAP, NONE = "·", " "
"""No text of the group names the concept in that time; some do, none with the variant."""


def timeline(points: Sequence[TimePoint], width: int) -> Iterator[str]:
    """Yield the lines of every concept; long stretches of time are broken into several rows. Copies are left out."""
    points = [point for point in points if point.texts]
    for concept, rows in groupby(points, key=lambda point: point.concept):
        yield from _concept(concept, list(rows), width)
        yield ""
    if points:
        yield f"▁ to █: share of the group's texts that name the concept; {GAP} none names it; blank: none says it so."


def _concept(concept: str, points: Sequence[TimePoint], width: int) -> Iterator[str]:
    told = sorted({point.period for point in points})
    periods = _between(told[0], told[-1])
    yield cut(f"{concept} from {told[0]} to {told[-1]}, a sign a {'week' if 'W' in told[0] else 'month'}", width)
    of: dict[tuple[str, str], int] = {(point.group, point.period): point.of_texts for point in points}
    named = max(len(point.group) for point in points)
    name, room = min(24, max(8, named)), max(12, width - 62)
    for variant, rows in groupby(sorted(points, key=lambda point: point.variant), key=lambda point: point.variant):
        yield cut(f"  {variant}", width)
        by_group: dict[str, dict[str, TimePoint]] = defaultdict(dict)
        for point in rows:
            by_group[point.group][point.period] = point
        for group, found in sorted(by_group.items(), key=lambda item: -sum(point.texts for point in item[1].values())):
            signs = "".join(_sign(found.get(period), of.get((group, period), 0)) for period in periods)
            told_of = [point for point in found.values() if point.of_texts >= LEAST_DOCUMENTS] or list(found.values())
            first, most = min(found), max(told_of, key=lambda point: (point.texts / point.of_texts, point.texts))
            said = f"first {first}, most {most.period} {percent(most.texts / most.of_texts)} ({most.texts} of {most.of_texts})"
            for place in range(0, len(signs), room):
                head = f"    {left(group if not place else '', name)} {signs[place : place + room]:<{min(room, len(signs))}}"
                yield cut(f"{head}  {right(said, 0)}" if not place else head, width).rstrip()


def _sign(point: TimePoint | None, of: int) -> str:
    if point is None:
        return NONE if of else GAP
    return height(point.texts / point.of_texts)


def _between(first: str, last: str) -> list[str]:
    """Return all weeks or months from the first to the last, those without a text too."""
    if "W" not in first:
        start, end = (int(period[:4]) * 12 + int(period[5:]) - 1 for period in (first, last))
        return [f"{month // 12}-{month % 12 + 1:02}" for month in range(start, end + 1)]
    monday = date.fromisocalendar(int(first[:4]), int(first[6:]), 1)
    found: list[str] = []
    while not found or found[-1] < last:
        year, week, _ = monday.isocalendar()
        found.append(f"{year}-W{week:02}")
        monday += timedelta(weeks=1)
    return found
