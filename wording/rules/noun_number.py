"""A determiner and a noun that do not agree in number: “these document”, “a books”, “two country”.

Where the source marks number elsewhere, or nowhere, the ending is lost or stays behind; the reader has to guess whether
one was meant or several.

Only nouns of `count_nouns` are judged, and only where a full stop, a comma or a function word shows that no further noun
follows: “two country singers” and “a weapons inspector” are right.

Known false alarms: plurals that name one thing (“a United Nations”); a singular after “both” in a list.

Reference: MQM Core, linguistic conventions, grammar (agreement); Cambridge Grammar of the English Language, chapter 5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.grammar import SPACE, any_of, needed
from wording.lexicon import Lexicons
from wording.model import Span
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.schemas.grammar import CountNouns
from wording.view import ArticleView


class _Nouns:
    """The nouns of a language by number, and a pattern for a determiner and the last word of its phrase."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        document = needed(lexicons, language, CountNouns)
        self.plurals = document.nouns
        self.singulars = {plural: singular for singular, plural in document.nouns.items()}
        self.wants_singular = frozenset(document.singular)
        self._verbs = frozenset(document.also_verbs)
        self._pronouns = frozenset(document.also_pronouns)
        first = any_of((*document.singular, *document.plural))
        self.pattern = re.compile(
            rf"(?P<first>{first}){SPACE}(?:(?:{'|'.join(document.adjectives)}){SPACE})?(?P<noun>[a-z]{{3,}}+)"
            rf"(?=[.;:!?](?!\d)|,{SPACE}(?:{'|'.join(document.clauses)})|{SPACE}(?:{'|'.join(document.frees)})(?![\w'’-]))"
        )

    def mended(self, determiner: str, noun: str) -> str | None:
        """Return the noun in the number that the determiner wants, or None if it has it or is not known."""
        if determiner.lower() in self._pronouns and noun in self._verbs:
            return None
        forms = self.singulars if determiner.lower() in self.wants_singular else self.plurals
        return forms.get(noun)


@rule(
    category=Category.GRAMMAR,
    severity=Severity.MINOR,
    confidence=0.8,
    needs=("count_nouns",),
    bad=[
        Bad("The envoys signed these document on Monday.", flagged="these document", suggestion="these documents"),
        Bad("He published a books in May; two country have protested.", flagged=("a books", "two country")),
        Bad("Several important question of the treaty are open.", flagged="Several important question"),
    ],
    good=[
        Good("These documents, a book, two country singers, a weapons inspector and a women's team; every few days."),
        Good("This points to talks; the Normandy Four summit and eight city, village and county heads."),
        Good("Those present said that talks that officials held in both city and country took many a day."),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find singular nouns after words that want a plural, and the other way round."""
    nouns = view.lexicons.built(view.language or "", _Nouns)
    for match in view.matches(nouns.pattern):
        mended = nouns.mended(match["first"], match["noun"])
        if mended and not _in_name(match, view.text):
            suggestion = match[0].removesuffix(match["noun"]) + mended
            yield Flag(Span(*match.span()), f"“{match['first']}” and “{match['noun']}” do not agree.", suggestion)


def _in_name(match: re.Match[str], text: str) -> bool:
    """Tell whether a capitalised determiner follows a word, as in “the Normandy Four”."""
    return match[0][0].isupper() and text[max(0, match.start() - 2) : match.start() - 1].isalnum()
