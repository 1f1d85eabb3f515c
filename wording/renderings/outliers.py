"""Which rendering of a group does not belong with the others, and why, in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median
from typing import TYPE_CHECKING

from wording.renderings.discrepancies import Kind

if TYPE_CHECKING:
    from wording.renderings.score import Rendering
    from wording.renderings.utterance import Utterance

FEWEST = 3
"""Renderings that a group must have for one of them to stand out."""
_WEIGHTY = (Kind.NUMBER, Kind.NEGATION, Kind.SPEAKER, Kind.NAME, Kind.MODALITY)
"""What makes an outlier; a tense alone does not."""
_SPREADS, _POINTS = 3.0, 20.0
"""A rendering stands out if it lies so many median deviations, and so many points of chrF, below the median."""
_NORMAL = 1.4826
"""Makes the median absolute deviation an estimate of the standard deviation (Hampel 1974)."""


def outliers(renderings: Sequence[Rendering], first: Utterance) -> list[str | None]:
    """Return for each rendering why it stands out, or None; `first` is the consensus that all are compared with."""
    if len(renderings) < FEWEST:
        return [None] * len(renderings)
    reasons = [[*_said(item, renderings, first)] for item in renderings]
    for place, item in enumerate(renderings):
        reasons[place] += _far(item, renderings)
    return ["; ".join(found) or None for found in reasons]


def _said(item: Rendering, renderings: Sequence[Rendering], first: Utterance) -> Iterator[str]:
    """Yield in what a rendering says something else than most; the consensus may be the one that does."""
    others = [other for other in renderings if other.utterance is not first]
    for kind in _WEIGHTY:
        differing = sum(any(found.kind is kind for found in other.discrepancies) for other in others)
        alone = 2 * differing <= len(others)
        mine = next((found for found in item.discrepancies if found.kind is kind), None)
        if mine and alone:
            agreeing = len(renderings) - differing
            yield f"{kind}: {mine.message}, which {agreeing} of {len(renderings)} renderings agree on"
        elif item.utterance is first and not alone:
            yield f"{kind}: {differing} of the {len(others)} other renderings say something else"


def _far(item: Rendering, renderings: Sequence[Rendering]) -> Iterator[str]:
    """Yield that a rendering of the whole shares far less with the others of its language than they do."""
    language = item.utterance.language
    level = [
        other.closeness
        for other in renderings
        if other.utterance.language == language and other.closeness is not None and not other.covers
    ]
    if item.closeness is None or item.covers or len(level) <= FEWEST:
        return
    middle = median(level)
    spread = _NORMAL * median(abs(value - middle) for value in level)
    if middle - item.closeness > max(_POINTS, _SPREADS * spread):
        yield f"shares little with the others: mean chrF {item.closeness:.0f}, half of them {middle:.0f} and more"
