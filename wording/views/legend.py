"""Legends: what the letters, lines and colours in a text mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from wording.model import Finding, TermUse
from wording.views.concepts import concept_words
from wording.views.looks import DIMENSIONS, Palette, look_of
from wording.views.safe import shown

_LINES = (("minor", "minor"), ("major", "major"), ("critical", "critical"))


def category_legend(findings: Iterable[Finding]) -> str:
    """Return the letters of the categories that occur and the lines of the severities; nothing without findings."""
    counted = Counter(look_of(finding.category).letter for finding in findings)
    if not counted:
        return ""
    letters = "".join(
        f'<span><span class="w-chip {look.style}">{look.letter}</span> {look.name} {counted[look.letter]}</span>'
        for look in DIMENSIONS.values()
        if counted[look.letter]
    )
    lines = "".join(f'<span class="w-f w-other w-{style}">{name}</span>' for style, name in _LINES)
    return f'<div class="w-legend">{letters}{lines}</div>'


def term_legend(uses: Iterable[TermUse], palette: Palette) -> str:
    """Return the concepts that occur, with their variants in their colours and how often each is used."""
    counted: dict[str, Counter[str]] = {}
    for use in uses:
        counted.setdefault(use.concept, Counter())[use.variant] += 1
    parts = [_concept(concept, found, palette) for concept, found in counted.items()]
    return f'<div class="w-legend">{"".join(parts)}</div>' if parts else ""


def _concept(concept: str, counted: Mapping[str, int], palette: Palette) -> str:
    variants = " ".join(f"{swatch(concept, name, palette)} {number}" for name, number in counted.items())
    return f"<span>{shown(concept_words(concept), 60)} {variants}</span>"


def swatch(concept: str, variant: str, palette: Palette) -> str:
    """Return a variant in its colour."""
    return f'<span class="w-swatch {palette.style(concept, variant)}">{shown(variant, 80)}</span>'
