"""Quotations, and indirect speech with the same content, of different articles grouped where they render the same words.

Candidates are found through an index (`candidates`), compared (`likeness`) and grouped (`clusters`). The result depends
on the utterances alone and not on the order in which they come.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wording.lexicon import Lexicons
from wording.renderings.candidates import Candidates
from wording.renderings.clusters import LINK, Edge, components, connected, groups
from wording.renderings.embeddings import Meanings, embedded
from wording.renderings.likeness import Likeness
from wording.renderings.parts import LINK_OF_PARTS, completed
from wording.renderings.prepared import Prepared
from wording.renderings.utterance import Utterance


@dataclass(frozen=True, slots=True)
class Group:
    """Renderings of the same words in at least two articles, ordered by date, article and place.

    `id` is made of the first of them, so that it is the same in every run over the same articles.
    """

    id: str
    renderings: tuple[Utterance, ...]


def group(
    utterances: Iterable[Utterance], lexicons: Lexicons | None = None, *, embeddings: bool = False
) -> list[Group]:
    """Return the groups of utterances that render the same words, ordered by their first members.

    With `embeddings` texts of different languages are compared by what they mean; raises `SettingsError` where the extra
    is missing. An utterance is in one group at most; those that nothing resembles are in none.
    """
    ordered = sorted(utterances, key=_place)
    prepared = Prepared(ordered, lexicons or Lexicons())
    several = len({item.language for item in ordered}) > 1
    vectors = embedded([item.text for item in ordered]) if embeddings and several else None
    meanings = None if vectors is None else Meanings(vectors, prepared.languages)
    likeness = Likeness(prepared, meanings)
    edges = _edges(Candidates(prepared, meanings), likeness)
    likely = [edge for edge in edges if edge[2] >= LINK]
    found = [part for members in components(len(ordered), likely) for part in groups(members, likeness, prepared)]
    return [_group([ordered[row] for row in part]) for part in sorted(completed(found, edges, ordered))]


def joined(parts: Sequence[Group]) -> list[Group]:
    """Return groups with those that share a rendering made one."""
    home: dict[Utterance, int] = {}
    pairs = [
        (home.setdefault(rendering, number), number)
        for number, part in enumerate(parts)
        for rendering in part.renderings
    ]
    members = (
        {item for number in numbers for item in parts[number].renderings} for numbers in connected(len(parts), pairs)
    )
    return [_group(sorted(found, key=_place)) for found in members]


def _edges(candidates: Candidates, likeness: Likeness) -> list[Edge]:
    """Return the pairs of candidates that are likely enough to be connected, or to be whole and part."""
    edges: list[Edge] = []
    for row, others in candidates.pairs():
        odds = likeness.logits(row, others)
        likely = odds >= LINK_OF_PARTS
        edges += zip([row] * int(likely.sum()), others[likely].tolist(), odds[likely].tolist(), strict=True)
    return edges


def _group(members: Sequence[Utterance]) -> Group:
    first = members[0]
    return Group(f"{first.article}:{first.span.start}", tuple(members))


def _place(item: Utterance) -> tuple[bool, str, str, int, int, str]:
    return (item.date is None, item.date or "", item.article, item.span.start, item.span.end, item.kind)
