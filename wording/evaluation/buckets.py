"""The same scores on parts of the corpus: short and long segments, those with and without numbers or names."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from wording.evaluation.metrics import Measures
from wording.evaluation.model import Bucket, Issues, per_thousand
from wording.evaluation.traits import Traits

EDGES = (10, 20, 30, 40)
"""The lengths at which buckets end, in words of the first reference."""


def bucketed(traits: Sequence[Traits], edges: Sequence[int] = EDGES) -> dict[tuple[str, str], list[int]]:
    """Return the places of the segments in each bucket, by what it sorts by and its name.

    Empty buckets are left out, and `names` where nothing tells them.
    """
    found: dict[tuple[str, str], list[int]] = {}
    for low, high in pairwise((0, *edges, sys.maxsize)):
        name = f"{low + 1}–{high}" if high < sys.maxsize else f"over {low}"
        found["length", name] = [n for n, item in enumerate(traits) if low < max(1, item.length) <= high]
    for by in ("numbers", "names"):
        values = [getattr(item, by) for item in traits]
        if None not in values:
            found[by, f"with {by}"] = [place for place, value in enumerate(values) if value]
            found[by, f"without {by}"] = [place for place, value in enumerate(values) if not value]
    return {key: places for key, places in found.items() if places}


def buckets(
    measures: Measures,
    systems: Mapping[str, Sequence[str]],
    traits: Sequence[Traits],
    issues: Mapping[str, Issues],
    edges: Sequence[int] = EDGES,
) -> Iterator[Bucket]:
    """Yield the scores of each system on each bucket."""
    parts = bucketed(traits, edges)
    for system, lines in systems.items():
        rules = issues[system].lines
        for (by, name), places in parts.items():
            words = sum(len(lines[place].split()) for place in places)
            number = sum(len(rules.get(place + 1, ())) for place in places)
            scores = measures.part(lines, places)
            yield Bucket(system, by, name, len(places), scores, words, number, per_thousand(number, words))
