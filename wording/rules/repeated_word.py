"""A word printed twice in a row.

Translation systems stutter where the source repeats a function word or where two segments meet. The doubled word costs
a reader a second look, no more.

Words that a language rightly doubles are in its lexicon `doubled_words` (“had had”, German “die die”, French “nous
nous”). Two capitalised words are taken for a name (“Duran Duran”), single capitals for initials. Where doubling is part
of the grammar, as in Turkish “yavaş yavaş”, only function words are judged.

Known false alarms: repetition for effect without a comma, where the word is not in the lexicon; a word that ends a
heading and begins the text after it, if the page runs the two together.

Reference: MQM Core, linguistic conventions, grammar; “stutter” in error typologies of neural translation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.lexicon import Lexicons
from wording.model import Span
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.schemas.pages import DoubledWords, FunctionWords
from wording.view import ArticleView

_CLAUSE = 4
"""How many words at most stand between a relative pronoun and the verb that ends its clause."""
_WORDS_BEFORE = re.compile(r"[^\W\d_]+(?=[^.,;:!?\n]{0,60}$)")
_AGAIN = re.compile(r"(?<![\w'’.&/-])([^\W\d_]++)(?:[ \t\u00a0]{1,3}+\1){1,9}+(?![\w'’/&-])", re.IGNORECASE)


class _Doubles:
    """What one language may double."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        document = lexicons.document(language, DoubledWords) or DoubledWords()
        function_words = lexicons.document(language, FunctionWords)
        self.allowed = frozenset(document.words)
        self.relatives = frozenset(document.relatives)
        self.function_words = frozenset(function_words.words if function_words else ())
        self.judged = self.function_words if document.reduplicates else None

    def __contains__(self, word: str) -> bool:
        return word in self.allowed or (self.judged is not None and word not in self.judged)

    def ends_clause(self, text: str, start: int, word: str) -> bool:
        """Tell whether a word may be the verb that ends a relative clause, so that the main clause may begin with it."""
        before = [found.casefold() for found in _WORDS_BEFORE.findall(text, max(0, start - 60), start)][-_CLAUSE:]
        return word not in self.function_words and not self.relatives.isdisjoint(before)


@rule(
    category=Category.GRAMMAR,
    severity=Severity.MINOR,
    needs=("doubled_words",),
    bad=[
        Bad("Envoys met at the the lake on Friday.", flagged="the the", suggestion="the"),
        Bad("The council said that that road was closed and and gone.", flagged="and and", suggestion="and"),
        Bad("The man who wrote the the report left.", flagged="the the", suggestion="the"),
        Bad("The the talks went on.", flagged="The the", suggestion="The"),
        Bad("Sie fuhren mit mit dem Zug.", flagged="mit mit", language="de", suggestion="mit"),
        Bad("Die Stadt hat hat kein Geld.", flagged="hat hat", language="de", suggestion="hat"),
        Bad("Послы и и советники встретились у озера.", flagged="и и", language="ru", suggestion="и"),
        Bad("Переговоры прошли в в субботу.", flagged="в в", language="ru", suggestion="в"),
        Bad("Belediye ve ve valilik toplandı.", flagged="ve ve", language="tr", suggestion="ve"),
        Bad("Karar bu bu hafta çıkacak.", flagged="bu bu", language="tr", suggestion="bu"),
    ],
    good=[
        Good("The minister said that that road was closed. What he had had was a cold."),
        Good("Those who voted voted in silence, and what happened to them happened fast: sacks, boxes, etc etc."),
        Good("Fans of Duran Duran met General M M Oak in Walla Walla."),
        Good("Help the US us all. Vitamin C c."),
        Good("Die Frauen, die die Stadt verließen, waren müde.", language="de"),
        Good("Er weiß, was was kostet.", language="de"),
        Good("Он сказал, что что бы ни случилось, она ещё ещё вернётся.", language="ru"),
        Good("Это лишило его его наград.", language="ru"),
        Good("Kar yavaş yavaş eriyor.", language="tr"),
        Good("Zaman zaman yağmur yağdı.", language="tr"),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find a word that follows itself with nothing but space between."""
    doubles = view.lexicons.built(view.language or "", _Doubles)
    for match in view.matches(_AGAIN):
        first, *others = match[0].split()
        if first.casefold() in doubles or (
            others[0] != first and not _begins_sentence(view.text, match.start(), first)
        ):
            continue
        if others[0] == first and first[0].isupper():
            continue
        if len(others) == 1 and doubles.ends_clause(view.text, match.start(), first.casefold()):
            continue
        yield Flag(Span(*match.span()), f"“{first}” stands {_times(len(others))} in a row.", suggestion=first)


def _begins_sentence(text: str, start: int, word: str) -> bool:
    """Tell whether a capital at `start` is only that of a sentence."""
    return word.istitle() and text[max(0, start - 2) : start].strip(' \t\u00a0“"«„(') in ("", ".", "!", "?", "\n")


def _times(others: int) -> str:
    return {1: "twice", 2: "three times"}.get(others, f"{others + 1} times")
