"""A stretch of text as a string of letters, one a piece, so that title constructions can be read as patterns.

`T` title, `R` role that serves somebody (adviser, spokesman, envoy), `H` honorific, `B` body by its name, `J` body as
an adjective, `M` modifier (former, acting), `N` name, `P` possessive mark, `O` “of”, `D` “to”, `A` article, `C` comma,
`-` hyphen, `.` end of a sentence, `q` quotation mark, `x` line break, `o` anything else. “Russian President Yuri
Ushakov’s adviser to US President Jake Sullivan” reads `JTNPRDBTN`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from wording.annotate.names import Match, NameIndex
from wording.annotate.title_words import Meaning, TitleWords
from wording.lexicon import Lexicons
from wording.model import Span
from wording.schemas.pages import Conventions, FunctionWords
from wording.schemas.people import TitleGrammar

LONGEST_NAME = 5
"""A name has at most so many words."""

_TOKEN = re.compile(r"['’]s\b|[^\W_]+|\S")
_ENDS = frozenset(".!?…:;")
_QUOTES = frozenset('"“”„«»‘‚')


class Token(NamedTuple):
    """A word or a mark; `glued` if no space stands before it."""

    text: str
    start: int
    end: int
    glued: bool


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
        self._bare = tuple(ending for ending in grammar.possessives if ending.isalpha())
        self._weekdays = frozenset(conventions.weekdays if conventions else ())

    def read(self, text: str, start: int, end: int) -> list[Piece]:
        """Return the pieces of a range of the text."""
        tokens = list(_tokens(text, start, end))
        return list(self._pieces(text, tokens))

    def is_function_word(self, word: str) -> bool:
        """Tell whether a lower-case word is one that ties words together, in or out of names."""
        return word in self._kinds

    def _pieces(self, text: str, tokens: list[Token]) -> Iterator[Piece]:
        n = 0
        last = ""
        while n < len(tokens):
            token = tokens[n]
            if not token.glued and n and "\n" in text[tokens[n - 1].end : token.start]:
                yield Piece("x", tokens[n - 1].end, token.start)
                last = "x"
            meaning, length = self.titles.at(tokens, n)
            if meaning:
                piece = Piece(meaning.kind, token.start, tokens[n + length - 1].end, meaning)
            elif length := self._name(tokens, n):
                piece = Piece("N", token.start, tokens[n + length - 1].end)
            else:
                length = 1
                piece = Piece(self._kind(token, last), token.start, token.end)
            ending = self._bare_possessive(text[piece.start : piece.end]) if piece.kind == "N" and self._bare else 0
            if ending:
                yield piece._replace(end=piece.end - ending)
                piece = Piece("P", piece.end - ending, piece.end)
            yield piece
            last = piece.kind
            n += length

    def _kind(self, token: Token, last: str) -> str:
        text = token.text
        if last in "NTRB" and token.glued and text.replace("’", "'") in self._possessives:
            return "P"
        if text[0].isalpha():
            return self._kinds.get(text.casefold(), "o")
        if text in "-‑":
            return "-"
        if text in "'’":
            return "A" if last in "AO" else "q"
        return "C" if text == "," else "." if text in _ENDS else "q" if text in _QUOTES else "o"

    def _name(self, tokens: list[Token], n: int) -> int:
        """Return how many tokens a name starting at `n` has, 0 if none does."""
        first = tokens[n].text
        if not _capital(tokens, n) or first.casefold() in self._kinds or first in self._weekdays:
            return 0
        last, words = n, 1
        while words < LONGEST_NAME:
            following = self._next_word(tokens, last)
            if not following or tokens[following].text in self._weekdays:
                break
            meaning, _ = self.titles.at(tokens, following)
            if meaning and meaning.kind not in "BJ":
                break
            last, words = following, words + 1
        return last + 1 - n

    def _next_word(self, tokens: list[Token], last: int) -> int:
        """Return where the name goes on after `last`: past an initial's stop, a hyphen, an apostrophe or a particle."""
        n = last + 1
        if n < len(tokens) and tokens[n].text == "." and tokens[n].glued and len(tokens[last].text) <= 2:
            n += 1
        elif n + 1 < len(tokens) and tokens[n].text in "-’'ʼ" and tokens[n].glued and tokens[n + 1].glued:
            n += 1
            return n if tokens[n].text[0].isalpha() else 0
        for _ in range(2):
            if n < len(tokens) and tokens[n].text in self.names.particles and not tokens[n].glued:
                n += 1
                if n < len(tokens) and tokens[n].text in "-’'":
                    n += 1
        return n if n < len(tokens) and _capital(tokens, n) else 0

    def _bare_possessive(self, name: str) -> int:
        """Return the length of a genitive ending without an apostrophe (“Uschakows”) on a name that the table has."""
        for ending in self._bare:
            bare = self.names.full(name.removesuffix(ending).split()) if name.endswith(ending) else None
            if bare and bare.match is Match.EXACT:
                return len(ending)
        return 0


def _tokens(text: str, start: int, end: int) -> Iterator[Token]:
    before = -1
    for match in _TOKEN.finditer(text, start, end):
        yield Token(match[0], match.start(), match.end(), match.start() == before)
        before = match.end()


def _capital(tokens: list[Token], n: int) -> bool:
    """Tell whether a token may begin a word of a name: a capital, and no acronym of three letters or more."""
    text = tokens[n].text
    if not text[0].isupper():
        return False
    return len(text) < 3 or not text.isupper()
