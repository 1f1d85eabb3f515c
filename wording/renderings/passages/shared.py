"""The same words in several articles that stand side by side."""

from __future__ import annotations

from collections.abc import Sequence

from wording.lexicon import Lexicons
from wording.model import Span
from wording.renderings.group import group
from wording.renderings.utterance import Utterance

Place = tuple[int, Span]
"""An article by its number and where the words stand in it."""


def shared(said: Sequence[Sequence[Utterance]], lexicons: Lexicons) -> tuple[tuple[Place, ...], ...]:
    """Return the places of each quotation, or words reported, that at least two of the articles give.

    Takes what each article quotes and reports. Places come in the order of the articles, groups in that of their places.
    """
    numbers = {item.article: number for number, own in enumerate(said) for item in own}
    groups = [
        tuple(sorted((numbers[item.article], item.span) for item in found.renderings))
        for found in group([item for own in said for item in own], lexicons)
    ]
    return tuple(sorted(places for places in groups if len({number for number, _ in places}) > 1))
