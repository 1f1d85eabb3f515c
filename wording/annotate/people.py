"""People: names with the titles given to them as printed, and the key under which the spellings of one name meet.

A name counts where a title stands by it, where the table of office holders knows it in full, where it begins with a first
name that the table knows, or where it repeats the surname of somebody named so elsewhere in the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wording.annotate.claims import Claim, Place, claims, outermost
from wording.annotate.names import NameIndex
from wording.annotate.pieces import Piece, Reader
from wording.annotate.transliteration import latinised, sounds
from wording.model import PersonMention, Span, Title
from wording.schemas.people import Office
from wording.view import ArticleView

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class _Name:
    """A name in the text with its titles; `person` is None until the whole article has been read."""

    span: Span
    words: tuple[str, ...]
    titles: tuple[Title, ...]
    person: str | None
    claims: tuple[Claim, ...]

    @property
    def titled(self) -> bool:
        """Whether a title stands before the name; one after it may as well begin a list: “in Geneva, the minister, …”."""
        return len(self.titles) > sum(claim.place is Place.APPOSITION for claim in self.claims)


def people(view: ArticleView) -> tuple[PersonMention, ...]:
    """Return the people named in the judged blocks of an article, in the order of the text."""
    return view.computed(_people)


def _people(view: ArticleView) -> tuple[PersonMention, ...]:
    reader = view.lexicons.built(view.language or "", Reader)
    offices = frozenset(entry.office for entry in view.lexicons.entries("people", Office))
    names = [name for block in view.judged for name in _names(view.text, block.span, reader, offices)]
    resolver = _Resolver(names, reader.names, view.article.date)
    mentions = (
        PersonMention(name.span, name.span.of(view.text), name.titles, person)
        for name in names
        if (person := resolver.person(name)) is not None
    )
    return tuple(sorted(mentions, key=lambda mention: mention.span))


def _names(text: str, span: Span, reader: Reader, offices: frozenset[str]) -> Iterator[_Name]:
    """Yield every name-like stretch of a block: whether it is a person's is told later."""
    pieces = reader.read(text, span.start, span.end)
    found = claims(text, span.start, span.end, reader)
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
) -> _Name:
    titles = [_title(claim, offices) for claim in given]
    if honorific:
        titles.append(Title(honorific.span))
    known = next((claim for claim in given if claim.known), None)
    if known and known.known:
        return _Name(
            known.name, known.words, tuple(sorted(titles, key=lambda t: t.span)), known.known.person, tuple(given)
        )
    words = list(_WORD.finditer(text, piece.start, piece.end))
    for first in range(len(words) - 1):
        for last in range(len(words), first + 1, -1):
            printed = tuple(word[0] for word in words[first:last])
            if person := reader.names.full(printed):
                span = Span(words[first].start(), words[last - 1].end())
                return _Name(span, printed, tuple(titles), person.person, tuple(given))
    return _Name(piece.span, tuple(word[0] for word in words), tuple(titles), None, tuple(given))


def _title(claim: Claim, offices: frozenset[str]) -> Title:
    """Return a claim as a title; one that is no more than wished for, or another's, names no office."""
    office, body = claim.office, claim.body
    for modifier in claim.modifiers - {"former"}:
        changed = f"{modifier}-{office}"
        office = changed if changed in offices else None
    return Title(claim.title, office, body if office else None, "former" in claim.modifiers)


class _Resolver:
    """Tells whom the names of one article mean, once all of them are known."""

    def __init__(self, names: Iterable[_Name], index: NameIndex, date: str | None) -> None:
        self._index = index
        self._date = date
        self._by_sound: dict[str, str] = {}
        self._by_surname: dict[str, str] = {}
        for name in names:
            if person := name.person or self._full(name):
                self._by_surname.setdefault(sounds(name.words[-1]), person)
                for stem in index.stems(name.words[-1]):
                    self._by_surname.setdefault(stem, person)

    def person(self, name: _Name) -> str | None:
        """Return the key of the person, or None if the name is nobody's."""
        if name.person:
            return name.person
        if len(name.words) > 1 and (person := self._full(name)):
            return person
        if len(name.words) == 1:
            if person := self._by_surname.get(sounds(name.words[0])):
                return person
            for stem in self._index.stems(name.words[0]) if len(name.words[0]) > 4 else ():
                if len(stem) > 3 and (person := self._by_surname.get(stem)):
                    return person
        return self._holder(name) or (latinised(" ".join(name.words)) if name.titled else None)

    def _full(self, name: _Name) -> str | None:
        """Return the key of a full name that the table lacks, if a title or a known first name speaks for it."""
        if len(name.words) < 2 or not (name.titles or name.words[0] in self._index.given):
            return None
        return self._by_sound.setdefault(sounds(" ".join(name.words)), latinised(" ".join(name.words)))

    def _holder(self, name: _Name) -> str | None:
        """Return the one person with this surname who held the office that a title names: “President Putin”."""
        holders = self._index.holders
        found = {
            person
            for claim in name.claims
            if claim.office
            for person in self._index.surnamed(name.words[-1])
            for row in holders.held(person, self._date)
            if holders.kind(row.office) == holders.kind(claim.office) and claim.body in (None, row.body)
        }
        return found.pop() if len(found) == 1 else None
