"""How far two groups are apart in each variant: Newcombe's interval, the bootstrap, and the odds ratio over stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from wording.framing.comparison import Choice, Difference
from wording.framing.counts import Counts, Told
from wording.framing.intervals import newcombe
from wording.framing.stratified import Table, mantel_haenszel
from wording.framing.verdict import LEAST_DOCUMENTS


def differences(choice: Choice, counts: Counts, level: float) -> Iterator[Difference]:
    """Yield the difference of every two groups that have enough texts, variant by variant."""
    told = [name for name in counts.groups if len(counts.texts[name]) >= LEAST_DOCUMENTS]
    for variant, number in counts.frame.tally.numbers(choice.concept).items():
        hits = {name: sum(number in row.variants for row in counts.texts[name]) for name in told}
        for group, other in combinations(told, 2):
            if not hits[group] + hits[other]:
                continue
            sizes = len(counts.texts[group]), len(counts.texts[other])
            tables = _tables(number, counts.texts[group], counts.texts[other], counts.frame.strata)
            yield Difference(
                choice.concept, variant, group, other, hits[group], sizes[0], hits[other], sizes[1],
                difference=newcombe(hits[group], sizes[0], hits[other], sizes[1], level),
                resampled=counts.difference(number, group, other),
                odds=mantel_haenszel(tables, level=level, corrected=False),
            )  # fmt: skip


def _tables(number: int, first: Iterable[Told], second: Iterable[Told], strata: Sequence[str]) -> Iterable[Table]:
    """Return for each stratum the texts of the first group with the variant and without it, then those of the second."""
    cells: Mapping[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for side, rows in ((0, first), (2, second)):
        for row in rows:
            cells[strata[row.article]][side + (number not in row.variants)] += 1
    return ((a, b, c, d) for a, b, c, d in cells.values())
