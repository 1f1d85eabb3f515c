"""“a” before a vowel sound or “an” before a consonant: “a important step”, “an new law”.

The sound decides, not the letter: “an hour”, “a university”, “an MP”. Nobody who writes English as a first language gets
it wrong but by slips of the pen, and a system does where it puts a sentence together from pieces.

Words whose spelling hides their sound are in the lexicon `article_sounds`; abbreviations that it does not list, single
letters and “an” before “h” are passed by, since usage differs. Before a word that no article may stand before (“an thus”),
“a” and “an” are slips for another word.

Known false alarms: “a” as a name or a unit (vitamin A, 1.5 a), foreign words in titles.

Reference: MQM Core, linguistic conventions, grammar; Cambridge Grammar of the English Language, chapter 5, section 6.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.grammar import needed
from wording.lexicon import Lexicons
from wording.model import Span
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.schemas.grammar import ArticleSounds
from wording.view import ArticleView

_ARTICLE = re.compile(
    r"[aA](?<![\w'’´`.&/+-].)(?:"
    r"n[ \u00a0](?P<an>[“\"‘]?(?:[bcdfgj-np-tv-zBCDFGJKPQTVWYZ][a-zà-ÿ-]|[euoEUO][\w.-])[\w.-]*)"
    r"|[ \u00a0](?P<a>[“\"‘]?[aefhilmnorsxuAEFHILMNORSXU][\w-]+))"
)
_AFTER_STOP = re.compile(r"(?:^|[a-z\d)%][.!?…:][”\"’]?|[“\"‘«]|\n)\s{0,2}$")
_TITLE_BEFORE = re.compile(r"\b[A-Z][a-z]{0,3}\.\s$")
_VOWELS = frozenset("aeio")


class _Sounds:
    """Which beginnings of words sound otherwise than they are spelt."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        document = needed(lexicons, language, ArticleSounds)
        sounds = [*((start, True) for start in document.vowel), *((start, False) for start in document.consonant)]
        self._starts = sorted(sounds, key=lambda pair: (-len(pair[0]), pair[0]))
        self._letters = frozenset(document.letters)
        self._passed = frozenset(document.not_words)

    def begins_with_vowel(self, word: str) -> bool | None:
        """Tell what sound a word begins with, or return None if that is not sure."""
        folded = word.lower()
        if folded in self._passed or len(word) < 2:
            return None
        if word.partition("-")[0] in self._letters:
            return True
        for start, vowel in self._starts:
            if folded.startswith(start if len(start) > 2 or start.endswith("-") else f"{start}.") or folded == start:
                return vowel
        if sum(map(str.isupper, word)) > 1 or any(map(str.isdigit, word)) or folded[0] in "hy":
            return None
        return folded[0] in _VOWELS or folded[0] == "u"


@rule(
    category=Category.GRAMMAR,
    severity=Severity.MINOR,
    confidence=0.85,
    needs=("article_sounds",),
    bad=[
        Bad("The envoys took a important step.", flagged="a important", suggestion="an important"),
        Bad("Parliament passed an new law and an European plan.", flagged=("an new", "an European")),
        Bad("She waited for a hour and met a MP.", flagged=("a hour", "a MP")),
    ],
    good=[
        Good("It took an hour, a university, a one-off, an MP, a US aide, a “usual” day and an honest man."),
        Good("The port is shut, an thus nobody came as a leader of a our city; they left an then came back."),
        Good("Vitamin A is a must; Plan A and a Ukrainian one. An 18-year-old, an 1830 law, an hotel, an urban unit."),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find articles that do not fit the sound of the next word."""
    sounds = view.lexicons.built(view.language or "", _Sounds)
    for match in view.matches(_ARTICLE):
        vowel = match["a"] is not None
        word = (match["a"] or match["an"]).rstrip(".")
        if sounds.begins_with_vowel(word.lstrip('“"‘')) is not vowel or _is_name(match, word, view.text):
            continue
        article = match[0][0] + ("n" if vowel else "")
        span = Span(match.start(), match.start("a" if vowel else "an") + len(word))
        sound = "a vowel" if vowel else "a consonant"
        yield Flag(span, f"The next word begins with the sound of {sound}.", suggestion=f"{article} {word}")


def _is_name(match: re.Match[str], word: str, text: str) -> bool:
    """Tell whether a capital A stands in a name or amid a sentence, where it is a grade or a unit."""
    if match[0][0] == "a":
        return False
    if word.lstrip('“"‘')[0].isupper():
        return True
    before = text[max(0, match.start() - 7) : match.start()]
    return not _AFTER_STOP.search(before) or _TITLE_BEFORE.search(before) is not None
