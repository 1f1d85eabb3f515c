"""A group of renderings measured: the consensus, how far each lies from it, what it says differently, which one stands out.

The consensus of a language is the rendering closest to all others by chrF; the others are scored against it, and against
a reference where one is given. Renderings in other languages have a consensus of their own, since these scores compare
letters; what they say is compared with the first consensus all the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from wording.lexicon import Lexicons
from wording.model import Span
from wording.renderings.alignment import WHOLE, Difference, coverage, covered, differences
from wording.renderings.discrepancies import Discrepancy, discrepancies
from wording.renderings.group import Group
from wording.renderings.metrics import Scores, closeness, scores, signatures
from wording.renderings.outliers import outliers
from wording.renderings.utterance import Utterance

COMPARED = 300
"""Of a larger group, at most so many evenly spaced renderings are compared to find the consensus."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """One rendering measured against the consensus of its language.

    `closeness` is the mean chrF to the other renderings, `scores` those against the consensus; both are None where there
    is no other rendering in the language. `covers` is the stretch of the consensus that a truncated rendering renders, in
    code points of the consensus, None where it renders the whole. `differences` are word by word. `outlier` says in a
    sentence why the rendering does not belong with the others; None where it does.
    """

    utterance: Utterance
    consensus: bool
    closeness: float | None = None
    scores: Scores | None = None
    reference: Scores | None = None
    covers: Span | None = None
    differences: tuple[Difference, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    outlier: str | None = None


@dataclass(frozen=True, slots=True)
class Scored:
    """A group with its renderings measured and the signatures of the scores."""

    group: Group
    renderings: tuple[Rendering, ...]
    signatures: dict[str, str]


def score(group: Group, lexicons: Lexicons, references: dict[str, str] | None = None) -> Scored:
    """Measure a group. `references` are translations, by language, against which the renderings are scored too."""
    by_language: dict[str | None, list[Utterance]] = defaultdict(list)
    for item in group.renderings:
        by_language[item.language].append(item)
    order = sorted(by_language, key=lambda language: (-len(by_language[language]), language or ""))
    first = consensus(by_language[order[0]])[0]
    measured: dict[Utterance, Rendering] = {}
    for language in order:
        own, near = consensus(by_language[language])
        for item, close in zip(by_language[language], near, strict=True):
            rendering = _measured(item, own, close, first, lexicons)
            reference = (references or {}).get(language or "")
            against = scores(item.text, reference, language) if reference else None
            measured[item] = replace(rendering, reference=against)
    renderings = [measured[item] for item in group.renderings]
    said = outliers(renderings, first)
    return Scored(
        group,
        tuple(replace(item, outlier=why) for item, why in zip(renderings, said, strict=True)),
        dict(signatures(order[0] or "")),
    )


def consensus(items: Sequence[Utterance]) -> tuple[Utterance, list[float | None]]:
    """Return the rendering closest to all others, and for each its mean chrF to them, taken in both directions.

    Words in quotation marks come before words in the reporter's own; of equally close renderings the first is taken.
    """
    if len(items) == 1:
        return items[0], [None]
    step = -(-len(items) // COMPARED)
    table = closeness([item.text for item in items[::step]])
    near: list[float | None] = [None] * len(items)
    near[::step] = [round(float(row.sum() - row[place]) / (len(row) - 1), 2) for place, row in enumerate(table)]
    best = max(range(len(items)), key=lambda place: (items[place].quoted, near[place] or 0.0, -place))
    return items[best], near


def _measured(item: Utterance, own: Utterance, near: float | None, first: Utterance, lexicons: Lexicons) -> Rendering:
    """Measure a rendering against the consensus of its language and, if it is one itself, against the first of all."""
    if item is own:
        found = () if item is first else discrepancies(item, first, lexicons)
        return Rendering(item, True, near, discrepancies=found)
    shorter = len(item.text) < WHOLE * len(own.text)
    part = shorter and coverage(item.text, own.text) < WHOLE
    return Rendering(
        item,
        False,
        near,
        scores(item.text, own.text, item.language),
        covers=covered(item.text, own.text) if part else None,
        differences=differences(item.text, own.text),
        discrepancies=discrepancies(item, own, lexicons),
    )
