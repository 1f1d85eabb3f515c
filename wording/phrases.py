"""Phrase lexicons matched against text by one automaton, however many entries they have.

The automaton (Aho and Corasick 1975) finds one rare word of each pattern; only there is the pattern itself tried.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from wording.lexicon import LexiconError, Lexicons
from wording.model import Span
from wording.pattern_automaton import PatternAutomaton
from wording.patterns import Pattern, PatternError, compile_pattern, inflections
from wording.schemas.grammar import MissingArticle, WrongPreposition
from wording.schemas.pages import FunctionWords
from wording.schemas.phrases import Calque, Collocation, FalseFriend, IrregularForms, LiteralIdiom, Phrase, WordClass
from wording.yaml_cache import kept

PHRASE_SCHEMAS: tuple[type[Phrase], ...] = (
    Calque,
    LiteralIdiom,
    FalseFriend,
    Collocation,
    WrongPreposition,
    MissingArticle,
)


_CONDITION = "condition: {}"
"""How a table names the patterns of conditions, which are compiled in another way."""


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
        entries = [entry for schema in PHRASE_SCHEMAS for entry in lexicons.entries(language, schema)]
        compiler = PatternCompiler(lexicons, language)
        stamp: list[str | int] = [lexicons.fingerprint]
        compiler.known = kept(f"phrases of {language}", stamp, lambda: compiler.table(entries))
        compiled = map(compiler.entry, entries)
        self._automaton = PatternAutomaton((pattern, entry) for entry in compiled for pattern in entry.patterns)

    def hits(self, text: str) -> list[Hit]:
        """Return every entry found in `text`, in order, each range once."""
        found: dict[tuple[int, int, int], Hit] = {}
        for compiled, span in self._automaton.matches(text):
            found.setdefault((span.start, span.end, id(compiled)), Hit(compiled, span))
        return [found[key] for key in sorted(found)]


class PatternCompiler:
    """Compiles the patterns of one language with its word classes and irregular forms.

    `known` holds patterns that were compiled before, as `table` returns them.
    """

    known: Mapping[str, Any] = {}

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        self._language = language
        function_words = lexicons.document(language, FunctionWords)
        self._common = frozenset(function_words.words if function_words else ())
        self._classes = {entry.word: entry.forms for entry in lexicons.entries(language, WordClass)}
        self._irregular = {entry.lemma: set(entry.forms) for entry in lexicons.entries(language, IrregularForms)}

    def table(self, entries: Iterable[Phrase]) -> dict[str, Any]:
        """Return the patterns of entries by how they are written, in a form that JSON can hold. Raises `LexiconError`."""
        compiled = {source: pattern for entry in entries for source, pattern in self._patterns(entry)}
        return {source: [item.regex, sorted(item.anchors), item.before] for source, item in compiled.items()}

    def _patterns(self, entry: Phrase) -> Iterator[tuple[str, Pattern]]:
        compiled = self.entry(entry)
        yield from zip(entry.match, compiled.patterns, strict=True)
        yield from zip(map(_CONDITION.format, entry.when), compiled.when, strict=True)
        yield from zip(map(_CONDITION.format, entry.unless), compiled.unless, strict=True)

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
        if source in self.known:
            return _restored(self.known[source])
        return compile_pattern(source, self._classes, self._inflected, self._common)

    def condition(self, source: str) -> Pattern:
        """Compile a pattern that is only looked for in one sentence, so that it may hold short words alone."""
        if (name := _CONDITION.format(source)) in self.known:
            return _restored(self.known[name])
        return compile_pattern(source, self._classes, self._inflected, shortest=1)

    def _inflected(self, lemma: str) -> set[str]:
        return self._irregular.get(lemma, set()) | {lemma} if lemma in self._irregular else inflections(lemma)


def _restored(item: Any) -> Pattern:
    """Return a pattern from what a table holds of it."""
    regex, anchors, before = item
    return Pattern(regex, frozenset((form, goes_on) for form, goes_on in anchors), before)
