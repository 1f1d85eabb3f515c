"""Attributions of a parsed sentence in a language without a model of its own: a verb of the lexicon and its clause.

The parse gives what patterns guess: the subject with all that belongs to it, and where the reported clause ends. Quotation
marks are left to the patterns, which know them better than a small parser does.
"""

from __future__ import annotations

from collections.abc import Sequence

from wording.annotate.attributions_parsed import Found
from wording.annotate.clauses import AGENTS, AUXILIARIES, RELATIVES, SUBJECTS, Clauses, Range
from wording.annotate.cues import Cues
from wording.annotate.passages import Passage
from wording.model import Span
from wording.parsing import Parse
from wording.schemas.speech import ReportingCue

REPORTED = frozenset({"ccomp"})
LEAST = 3
"""A reported clause has at least so many tokens."""


def found_by_syntax(parse: Parse, passages: Sequence[Passage], cues: Cues) -> list[Found]:
    """Return the attributions of clauses that hang on a reporting verb; the highest verb first, none inside another."""
    clauses = Clauses(parse, passages)
    found: list[Found] = []
    for number, token in enumerate(clauses.tokens):
        entry = _entry(cues, token.text.lower()) if token.pos == "VERB" and not clauses.quoted[number] else None
        content = _reported(clauses, number) if entry else None
        inside = any(part.contains(token.span) for item in found for part in item.content)
        if entry and content and not inside:
            source = _source(clauses, number)
            found.append(
                Found(
                    source=(clauses.span(source),) if source else (),
                    cue=(_cue(clauses, number),),
                    content=(clauses.span(content),),
                    implies=entry.implies,
                    confidence=0.7 if source else 0.5,
                )
            )
    return found


def _entry(cues: Cues, form: str) -> ReportingCue | None:
    choices = (entry for words, entry in cues.by_first.get(form, ()) if len(words) == 1)
    return next((entry for entry in choices if entry.class_ == "verb" and not entry.particles), None)


def _reported(clauses: Clauses, verb: int) -> Range | None:
    child = clauses.child(verb, REPORTED)
    if child is None:
        return None
    first, last = clauses.edges[child]
    if first <= verb <= last or last - first + 1 < LEAST:
        return None
    return clauses.trimmed(first, last)


def _source(clauses: Clauses, verb: int) -> Range | None:
    """Return the subject or agent, without the relative clause that may follow it."""
    base = clauses.child(verb, AGENTS)
    base = base if base is not None else clauses.child(verb, SUBJECTS)
    if base is None:
        return None
    first, last = clauses.edges[base]
    for child in clauses.children[base]:
        if child > base and clauses.dep(child) in RELATIVES:
            last = min(last, clauses.edges[child][0] - 1)
    return clauses.trimmed(first, last)


def _cue(clauses: Clauses, verb: int) -> Span:
    first = verb
    while first and clauses.head(first - 1) == verb and clauses.dep(first - 1) in AUXILIARIES:
        first -= 1
    return clauses.span((first, verb))
