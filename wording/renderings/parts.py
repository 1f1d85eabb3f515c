"""A quotation that one article prints whole and another in two parts: the second part joins the group of the first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from wording.model import Span
from wording.renderings.alignment import WHOLE, covered
from wording.renderings.clusters import Edge
from wording.renderings.utterance import Utterance
from wording.renderings.words import words

LINK_OF_PARTS = -1.0
"""Log-odds from which on an utterance may be the part that another one of its article leaves out, which speaks for it."""
LEAST = 3
"""Words of the whole that a part must render."""


def completed(groups: Iterable[list[int]], edges: Iterable[Edge], items: Sequence[Utterance]) -> list[list[int]]:
    """Add to groups the utterances in none that render a part which another of the same article leaves out.

    Each is likely the same (`edges`) as a longer member of the group; in that member's text its part may not overlap the
    parts that its own article has in the group already.
    """
    result = [list(group) for group in groups]
    home = {row: number for number, group in enumerate(result) for row in group}
    taken: dict[tuple[int, str], list[Span]] = defaultdict(list)
    for part, whole, _ in sorted(_lone(edges, home), key=lambda edge: -edge[2]):
        number, article = home[whole], items[part].article
        siblings = [row for row in result[number] if items[row].article == article]
        if part in home or not siblings or not _shorter(items[part], items[whole]):
            continue
        place = covered(items[part].text, items[whole].text)
        others = taken[whole, article] or [covered(items[row].text, items[whole].text) for row in siblings]
        if len(words(place.of(items[whole].text))) >= LEAST and not any(place.overlaps(other) for other in others):
            result[number].append(part)
            home[part] = number
            taken[whole, article] = [*others, place]
    return [sorted(group) for group in result]


def _lone(edges: Iterable[Edge], home: dict[int, int]) -> Iterable[Edge]:
    """Yield the edges between an utterance in no group and one in a group, the first of these first."""
    for one, other, odds in edges:
        if one not in home and other in home:
            yield one, other, odds
        elif other not in home and one in home:
            yield other, one, odds


def _shorter(part: Utterance, whole: Utterance) -> bool:
    return part.language == whole.language and len(part.text) < WHOLE * len(whole.text)
