"""What sets columns apart: the words in which aligned passages differ, names spelt differently, the variants chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from wording.renderings.passages.difference import Differing, differing
from wording.renderings.passages.names import spellings, spelt_differently
from wording.renderings.passages.rows import Row
from wording.views.columns import Column
from wording.views.marks import Mark
from wording.views.safe import attribute, shown

BRIEF = 3
"""So many words that a passage lacks are shown in their place; of more there is a sign."""
LONGEST = 6000
"""Code points of a cell beyond which its words are not compared."""


def difference_marks(columns: Sequence[Column], rows: Sequence[Row]) -> list[list[Mark]]:
    """Return for each column the marks over words that the first passage of the row in that language has not, or only it."""
    result: list[list[Mark]] = [[] for _ in columns]
    for row in rows:
        places = [_place(column, cell) for column, cell in zip(columns, row.cells, strict=True)]
        for language in dict.fromkeys(column.language for column in columns):
            same = [n for n, place in enumerate(places) if place and columns[n].language == language]
            _compare(columns, places, same, result)
    return result


def _compare(
    columns: Sequence[Column], places: Sequence[tuple[int, int] | None], same: Sequence[int], result: list[list[Mark]]
) -> None:
    """Compare the cells of one language with the first; of the first, mark what none of the others has."""
    if len(same) < 2:
        return
    first, *others = same
    lacking: list[set[int]] = []
    for other in others:
        told = differing(_text(columns[first], places[first]), _text(columns[other], places[other]))
        if told is None:
            continue
        lacking.append({offset for start, end in told.first for offset in range(start, end)})
        result[other] += changes(told, _begin(places[other]))
    if lacking:
        nobody = sorted(set.intersection(*lacking))
        begin = _begin(places[first])
        result[first] += [Mark(begin + start, begin + end, "w-diff") for start, end in _runs(nobody)]


def _text(column: Column, place: tuple[int, int] | None) -> str:
    start, end = place or (0, 0)
    return column.material.article.text[start : min(end, start + LONGEST)]


def _place(column: Column, cell: Sequence[int]) -> tuple[int, int] | None:
    return (column.passages[cell[0]].start, column.passages[cell[-1]].end) if cell else None


def _begin(place: tuple[int, int] | None) -> int:
    return place[0] if place else 0


def changes(told: Differing, begin: int) -> Iterator[Mark]:
    """Yield the marks over words that differ, and the words that are lacking in their place; ranges count from `begin`."""
    for start, end in told.words:
        yield Mark(begin + start, begin + end, "w-diff")
    for place, words in told.lacks:
        brief = len(words.split()) <= BRIEF
        inner = shown(words) if brief else "‸"
        hint = f' title="{attribute(words)}"' if not brief else ' title="words that are not here"'
        yield Mark(begin + place, begin + place, "", before=f'<del class="w-lacks"{hint}>{inner}</del> ')


def _runs(offsets: Sequence[int]) -> list[tuple[int, int]]:
    result: list[tuple[int, int]] = []
    for offset in offsets:
        if result and result[-1][1] == offset:
            result[-1] = (result[-1][0], offset + 1)
        else:
            result.append((offset, offset + 1))
    return result


def spelt(columns: Sequence[Column]) -> dict[str, list[frozenset[str]]]:
    """Return the persons whose names columns of one language spell differently, with the words concerned by column."""
    return spelt_differently([(column.language, spellings(column.material.people)) for column in columns])


def name_marks(columns: Sequence[Column], found: Mapping[str, Sequence[frozenset[str]]]) -> list[list[Mark]]:
    """Return for each column the marks over names that another column spells differently."""
    result: list[list[Mark]] = []
    for number, column in enumerate(columns):
        own: list[Mark] = []
        for mention in column.material.people:
            words = found.get(mention.person or mention.name)
            if words and words[number] & set(mention.name.split()):
                hint = "; ".join(
                    f"{' / '.join(sorted(there))} in {other.name}"
                    for other, there in zip(columns, words, strict=True)
                    if there
                )
                own.append(Mark(mention.span.start, mention.span.end, "w-name-differs", hint=hint))
        result.append(own)
    return result
