"""How far reviewers agree: Krippendorff's alpha for nominal values, and how often each pair says the same.

K. Krippendorff (2011), “Computing Krippendorff's Alpha-Reliability”: alpha is 1 - D_o / D_e, the observed over the expected
disagreement, with the small-sample correction, for any number of reviewers and with missing values. By his rule of thumb
(“Content Analysis”, 2004, ch. 11) conclusions need 0.8, tentative ones 0.667.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from wording.review.decisions import Decision, Key


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reviewers: on how many findings both decided, and on how many they decided the same."""

    first: str
    second: str
    both: int
    same: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was decided by more than one reviewer; `alpha` is None where that is nothing, or where all say one thing."""

    findings: int
    decisions: int
    alpha: float | None
    pairs: tuple[Pair, ...]


def agreement(decisions: Iterable[Decision]) -> Agreement:
    """Return how far the reviewers agree. Unsure is a value of its own: not to decide is no decision."""
    units: defaultdict[Key, dict[str, str]] = defaultdict(dict)
    for decision in decisions:
        units[decision.key][decision.reviewer] = decision.state
    shared = [made for made in units.values() if len(made) > 1]
    return Agreement(
        findings=len(shared),
        decisions=sum(map(len, shared)),
        alpha=alpha(made.values() for made in shared),
        pairs=tuple(_pairs(shared)),
    )


def alpha(units: Iterable[Iterable[Hashable]]) -> float | None:
    """Return Krippendorff's alpha for nominal values; a unit holds the values that it was given, at most one a reviewer.

    Between 1 (perfect) and below 0 (worse than chance). None if no unit has two values or all values are the same, since
    nothing can then be expected to differ.
    """
    totals: Counter[Hashable] = Counter()
    disagreement = 0.0
    for values in map(Counter, units):
        size = values.total()
        if size > 1:
            totals.update(values)
            disagreement += sum(2 * one * other for one, other in combinations(values.values(), 2)) / (size - 1)
    number = totals.total()
    expected = number**2 - sum(count**2 for count in totals.values())
    return 1 - (number - 1) * disagreement / expected if expected else None


def _pairs(units: Iterable[Mapping[str, str]]) -> Iterable[Pair]:
    both: Counter[tuple[str, str]] = Counter()
    same: Counter[tuple[str, str]] = Counter()
    for made in units:
        for first, second in combinations(sorted(made), 2):
            both[first, second] += 1
            same[first, second] += made[first] == made[second]
    return [Pair(*names, both[names], same[names]) for names in sorted(both)]
