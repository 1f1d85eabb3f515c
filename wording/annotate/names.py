"""Which person of the office-holder table a printed name means, through spellings, scripts and case endings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from wording.annotate.transliteration import sounds
from wording.lexicon import Lexicons
from wording.office_holders import OfficeHolders
from wording.schemas.people import TitleGrammar

ALIKE = 88.0
"""Two names are one from this similarity of their plain forms on, in percent: “Giuri Usakof” and “Iuri Usakov” are."""


class Match(Enum):
    """How a printed name meets the table."""

    EXACT = "exact"
    INFLECTED = "inflected"
    RESPELT = "respelt"
    SURNAME = "surname"


class Known(NamedTuple):
    """A person of the table, and how the printed name was found there."""

    person: str
    match: Match


class NameIndex:
    """Finds persons of the table by name. Build it with `lexicons.built(language, NameIndex)`."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        self.holders = lexicons.built("people", OfficeHolders)
        grammar = lexicons.document(language, TitleGrammar)
        self._english = lexicons.document("en", TitleGrammar) or TitleGrammar()
        self._endings = tuple(sorted({"", *(grammar.name_endings if grammar else ())}, key=len, reverse=True))

    def full(self, words: Sequence[str]) -> Known | None:
        """Return the person of a full name, given as its words; None for a surname alone or an unknown person."""
        if len(words) < 2:
            return None
        name = " ".join(words)
        if person := self._only(name):
            return Known(person, Match.EXACT)
        if len(words) > 2 and (person := self._only(f"{words[0]} {words[-1]}")):
            return Known(person, Match.EXACT)
        return self._inflected(words) or self._respelt(words)

    def surnamed(self, surname: str) -> tuple[str, ...]:
        """Return the persons with a surname, in any spelling of the table or another case of it."""
        if found := self.holders.named(surname):
            return found
        if self._endings == ("",):
            return ()
        stems = self.stems(surname)
        same = (person for other, person in self._by_start.get(_start(surname), ()) if self.stems(other[-1]) & stems)
        return tuple(dict.fromkeys(same))

    @cached_property
    def particles(self) -> frozenset[str]:
        """The small words inside names: “van”, “bin”, “de la”; the table is English, whose own words are none."""
        names = (name.split()[1:-1] for name, _ in self.holders.spellings if " " in name)
        small = frozenset(word for words in names for word in words if word.islower() and word.isalpha())
        return small.difference(self._english.of, self._english.articles)

    @cached_property
    def given(self) -> frozenset[str]:
        """The first names in the table, in all its scripts."""
        return frozenset(name.partition(" ")[0] for name, _ in self.holders.spellings if " " in name)

    def _only(self, name: str) -> str | None:
        found = self.holders.named(name)
        return found[0] if len(found) == 1 else None

    @cached_property
    def _by_start(self) -> dict[str, list[tuple[list[str], str]]]:
        index: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
        for name, person in self.holders.spellings:
            words = name.split()
            index[_start(words[-1])].append((words, person))
        return index

    @cached_property
    def _by_sound(self) -> dict[str, list[tuple[str, str]]]:
        index: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for person in dict.fromkeys(row.person for row in self.holders.rows):
            plain = sounds(person)
            if " " in plain:
                index[_start(plain.rpartition(" ")[2])].append((plain, person))
        return index

    def _inflected(self, words: Sequence[str]) -> Known | None:
        """Match word by word up to case endings, first and last word at least."""
        if self._endings == ("",):
            return None
        first, last = self.stems(words[0]), self.stems(words[-1])
        for others, person in self._by_start.get(_start(words[-1]), ()):
            if len(others) > 1 and self.stems(others[-1]) & last and self.stems(others[0]) & first:
                return Known(person, Match.INFLECTED)
        return None

    def _respelt(self, words: Sequence[str]) -> Known | None:
        """Match by the plain form in which spellings meet."""
        plain = sounds(" ".join(words))
        first, _, last = plain.rpartition(" ")
        best, found = 0.0, None
        for other, person in self._by_sound.get(_start(last), ()):
            given, _, surname = other.rpartition(" ")
            likeness = min(ratio(last, surname), ratio(first, given))
            if likeness > best:
                best, found = likeness, person
        return Known(found, Match.RESPELT) if found and best >= ALIKE else None

    def stems(self, word: str) -> frozenset[str]:
        """Return what may be the stem of a word: at least two letters, and half of it."""
        folded = word.casefold()
        return frozenset(_cut(folded, self._endings))


def _cut(word: str, endings: Sequence[str]) -> Iterator[str]:
    for ending in endings:
        stem = word.removesuffix(ending) if word.endswith(ending) else ""
        if len(stem) >= max(2, len(word) // 2):
            yield stem


def _start(word: str) -> str:
    return word.casefold()[:2]
