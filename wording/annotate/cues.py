"""Reporting cues in raw text: every form of `reporting_verbs.yaml` found in one pass over the words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from wording.lexicon import Lexicons
from wording.model import Span
from wording.schemas.speech import ClauseWords, QuotationEvidence, ReportingCue

PARTICLE_REACH = 14
"""A particle stands at most so many words after its verb (“teilte … mit”)."""

_WORD = re.compile(r"[^\W_]+(?:['’‘\-][^\W_]+)*")
_CLAUSE_END = re.compile(r"[,;:.!?»“”\"]")
_STOP = re.compile(r"[,;:.!?\n]")
_CLOSED = re.compile(r"\s{0,2}[^\w\s]")
_OPEN = re.compile(r"(?:^|[.!?:\n»“”„«\"'‘’(–—•-])\s{0,3}$")
_TO_CLAUSE_END = 200
"""A particle that makes a verb another one is looked for over so many code points."""


@dataclass(frozen=True, slots=True)
class CueHit:
    """A cue in the text: where it stands, particles included, and its entry."""

    span: Span
    entry: ReportingCue
    particle: Span | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        """The cue's spans, a separated particle by itself."""
        return (self.span, self.particle) if self.particle else (self.span,)


class Cues:
    """The cues of one language, looked up by their first word."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        small = lexicons.document(language, ClauseWords) or ClauseWords()
        evidence = lexicons.document(language, QuotationEvidence)
        self._brackets = small.verb_second
        self._leading = frozenset((*small.links, *small.conjunctions, *small.complementizers))
        self._between = frozenset(small.between)
        self._noun_capitals = bool(evidence and evidence.noun_capitals)
        self.by_first: dict[str, list[tuple[tuple[str, ...], ReportingCue]]] = {}
        self.by_lemma: dict[tuple[str, str], ReportingCue] = {}
        for entry in lexicons.entries(language, ReportingCue):
            self.by_lemma.setdefault((entry.lemma.split()[0].lower(), entry.class_), entry)
            for form in entry.forms:
                words = tuple(word.lower() for word in _WORD.findall(form))
                if words:
                    self.by_first.setdefault(words[0], []).append((words, entry))
        self._particle_words = {
            entry.particles: [tuple(particle.split()) for particle in entry.particles]
            for choices in self.by_first.values()
            for _, entry in choices
        }
        for choices in self.by_first.values():
            choices.sort(key=lambda choice: (-len(choice[0]), -len(choice[1].particles)))
        self._companions = {first: _companions(choices) for first, choices in self.by_first.items()}

    def find(self, text: str, span: Span) -> list[CueHit]:
        """Return the cues inside `span`, the longest at each place, in the order of the text."""
        lowered = [word.lower().replace("’", "'") for word in _WORD.findall(text, span.start, span.end)]
        places = [
            number for number, word in enumerate(lowered) if word in self._companions and self._may(lowered, number)
        ]
        if not places:
            return []
        words = list(_WORD.finditer(text, span.start, span.end))
        hits: list[CueHit] = []
        until = 0
        for number in places:
            if number >= until and (hit := self._hit(text, words, lowered, number, self.by_first[lowered[number]])):
                hits.append(hit)
                until = bisect_left(words, hit.span.end, lo=number, key=lambda other: other.start())
        return hits

    def _may(self, lowered: list[str], number: int) -> bool:
        """Tell whether a cue may begin at a word, by the words after it."""
        companions = self._companions[lowered[number]]
        return not companions or not companions.isdisjoint(lowered[number + 1 : number + 1 + PARTICLE_REACH])

    def _hit(
        self,
        text: str,
        words: list[re.Match[str]],
        lowered: list[str],
        number: int,
        choices: list[tuple[tuple[str, ...], ReportingCue]],
    ) -> CueHit | None:
        for forms, entry in choices:
            end = number + len(forms)
            if tuple(lowered[number:end]) != forms:
                continue
            span = Span(words[number].start(), words[end - 1].end())
            if self._other_word(text, span, entry):
                continue
            if _complete(forms[0], entry):
                return CueHit(span, entry)
            place = next(self._particles(text, words, lowered, end, entry), None)
            if place is not None:
                first, last = place
                at = Span(words[first].start(), words[last].end())
                return CueHit(span.to(at), entry) if first == end else CueHit(span, entry, at)
        return None

    def _particles(
        self, text: str, words: list[re.Match[str]], lowered: list[str], start: int, entry: ReportingCue
    ) -> Iterator[tuple[int, int]]:
        """Yield the first and last words of the entry's particles behind the verb, up to the end of the clause.

        Where verb and particle are a bracket around the clause, a particle amid it is a preposition.
        """
        for place in range(start, min(len(words), start + PARTICLE_REACH)):
            for particle in self._particle_words[entry.particles]:
                last = place + len(particle) - 1
                if lowered[place] == particle[0] and tuple(lowered[place : last + 1]) == particle:
                    following = lowered[last + 1] if last + 1 < len(words) else ""
                    closed = not following or following in self._leading or _CLOSED.match(text, words[last].end())
                    if closed or not self._brackets or lowered[last] in self._leading | self._between:
                        yield place, last
            at = words[place].end()
            if _CLAUSE_END.search(text, at, at + 1):
                return

    def _other_word(self, text: str, span: Span, entry: ReportingCue) -> bool:
        """Tell whether a form is that of another word: by its capital where nouns have one, or by a particle."""
        if entry.excludes:
            clause = _STOP.split(text[span.end : span.end + _TO_CLAUSE_END])[0]
            if any(word[0] in entry.excludes for word in _WORD.finditer(clause)):
                return True
        if not self._noun_capitals or " " in entry.forms[0] or entry.class_ not in ("verb", "noun"):
            return False
        capital = text[span.start].isupper()
        if entry.class_ == "noun":
            return not capital
        return capital and not _OPEN.search(text, max(0, span.start - 5), span.start)


def _complete(first: str, entry: ReportingCue) -> bool:
    """Tell whether a form needs no particle behind it: its cue has none, or the form begins with one."""
    return not entry.particles or first.startswith(entry.particles)


def _companions(choices: list[tuple[tuple[str, ...], ReportingCue]]) -> frozenset[str]:
    """Return the words of which one must follow the first word of these cues; none where it may be a cue by itself."""
    found: set[str] = set()
    for words, entry in choices:
        if len(words) > 1:
            found.add(words[1])
        elif _complete(words[0], entry):
            return frozenset()
        else:
            found.update(particle.split()[0] for particle in entry.particles)
    return frozenset(found)
