"""Indirect speech without a parse: cue and clause (“sagte, dass …”), clause and cue (“…, sagte X.”), “laut X”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.annotate.attributions_parsed import Found
from wording.annotate.cues import CueHit, Cues
from wording.annotate.source_text import Small, source_after, source_before, source_beside, verb_group
from wording.model import Span
from wording.view import ArticleView

_WORD = re.compile(r"[^\W_]+['’]?")
_COMMA = re.compile(r",\s")
_FINAL = re.compile(r"[\s.!?…;:]{1,8}$")
VERB_REACH = 9
NOUN_REACH = 1
"""How many words may stand between a cue and the word that opens its clause."""

_SPACE = " ,\u00a0\n—–-"
LEAST = 3
"""A clause has at least so many words."""


def found_indirect(view: ArticleView, stretch: Span) -> Iterator[Found]:
    """Yield the attribution of a stretch whose cue reports a clause or whose preposition names a source."""
    language = view.language or ""
    cues, small = view.lexicons.built(language, Cues), view.lexicons.built(language, Small)
    hits = cues.find(view.text, stretch)
    for hit in hits:
        if hit.entry.class_ == "preposition" and hit.entry.position != "none" and hit.entry.strength == "strong":
            found = _by_preposition(view.text, stretch, hit, small)
        elif hit.entry.class_ in ("verb", "noun"):
            found = _by_clause(view.text, stretch, hit, small)
        else:
            found = None
        if found:
            yield found
            return


def _end(text: str, stretch: Span) -> int:
    match = _FINAL.search(text, max(stretch.start, stretch.end - 8), stretch.end)
    return match.start() if match else stretch.end


def _by_clause(text: str, stretch: Span, hit: CueHit, small: Small) -> Found | None:
    """Return the attribution of a clause that a complementizer opens behind the cue, or that stands behind a comma."""
    after = hit.spans[-1].end if hit.particle else hit.span.end
    end = _end(text, stretch)
    start, marked = _opening(text, after, end, small, VERB_REACH if hit.entry.class_ == "verb" else NOUN_REACH)
    left, right = Span(stretch.start, hit.span.start), Span(hit.span.end, start if start is not None else end)
    source = source_beside(text, left, right, small)
    if start is not None and (marked or (hit.entry.strength == "strong" and hit.entry.class_ == "verb")):
        if _words(text, Span(start, end)) < LEAST or (not source and not marked):
            return None
        return _found(text, source, hit, (Span(start, end),), small, 0.6 if marked and source else 0.4)
    return _trailing(text, stretch, hit, small) if hit.entry.class_ == "verb" else None


def _opening(text: str, after: int, end: int, small: Small, reach: int) -> tuple[int | None, bool]:
    """Return where the reported clause begins behind a cue, and whether a complementizer says so."""
    for number, word in enumerate(_WORD.finditer(text, after, end)):
        if number > reach:
            break
        if word[0].lower() in small.complementizers:
            return _clause_above(text, after, word.start(), small) or word.start(), True
    comma = _COMMA.search(text, after, min(end, after + 90))
    return (comma.end(), False) if comma else (None, False)


def _clause_above(text: str, after: int, opening: int, small: Small) -> int | None:
    """Return where a reported clause begins that itself leads to the one at `opening` (“said, she hoped, that …”)."""
    comma = _COMMA.search(text, after, opening)
    if not comma:
        return None
    between = _WORD.finditer(text, comma.end(), opening)
    return comma.end() if any(word[0] in small.reported_forms for word in between) else None


def _trailing(text: str, stretch: Span, hit: CueHit, small: Small) -> Found | None:
    """Return the attribution of a clause that a comma parts from “said X” at the end of its sentence."""
    comma = text.rfind(",", stretch.start, hit.span.start)
    if comma < 0 or hit.entry.strength != "strong":
        return None
    source = source_before(text, Span(comma + 1, hit.span.start), small)
    source = source or source_after(text, Span(hit.span.end, stretch.end), small)
    words = sum(1 for _ in _WORD.finditer(text, comma, hit.span.start))
    if not source or words > 6 or sum(1 for _ in _WORD.finditer(text, stretch.start, comma)) < LEAST:
        return None
    return _found(text, source, hit, (Span(stretch.start, comma),), small, 0.5)


def _by_preposition(text: str, stretch: Span, hit: CueHit, small: Small) -> Found | None:
    """Return the attribution of the rest of a sentence to the name beside “according to”, „zufolge“, «по словам»."""
    end = _end(text, stretch)
    if hit.entry.position == "before":
        source = source_before(text, Span(stretch.start, hit.span.start), small)
    else:
        source = source_after(text, Span(hit.span.end, stretch.end), small)
    if not source:
        return None
    phrase = source.to(hit.span)
    left, right = _trimmed(text, stretch.start, phrase.start), _trimmed(text, min(phrase.end, end), end)
    if left and not _words(text, left):
        left = None
    amid = bool(left and right and small.verb_second and text[phrase.end : phrase.end + 1] != ",")
    if left and not amid:
        return _found(text, source, hit, (left,), small, 0.6)
    content = tuple(part for part in (left, right) if part)
    return _found(text, source, hit, content, small, 0.6) if sum(map(len, content)) > 8 else None


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """Return a range without space, commas and dashes at its ends; None where nothing is left."""
    while start < end and text[start] in _SPACE:
        start += 1
    while end > start and text[end - 1] in _SPACE:
        end -= 1
    return Span(start, end) if start < end else None


def _words(text: str, span: Span) -> int:
    return sum(1 for _ in _WORD.finditer(text, span.start, span.end))


def _found(
    text: str, source: Span | None, hit: CueHit, content: tuple[Span, ...], small: Small, confidence: float
) -> Found:
    cue = hit.spans
    if hit.entry.class_ != "preposition":
        cue = (*verb_group(text, hit.span, source, small), *cue[1:])
    return Found((source,) if source else (), cue, content, hit.entry.implies, confidence)
