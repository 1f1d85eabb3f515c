"""Indirect speech without a parse: cue and clause (“sagte, dass …”), clause and cue (“…, sagte X.”), “laut X”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.annotate.attributions_parsed import Found
from wording.annotate.cues import CueHit, Cues
from wording.annotate.source_text import Small, source_after, source_before, with_auxiliaries
from wording.model import Span
from wording.view import ArticleView

_WORD = re.compile(r"[^\W_]+['’]?")
_COMMA = re.compile(r",\s")
_FINAL = re.compile(r"[\s.!?…;:]{1,8}$")
VERB_REACH = 9
NOUN_REACH = 1
"""How many words may stand between a cue and the word that opens its clause."""

LEAST = 3
"""A clause has at least so many words."""


def found_indirect(view: ArticleView, stretch: Span) -> Iterator[Found]:
    """Yield the attribution of a stretch whose cue reports a clause or whose preposition names a source."""
    language = view.language or ""
    cues, small = view.lexicons.built(language, Cues), view.lexicons.built(language, Small)
    hits = cues.find(view.text, stretch)
    for hit in hits:
        if hit.entry.class_ == "preposition" and hit.entry.position == "after" and hit.entry.strength == "strong":
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
    source = source_before(text, Span(stretch.start, hit.span.start), small)
    source = source or source_after(text, Span(hit.span.end, start if start is not None else end), small)
    if start is not None and (marked or (hit.entry.strength == "strong" and hit.entry.class_ == "verb")):
        if sum(1 for _ in _WORD.finditer(text, start, end)) < LEAST or (not source and not marked):
            return None
        return _found(text, source, hit, Span(start, end), small, 0.6 if marked and source else 0.4)
    return _trailing(text, stretch, hit, small) if hit.entry.class_ == "verb" else None


def _opening(text: str, after: int, end: int, small: Small, reach: int) -> tuple[int | None, bool]:
    """Return where the reported clause begins behind a cue, and whether a complementizer says so."""
    for number, word in enumerate(_WORD.finditer(text, after, end)):
        if number > reach:
            break
        if word[0].lower() in small.complementizers:
            return word.start(), True
    comma = _COMMA.search(text, after, min(end, after + 90))
    return (comma.end(), False) if comma else (None, False)


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
    return _found(text, source, hit, Span(stretch.start, comma), small, 0.5)


def _by_preposition(text: str, stretch: Span, hit: CueHit, small: Small) -> Found | None:
    """Return the attribution of the rest of a sentence to the name behind “according to”, „laut“, «по словам»."""
    source = source_after(text, Span(hit.span.end, stretch.end), small)
    end = _end(text, stretch)
    if not source:
        return None
    left, right = text[stretch.start : hit.span.start].strip(" ,—–-"), Span(min(source.end, end), end)
    comma = _COMMA.match(text, source.end)
    if not left:
        start = (
            comma.end() if comma else right.start + len(text[right.start : end]) - len(text[right.start : end].lstrip())
        )
        return _found(text, source, hit, Span(start, end), small, 0.6) if end - start > 8 else None
    stop = stretch.start + len(text[stretch.start : hit.span.start].rstrip(" ,—–-"))
    lead = len(text[stretch.start : stop]) - len(text[stretch.start : stop].lstrip(" ,—–-"))
    return _found(text, source, hit, Span(stretch.start + lead, stop), small, 0.6)


def _found(text: str, source: Span | None, hit: CueHit, content: Span, small: Small, confidence: float) -> Found:
    floor = source.end if source and source.end <= hit.span.start else 0
    cue = (with_auxiliaries(text, hit.span, floor, small), *hit.spans[1:])
    return Found((source,) if source else (), cue, (content,), hit.entry.implies, confidence)
