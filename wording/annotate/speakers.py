"""Whom a source means: the name printed in it, the full name elsewhere in the article, or who spoke last.

Surnames go to the full name that ends in them, a description (“the spokesman”) to a name given that description before,
a pronoun to the last speaker it can stand for. What the text does not settle stays None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from wording.annotate.source_text import CAPITALS, Small
from wording.lexicon import Lexicons
from wording.model import Span
from wording.schemas.pages import FunctionWords
from wording.schemas.people import PersonTitle
from wording.view import ArticleView, bounds

STEM = 4
"""Case endings aside, two forms of a surname share at least so many letters."""

ENDING = 3
BACK = 1500
"""A pronoun or a description means somebody named at most so many code points before."""

_CAPITAL = rf"(?<!\w)(?:[{CAPITALS}][\w’'\-]{{0,24}}|[A-Z]\.)"
_LINK = r"(?:de|da|del|della|di|du|van|von|der|den|bin|al|el|la|le|dos|of|the|for|und|and)"
_NAME = re.compile(rf"{_CAPITAL}(?:[ \u00a0](?:{_LINK}[ \u00a0]){{0,2}}{_CAPITAL}){{0,5}}")
_WORD = re.compile(r"[^\W\d_]{3,}")
_ANY_WORD = re.compile(r"[^\W\d_]+")
_ELISION = re.compile(r"^[^\W\d_]{1,2}['’](?=\w)")
_POSSESSIVE = re.compile(r"['’]s?$")


_NICKNAME = re.compile(r"[“\"«„(][^“”\"«»„()]{1,30}[”\"»“)]\s?")


class Titles:
    """Words that stand before names and are no part of them, of one language."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        forms = [form.lower() for title in lexicons.entries(language, PersonTitle) for form in title.forms]
        self.words = frozenset(word.strip(".") for form in forms for word in form.split())
        self.tails = tuple(sorted({form for form in forms if len(form) >= 5 and " " not in form}))
        document = lexicons.document(language, FunctionWords)
        self.common = frozenset(document.words) if document else frozenset()

    def is_title(self, word: str) -> bool:
        """Tell whether a word is a title or ends in one, as German compounds do."""
        lowered = word.lower().strip(".")
        return lowered in self.words or lowered in _HONORIFICS or (len(lowered) > 8 and lowered.endswith(self.tails))


_HONORIFICS = frozenset(
    {"mr", "mrs", "ms", "dr", "prof", "herr", "frau", "monsieur", "madame", "señor", "señora", "pan"}
)


@dataclass(slots=True)
class _Spoken:
    """A speaker met so far."""

    name: str
    at: int
    words: frozenset[str]
    genders: set[str] = field(default_factory=set)


class Speakers:
    """Resolves the sources of one article, asked in the order of the text."""

    def __init__(self, view: ArticleView) -> None:
        self.text = view.text
        language = view.language or ""
        self.small = view.lexicons.built(language, Small)
        self.titles = view.lexicons.built(language, Titles)
        self.full = self._full_names(view)
        self.met: list[_Spoken] = []

    def resolve(self, source: Sequence[Span]) -> str | None:
        """Return the name that a source means, or None."""
        if not source:
            return None
        printed = " ".join(span.of(self.text) for span in source)
        at = source[0].start
        pronoun = self.small.pronouns.get(printed.lower())
        if pronoun:
            return self._by_pronoun(pronoun, at)
        names = self._names(_NICKNAME.sub("", printed))
        if names and self._stands(names[0], printed):
            name = self.full_name(names[0])
            self.met.append(_Spoken(name, at, frozenset(word.lower() for word in _WORD.findall(printed))))
            return name
        return self._by_description(printed, at)

    def _stands(self, name: str, printed: str) -> bool:
        """Tell whether a name is one: a single word with a capital may be an adjective, a noun, or begin a sentence."""
        if " " in name or self.full_name(name) != name or name.isupper():
            return True
        if self.small.noun_capitals or not printed.rstrip(" ,.").endswith(name):
            return False
        places = [match.start() for match in re.finditer(rf"\b{re.escape(name)}\b", self.text)]
        return any(self._amid(at) for at in places) or not printed.startswith(name)

    def _amid(self, at: int) -> bool:
        """Tell whether a place stands amid a sentence: a small letter or a comma before it."""
        before = self.text[max(0, at - 3) : at].rstrip(" \u00a0")
        return before != self.text[max(0, at - 3) : at] and bool(before) and (before[-1].islower() or before[-1] == ",")

    def full_name(self, name: str) -> str:
        """Return the full name in the article that ends as `name` does, or `name` itself."""
        words = name.split()
        if len(words) > 1:
            return name
        return next((full for full in self.full if _same(full.split()[-1], words[0])), name)

    def _full_names(self, view: ArticleView) -> list[str]:
        """Return the names of two words and more of the judged blocks, each once, in the order of the text."""
        found: dict[str, None] = {}
        small = {word for word in _WORD.findall(self.text) if word.islower()}
        for block in view.judged:
            for match in _NAME.finditer(self.text, *bounds(block.span)):
                first, _, rest = match[0].partition(" ")
                opens = first.lower() in small and not self._amid(match.start())
                name = self._stripped(rest if opens else match[0])
                if name and " " in name:
                    found[name] = None
        return list(found)

    def _names(self, printed: str) -> list[str]:
        """Return the names in a source that are not inside a phrase of another noun (“the vote on Orla Tamm”)."""
        found = []
        for match in _NAME.finditer(printed):
            before = [word.lower() for word in _ANY_WORD.findall(re.split(r"[,(]", printed[: match.start()])[-1])]
            name = self._stripped(match[0])
            if name and not any(word in self.small.ends or word in self.small.links for word in before):
                found.append(name)
        people = [name for name in found if " " in name and name in self.full]
        return people or found

    def _stripped(self, name: str) -> str:
        """Return a name without the titles, articles and small words it begins with."""
        words = _ELISION.sub("", _POSSESSIVE.sub("", name)).split()
        while words and (self.titles.is_title(words[0]) or self._small(words[0])):
            words.pop(0)
        return " ".join(words) if words and len(words[-1].strip(".")) > 1 else ""

    def _small(self, word: str) -> bool:
        lowered = word.lower()
        return (
            lowered in self.titles.common
            or lowered in self.small.articles
            or lowered in self.small.ends
            or lowered in self.small.pronouns
            or (lowered,) in self.small.connectives
        )

    def _by_pronoun(self, pronoun: str, at: int) -> str | None:
        """Return the last speaker that the pronoun's gender does not rule out; plural pronouns mean nobody in particular."""
        if pronoun not in ("masculine", "feminine"):
            return None
        for spoken in reversed(self.met):
            if at - spoken.at > BACK:
                return None
            if not spoken.genders or pronoun in spoken.genders:
                spoken.genders.add(pronoun)
                self.met.append(_Spoken(spoken.name, at, spoken.words, spoken.genders))
                return spoken.name
        return None

    def _by_description(self, printed: str, at: int) -> str | None:
        """Return the last speaker whose source held the same words."""
        words = {word.lower() for word in _WORD.findall(printed)} - self.small.articles - self.titles.common
        if not words:
            return None
        known = (spoken for spoken in reversed(self.met) if at - spoken.at <= BACK)
        return next((spoken.name for spoken in known if words <= spoken.words), None)


def _same(full: str, name: str) -> bool:
    """Tell whether two surnames are one, case endings aside."""
    if full == name:
        return True
    shared = min(len(full), len(name)) - 1
    stem = max(STEM, shared - 1)
    return (
        not full.isascii()
        and len(name) > STEM
        and full[:stem] == name[:stem]
        and max(len(full), len(name)) - stem <= ENDING
    )
