"""Name-like stretches of a text, with the titles that stand by them as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wording.annotate.claims import Claim, Place, claims, outermost
from wording.annotate.pieces import Piece, Reader
from wording.model import Span, Title
from wording.parsing import EntityKind

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class PrintedName:
    """A name in the text with its titles; `person` is None until the whole article has been read.

    `entity` is what a trained pipeline takes the name for, None where it was not asked or says nothing.
    """

    span: Span
    words: tuple[str, ...]
    titles: tuple[Title, ...]
    person: str | None = None
    claims: tuple[Claim, ...] = ()
    entity: EntityKind | None = None

    @property
    def titled(self) -> bool:
        """Whether a title stands before the name; one after it may as well begin a list: “in Geneva, the minister, …”."""
        return len(self.titles) > sum(claim.place is Place.APPOSITION for claim in self.claims)


def names_in(text: str, span: Span, reader: Reader, offices: frozenset[str]) -> Iterator[PrintedName]:
    """Yield every name-like stretch of a block, in order: whether it is a person's is told later."""
    pieces = reader.read(text, span.start, span.end)
    found = claims(text, pieces, reader)
    by_start: dict[int, list[Claim]] = {}
    for claim in (*outermost(found), *(claim for claim in found if claim.place is Place.APPOSITION)):
        by_start.setdefault(claim.name.start, []).append(claim)
    for n, piece in enumerate(pieces):
        if piece.kind != "N":
            continue
        given = by_start.get(piece.start, [])
        honorific = pieces[n - 1] if n and pieces[n - 1].kind == "H" else None
        yield _name(text, piece, given, honorific, reader, offices)


def _name(
    text: str, piece: Piece, given: list[Claim], honorific: Piece | None, reader: Reader, offices: frozenset[str]
) -> PrintedName:
    titles = [_title(claim, offices) for claim in given]
    if honorific:
        titles.append(Title(honorific.span))
    known = next((claim for claim in given if claim.known), None)
    if known and known.known:
        return PrintedName(
            known.name, known.words, tuple(sorted(titles, key=lambda t: t.span)), known.known.person, tuple(given)
        )
    words = list(_WORD.finditer(text, piece.start, piece.end))
    for first in range(len(words) - 1):
        for last in range(len(words), first + 1, -1):
            printed = tuple(word[0] for word in words[first:last])
            if person := reader.names.full(printed):
                span = Span(words[first].start(), words[last - 1].end())
                return PrintedName(span, printed, tuple(titles), person.person, tuple(given))
    return PrintedName(piece.span, tuple(word[0] for word in words), tuple(titles), None, tuple(given))


def _title(claim: Claim, offices: frozenset[str]) -> Title:
    """Return a claim as a title; one that is no more than wished for, or another's, names no office."""
    office, body = claim.office, claim.body
    for modifier in claim.modifiers - {"former"}:
        changed = f"{modifier}-{office}"
        office = changed if changed in offices else None
    return Title(claim.title, office, body if office else None, "former" in claim.modifiers)
