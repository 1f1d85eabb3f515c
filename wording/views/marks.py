"""Marked text: a stretch of an article as HTML, with any number of overlapping marks.

The text is cut wherever a mark begins or ends. Each piece is escaped by itself and carries the classes of all marks over
it, so that marks may cross each other freely and no markup ever comes out of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from wording.views.safe import attribute, shown


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark over `[start, end)` of a text.

    `style` holds classes; `note` is HTML (phrasing content only) for the card that opens over the passage, `before` and
    `after` HTML to put at its ends, `anchor` the id of its first piece, `hint` plain text for a pointer that rests on it.
    Where it begins and ends in one place, only `before` is shown.
    """

    start: int
    end: int
    style: str
    note: str = ""
    before: str = ""
    after: str = ""
    anchor: str = ""
    hint: str = ""


def marked(text: str, start: int, end: int, marks: Iterable[Mark]) -> str:
    """Return `text[start:end]` as HTML; marks may reach beyond the stretch, their ends are drawn only inside it."""
    given = list(marks)
    over = sorted(
        (mark for mark in given if mark.start < end and start < mark.end and mark.start < mark.end),
        key=lambda mark: (mark.start, -mark.end),
    )
    points = {mark.start: mark.before for mark in given if mark.start == mark.end and start <= mark.start <= end}
    if not over and not points:
        return shown(text[start:end])
    return "".join(_pieces(text, start, end, over, points))


def _pieces(text: str, start: int, end: int, marks: Sequence[Mark], points: Mapping[int, str]) -> Iterator[str]:
    cuts = {start, end, *points, *(mark.start for mark in marks), *(mark.end for mark in marks)}
    places = sorted(cut for cut in cuts if start <= cut <= end)
    waiting, active = 0, list[Mark]()
    for left, right in pairwise(places):
        while waiting < len(marks) and marks[waiting].start <= left:
            active.append(marks[waiting])
            waiting += 1
        active = [mark for mark in active if mark.end > left]
        yield points.get(left, "")
        yield from (mark.before for mark in active if mark.start == left and mark.before)
        yield _piece(text[left:right], active, left) if active else shown(text[left:right])
        yield from (mark.after for mark in reversed(active) if mark.end == right and mark.after)
    yield points.get(end, "")


def _piece(text: str, marks: Sequence[Mark], left: int) -> str:
    """Return one piece under the marks over it; the anchors of those that begin here stand in front of it."""
    first, *others = [mark.anchor for mark in marks if mark.anchor and mark.start == left] or [""]
    classes = " ".join(dict.fromkeys(name for mark in marks for name in mark.style.split()))
    notes = "".join(mark.note for mark in marks)
    hint = "; ".join(mark.hint for mark in marks if mark.hint)
    parts = [
        f' id="{first}"' if first else "",
        f' class="w-m {classes}"',
        f' title="{attribute(hint)}"' if hint else "",
    ]
    if notes:
        parts.append(' tabindex="-1"')
    card = f'<span class="w-card">{notes}</span>' if notes else ""
    anchors = "".join(f'<span id="{anchor}"></span>' for anchor in others)
    return f"{anchors}<span{''.join(parts)}>{shown(text)}{card}</span>"


def within(marks: Sequence[Mark], spans: Sequence[tuple[int, int]]) -> list[list[Mark]]:
    """Return for each of the ascending stretches, which do not overlap, the marks that touch it; in one sweep."""
    waiting = sorted(marks, key=lambda mark: mark.start)
    result, place = [], 0
    active: list[Mark] = []
    for start, end in spans:
        while place < len(waiting) and (
            waiting[place].start < end or waiting[place].start == waiting[place].end == end
        ):
            active.append(waiting[place])
            place += 1
        active = [mark for mark in active if mark.end > start or mark.start == mark.end == start]
        result.append(list(active))
    return result
