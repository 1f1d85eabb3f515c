"""Whom a pronoun could mean: words and names in a passage that may stand for a person, with the gender where known.

Without a parse this errs towards persons: any capitalised word that is no known country, month, organisation or
publication counts as a name. What is left when nothing was found is surely without a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wording.lexicon import Lexicons
from wording.model import Span
from wording.office_holders import OfficeHolders
from wording.schemas.pages import Conventions
from wording.schemas.people import Country, PersonTitle
from wording.schemas.speech import Organisation, Publication, ReferenceWords

WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_PART = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s?$")
_GENDERS = {"m": "masculine", "f": "feminine"}


@dataclass(frozen=True, slots=True)
class Person:
    """Words that may stand for a person, and the gender, `masculine` or `feminine`, if it is known."""

    span: Span
    gender: str | None = None

    def may_be(self, gender: str) -> bool:
        """Tell whether a pronoun of a gender could mean the person."""
        return self.gender in (None, gender)


class Affixes:
    """Words of a lexicon: whole, or with any ending (`word*`) or any beginning (`*word`)."""

    def __init__(self, words: Iterable[str]) -> None:
        listed = [word.casefold() for word in words]
        self._whole = frozenset(word for word in listed if "*" not in word)
        self._starts = tuple(word.strip("*") for word in listed if word.endswith("*"))
        self._ends = tuple(word.strip("*") for word in listed if word.startswith("*"))

    def holds(self, word: str) -> bool:
        """Tell whether a word, in any case, is one of them."""
        folded = word.casefold()
        return folded in self._whole or folded.startswith(self._starts) or folded.endswith(self._ends)


class References:
    """The words of one language that refer to persons. Build it with `lexicons.built(language, References)`."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        words = lexicons.document(language, ReferenceWords) or ReferenceWords(pronouns={})
        titles = lexicons.entries(language, PersonTitle)
        self.pronouns = {form: gender for gender, forms in words.pronouns.items() for form in forms}
        self.own_words = {form: gender for gender, forms in words.own_words.items() for form in forms}
        self._all_pronouns = {form: gender for gender, forms in words.others.items() for form in forms} | self.pronouns
        self._people = Affixes((*words.people, *(form for title in titles for form in title.forms if " " not in form)))
        organisations = lexicons.entries(language, Organisation)
        self.genderless = bool(organisations) and all(entry.gender == "neuter" for entry in organisations)
        self._speaking = {
            gender: Affixes((*words.texts.get(gender, ()), *_stems(organisations, gender)))
            for gender in ("masculine", "feminine")
        }
        self._not_before = Affixes(words.not_before)
        self.reported_forms = frozenset(words.reported_forms)
        self._title_gender = {
            form.casefold().rstrip("."): _GENDERS[title.gender]
            for title in titles
            if title.gender in _GENDERS
            for form in title.forms
        }
        self._capital_nouns = words.capital_nouns
        self._holders = lexicons.built("people", OfficeHolders)
        self._known = frozenset(_parts(_no_persons(lexicons, language)))

    def pronoun_at(self, text: str, span: Span) -> tuple[Span, str] | None:
        """Return the personal pronoun that opens a sentence, and its gender, unless what follows shows it means nobody."""
        words = _words(text, Span(span.start, min(span.end, span.start + 60)))
        first = next(words, None)
        gender = self.pronouns.get(first[0].casefold()) if first and first.start() == span.start else None
        if first is None or gender is None:
            return None
        second = next(words, None)
        return None if second is None or self._not_before.holds(second[0]) else (Span(*first.span()), gender)

    def persons(self, text: str, span: Span) -> list[Person]:
        """Return what may stand for a person in a range, in order; names with the titles before them."""
        found: list[Person] = []
        for run in self._runs(text, span):
            if person := self._person(text, run, run[0].start() == span.start):
                found.append(person)
        return found

    def may_mean(self, text: str, span: Span, gender: str) -> bool:
        """Tell whether a range names a person, or a thing that may be said to speak, whom a pronoun could mean."""
        return self.speaks(text, span, gender) or any(person.may_be(gender) for person in self.persons(text, span))

    def speaks(self, text: str, span: Span, gender: str) -> bool:
        """Tell whether a range names a text or an organisation of a gender: they may be said to say something."""
        return any(self._speaking[gender].holds(word[0]) for word in _words(text, span))

    def gender_of(self, names: Sequence[str]) -> str | None:
        """Return the gender of a name, or of a title and a name, that all persons of the table so called share."""
        title = self._title_gender.get(names[0].casefold()) if len(names) > 1 else None
        for start in range(len(names) - 1):
            persons = self._holders.named(" ".join(names[start:]))
            genders = {row.gender for person in persons for row in self._holders.terms(person)}
            if len(genders) == 1:
                return _GENDERS.get(genders.pop())
        return title

    def is_common(self, word: str) -> bool:
        """Tell whether a word is a title, a common noun for a person or a known name of something else, no name."""
        return self._people.holds(word) or self._known.issuperset(_PART.findall(word))

    def _runs(self, text: str, span: Span) -> Iterator[list[re.Match[str]]]:
        """Yield words one by one, those with a capital together, with the word for a person before them if there is one."""
        run: list[re.Match[str]] = []
        for word in _words(text, span):
            joined = bool(run) and word[0][0].isupper() and not text[run[-1].end() : word.start()].strip(" .\u00a0")
            if run and not (joined and (run[-1][0][0].isupper() or self._people.holds(run[-1][0]))):
                yield run
                run = []
            run.append(word)
        if run:
            yield run

    def _person(self, text: str, run: list[re.Match[str]], opens: bool) -> Person | None:
        span = Span(run[0].start(), run[-1].end())
        words = [_POSSESSIVE.sub("", word[0]) for word in run]
        if len(run) == 1 and (gender := self._all_pronouns.get(words[0].casefold())):
            return Person(span, gender)
        if any(self._people.holds(word) for word in words) or self._unknown(words, opens):
            return Person(span, self.gender_of(words))
        return None

    def _unknown(self, words: Sequence[str], opens: bool) -> bool:
        """Tell whether capitalised words may be a name: those at the head of a sentence and all German nouns say less."""
        capital = [word for word in words if word[0].isupper() and not (word.isupper() and len(word) > 1)]
        strange = [word for word in capital if not self._known.issuperset(_PART.findall(word))]
        if self._capital_nouns or opens:
            return len(capital) > 1 and bool(strange)
        return bool(strange)


def _words(text: str, span: Span) -> Iterator[re.Match[str]]:
    return WORD.finditer(text, span.start, span.end)


def _stems(organisations: Iterable[Organisation], gender: str) -> Iterator[str]:
    """Yield the last words of organisations of a gender, open for another ending."""
    for entry in organisations:
        for form in entry.forms if entry.gender == gender else ():
            last = form.split()[-1]
            yield f"{last[:-1]}*" if len(last) > 5 else last


def _parts(names: Iterable[str]) -> Iterator[str]:
    return (part for name in names for part in _PART.findall(name))


def _no_persons(lexicons: Lexicons, language: str) -> Iterator[str]:
    """Yield the capitalised names that are no persons: countries, months and days, organisations, publications."""
    for country in lexicons.entries("people", Country):
        for names in (country.names, country.adjectives, country.people, country.metonyms):
            yield from names.get(language, ())
    for entry in lexicons.entries(language, Organisation):
        yield from entry.forms
    for publication in lexicons.entries("names", Publication):
        yield from publication.match
    if conventions := lexicons.document(language, Conventions):
        yield from (*conventions.months, *conventions.months_nominative, *conventions.weekdays)
