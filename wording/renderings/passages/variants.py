"""The variants of framing concepts that several articles choose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from wording.model import TermUse


def variants_used(articles: Sequence[Iterable[TermUse]]) -> dict[str, list[Counter[str]]]:
    """Return the concepts that at least two articles name, those worded differently first, with the variants by article."""
    used: dict[str, list[Counter[str]]] = {}
    for number, uses in enumerate(articles):
        for use in uses:
            used.setdefault(use.concept, [Counter() for _ in articles])[number][use.variant] += 1
    shared = {concept: counts for concept, counts in used.items() if sum(map(bool, counts)) > 1}
    return dict(sorted(shared.items(), key=lambda item: (_alike(item[1]), item[0])))


def _alike(counts: Sequence[Counter[str]]) -> bool:
    """Tell whether all articles that name a concept use the same variants."""
    return len({frozenset(counted) for counted in counts if counted}) == 1
