"""Utterances that are alike put into groups, so that one resemblance alone chains nothing.

Pairs that are likely the same form connected components; inside one every pair is compared, and groups grow by average
linkage (Sokal and Michener 1958) over the log-odds, first within each language and then across.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from wording.renderings.likeness import Likeness
from wording.renderings.prepared import Prepared

LINK = 1.0
"""Log-odds from which on two utterances are connected at all."""
LARGEST = 300
"""Members of a component that are all compared with one another; larger ones are first cut at higher odds."""
_CUTS = (LINK, 2.0, 4.0, 6.0)
_LEAST, _MOST = -6.0, 6.0
"""Log-odds are cut here, so that one certain pair does not outweigh many doubtful ones."""

_PART = 0.5
"""Logarithm of the ratio of lengths from which on texts of two languages are no longer compared: one is a part."""

Edge = tuple[int, int, float]


def connected(size: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return the sets that the pairs connect among the numbers below `size`, each ascending, by their least members."""
    parent = list(range(size))

    def root(member: int) -> int:
        while parent[member] != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    for one, other in pairs:
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    parts: dict[int, list[int]] = defaultdict(list)
    for member in range(size):
        parts[root(member)].append(member)
    return list(parts.values())


def components(size: int, edges: Sequence[Edge]) -> Iterator[list[int]]:
    """Yield the connected components of more than one member, cut down to `LARGEST` where higher odds allow it."""
    yield from _cut(connected(size, (edge[:2] for edge in edges)), edges, 1)


def _cut(parts: Iterable[list[int]], edges: Sequence[Edge], cut: int) -> Iterator[list[int]]:
    for part in parts:
        if len(part) > LARGEST and cut < len(_CUTS):
            place = {member: number for number, member in enumerate(part)}
            inner = [edge for edge in edges if edge[2] >= _CUTS[cut] and edge[0] in place and edge[1] in place]
            pieces = connected(len(part), ((place[one], place[other]) for one, other, _ in inner))
            yield from _cut(([part[number] for number in piece] for piece in pieces), inner, cut + 1)
        elif len(part) > 1:
            yield part


def groups(members: Sequence[int], likeness: Likeness, prepared: Prepared) -> list[list[int]]:
    """Cut one component into groups; members that belong with no other are left out."""
    rows = np.array(members, dtype=np.intp)
    if len(rows) > LARGEST:
        return [list(members)]
    matrix = np.array([np.clip(likeness.logits(row, rows), _LEAST, _MOST) for row in rows], dtype=np.float64)
    articles, languages = prepared.articles[rows], prepared.languages[rows]
    matrix = _without_rivals((matrix + matrix.T) / 2, articles)
    matrix[articles[:, None] == articles[None]] = np.nan
    across = languages[:, None] != languages[None]
    lengths = np.log(prepared.letters[rows])
    matrix[across & (np.abs(lengths[:, None] - lengths[None]) > _PART)] = np.nan
    found = linked(np.where(across, np.nan, matrix), [[place] for place in range(len(rows))])
    return [[members[place] for place in places] for places in linked(matrix, found) if len(places) > 1]


def _without_rivals(matrix: NDArray[np.float64], articles: NDArray[np.int32]) -> NDArray[np.float64]:
    """Lower the odds of pairs that lose against others of the same two articles.

    An article that gives like words twice, in headline and text, has two partners for everything; of any two articles
    such passages are paired one to one and in order, so that the odds kept are highest in all.
    """
    result = matrix.copy()
    places = [np.flatnonzero(articles == article) for article in np.unique(articles)]
    for number, rows in enumerate(places):
        for columns in places[:number]:
            if len(rows) > 1 or len(columns) > 1:
                odds = matrix[np.ix_(rows, columns)]
                kept = np.full(odds.shape, _LEAST)
                for row, column in _paired(odds.tolist()):
                    kept[row, column] = odds[row, column]
                result[np.ix_(rows, columns)] = kept
                result[np.ix_(columns, rows)] = kept.T
    return result


def _paired(odds: list[list[float]]) -> list[tuple[int, int]]:
    """Return the pairs of rows and columns, both ascending, whose values above zero have the highest sum."""
    width = len(odds[0])
    best: list[tuple[float, tuple[tuple[int, int], ...]]] = [(0.0, ())] * (width + 1)
    for row, values in enumerate(odds):
        line: list[tuple[float, tuple[tuple[int, int], ...]]] = [(0.0, ())]
        for column, value in enumerate(values):
            choices = [line[column], best[column + 1]]
            if value > 0:
                choices.append((best[column][0] + value, (*best[column][1], (row, column))))
            line.append(max(choices, key=lambda choice: choice[0]))
        best = line
    return list(best[-1][1])


def linked(matrix: NDArray[np.float64], groups: Sequence[Sequence[int]], least: float = LINK) -> list[list[int]]:
    """Join groups of rows of a symmetric matrix by average linkage while the average is at least `least`.

    Pairs that are not a number have no say, and groups without any that has one are not joined.
    """
    member = np.zeros((len(groups), len(matrix)))
    for number, group in enumerate(groups):
        member[number, list(group)] = 1
    sums = member @ np.nan_to_num(matrix) @ member.T
    counts = member @ (~np.isnan(matrix)).astype(float) @ member.T
    result = {number: list(group) for number, group in enumerate(groups)}
    np.fill_diagonal(counts, 0)
    while True:
        averages = np.where(counts > 0, sums / np.maximum(counts, 1), -np.inf)
        one, other = sorted(divmod(int(averages.argmax()), len(groups)))
        if averages[one, other] < least:
            return sorted(sorted(group) for group in result.values())
        result[one] += result.pop(other)
        for table in (sums, counts):
            table[one] += table[other]
            table[:, one] += table[:, other]
            table[one, one] = 0
        counts[other] = counts[:, other] = 0
