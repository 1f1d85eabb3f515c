"""Months and weekdays that a text names, by number, in the case forms that the lexicons have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Prefix

from wording.annotate.sentence_pairs import alignment
from wording.lexicon import Lexicons
from wording.model import Span
from wording.schemas.pages import Conventions, DateForms
from wording.view import ArticleView

_WORD = re.compile(r"[^\W\d_]+")
_NEAR = 2
"""A date may have moved by so many sentences."""
WEEKDAY, MONTH = "weekday", "month"


@dataclass(frozen=True, slots=True)
class Mention:
    """A weekday or month named in a text; `number` counts from 0 for Monday and January."""

    span: Span
    kind: str
    number: int
    printed: str


class Names:
    """The names of one language; build it with `Lexicons.built`."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        conventions = lexicons.document(language, Conventions)
        forms = lexicons.document(language, DateForms)
        self._names: dict[str, tuple[str, int]] = {}
        if conventions:
            for names in (conventions.months_nominative, conventions.months):
                self._names |= {name.lower(): (MONTH, number) for number, name in enumerate(names)}
            days = [name.lower() for name in conventions.weekdays]
            self._names |= {name: (WEEKDAY, number) for number, name in enumerate(days)}
            for form in forms.weekday_forms if forms else ():
                self._names.setdefault(form.lower(), (WEEKDAY, _likest(form.lower(), days)))
        self._capital = bool(forms and forms.capital == "yes")

    def find(self, text: str, spans: Iterable[Span]) -> Iterator[Mention]:
        """Yield the mentions in some stretches of a text."""
        for span in spans:
            for match in _WORD.finditer(text, span.start, span.end):
                found = self._names.get(match[0].lower())
                if found and (match[0][0].isupper() or not self._capital):
                    yield Mention(Span(*match.span()), *found, match[0])


def changed_dates(view: ArticleView) -> Iterator[tuple[Mention, Mention]]:
    """Yield the months and weekdays that stand in the place of another one, with that of the original.

    Both texts must have one nearby that the other one lacks.
    """
    found = view.computed(alignment)
    if found is None:
        return
    source = found.source
    ours, theirs = (own.lexicons.built(own.language or "", Names) for own in (view, source))
    sides = [([*theirs.find(source.text, pair.source)], [*ours.find(view.text, pair.target)]) for pair in found.pairs]
    for number, (lost, added) in enumerate(sides):
        near = sides[max(0, number - _NEAR) : number + _NEAR + 1]
        lost = _without(lost, (mention for _, other in near for mention in other))
        added = _without(added, (mention for other, _ in near for mention in other))
        for mention in added:
            match = next((other for other in lost if other.kind == mention.kind), None)
            if match:
                yield mention, match


def _without(mentions: Iterable[Mention], others: Iterable[Mention]) -> list[Mention]:
    known = {(other.kind, other.number) for other in others}
    return [mention for mention in mentions if (mention.kind, mention.number) not in known]


def _likest(form: str, names: list[str]) -> int:
    """Return the number of the name of which a word is most likely a case form."""
    shared = [Prefix.similarity(form, name) for name in names]
    return shared.index(max(shared))
