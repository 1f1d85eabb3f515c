"""Concepts: which variants are sought, from the lexicons, a user's file or the command line, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from wording.annotate.cover import Cover
from wording.lexicon import LexiconError, Lexicons, entries_of
from wording.model import Span
from wording.pattern_automaton import PatternAutomaton
from wording.patterns import Pattern, PatternError
from wording.phrases import PatternCompiler
from wording.schemas.framing import Concept, Variant

FOLDER = "framing"
ANY = "any"
"""The key of forms that are sought in every language: names, and the terms that a user gives on the command line."""

_NEAR = 0.6
"""So similar, by the share of letters in common, is a name that a misspelt one may have meant."""


class ConceptError(ValueError):
    """A concept that cannot be compared. The message is one sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A variant of a concept in one language: what a match is a use of, and what shows another sense."""

    concept: Concept
    variant: Variant
    unless: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A variant found in a text; whether its sentence shows another sense has not been looked at yet."""

    sought: Sought
    span: Span


class Finder:
    """All variants of a choice of concepts in one language, in one automaton."""

    def __init__(self, concepts: Sequence[Concept], lexicons: Lexicons, language: str) -> None:
        self._compiler = lexicons.built(language, PatternCompiler)
        self._automaton = PatternAutomaton(
            (pattern, sought) for concept in concepts for pattern, sought in self._patterns(concept, language)
        )

    def find(self, text: str) -> list[Found]:
        """Return the variants in a text, in order; of matches of one concept that overlap, the longest."""
        by_concept: dict[str, dict[Span, Sought]] = {}
        for sought, span in self._automaton.matches(text):
            by_concept.setdefault(sought.concept.concept, {}).setdefault(span, sought)
        found = [item for spans in by_concept.values() for item in _longest(spans, len(text))]
        return sorted(found, key=lambda item: (item.span, item.sought.concept.concept))

    def _patterns(self, concept: Concept, language: str) -> Iterator[tuple[Pattern, Sought]]:
        for variant in concept.variants:
            unless = tuple(self._compiled(concept, source) for source in _of(variant.unless, language))
            sought = Sought(concept, variant, unless)
            for source in _of(variant.forms, language):
                yield self._compiled(concept, source), sought

    def _compiled(self, concept: Concept, source: str) -> Pattern:
        """Compile a pattern, a short one too: “EU” is a term that somebody may want to count."""
        try:
            try:
                return self._compiler.pattern(source)
            except PatternError:
                return self._compiler.condition(source)
        except PatternError as error:
            raise ConceptError(f"concept “{concept.concept}”: {error}") from None


class Concepts:
    """The concepts in a comparison, each with its finder per language. `fixed`: the user chose them beforehand."""

    def __init__(self, entries: Iterable[Concept], *, fixed: bool = False) -> None:
        """Take the concepts. Raises `ConceptError` if there are none or two of one name."""
        self.entries = tuple(entries)
        self.fixed = fixed
        self._finders: dict[tuple[int, str], Finder] = {}
        names = [entry.concept for entry in self.entries]
        if not names:
            raise ConceptError("there is no concept to compare: give --term “wall,barrier”, or a file with --concepts")
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice:
            raise ConceptError(f"the concept “{twice}” is defined twice: rename or remove one of the two")

    def require(self, name: str) -> None:
        """Raise `ConceptError`, with the nearest name, unless a concept of this name is compared."""
        _named(name, {entry.concept: entry for entry in self.entries})

    def finder(self, lexicons: Lexicons, language: str | None) -> Finder:
        """Return the automaton of a language, built once. Raises `ConceptError` for a pattern that cannot be used."""
        key = (id(lexicons), language or "")
        if key not in self._finders:
            self._finders[key] = Finder(self.entries, lexicons, language or "")
        return self._finders[key]


def chosen(
    lexicons: Lexicons, names: Sequence[str] = (), terms: Sequence[str] = (), file: Path | None = None
) -> Concepts:
    """Return the concepts named, those of the user's terms and file; all shipped ones where nothing is asked for.

    Raises `ConceptError` for a name that no concept has and for terms that are no choice, `LexiconError` for a file
    that cannot be used.
    """
    own = list(entries_of(file, Concept)) if file else []
    if file and not own:
        raise LexiconError(f"{file}: holds no concepts; write at least one under `entries:`, with two variants")
    known = {entry.concept: entry for entry in (*lexicons.entries(FOLDER, Concept), *own)}
    picked = [_named(name, known) for name in names] + [user_term(term) for term in terms]
    if names or terms or own:
        entries = {entry.concept: entry for entry in (*(own if not names else ()), *picked)}
        return Concepts(entries.values(), fixed=True)
    if not known:
        raise LexiconError(
            f"no concepts in the lexicons: give --term “wall,barrier” or a folder with {FOLDER}/concepts.yaml"
        )
    return Concepts(known.values())


def user_term(term: str) -> Concept:
    """Return the concept that a comma-separated choice on the command line stands for. Raises `ConceptError`."""
    variants = list(dict.fromkeys(part.strip() for part in term.split(",") if part.strip()))
    if len(variants) < 2:
        raise ConceptError(
            f"--term “{term}” gives no choice: name at least two wordings, as in --term “wall,barrier,fence”"
        )
    return Concept(
        concept=" / ".join(variants),
        label="the wordings given on the command line",
        variants=tuple(Variant(variant=name, frame="as given", forms={ANY: (name,)}) for name in variants),
    )


def _named(name: str, known: dict[str, Concept]) -> Concept:
    if name in known:
        return known[name]
    from rapidfuzz import fuzz, process

    worded = {variant.variant.casefold(): concept for concept, entry in known.items() for variant in entry.variants}
    if concept := worded.get(name.casefold().replace("_", " ")):
        raise ConceptError(f"there is no concept “{name}”, it is a variant of one: did you mean “{concept}”?")
    near = [
        found[0] for found in process.extract(name, known.keys(), scorer=fuzz.ratio, score_cutoff=100 * _NEAR, limit=3)
    ]
    said = " or ".join(f"“{found}”" for found in near)
    advice = f"did you mean {said}?" if near else f"the concepts are {', '.join(sorted(known))}"
    raise ConceptError(f"there is no concept “{name}”: {advice}")


def _of(forms: dict[str, tuple[str, ...]], language: str) -> tuple[str, ...]:
    return (*forms.get(language, ()), *forms.get(ANY, ()))


def _longest(spans: dict[Span, Sought], length: int) -> list[Found]:
    """Return the longest of matches that overlap, of equally long ones the first."""
    if len(spans) == 1:
        return [Found(sought, span) for span, sought in spans.items()]
    taken = Cover(length)
    kept = []
    for span in sorted(spans, key=lambda span: (-len(span), span.start)):
        if not taken.touches(span):
            taken.add(span)
            kept.append(Found(spans[span], span))
    return kept
