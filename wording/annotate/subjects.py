"""Sentences that open with an organisation as their subject, read off the first words."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from wording.annotate.publications import FOLDER, Publications
from wording.annotate.references import WORD, Affixes
from wording.lexicon import Lexicons
from wording.model import Span
from wording.schemas.people import Country
from wording.schemas.speech import ClauseWords, Organisation, ReferenceWords

BEFORE = 3
"""At most so many words, the article included, stand before the noun (“the Russian news agency”)."""

_NAME = re.compile(r"\s[“\"«„][^”\"»“\n]{2,40}[”\"»“]|(?:[ \u00a0][A-ZÀ-ÝА-ЯЁІЇЄҐΑ-Ω][\w\-.&]{1,24}){1,3}")
_ELIDED = re.compile(r"[ld]['’](?=\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Subject:
    """An organisation that opens a sentence: its range, its own name included; `key` and `gender` as in the lexicon.

    `sure` says that no pronoun of a person fits it, since things have no gender in the language.
    """

    span: Span
    key: str
    gender: str
    country: bool = False
    sure: bool = False


class OrganisationSubjects:
    """The organisations of one language. Build it with `lexicons.built(language, OrganisationSubjects)`."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        small = lexicons.document(language, ClauseWords) or ClauseWords()
        reference = lexicons.document(language, ReferenceWords) or ReferenceWords(pronouns={})
        self.entries = lexicons.entries(language, Organisation)
        self.genderless = all(entry.gender == "neuter" for entry in self.entries)
        self._articles = frozenset(small.articles)
        self._blocked = frozenset((*small.ends, *small.complementizers))
        self._people = Affixes(reference.people)
        self._publications = lexicons.built(FOLDER, Publications)
        self._by_first: dict[str, list[tuple[str, Organisation]]] = defaultdict(list)
        for entry in self.entries:
            for form in entry.forms:
                self._by_first[WORD.findall(form)[0].casefold()].append((form, entry))
        for forms in self._by_first.values():
            forms.sort(key=lambda item: -len(item[0]))
        names = (name for entry in lexicons.entries("people", Country) if entry.kind == "country"
                 for name in entry.names.get(language, ()))  # fmt: skip
        self._countries = frozenset(names) if self.genderless else frozenset()

    def opening(self, text: str, span: Span) -> Subject | None:
        """Return the organisation that is the subject of a sentence, or None."""
        start = span.start
        for number in range(BEFORE + 1):
            if elided := _ELIDED.match(text, start, span.end):
                start = elided.end()
            if found := self._at(text, start, span, number + (start > span.start)):
                return None if text[found.span.end : found.span.end + 1] in "'’-&" else found
            word = WORD.match(text, start, span.end)
            if not word or not self._may_precede(word[0], number) or text[word.end() : word.end() + 1] != " ":
                return None
            start = word.end() + 1
        return None

    def _may_precede(self, word: str, number: int) -> bool:
        lowered = word.casefold()
        if lowered in self._articles:
            return number == 0
        return (number > 0 or not self._articles) and lowered not in self._blocked and not self._people.holds(word)

    def _at(self, text: str, start: int, span: Span, number: int) -> Subject | None:
        word = WORD.match(text, start, span.end)
        for form, entry in self._by_first.get(word[0].casefold(), ()) if word else ():
            end = start + len(form)
            printed = text[start:end]
            same = printed == form or (form[0].islower() and printed.casefold() == form.casefold())
            if same and not text[end : end + 1].isalnum() and (number or entry.proper or not self._articles):
                named = None if entry.proper else _NAME.match(text, end, span.end)
                whole = Span(start, named.end() if named else end)
                return Subject(whole, entry.organisation, entry.gender, sure=self.genderless)
        if word and self.genderless and number < 2:
            if name := self._publications.at(text, start):
                return Subject(name, "agency", "neuter")
            if word[0] in self._countries:
                return Subject(Span(*word.span()), "country", "neuter", country=True)
        return None


class Genders:
    """In which languages an organisation has which gender. Build it with `lexicons.built("", Genders)`."""

    def __init__(self, lexicons: Lexicons, _language: str = "") -> None:
        """Read the organisations of every language; the second argument is there for `Lexicons.built` and not used."""
        self._languages: dict[tuple[str, str], set[str]] = defaultdict(set)
        for language in sorted({path.parent.name for path in lexicons.files() if path.name == "organisations.yaml"}):
            for entry in lexicons.entries(language, Organisation):
                self._languages[entry.organisation, entry.gender].add(language)

    def languages(self, key: str, gender: str) -> frozenset[str]:
        """Return the languages whose word for an organisation has a gender."""
        return frozenset(self._languages.get((key, gender), ()))
