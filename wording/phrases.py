"""Phrase lexicons matched against text by one automaton, however many entries they have.

The automaton (Aho and Corasick 1975) finds one rare word of each pattern; only there is the pattern itself tried.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from wording.grammar_schemas import MissingArticle, WrongPreposition
from wording.lexicon import LexiconError, Lexicons
from wording.model import Span
from wording.patterns import Pattern, PatternError, compile_pattern, inflections
from wording.schemas import (
    Calque,
    Collocation,
    FalseFriend,
    FunctionWords,
    IrregularForms,
    LiteralIdiom,
    Phrase,
    WordClass,
)

PHRASE_SCHEMAS: tuple[type[Phrase], ...] = (
    Calque,
    LiteralIdiom,
    FalseFriend,
    Collocation,
    WrongPreposition,
    MissingArticle,
)

REACH = 200
"""A match lies within so many code points of its anchor."""

SPARE = 2
"""So many more words may stand before the anchor than the pattern has slots, for a slot may hold a hyphen."""

_WORD_START = re.compile(r"(?<!\w)\w")


@dataclass(frozen=True, slots=True)
class Compiled:
    """An entry with its patterns."""

    entry: Phrase
    patterns: tuple[Pattern, ...]
    when: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]

    def holds_in(self, sentence: str) -> bool:
        """Tell whether the conditions on the rest of the sentence are met."""
        if any(pattern.expression.search(sentence) for pattern in self.unless):
            return False
        return not self.when or any(pattern.expression.search(sentence) for pattern in self.when)


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found in a text. Its conditions have not been looked at yet."""

    compiled: Compiled
    span: Span


class Phrases:
    """All phrase lexicons of a language in one automaton. Raises `LexiconError` for a pattern that cannot be used."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        import ahocorasick

        self._compile = PatternCompiler(lexicons, language)
        anchors: dict[str, list[tuple[bool, Pattern, Compiled]]] = defaultdict(list)
        for schema in PHRASE_SCHEMAS:
            for entry in lexicons.entries(language, schema):
                compiled = self._compile.entry(entry)
                for pattern in compiled.patterns:
                    for form, goes_on in pattern.anchors:
                        anchors[form].append((goes_on, pattern, compiled))
        self._automaton: Any = ahocorasick.Automaton()
        for form, users in anchors.items():
            self._automaton.add_word(form, (len(form), users))
        if anchors:
            self._automaton.make_automaton()
        self._empty = not anchors

    def hits(self, text: str) -> list[Hit]:
        """Return every entry found in `text`, in order, each range once."""
        if self._empty:
            return []
        lowered = _lowered(text)
        found: dict[tuple[int, int, int], Hit] = {}
        for end, (length, users) in self._automaton.iter(lowered):
            start = end + 1 - length
            if start and (lowered[start - 1].isalnum()):
                continue
            whole = end + 1 == len(lowered) or not lowered[end + 1].isalnum()
            for goes_on, pattern, compiled in users:
                if (whole or goes_on) and (span := _around(pattern, text, start, end + 1)):
                    found.setdefault((span.start, span.end, id(compiled)), Hit(compiled, span))
        return [found[key] for key in sorted(found)]


class PatternCompiler:
    """Compiles the patterns of one language with its word classes and irregular forms."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        self._language = language
        function_words = lexicons.document(language, FunctionWords)
        self._common = frozenset(function_words.words if function_words else ())
        self._classes = {entry.word: entry.forms for entry in lexicons.entries(language, WordClass)}
        self._irregular = {entry.lemma: set(entry.forms) for entry in lexicons.entries(language, IrregularForms)}

    def entry(self, entry: Phrase) -> Compiled:
        """Compile one entry. Raises `LexiconError` naming it."""
        try:
            return Compiled(
                entry,
                patterns=tuple(map(self.pattern, entry.match)),
                when=tuple(map(self.condition, entry.when)),
                unless=tuple(map(self.condition, entry.unless)),
            )
        except PatternError as error:
            raise LexiconError(f"{self._language}/{entry.name}.yaml: entry “{entry.match[0]}”: {error}") from None

    def pattern(self, source: str) -> Pattern:
        """Compile one pattern. Raises `PatternError`."""
        return compile_pattern(source, self._classes, self._inflected, self._common)

    def condition(self, source: str) -> Pattern:
        """Compile a pattern that is only looked for in one sentence, so that it may hold short words alone."""
        return compile_pattern(source, self._classes, self._inflected, shortest=1)

    def _inflected(self, lemma: str) -> set[str]:
        return self._irregular.get(lemma, set()) | {lemma} if lemma in self._irregular else inflections(lemma)


def _around(pattern: Pattern, text: str, start: int, end: int) -> Span | None:
    """Return the match of a pattern that holds the anchor at `start`–`end`, or None.

    It begins at the anchor or at one of the words before it, of which a hyphen may make more than the pattern has.
    """
    match_at = pattern.expression.match
    for begin in _word_starts(text, start, pattern.before):
        match = match_at(text, begin, min(len(text), end + REACH))
        if match and end <= match.end():
            return Span(*match.span())
    return None


def _word_starts(text: str, start: int, words: int) -> list[int]:
    """Return where a match may begin: first the earliest of the words before `start`, last `start` itself."""
    if not words:
        return [start]
    starts = [match.start() for match in _WORD_START.finditer(text, max(0, start - REACH), start)]
    return [*starts[-words - SPARE :], start]


def _lowered(text: str) -> str:
    """Return the text in lower case and with straight apostrophes, every offset kept."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(character.lower() if len(character.lower()) == 1 else character for character in text)
    return lowered.replace("’", "'")
