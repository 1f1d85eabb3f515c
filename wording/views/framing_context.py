"""Framing in time and in context: a timeline of variants, and every use in its sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from wording.runs.wordings import Use
from wording.views.links import address, link
from wording.views.looks import Palette
from wording.views.safe import attribute, isolated, shown

SIDE = 90
"""Code points on either side of a term in the concordance."""
LOWEST = 3.0
"""Percent of the height that the lowest column of a timeline has."""


def timeline(points: Sequence[tuple[str, str, int]], concept: str, palette: Palette) -> str:
    """Return a column a week or month, parted by variants; the tallest is the one with most texts."""
    by_period = groupby(points, key=lambda point: point[0])
    periods = {when: {name: count for _, name, count in found} for when, found in by_period}
    most = max((sum(counts.values()) for counts in periods.values()), default=1)
    columns = "".join(_column(when, counts, most, concept, palette) for when, counts in periods.items())
    return f'<div class="w-scroll"><div class="w-timeline">{columns}</div></div>'


def _column(when: str, counts: Mapping[str, int], most: int, concept: str, palette: Palette) -> str:
    total = sum(counts.values())
    parts = "".join(
        f'<span class="{palette.style(concept, name)}" style="height:{100 * count / total:.1f}%" '
        f'title="{attribute(name)}: {count}"></span>'
        for name, count in counts.items()
    )
    pile = f'<div class="w-pile" style="height:{max(LOWEST, 80 * total / most):.1f}%">{parts}</div>'
    return f'<div class="w-column"><small>{total:,}</small>{pile}<small>{shown(when, 10)}</small></div>'


def concordance(uses: Sequence[Use], concept: str, palette: Palette, run: str) -> str:
    """Return the uses in their sentences, the terms under each other; each leads to its article."""
    return f'<div class="w-lines">{"".join(_line(use, palette.style(concept, use.variant), run) for use in uses)}</div>'


def _line(use: Use, style: str, run: str) -> str:
    to = address("article", {"run": run, "article": use.article, "layers": ["terms"]})
    place = " · ".join(isolated(part, 60) for part in (use.outlet, use.date) if part) or isolated(use.article, 60)
    flags = (use.voice, use.speaker, "distanced" if use.distanced else "", "in the title" if use.in_title else "")
    said = ", ".join(shown(flag, 60) for flag in flags if flag)
    left = use.left if len(use.left) <= SIDE else "…" + use.left[-SIDE:]
    return (
        f'<div class="w-kwic"><span class="w-left"><bdi>{shown(left)}</bdi></span>'
        f'<span class="w-term-cell"><span class="w-swatch {style}">{shown(use.text, 60)}</span></span>'
        f'<span class="w-right"><bdi>{shown(use.right, SIDE)}</bdi></span>'
        f'<span class="w-place">{link(to, place)} <small>{said}</small></span></div>'
    )
