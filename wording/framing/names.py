"""A name asked for and where it stands: a person, a place in all its spellings, or else the words as printed."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from wording.annotate.people import people
from wording.framing.place_names import PlaceNames, places
from wording.lexicon import Lexicons
from wording.model import Span
from wording.schemas.names import KnownName
from wording.view import ArticleView, bounds

REMEMBERED = 20_000
"""Capitalised words that are remembered for a “did you mean”."""

NEAR = 75.0
"""So alike, in percent of the letters, is a name that may have been meant."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Names:
    """Finds one name; `printed` counts the forms that it was found in."""

    def __init__(self, name: str) -> None:
        self.name = " ".join(name.split())
        self.printed: Counter[str] = Counter()
        self._literal = re.compile(rf"(?<!\w){re.escape(self.name)}(?!\w)")
        self._place: dict[str, str | None] = {}
        self._met: Counter[str] = Counter()

    def find(self, view: ArticleView) -> tuple[Span, ...]:
        """Return where the name stands in the judged blocks, teasers aside, in order."""
        place = self._as_place(view.lexicons, view.language or "")
        found = [mention.span for mention in places(view) if mention.place == place] if place else []
        found += [mention.span for mention in people(view) if mention.person == self.name]
        blocks = (block.span for block in view.judged if not block.teaser)
        printed = (
            Span(*match.span()) for block in blocks for match in self._literal.finditer(view.text, *bounds(block))
        )
        found += [span for span in printed if not any(span.overlaps(taken) for taken in found)]
        self.printed.update(span.of(view.text) for span in found)
        if not self.printed and len(self._met) < REMEMBERED:
            self._remember(view)
        return tuple(sorted(found))

    def near(self, lexicons: Lexicons) -> str | None:
        """Return the name that may have been meant: of those met in the articles, or else of those known."""
        from rapidfuzz import fuzz, process

        known = (entry.match for entry in lexicons.entries("people", KnownName))
        for names in ([name for name, _ in self._met.most_common()], list(known)):
            if found := process.extractOne(self.name, names, scorer=fuzz.ratio, score_cutoff=NEAR):
                return str(found[0])
        return None

    def _as_place(self, lexicons: Lexicons, language: str) -> str | None:
        """Return the place that the name means in a language, by its English name or its own."""
        if language not in self._place:
            names = lexicons.built(language, PlaceNames)
            english = lexicons.built("en", PlaceNames)
            found = (next(table.find(self.name, Span(0, len(self.name))), None) for table in (english, names))
            self._place[language] = next(
                (item.place for item in found if item and item.span.end == len(self.name)), None
            )
        return self._place[language]

    def _remember(self, view: ArticleView) -> None:
        self._met.update(mention.person for mention in people(view) if mention.person)
        words = _WORD.findall(view.text)
        self._met.update(word for word in words if word[0].isupper() and len(word) > 2)
        self._met.update(f"{one} {two}" for one, two in pairwise(words) if one[0].isupper() and two[0].isupper())
