"""People: names with the titles given to them as printed, and the key under which the spellings of one name meet.

A name counts where a title stands by it, where the table of office holders knows it in full, where it begins with a first
name that the table knows, or where it repeats the surname of somebody named so elsewhere in the article. Where a trained
pipeline has looked for named entities, these add names and take away what are none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from wording.annotate.entities import weighed
from wording.annotate.names import NameIndex
from wording.annotate.pieces import Reader
from wording.annotate.printed_names import PrintedName, names_in
from wording.annotate.transliteration import latinised, sounds
from wording.model import PersonMention
from wording.parsing import EntityKind
from wording.schemas.people import Office
from wording.view import ArticleView


def people(view: ArticleView) -> tuple[PersonMention, ...]:
    """Return the people named in the judged blocks of an article, in the order of the text."""
    return view.computed(_people)


def _people(view: ArticleView) -> tuple[PersonMention, ...]:
    reader = view.lexicons.built(view.language or "", Reader)
    offices = frozenset(entry.office for entry in view.lexicons.entries("people", Office))
    names = [name for block in view.judged for name in names_in(view.text, block.span, reader, offices)]
    if view.entities is not None:
        names = weighed(view, names, reader)
    resolver = _Resolver(names, reader.names, view.article.date)
    mentions = (
        PersonMention(name.span, name.span.of(view.text), name.titles, person)
        for name in names
        if (person := resolver.person(name)) is not None
    )
    return tuple(sorted(mentions, key=lambda mention: mention.span))


class _Resolver:
    """Tells whom the names of one article mean, once all of them are known."""

    def __init__(self, names: Iterable[PrintedName], index: NameIndex, date: str | None) -> None:
        self._index = index
        self._date = date
        self._by_sound: dict[str, str] = {}
        self._by_surname: dict[str, str] = {}
        self._by_first_name: dict[str, set[str]] = defaultdict(set)
        self._surnames: set[str] = set()
        for tell in (self._said, self._in_office, self._full):
            for name in names:
                if person := tell(name):
                    self._learn(name, person)

    def _learn(self, name: PrintedName, person: str) -> None:
        self._by_first_name[name.words[0]].add(person)
        self._surnames.add(_plain(name.words[-1]))
        self._by_surname.setdefault(sounds(name.words[-1]), person)
        for stem in self._index.stems(name.words[-1]):
            self._by_surname.setdefault(stem, person)

    def person(self, name: PrintedName) -> str | None:
        """Return the key of the person, or None if the name is nobody's."""
        if name.person:
            return name.person
        if len(name.words) > 1 and (person := self._full(name)):
            return person
        if len(name.words) == 1 and (person := self._surname(name) or self._recognised(name)):
            return person
        return self._holder(name) or (latinised(" ".join(name.words)) if name.titled else None)

    def _full(self, name: PrintedName) -> str | None:
        """Return the key of a full name that the table lacks, if a title or a known first name speaks for it."""
        if len(name.words) < 2 or not (self._speaks(name) or name.entity is EntityKind.PERSON):
            return None
        return self._by_sound.setdefault(sounds(" ".join(name.words)), latinised(" ".join(name.words)))

    def _speaks(self, name: PrintedName) -> bool:
        """Tell whether a title or a known first name stands with a name."""
        return bool(name.titles) or name.words[0] in self._index.given

    def _said(self, name: PrintedName) -> str | None:
        """Return the key of a full name for which table, title or first name speak, which come before a pipeline."""
        return name.person or (self._full(name) if self._speaks(name) else None)

    def _in_office(self, name: PrintedName) -> str | None:
        """Return whom title and surname mean where a pipeline knows a person: “President Obama” is not Michelle Obama."""
        return self._holder(name) if name.entity is EntityKind.PERSON and len(name.words) == 1 else None

    def _surname(self, name: PrintedName) -> str | None:
        """Return the person of the article with this surname; in any spelling unless it is taken for something else."""
        word = name.words[0]
        if name.entity not in (None, EntityKind.PERSON) and _plain(word) not in self._surnames:
            return None
        if person := self._by_surname.get(sounds(word)):
            return person
        stems = (stem for stem in (self._index.stems(word) if len(word) > 4 else ()) if len(stem) > 3)
        return next((self._by_surname[stem] for stem in stems if stem in self._by_surname), None)

    def _recognised(self, name: PrintedName) -> str | None:
        """Return the one person of the article with this first name, or the one in office with this surname."""
        if name.entity is not EntityKind.PERSON:
            return None
        holders = self._index.holders
        named = self._by_first_name.get(name.words[0]) or {
            person for person in self._index.surnamed(name.words[0]) if holders.held(person, self._date)
        }
        return next(iter(named)) if len(named) == 1 else None

    def _holder(self, name: PrintedName) -> str | None:
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


def _plain(word: str) -> str:
    return word.replace("’", "'")
