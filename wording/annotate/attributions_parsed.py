"""Attributions of one parsed sentence: tokens that the model takes for cues, and for each its content, source and reach.

The method is candidates from the parse ranked by log-linear models, one decision after the other: cue, content, source,
reach of the cue. Parts are those of PolNeAR (Newell, Margolin, Ruths 2018), whose annotations the model learned from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wording.annotate import candidates, features
from wording.annotate.candidates import Content
from wording.annotate.clauses import AUXILIARIES, Clauses, Range
from wording.annotate.cues import Cues
from wording.annotate.passages import Passage
from wording.annotate.scoring import Model
from wording.model import Span
from wording.parsing import Parse
from wording.schemas.speech import ReportingCue


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution as found in one sentence; `implies` is what its cue suggests, `head` where the cue's head stands."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    implies: str
    confidence: float


def found_in(parse: Parse, passages: Sequence[Passage], cues: Cues, model: Model) -> list[Found]:
    """Return the attributions of a sentence, the surest first; the content of none lies in that of another."""
    clauses = Clauses(parse, passages)
    chosen: list[tuple[Content, int]] = []
    found: list[Found] = []
    for probability, cue in sorted(_cues(clauses, cues, model), reverse=True):
        content = best_content(clauses, cue, model)
        if content is None or any(_clash(content, cue, *other) for other in chosen):
            continue
        source = best_source(clauses, cue, content, model)
        part = best_range(clauses, cue, source, content, model)
        chosen.append((content, cue))
        entry = entry_of(clauses, cue, cues)
        found.append(
            Found(
                source=(clauses.span(source),) if source else (),
                cue=(clauses.span(part),),
                content=tuple(clauses.span(piece) for piece in content),
                implies=entry.implies if entry else "neutral",
                confidence=round(probability, 2),
            )
        )
    return found


def _cues(clauses: Clauses, cues: Cues, model: Model) -> Iterator[tuple[float, int]]:
    for cue in cue_candidates(clauses, model.heads):
        probability = model.probability("cue", features.cue_features(clauses, cue, entry_of(clauses, cue, cues)))
        if probability >= model.threshold:
            yield probability, cue


def cue_candidates(clauses: Clauses, heads: frozenset[str]) -> Iterator[int]:
    """Yield the tokens that may head a cue: verbs that are no auxiliaries, and other words known to."""
    for number, token in enumerate(clauses.tokens):
        if (token.pos == "VERB" and token.dep not in AUXILIARIES) or f"{token.pos}|{clauses.lemmas[number]}" in heads:
            yield number


_CLASSES = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADP": "preposition", "ADV": "adverb"}


def entry_of(clauses: Clauses, number: int, cues: Cues) -> ReportingCue | None:
    """Return the lexicon's entry for a token, by its lemma and part of speech."""
    return cues.by_lemma.get((clauses.lemmas[number], _CLASSES.get(clauses.tokens[number].pos, "verb")))


def best_content(clauses: Clauses, cue: int, model: Model) -> Content | None:
    """Return the content that the model prefers, or None where the parse offers none."""
    choices = [(each, features.content_features(clauses, cue, each)) for each in candidates.contents(clauses, cue)]
    return model.best("content", choices) if choices else None


def best_source(clauses: Clauses, cue: int, content: Content, model: Model) -> Range | None:
    """Return the source that the model prefers among those outside the content; None where it says there is none."""
    choices = [
        (each, features.source_features(clauses, cue, content, each))
        for each in candidates.sources(clauses, cue)
        if each is None or not any(each[0] <= last and first <= each[1] for first, last in content)
    ]
    return model.best("source", choices)


def best_range(clauses: Clauses, cue: int, source: Range | None, content: Content, model: Model) -> Range:
    """Return how far the cue reaches."""
    choices = [
        (each, features.range_features(clauses, cue, source, content, each))
        for each in candidates.cue_ranges(clauses, cue, source, content)
    ]
    return model.best("range", choices)


def _clash(content: Content, cue: int, other: Content, other_cue: int) -> bool:
    overlap = any(a <= d and c <= b for a, b in content for c, d in other)
    return overlap or any(a <= other_cue <= b for a, b in content) or any(a <= cue <= b for a, b in other)
