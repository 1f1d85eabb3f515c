"""Places named in a text: countries, cities and what else the lexicons know, and what a trained pipeline takes for one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wording.annotate.people import people
from wording.known_names import ENGLISH, KnownNames
from wording.lexicon import Lexicons
from wording.model import Span
from wording.parsing import EntityKind
from wording.schemas.names import KnownName
from wording.schemas.people import Country
from wording.view import ArticleView

_WORD = re.compile(r"(?<![^\W_])(?:[dlDL]['’])?([^\W\d_](?:[^\W\d_]|[-’'ʼ](?=[^\W\d_]{2}))*)")


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place in a text, under its usual English name where the lexicons know it."""

    span: Span
    place: str


class PlaceNames:
    """The places of the lexicons as one language names them; build it with `lexicons.built(language, PlaceNames)`.

    `adjectives` are the language's adjectives of countries in lower case, `countries` those of the places that are
    countries, `bases` the names in the form that dictionaries give.
    """

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        self._known = lexicons.built(language, KnownNames)
        self._forms: dict[str, dict[tuple[str, ...], str]] = {}
        self._single: dict[str, str | None] = {}
        self.adjectives: set[str] = set()
        self.countries: set[str] = set()
        self.bases: set[str] = set()
        for country in lexicons.entries("people", Country):
            if country.kind != "organisation":
                name = country.names.get(ENGLISH, (country.body,))[0]
                forms = country.names.get(language, ())
                self._learn(name, forms)
                self.bases.update(forms[:1])
                if country.kind == "country":
                    self.countries.add(name)
            self.adjectives.update(form.lower() for form in country.adjectives.get(language, ()))
        for known in lexicons.entries("people", KnownName):
            if known.kind == "place":
                own = (known.match,) if language == ENGLISH else ()
                forms = (*own, *known.forms.get(language, ()))
                self._learn(known.match, forms)
                self.bases.update(forms)

    def _learn(self, place: str, forms: tuple[str, ...]) -> None:
        for form in forms:
            words = tuple(form.replace("’", "'").split())
            if len(words) > 1:
                self._forms.setdefault(words[0], {})[words] = place
            elif words and len(form) > 2:
                self._single.setdefault(words[0], place)

    def find(self, text: str, span: Span) -> Iterator[PlaceMention]:
        """Yield the places in a stretch of text, of overlapping ones the longest."""
        words = [match.span(1) for match in _WORD.finditer(text, span.start, span.end)]
        place = 0
        while place < len(words):
            start, end = words[place]
            first = text[start:end].replace("’", "'")
            length, name = self._at(text, words, place, first) if first[0].isupper() else (0, None)
            if name:
                yield PlaceMention(Span(start, words[place + length - 1][1]), name)
            place += length or 1

    def named(self, word: str) -> str | None:
        """Return the place that a single word names, in any spelling and case known, or None."""
        if word not in self._single:
            owners = {known.name for known in self._known.owners(word) if known.kind == "place"}
            self._single[word] = owners.pop() if len(owners) == 1 else None
        return self._single[word]

    def _at(self, text: str, words: list[tuple[int, int]], place: int, first: str) -> tuple[int, str | None]:
        for form, name in sorted(self._forms.get(first, {}).items(), key=lambda item: -len(item[0])):
            if place + len(form) <= len(words):
                end = words[place + len(form) - 1][1]
                if tuple(text[words[place][0] : end].replace("’", "'").split()) == form:
                    return len(form), name
        return 1, self.named(first)


def places(view: ArticleView) -> tuple[PlaceMention, ...]:
    """Return the places named in the judged blocks, teasers aside, that are no part of a person's name, in order."""
    return view.computed(_places)


def _places(view: ArticleView) -> tuple[PlaceMention, ...]:
    names = view.lexicons.built(view.language or "", PlaceNames)
    taken = [mention.span for mention in people(view)]
    found = [
        mention
        for block in view.judged
        if not block.teaser
        for mention in names.find(view.text, block.span)
        if not any(span.overlaps(mention.span) for span in taken)
    ]
    taken += [mention.span for mention in found]
    recognised = (
        PlaceMention(entity.span, " ".join(entity.span.of(view.text).split()))
        for entity in view.entities or ()
        if entity.kind is EntityKind.PLACE and not any(span.overlaps(entity.span) for span in taken)
    )
    return tuple(sorted((*found, *recognised), key=lambda mention: mention.span))
