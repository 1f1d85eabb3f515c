"""The words by which a language names offices, bodies and what qualifies them, found token by token."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from wording.lexicon import Lexicons
from wording.schemas.people import Country, Office, PersonTitle, TitleModifier

_TOKEN = re.compile(r"['’]s\b|[^\W_]+|\S")
HEADS = frozenset({"head-of-state", "head-of-government", "minister", "organisation-head"})
"""Levels of the offices that one person holds at a time and that news names before the holder's name."""
SERVING = frozenset({"adviser", "spokesperson"})
"""Levels of those who act for somebody else."""


class Meaning(NamedTuple):
    """What a word means: the letter of its piece, an office, body or modifier by its key, and the entry of an office.

    `name` marks the plain names of bodies (“Russia”) as against seats that stand for them (“Kremlin”), `attributive`
    those that stand before a title as they are (“US”, “World Bank”); `lemma` the form that the lexicon gives first;
    `body` the one that a title names itself.
    """

    kind: str
    key: str
    office: Office | None = None
    name: bool = False
    lemma: bool = False
    attributive: bool = False
    body: str | None = None


class TitleTrigger:
    """Where titles of unique offices may stand: one pass over a text, before anything dearer is done or loaded."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        unique = {entry.office for entry in lexicons.entries("people", Office) if entry.unique and entry.level in HEADS}
        titles = (title for title in lexicons.entries(language, PersonTitle) if title.office in unique)
        self._automaton = automaton(form for title in titles for form in title.forms)

    def hits(self, text: str) -> list[tuple[int, int]]:
        """Return the ranges in a lower-cased text, a few false ones among them."""
        if self._automaton is None:
            return []
        return [(end + 1 - length, end + 1) for end, length in self._automaton.iter(text)]


class TitleWords:
    """The title, country and modifier lexicons of a language. Build it with `lexicons.built(language, TitleWords)`."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        self.offices = {entry.office: entry for entry in lexicons.entries("people", Office)}
        self.first: dict[str, list[tuple[tuple[str, ...], bool, Meaning]]] = defaultdict(list)
        self._second: dict[str, set[str]] = defaultdict(set)
        for modifier in lexicons.entries(language, TitleModifier):
            for form in modifier.match:
                self._add(form, False, Meaning("M", modifier.means))
        for country in lexicons.entries("people", Country):
            for kind, words, name in _country_words(country, language):
                for form in words:
                    self._add(
                        form,
                        not form.islower(),
                        Meaning(kind, country.body, name=name, attributive=country.kind != "country" or form.isupper()),
                    )
        titles = lexicons.entries(language, PersonTitle)
        heads = {form.casefold() for title in titles if self._kind(title) == "T" for form in title.forms}
        roles = {form.casefold() for title in titles if self._kind(title) == "R" for form in title.forms}
        for title in titles:
            office = self.offices.get(title.office)
            kind = self._kind(title)
            for form in title.forms:
                if kind == "R" and self._chained(form, roles, heads):
                    continue
                exact = title.honorific or form.isupper()
                self._add(
                    form,
                    exact,
                    Meaning(kind, title.office, office, lemma=form == title.forms[0], body=self._body(form)),
                )
        for entries in self.first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def at(self, printed: Sequence[str], n: int) -> tuple[Meaning | None, int]:
        """Return the longest entry of the lexicons that starts at the n-th of the printed words, and its length in words.

        A modifier counts only before what it can modify: an assistant is not always an assistant secretary.
        """
        if n >= len(printed):
            return None, 0
        first = printed[n].casefold()
        second = self._second.get(first)
        if second is None or not ("" in second or (n + 1 < len(printed) and printed[n + 1].casefold() in second)):
            return None, 0
        for words, exact, meaning in self.first[first]:
            if (
                meaning.kind == "M"
                and words[-1] != "-"
                and words[0] != "-"
                and not self._modifies(printed, n + len(words))
            ):
                continue
            found = printed[n : n + len(words)]
            if len(found) == len(words) and all(
                (text if exact else text.casefold()) == word or (word == "'" and text == "’")
                for text, word in zip(found, words, strict=True)
            ):
                return meaning, len(words)
        return None, 0

    def _modifies(self, printed: Sequence[str], n: int) -> bool:
        return n < len(printed) and (printed[n] in "-‑" or printed[n].casefold() in self.first)

    def _kind(self, title: PersonTitle) -> str:
        office = self.offices.get(title.office)
        return "H" if title.honorific else "R" if office and _serves(office) else "T"

    def _body(self, form: str) -> str | None:
        """Return the body that a title names itself: “White House press secretary”."""
        words = _TOKEN.findall(form)
        for n, word in enumerate(words):
            for sought, _, meaning in self.first.get(word.casefold(), ()):
                if meaning.kind in "BJ" and tuple(words[n : n + len(sought)]) == sought:
                    return meaning.key
        return None

    @staticmethod
    def _chained(form: str, roles: set[str], heads: set[str]) -> bool:
        """Tell whether a form is a role and the title of the one it serves, which are read one by one."""
        first, *middle = form.casefold().split()
        return bool(middle) and first in roles and middle[-1] in heads

    def _add(self, form: str, exact: bool, meaning: Meaning) -> None:
        words = tuple(_TOKEN.findall(form if exact else form.casefold()))
        first, *others = (word.casefold() for word in words)
        self.first[first].append((words, exact, meaning))
        self._second[first] |= {"’", "'"} if others[:1] == ["'"] else {others[0] if others else ""}


def _serves(office: Office) -> bool:
    """Tell whether holders of an office act for somebody else: advisers and envoys do, mayors do not."""
    return office.level in SERVING or office.serves is not None or (office.level == "official" and not office.unique)


def _country_words(country: Country, language: str) -> Iterator[tuple[str, Sequence[str], bool]]:
    yield "J", country.adjectives.get(language, ()), False
    yield "B", country.names.get(language, ()), True
    yield "B", country.metonyms.get(language, ()), False


def automaton(forms: Iterable[str]) -> Any:
    """Build an automaton of lower-case words; None where there are none."""
    import ahocorasick

    found: Any = ahocorasick.Automaton()
    for form in forms:
        found.add_word(form.casefold(), len(form.casefold()))
    if not len(found):
        return None
    found.make_automaton()
    return found
