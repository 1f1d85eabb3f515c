"""A stretch of text as a string of letters, one a piece, so that title constructions can be read as patterns.

`T` title, `R` role that serves somebody (adviser, spokesman, envoy), `H` honorific, `B` body by its name, `J` body as
an adjective, `M` modifier (former, acting), `N` name, `P` possessive mark, `O` “of”, `D` “to”, `A` article, `C` comma,
`-` hyphen, `.` end of a sentence, `q` quotation mark, `x` line break, `o` anything else. “Russian President Yuri
Ushakov’s adviser to US President Jake Sullivan” reads `JTNPRDBTN`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Mapping
from typing import NamedTuple

from wording.annotate.names import Match, NameIndex
from wording.annotate.title_words import Meaning, TitleWords
from wording.lexicon import Lexicons
from wording.model import Span
from wording.schemas.pages import Conventions, FunctionWords
from wording.schemas.people import TitleGrammar

LONGEST_NAME = 5
"""A name has at most so many words."""

VOCABULARY = 200_000
"""So many different words are remembered with their letters."""

_TOKEN = re.compile(r"['’]s\b|[^\W_]+|\S")
_ENDS = frozenset(".!?…:;")
_QUOTES = frozenset('"“”„«»‘‚')


class Tokens:
    """The words and marks of a range of text, and where each starts and ends; in columns, which is faster by far."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.words: list[str] = []
        spans: list[tuple[int, int]] = []
        for match in _TOKEN.finditer(text, start, end):
            self.words.append(match[0])
            spans.append(match.span())
        self.starts: tuple[int, ...] = tuple(start for start, _ in spans)
        self.ends: tuple[int, ...] = tuple(end for _, end in spans)

    def __len__(self) -> int:
        return len(self.words)

    def glued(self, n: int) -> bool:
        """Tell whether a token touches the one before it."""
        return n > 0 and self.ends[n - 1] == self.starts[n]


class Piece(NamedTuple):
    """A letter as the module says, the range it covers, and what a title, body or modifier means."""

    kind: str
    start: int
    end: int
    meaning: Meaning | None = None

    @property
    def span(self) -> Span:
        """The range as a span."""
        return Span(self.start, self.end)


class Reader:
    """Cuts text of one language into pieces. Build it with `lexicons.built(language, Reader)`."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        self.titles = lexicons.built(language, TitleWords)
        self.names = lexicons.built(language, NameIndex)
        grammar = lexicons.document(language, TitleGrammar) or TitleGrammar()
        functional = lexicons.document(language, FunctionWords)
        conventions = lexicons.document(language, Conventions)
        self._kinds = {
            **dict.fromkeys(functional.words if functional else (), "o"),
            **dict.fromkeys((word.rstrip("'") for word in grammar.articles), "A"),
            **dict.fromkeys(grammar.to, "D"),
            **dict.fromkeys((word.rstrip("'") for word in grammar.of), "O"),
        }
        self.fused = frozenset(grammar.fused)
        self.articles = frozenset(grammar.articles)
        self.has_articles = bool(grammar.articles)
        self._possessives = frozenset(grammar.possessives)
        self._letters = _Letters(self._kinds, self.titles.first, self._possessives)
        self._bare = tuple(ending for ending in grammar.possessives if ending.isalpha())
        self._weekdays = frozenset(conventions.weekdays if conventions else ())

    def read(self, text: str, start: int, end: int) -> list[Piece]:
        """Return the pieces of a range of the text.

        Most words are one piece whatever stands beside them, and only the others are looked at one by one.
        """
        tokens = Tokens(text, start, end)
        letters = list(map(self._letters.__getitem__, tokens.words))
        breaks = _breaks(text, start, end, tokens)
        found: list[Piece] = []
        n = 0
        for stop in sorted({*breaks, *(place for place, letter in enumerate(letters) if not letter), len(tokens)}):
            if stop < n:
                continue
            found += map(Piece, letters[n:stop], tokens.starts[n:stop], tokens.ends[n:stop])
            n = stop
            if n in breaks:
                found.append(Piece("x", tokens.ends[n - 1], tokens.starts[n]))
            if n < len(tokens) and not letters[n]:
                n += self._add(found, text, tokens, n)
        return found

    def is_function_word(self, word: str) -> bool:
        """Tell whether a lower-case word is one that ties words together, in or out of names."""
        return word in self._kinds

    def _add(self, found: list[Piece], text: str, tokens: Tokens, n: int) -> int:
        """Add the piece that begins at a token, and the genitive ending of a name; return how many tokens it has."""
        start = tokens.starts[n]
        meaning, length = self.titles.at(tokens.words, n)
        if meaning:
            found.append(Piece(meaning.kind, start, tokens.ends[n + length - 1], meaning))
            return length
        length = self._name(tokens, n)
        if not length:
            kind = self._kind(tokens.words[n], tokens.glued(n), found[-1].kind if found else "")
            found.append(Piece(kind, start, tokens.ends[n]))
            return 1
        end = tokens.ends[n + length - 1]
        ending = self._bare_possessive(text[start:end]) if self._bare else 0
        found.append(Piece("N", start, end - ending))
        if ending:
            found.append(Piece("P", end - ending, end))
        return length

    def _kind(self, word: str, glued: bool, last: str) -> str:
        if glued and last in "NTRB" and word.replace("’", "'") in self._possessives:
            return "P"
        if word in "'’":
            return "A" if last in "AO" else "q"
        return _letter(word, self._kinds)

    def _name(self, tokens: Tokens, n: int) -> int:
        """Return how many tokens a name starting at `n` has, 0 if none does."""
        first = tokens.words[n]
        if not _capital(first) or first.casefold() in self._kinds or first in self._weekdays:
            return 0
        last, words = n, 1
        while words < LONGEST_NAME:
            following = self._next_word(tokens, last)
            if not following or tokens.words[following] in self._weekdays:
                break
            meaning, _ = self.titles.at(tokens.words, following)
            if meaning and meaning.kind not in "BJ":
                break
            last, words = following, words + 1
        return last + 1 - n

    def _next_word(self, tokens: Tokens, last: int) -> int:
        """Return where the name goes on after `last`: past an initial's stop, a hyphen, an apostrophe or a particle."""
        words, n = tokens.words, last + 1
        if n < len(words) and words[n] == "." and tokens.glued(n) and len(words[last]) <= 2:
            n += 1
        elif n + 1 < len(words) and words[n] in "-’'ʼ" and tokens.glued(n) and tokens.glued(n + 1):
            n += 1
            return n if words[n][0].isalpha() else 0
        for _ in range(2):
            if n < len(words) and words[n] in self.names.particles and not tokens.glued(n):
                n += 1
                if n < len(words) and words[n] in "-’'":
                    n += 1
        return n if n < len(words) and _capital(words[n]) else 0

    def _bare_possessive(self, name: str) -> int:
        """Return the length of a genitive ending without an apostrophe (“Uschakows”) on a name that the table has."""
        for ending in self._bare:
            bare = self.names.full(name.removesuffix(ending).split()) if name.endswith(ending) else None
            if bare and bare.match is Match.EXACT:
                return len(ending)
        return 0


class _Letters(dict[str, str]):
    """The letters of the words that have one by themselves; "" for those that may be part of a name or title."""

    def __init__(self, kinds: Mapping[str, str], beginnings: Collection[str], possessives: Collection[str]) -> None:
        super().__init__()
        self._kinds, self._beginnings, self._possessives = kinds, beginnings, possessives

    def __missing__(self, word: str) -> str:
        depends = word in "'’" or word.replace("’", "'") in self._possessives or word[0].isupper()
        letter = "" if depends or word.casefold() in self._beginnings else _letter(word, self._kinds)
        if len(self) < VOCABULARY:
            self[word] = letter
        return letter


def _letter(word: str, kinds: Mapping[str, str]) -> str:
    """Return the letter of a word or mark that is no title, no name, no possessive and no apostrophe."""
    if word[0].isalpha():
        return kinds.get(word.casefold(), "o")
    if word in "-‑":
        return "-"
    return "C" if word == "," else "." if word in _ENDS else "q" if word in _QUOTES else "o"


def _breaks(text: str, start: int, end: int, tokens: Tokens) -> set[int]:
    """Return the tokens before which a line ends, but not the first one."""
    found: set[int] = set()
    at = text.find("\n", start, end)
    while at >= 0:
        place = bisect_right(tokens.starts, at)
        if 0 < place < len(tokens):
            found.add(place)
        at = text.find("\n", tokens.starts[place], end) if place < len(tokens) else -1
    return found


def _capital(word: str) -> bool:
    """Tell whether a word may begin a word of a name: a capital, and no acronym of three letters or more."""
    return word[0].isupper() and (len(word) < 3 or not word.isupper())
