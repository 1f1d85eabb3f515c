"""Rows of passages that tell the same in several articles.

Pairs of passages are joined from the most alike on, as long as no article has two passages in a row; less likeness is
enough beside passages that are joined already. Then a passage left over joins the row of its neighbour where it is like
what the others have there, for one outlet's paragraph is another's two. Rows stand in the order of the first article; what
it lacks stands where the article that has it puts it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from wording.renderings.passages.features import Features, Passage, similarities, weights

ALIKE = 0.18
"""Cosine from which on passages in one language tell the same: 99% of the pairs joined are right at it in two translations of
one article whose paragraphs were shuffled, of which it finds 99%."""
ALIKE_ACROSS = 0.15
"""The same for two languages, which share names, numbers, bodies and concepts: 94% and 65% there."""
BESIDE = 0.4
"""The share of this likeness that is enough beside passages that are joined."""
ORDER = 0.06
"""How much of the cosine passages lose that stand at opposite ends of their articles."""

Node = tuple[int, int]
"""An article and a passage of it, both by number."""
Likeness = dict[tuple[Node, Node], float]


@dataclass(frozen=True, slots=True)
class Row:
    """For each article the numbers of its passages in the row, ascending; empty where it has none."""

    cells: tuple[tuple[int, ...], ...]

    @property
    def shared(self) -> bool:
        """Whether at least two articles have a passage in the row."""
        return sum(map(bool, self.cells)) > 1


def align(articles: Sequence[Sequence[Passage]]) -> list[Row]:
    """Return the rows in which the passages of all articles stand, each passage in one row."""
    alike = _pairs(articles)
    groups = _joined(articles, alike)
    _attach(articles, groups, alike)
    return _ordered(articles, groups)


def _pairs(articles: Sequence[Sequence[Passage]]) -> Likeness:
    """Return how much pairs of passages are alike: 1 is enough to tell the same. Headlines always do."""
    weight = weights([passage.features for passages in articles for passage in passages])
    result: Likeness = {}
    for one, other in combinations(range(len(articles)), 2):
        first, second = articles[one], articles[other]
        same = bool(first and second) and first[0].language == second[0].language
        pairs = similarities(_features(first, same), _features(second, same), weight)
        for (left, right), cosine in pairs.items():
            apart = abs(left / len(first) - right / len(second))
            score = cosine - ORDER * apart
            if first[left].headline == second[right].headline:
                result[(one, left), (other, right)] = score / (ALIKE if same else ALIKE_ACROSS)
        if first and second and first[0].headline and second[0].headline:
            result[(one, 0), (other, 0)] = 100.0
    return result


def _features(passages: Sequence[Passage], same_language: bool) -> list[Features]:
    return [passage.features if same_language else passage.neutral for passage in passages]


def _joined(articles: Sequence[Sequence[Passage]], alike: Likeness) -> dict[Node, set[Node]]:
    """Return the group of each passage, the most alike joined first."""
    groups = {(a, p): {(a, p)} for a, passages in enumerate(articles) for p in range(len(passages))}
    order = sorted((pair for pair in alike if alike[pair] >= BESIDE), key=lambda pair: (-alike[pair], pair))
    for pair in order:
        if alike[pair] >= 1:
            _join(groups, *pair)
    for pair in order:
        if alike[pair] < 1 and _beside(groups, *pair):
            _join(groups, *pair)
    return groups


def _join(groups: dict[Node, set[Node]], one: Node, other: Node) -> None:
    """Join the groups of two passages, unless an article would then have two passages in one."""
    first, second = groups[one], groups[other]
    if first is not second and not {a for a, _ in first} & {a for a, _ in second}:
        first |= second
        for node in second:
            groups[node] = first


def _beside(groups: dict[Node, set[Node]], one: Node, other: Node) -> bool:
    """Tell whether the passages before the two, or those after them, are joined."""
    for step in (-1, 1):
        near, beyond = (one[0], one[1] + step), (other[0], other[1] + step)
        if near in groups and beyond in groups[near]:
            return True
    return False


def _attach(articles: Sequence[Sequence[Passage]], groups: dict[Node, set[Node]], alike: Likeness) -> None:
    """Let passages that stand alone join the group of a neighbour where the group's others are like them."""
    for article, passages in enumerate(articles):
        for number in range(len(passages)):
            node = (article, number)
            if len(groups[node]) > 1:
                continue
            near = [groups[article, place] for place in (number - 1, number + 1) if 0 <= place < len(passages)]
            scored = [(max((_alike(node, other, alike) for other in group), default=0.0), group) for group in near]
            best, group = max(scored, key=lambda pair: pair[0], default=(0.0, set()))
            if best >= 1:
                group.add(node)
                groups[node] = group


def _alike(one: Node, other: Node, alike: Likeness) -> float:
    return alike.get((one, other) if one < other else (other, one), 0.0)


def _ordered(articles: Sequence[Sequence[Passage]], groups: dict[Node, set[Node]]) -> list[Row]:
    """Return the groups as rows: in the order of the first article, others behind what stands before them in theirs."""
    order: list[set[Node]] = []
    for article, passages in enumerate(articles):
        place = 0
        for number in range(len(passages)):
            group = groups[article, number]
            known = next((n for n, other in enumerate(order) if other is group), None)
            if known is None:
                known = _behind_others(order, place)
                order.insert(known, group)
            place = known + 1
    columns = range(len(articles))
    return [Row(tuple(tuple(sorted(p for a, p in group if a == column)) for column in columns)) for group in order]


def _behind_others(order: Sequence[set[Node]], place: int) -> int:
    """Return the place behind passages that stand alone there, so that what one article tells stays together."""
    while place < len(order) and len({article for article, _ in order[place]}) == 1:
        place += 1
    return place
