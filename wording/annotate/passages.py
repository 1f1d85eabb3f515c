"""Passages: what stands between quotation marks, paragraph by paragraph, before anybody asks what it is.

A quotation over several paragraphs is one passage in each. Speech that a dash introduces, where the language writes it
so, is a passage too: from the dash to the reporting clause that another dash sets off, and on after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from wording.annotate.cues import Cues
from wording.model import Block, Role, Span
from wording.quote_pairs import Pair
from wording.schemas.pages import Conventions
from wording.view import ArticleView, bounds

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"\w+(?:['’\-.]\w+)*")
_DASH_START = re.compile(r"[ \t\u00a0]{0,4}[—–―-][ \t\u00a0]{1,2}(?=[^\W_]|[«„“\"¿¡…])")
_DASH_INSIDE = re.compile(r"(?<=[,.!?…»”\"])[ \u00a0][—–―-][ \u00a0]")


@dataclass(frozen=True, slots=True)
class Passage:
    """Quoted words: `span` with the marks, `inner` without; `marks` the two glyphs, empty where one is missing.

    `depth` is 0 for an outer quotation; `continues` says that the passage goes on with the one before it.
    """

    span: Span
    inner: Span
    marks: tuple[str, str]
    depth: int = 0
    continues: bool = False
    words: int = 0


def passages(view: ArticleView) -> tuple[Passage, ...]:
    """Return the passages of the judged blocks in the order of the text; none without conventions for the language."""
    return view.computed(_passages)


def outer_passages(view: ArticleView) -> list[Passage]:
    """Return the passages that are not inside another one."""
    return [passage for passage in passages(view) if passage.depth == 0]


def word_count(text: str, span: Span) -> int:
    """Return how many words a range of the text holds."""
    return sum(1 for _ in _WORD.finditer(text, *bounds(span)))


def _passages(view: ArticleView) -> tuple[Passage, ...]:
    conventions = view.lexicons.document(view.language or "", Conventions)
    if conventions is None:
        return ()
    found = [passage for pair in view.quote_pairs for passage in _of_pair(view, pair)]
    if conventions.dash_dialogue:
        found += _dash_dialogue(view, found)
    return tuple(sorted(found, key=lambda passage: (passage.span.start, -passage.span.end)))


def _of_pair(view: ArticleView, pair: Pair) -> Iterator[Passage]:
    """Cut one pair into its paragraphs."""
    if pair.opening is None:
        return
    block_end = _line_end(view, pair.opening.span.start)
    if pair.closing is None and not (pair.opening.leads or pair.reopened):
        return
    end = pair.closing.span.end if pair.closing else max([block_end, *_ends(view, pair)])
    marks = {mark.span.start: mark for mark in (pair.opening, *pair.reopened)}
    for number, line in enumerate(_LINE.finditer(view.text, pair.opening.span.start, end)):
        span = _trimmed(view.text, Span(*line.span()))
        opening = marks.get(span.start)
        closing = pair.closing if pair.closing and pair.closing.span.end == span.end else None
        inner = Span(opening.span.end if opening else span.start, closing.span.start if closing else span.end)
        if len(span) and len(inner) > 0 and _judged(view, span):
            glyphs = (opening.glyph if opening else "", closing.glyph if closing else "")
            yield Passage(span, inner, glyphs, pair.depth, number > 0, word_count(view.text, inner))


def _ends(view: ArticleView, pair: Pair) -> list[int]:
    return [_line_end(view, mark.span.start) for mark in pair.reopened]


def _line_end(view: ArticleView, at: int) -> int:
    end = view.text.find("\n", at)
    return len(view.text) if end < 0 else end


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _judged(view: ArticleView, span: Span) -> bool:
    return any(block.span.start <= span.start < block.span.end for block in view.judged)


def _dash_dialogue(view: ArticleView, quoted: list[Passage]) -> list[Passage]:
    """Return the speech in paragraphs that a dash opens, if a cue or a neighbour of the same kind tells it from a list."""
    cues = view.lexicons.built(view.language or "", Cues)
    opened = [(block, _DASH_START.match(view.text, *bounds(block.span))) for block in view.judged]
    taken = [passage.span for passage in quoted]
    found: list[Passage] = []
    for number, (block, start) in enumerate(opened):
        if start and block.role is Role.BODY and not any(span.contains(Span(*start.span())) for span in taken):
            near = [opened[n][1] for n in (number - 1, number + 1) if 0 <= n < len(opened)]
            found += _dash_parts(view, cues, block, start.end(), any(near))
    return found


def _dash_parts(view: ArticleView, cues: Cues, block: Block, start: int, dialogue: bool) -> list[Passage]:
    """Cut a paragraph of speech at the dashes around its reporting clauses: the parts without a cue are speech."""
    cuts = [
        start,
        *(match.start() for match in _DASH_INSIDE.finditer(view.text, start, block.span.end)),
        block.span.end,
    ]
    parts = [Span(first, last) for first, last in pairwise(cuts) if first < last]
    spoken: list[Passage] = []
    reported = False
    for number, part in enumerate(parts):
        if number and any(hit.entry.class_ == "verb" for hit in cues.find(view.text, part)) and not reported:
            reported = True
            continue
        inner = _trimmed(view.text, _without_dash(view.text, part))
        if len(inner):
            spoken.append(Passage(inner, inner, ("—", ""), 0, bool(spoken), word_count(view.text, inner)))
            reported = False
    has_cue = len(spoken) < len(parts)
    return spoken if has_cue or dialogue else []


def _without_dash(text: str, span: Span) -> Span:
    start = span.start
    while start < span.end and text[start] in " \u00a0—–―-":
        start += 1
    return Span(start, span.end)
