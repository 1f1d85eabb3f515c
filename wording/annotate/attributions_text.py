"""Attributions without a parse: a quotation, and the reporting clause before, after or inside it.

Weaker than the parsed kind, for any language with a lexicon of cues. Which side is looked at first follows from the
punctuation: a comma, a dash or a final mark before the clause puts it after its quotation, a colon before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wording.annotate.attributions_parsed import Found
from wording.annotate.cues import CueHit, Cues
from wording.annotate.passages import Passage
from wording.annotate.quotation_evidence import Evidence
from wording.annotate.source_text import (
    CAPITALS,
    Small,
    source_after,
    source_before,
    source_beside,
    verb_group,
)
from wording.annotate.wanted import stretches
from wording.model import Span
from wording.view import ArticleView

REACH = 220
"""A reporting clause lies within so many code points of its quotation."""

FIRST_WORDS = 6
"""Behind a quotation the cue is among the first so many words of the clause, or behind its subject."""

NEAR_WORDS = 9
"""Before a short quotation the cue is at most so many words away."""

_WORD = re.compile(r"[^\W_]+")
_TURN = re.compile(r"[,!?…—–-]\s?[»”\"“'’]{0,2}\s?$")
_SIGNED = re.compile(
    r"[ \u00a0]{0,2}(?P<dash>[―—–]|--?)[ \u00a0]{0,2}"
    rf"(?P<name>[{CAPITALS}][^\n.:;!?\"“”«»]{{2,60}}?)\.?[ \u00a0]{{0,2}}(?:\n|$)"
)
_SPEAKER = re.compile(rf"(?:^|\n)(?P<name>[{CAPITALS}][^\n.:;!?\"“”«»,]{{1,40}}?)(?P<colon>:)[ \u00a0]{{0,2}}$")
_SPEAKER_LENGTH = 50


@dataclass(frozen=True, slots=True)
class _Clause:
    """A reporting clause: where to look, and whether it stands behind its quotation."""

    span: Span
    behind: bool


def found_around(
    view: ArticleView, quoted: Sequence[Passage], wanted: Iterable[Passage], strict: bool = False
) -> list[Found]:
    """Return attributions of the `wanted` passages; those that share a cue are one.

    `strict` takes only whole sentences that punctuation ties to their clause, for text that a parse has seen already.
    """
    language = view.language or ""
    cues, small = view.lexicons.built(language, Cues), view.lexicons.built(language, Small)
    evidence = view.lexicons.built(language, Evidence)
    by_cue: dict[tuple[Span, ...], Found] = {}
    for passage in wanted:
        if passage.continues or not passage.words or _named(view.text, passage, evidence):
            continue
        found = _signed(view.text, passage) or _reported(view, quoted, passage, cues, small, strict)
        found = found or _announced(view.text, passage)
        if found:
            known = by_cue.get(found.cue)
            content = (*known.content, *found.content) if known else found.content
            source = known.source or found.source if known else found.source
            by_cue[found.cue] = Found(source, found.cue, tuple(sorted(content)), found.implies, found.confidence)
    return list(by_cue.values())


def _named(text: str, passage: Passage, evidence: Evidence) -> bool:
    return evidence.names(text, passage) or (passage.words <= 8 and evidence.mentions(text, passage))


def _reported(
    view: ArticleView, quoted: Sequence[Passage], passage: Passage, cues: Cues, small: Small, strict: bool
) -> Found | None:
    """Return the attribution by the clause behind the passage or before it, whichever the punctuation prefers."""
    text = view.text
    behind, before = _clause_behind(view, quoted, passage), _clause_before(view, quoted, passage)
    colon = text[before.start : before.end].rstrip().endswith(":")
    turned = passage.marks == ("—", "") or bool(_TURN.search(text[passage.inner.end - 2 : behind.start + 2]))
    whole = not text[before.start : before.end].strip(" \t\n\u00a0,—–-")
    turned = turned and not text[behind.start : behind.end].rstrip().endswith(":")
    if strict and (passage.words < 4 or not (colon or (turned and whole))):
        return None
    clauses = [_Clause(behind, True)] if turned or (whole and passage.marks[1] and not _ended(text, passage)) else []
    clauses.insert(0 if colon or not turned else 1, _Clause(before, False))
    for clause in clauses:
        hit = _cue(text, clause, cues, passage, small)
        if hit and (clause.behind or colon or _leads_to(text, hit, passage, small)):
            source = _source(text, clause, hit, small)
            sure = 0.8 if source and passage.words >= 4 else 0.6 if source else 0.45
            start = passage.span.start if whole or not clause.behind else _sentence(view, passage.span.start).start
            content = Span(start, passage.span.end)
            verb = hit.entry.class_ == "verb"
            cue = (*verb_group(text, hit.span, source, small), *hit.spans[1:]) if verb else hit.spans
            return Found((source,) if source else (), cue, (content,), hit.entry.implies, sure)
    return None


def _ended(text: str, passage: Passage) -> bool:
    return text[passage.inner.start : passage.inner.end].rstrip()[-1:] == "."


def _leads_to(text: str, hit: CueHit, passage: Passage, small: Small) -> bool:
    """Tell whether the words between a cue and the quotation behind it lead from the one to the other.

    A clause between them makes it indirect speech; a name in quotation marks may be the source or an object.
    """
    words = [word[0].lower() for word in _WORD.finditer(text, hit.spans[-1].end, passage.span.start)]
    between = text[hit.spans[-1].end : passage.span.start]
    if hit.entry.class_ == "preposition":
        return hit.entry.position == "none" and passage.words >= 4
    if any(word in small.complementizers for word in words):
        return False
    if between.strip().endswith(","):
        after = text[passage.span.end : passage.span.end + 2].strip()[:1]
        return passage.words >= 3 and between.count(",") == 1 and (not after or after in ",.;!?")
    linked = any(word in small.links for word in (*words[-2:], hit.spans[-1].of(text)))
    name = all(word[0][:1].isupper() for word in _WORD.finditer(text, passage.inner.start, passage.inner.end))
    if "," in between or (name and passage.words <= 4 and not linked):
        return False
    return linked or len(words) <= 3 or passage.words >= 6


def _clause_behind(view: ArticleView, quoted: Sequence[Passage], passage: Passage) -> Span:
    """Return what follows a quotation in its sentence, up to the next quotation."""
    number = bisect_left(quoted, passage.span.end, key=lambda other: other.span.start)
    stop = quoted[number].span.start if number < len(quoted) else len(view.text)
    end = min(_sentence(view, passage.span.end - 1).end, passage.span.end + REACH, stop)
    return Span(passage.span.end, max(end, passage.span.end))


def _clause_before(view: ArticleView, quoted: Sequence[Passage], passage: Passage) -> Span:
    """Return what precedes a quotation in its sentence, from the last quotation on."""
    end = _lead_in(view.text, passage)
    number = bisect_left(quoted, passage.span.start, key=lambda other: other.span.start) - 1
    floor = quoted[number].span.end if number >= 0 and quoted[number].span.end <= passage.span.start else 0
    start = max(_sentence(view, end - 1 if end < passage.span.start else passage.span.start).start, floor, end - REACH)
    return Span(min(start, end), end)


def _sentence(view: ArticleView, at: int) -> Span:
    """Return the stretch around a place, or the place alone where no sentence is."""
    spans = stretches(view)
    number = bisect_right(spans, Span(at, len(view.text))) - 1
    found = spans[number] if number >= 0 else Span(at, at)
    return found if found.start <= at < found.end else Span(at, at)


def _lead_in(text: str, passage: Passage) -> int:
    """Return where the words before a quotation end: at its mark, or in the line above if that ends with a colon."""
    line = text[max(0, passage.span.start - 4) : passage.span.start]
    above = passage.span.start - len(line) + len(line.rstrip())
    return above if "\n" in line and text[above - 1 : above] == ":" else passage.span.start


def _cue(text: str, clause: _Clause, cues: Cues, passage: Passage, small: Small) -> CueHit | None:
    """Return the cue of a clause: the first behind a quotation, the last before it; for short quotations only near ones."""
    hits = [hit for hit in cues.find(text, clause.span) if hit.entry.class_ != "adverb"]
    if not clause.behind:
        hits.reverse()
        hits = [hit for hit in hits if hit.entry.class_ == "verb" or hit.entry.position != "before"]
        if small.verb_second and not _names_source(text, hits, clause):
            hits.sort(key=lambda hit: (hit.entry.class_ != "verb", hit.span.of(text) in small.reported_forms))
    for hit in hits:
        between = (clause.span.start, hit.span.start) if clause.behind else (hit.span.end, clause.span.end)
        words = sum(1 for _ in _WORD.finditer(text, *between))
        if (
            clause.behind
            and words > FIRST_WORDS
            and not source_before(text, Span(clause.span.start, hit.span.start), small)
        ):
            continue
        if hit.entry.class_ == "noun" and words > 3:
            continue
        if not clause.behind and passage.words < 4 and words > NEAR_WORDS:
            continue
        return hit
    return None


def _names_source(text: str, hits: list[CueHit], clause: _Clause) -> bool:
    """Tell whether a preposition that takes a source stands right before the quotation (“according to ‘The Post’”)."""
    touching = hits and not text[hits[0].span.end : clause.span.end].strip()
    return bool(touching) and hits[0].entry.position == "after"


def _source(text: str, clause: _Clause, hit: CueHit, small: Small) -> Span | None:
    """Return the source beside a cue: behind it where the clause follows its quotation or turns round, else before it."""
    left, right = (
        Span(clause.span.start, hit.span.start),
        Span(hit.spans[-1].end if hit.particle is None else hit.span.end, clause.span.end),
    )
    if hit.entry.class_ == "preposition" and hit.entry.position != "before":
        return source_after(text, right, small)
    source = source_beside(text, left, right, small)
    amid = source and source.start > hit.span.start and text[hit.span.end : source.start].strip()
    return None if amid and not clause.behind and not small.verb_second else source


def _signed(text: str, passage: Passage) -> Found | None:
    """Return the attribution by a name that signs a quotation behind a dash."""
    if passage.words < 4 or text[text.rfind("\n", 0, passage.span.start) + 1 : passage.span.start].strip():
        return None
    match = _SIGNED.match(text, passage.span.end, min(len(text), passage.span.end + 80))
    if not match or len(match["name"].split()) > 6:
        return None
    return Found((Span(*match.span("name")),), (Span(*match.span("dash")),), (passage.span,), "neutral", 0.7)


def _announced(text: str, passage: Passage) -> Found | None:
    """Return the attribution by a name with a colon that opens the line of a quotation."""
    line = text.rfind("\n", max(0, passage.span.start - _SPEAKER_LENGTH), passage.span.start)
    if line < 0 and passage.span.start > _SPEAKER_LENGTH:
        return None
    match = _SPEAKER.search(text, max(0, line), passage.span.start)
    if not match or passage.words < 2 or len(match["name"].split()) > 5:
        return None
    return Found((Span(*match.span("name")),), (Span(*match.span("colon")),), (passage.span,), "neutral", 0.6)
