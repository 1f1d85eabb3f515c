"""Titles given to names: which office of which body a text says that a person holds.

A claim is read from the pieces around a name: “US National Security Adviser Jake Sullivan” (before the name), “Jake
Sullivan, the US national security adviser,” (in apposition), “aide to the Russian president, Yuri Ushakov,” (a chain,
in which the inner title is somebody else's).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from wording.annotate.names import Known, Match
from wording.annotate.pieces import Piece, Reader
from wording.annotate.title_words import Meaning
from wording.model import Span


class Place(Enum):
    """Where a title stands to its name.

    In a chain the name belongs to the role at its head (“adviser to the president, Ada Lind”); `INNER` is the last title
    of a chain where grammar binds the name to that one instead (“adviser to President Ada Lind”).
    """

    BEFORE = "before"
    APPOSITION = "apposition"
    CHAIN = "chain"
    INNER = "inner"


@dataclass(frozen=True, slots=True)
class Claim:
    """A title given to a name. `first` and `last` are the pieces it reaches over, in `pieces`.

    `office` and `body` are None where the text does not say; `modifiers` are what `TitleModifier.means` names.
    `nominative` tells whether the title stands in the form that its lexicon gives first.
    """

    title: Span
    name: Span
    words: tuple[str, ...]
    office: str | None
    body: str | None
    modifiers: frozenset[str]
    place: Place
    known: Known | None
    head: Meaning
    pieces: Sequence[Piece]
    first: int
    last: int
    printed: str
    head_text: str

    @property
    def plain(self) -> bool:
        """Whether the person is said to hold the very office: before the name, not former, not deputy."""
        return self.place in (Place.BEFORE, Place.INNER) and not self.modifiers

    @property
    def span(self) -> Span:
        """Title and name together."""
        return self.title.to(self.name)


_UNIT = r"(?:M-?){0,2}(?:[BJ][-P]?)?(?:M-?){0,2}[TR](?:-?M)?(?:J|[OA]{0,3}B)?"
_LINK = r"[OAD]{0,3}"
_CHAIN = rf"(?:(?:M-?){{0,2}}(?:[BJ][-P]?)?[R]{_LINK}{_UNIT}(?:{_LINK}{_UNIT})?|{_UNIT}P{_UNIT}|NP{_UNIT})"
_BEFORE = re.compile(rf"(?P<chain>{_CHAIN}C?|{_UNIT})H?(?P<name>N)")
_LAST = re.compile(rf"(?P<title>{_UNIT})H?N\Z")
_APPOSITION = re.compile(rf"(?P<name>N)C[AO]?(?P<title>{_CHAIN}|{_UNIT})(?=[C.xq]|$)")


def claims(text: str, pieces: Sequence[Piece], reader: Reader) -> list[Claim]:
    """Return the claims in a range of the text that `reader` cut into pieces, in order."""
    code = "".join(piece.kind for piece in pieces)
    maker = _Maker(text, pieces, code, reader)
    found = [*maker.before(), *maker.appositions()]
    return sorted(found, key=lambda claim: (claim.span, claim.title))


def outermost(found: Iterable[Claim]) -> list[Claim]:
    """Return one claim a name: the title that grammar binds to it, else the chain; appositions are left out."""
    chosen: dict[Span, Claim] = {}
    for claim in found:
        if claim.place is not Place.APPOSITION and (claim.name not in chosen or claim.place is Place.INNER):
            chosen[claim.name] = claim
    return sorted(chosen.values(), key=lambda claim: claim.name)


class _Maker:
    """Turns matches over the pieces of one range into claims."""

    def __init__(self, text: str, pieces: Sequence[Piece], code: str, reader: Reader) -> None:
        self.text, self.pieces, self.code, self.reader = text, pieces, code, reader

    def before(self) -> Iterator[Claim]:
        """Yield the titles that stand before a name."""
        at = 0
        while match := _BEFORE.search(self.code, at):
            at = match.end("name")
            title = match.group("chain").rstrip("C")
            first = match.start()
            if "C" in match.group("chain") and self.code[at : at + 1] not in ("C", ".", "x", ""):
                continue
            place = Place.BEFORE if re.fullmatch(_UNIT, title) and not self._owned(first) else Place.CHAIN
            claim = self._claim(first, first + len(title), match.start("name"), place)
            if claim and place is Place.BEFORE and not self._agrees(claim):
                claim = replace(claim, place=Place.CHAIN)
            if claim:
                yield claim
            if claim and claim.place is Place.CHAIN and (inner := self._inner(claim, match)):
                yield inner

    def _owned(self, first: int) -> bool:
        """Tell whether the title stands in a genitive: in “head of the office of the president, X” X is the head."""
        before = self.code[max(0, first - 2) : first]
        if before.endswith("OA"):
            return True
        link = self.pieces[first - 1] if before.endswith("O") else None
        if link is None or not self.reader.has_articles:
            return False
        word = self.text[link.start : link.end].casefold()
        title = next((piece.meaning for piece in self.pieces[first : first + 6] if piece.kind in "TR"), None)
        return word in self.reader.fused and (word not in self.reader.articles or not (title and title.lemma))

    def _agrees(self, claim: Claim) -> bool:
        """Tell whether title and name stand in the same case, where names are inflected and nothing else ties them."""
        if self.reader.has_articles or claim.known is None:
            return True
        return claim.head.lemma == (claim.known.match is not Match.INFLECTED)

    def _inner(self, chain: Claim, match: re.Match[str]) -> Claim | None:
        """Return the last title of a chain as a claim, where the name can only belong to it."""
        unit = _LAST.search(self.code, match.start(), match.end())
        if unit is None or unit.start() == match.start():
            return None
        link = self.pieces[unit.start() - 1]
        if self.reader.has_articles:
            word = self.text[link.start : link.end].casefold()
            tied = link.kind in "OD" and word not in self.reader.fused
        else:
            tied = chain.head.lemma and chain.known is not None and chain.known.match is Match.INFLECTED
        title = unit.group("title")
        return self._claim(unit.start(), unit.start() + len(title), match.start("name"), Place.INNER) if tied else None

    def appositions(self) -> Iterator[Claim]:
        """Yield the titles that stand after a name, between commas."""
        for match in _APPOSITION.finditer(self.code):
            if claim := self._claim(*match.span("title"), match.start("name"), Place.APPOSITION):
                yield claim

    def _claim(self, first: int, end: int, name: int, place: Place) -> Claim | None:
        unit = self.pieces[first:end]
        head = next(
            (piece for piece in (unit if place is not Place.BEFORE else unit[::-1]) if piece.kind in "TR"), None
        )
        if head is None or head.meaning is None:
            return None
        known, words, span = self._person(self.pieces[name])
        heads = [piece for piece in unit if piece.kind in "TR"]
        if heads[0].meaning and heads[0].meaning.kind == "T" and len(heads) > 1:
            head = heads[-1]
        office, body = self._office(first, end, head, heads)
        title = Span(unit[0].start, unit[-1].end)
        return Claim(
            title=title,
            name=span,
            words=words,
            office=office,
            body=body,
            modifiers=frozenset(piece.meaning.key for piece in unit if piece.kind == "M" and piece.meaning),
            place=place,
            known=known,
            head=head.meaning or Meaning("T", ""),
            pieces=self.pieces,
            first=first,
            last=max(end - 1, name),
            printed=title.of(self.text),
            head_text=head.span.of(self.text),
        )

    def _office(self, first: int, end: int, head: Piece, heads: list[Piece]) -> tuple[str | None, str | None]:
        """Return office and body; a role in a chain takes the body of the one it serves."""
        unit = self.pieces[first:end]
        office = head.meaning.key if head.meaning else None
        bodies = [n for n, piece in enumerate(unit) if piece.kind in "BJ"]
        served = next((piece.meaning for piece in heads if piece is not head and piece.meaning), None)
        if office in ("adviser", "aide", "assistant") and served and served.key == "president":
            office = "presidential-aide"
        if not bodies:
            return office, head.meaning.body if head.meaning else None
        if unit[bodies[0]].start < head.start and self._within_a_name(first):
            return office, None
        body = None if self._loose(first, bodies[0]) else unit[bodies[0]].meaning
        return office, body.key if body else None

    def _within_a_name(self, first: int) -> bool:
        """Tell whether the title belongs to something named just before it: “Bayern president”."""
        if not first:
            return False
        before = self.pieces[first - 1]
        return before.kind == "N" and self.text[before.end : self.pieces[first].start].isspace()

    def _loose(self, first: int, n: int) -> bool:
        """Tell whether a body may only happen to stand before the title: “in Russia President Biden said”."""
        body, after = self.pieces[first + n], self.pieces[first + n + 1] if first + n + 1 < len(self.pieces) else None
        if body.kind != "B" or not body.meaning or not body.meaning.name or body.meaning.attributive:
            return False
        if after is None or after.kind in "-P" or after.kind not in "TRM":
            return False
        return first + n > 0 and self.code[first + n - 1] not in ".xqC"

    def _person(self, piece: Piece) -> tuple[Known | None, tuple[str, ...], Span]:
        """Return whom a name means, its words, and its range: as much of it as the table knows, else all."""
        words = list(re.finditer(r"\S+", self.text[piece.start : piece.end]))
        for count in range(len(words), 1, -1):
            printed = [word[0] for word in words[:count]]
            if known := self.reader.names.full(printed):
                return known, tuple(printed), Span(piece.start, piece.start + words[count - 1].end())
        return None, tuple(word[0] for word in words), piece.span
