"""Surnames that stand alone and can mean but one known person: “Zelenskiy” in a headline that names him no other way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.annotate.people import people
from wording.known_names import KnownNames
from wording.lexicon import Lexicons
from wording.model import Span
from wording.view import ArticleView

LEAST = 5
"""A shorter word is no sure surname."""

_WORD = re.compile(r"(?<![^\W_])[^\W\d_]{5,}(?![^\W_])")


class Surnames:
    """The surnames that languages in Latin letters render from another alphabet, none of which is one of their words.

    Build it with `lexicons.built(language, Surnames)`. In other scripts nothing is found.
    """

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        self._known = lexicons.built(language, KnownNames)
        self._person: dict[str, str | None] = {}

    def alone(self, view: ArticleView) -> Iterator[tuple[str, str]]:
        """Yield person and surname as printed for each surname in the judged blocks that is no part of a name known."""
        if not self._known.latin:
            return
        taken = [mention.span for mention in people(view)]
        for block in view.judged:
            for match in _WORD.finditer(view.text, block.span.start, block.span.end) if not block.teaser else ():
                person = self._of(match[0]) if match[0][0].isupper() else None
                if person and not any(span.overlaps(Span(*match.span())) for span in taken):
                    yield person, match[0]

    def _of(self, word: str) -> str | None:
        if word not in self._person:
            owners = self._known.owners(word)
            single = owners[0] if len(owners) == 1 else None
            self._person[word] = single.name if single and single.kind == "person" and single.original else None
        return self._person[word]
