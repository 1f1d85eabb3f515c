"""The countries, organisations and cities that a text names, by the keys under which all languages meet."""

from __future__ import annotations

from collections.abc import Sequence

from wording.lexicon import Lexicons
from wording.schemas.people import Country

_LONGEST = 4


class Bodies:
    """The names, adjectives and seats of bodies in one language; build it with `lexicons.built(language, Bodies)`."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        self._by_form: dict[tuple[str, ...], str] = {}
        for entry in lexicons.entries("people", Country):
            for forms in (entry.names, entry.adjectives, entry.people, entry.metonyms):
                for form in forms.get(language, ()):
                    self._by_form.setdefault(tuple(form.casefold().split()), entry.body)

    def named(self, words: Sequence[str]) -> frozenset[str]:
        """Return the keys of the bodies that a text's words name."""
        if not self._by_form:
            return frozenset()
        folded = [word.casefold() for word in words]
        places = ((start, start + length) for start in range(len(folded)) for length in range(1, _LONGEST + 1))
        found = (self._by_form.get(tuple(folded[start:end])) for start, end in places)
        return frozenset(body for body in found if body)
