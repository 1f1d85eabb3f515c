"""The stretches of text in which attributions are looked for: sentences, mended where quotation marks misled.

Only those with a reporting cue or a quotation mark are parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from wording.annotate.cover import Cover
from wording.annotate.cues import Cues
from wording.annotate.passages import passages
from wording.model import Span
from wording.view import ArticleView

TAIL_WORDS = 14
"""A reporting clause cut off behind “?” or “!” (“Really?” he asked.) has at most so many words."""

_CUT = re.compile(r"[?!…,—–-][ \u00a0]?(?:[\"”“»’']|''){1,2}\s{1,2}$|[?!…,][ \u00a0][—–-]\s$")
_MARK = re.compile(r"[\"“„«]|''|``")


def stretches(view: ArticleView) -> tuple[Span, ...]:
    """Return the sentences of the judged blocks, each reporting clause together with the quotation before it."""
    return view.computed(_stretches)


def wanted_sentences(view: ArticleView) -> tuple[Span, ...]:
    """Return the stretches that hold a cue of the lexicon or part of a quotation."""
    return view.computed(_wanted)


def _stretches(view: ArticleView) -> tuple[Span, ...]:
    cues = view.lexicons.built(view.language or "", Cues)
    result: list[Span] = []
    for span, goes_on in _mended(view):
        if goes_on and result and _is_tail(view.text, cues, result[-1], span):
            result[-1] = result[-1].to(span)
        else:
            result.append(span)
    return tuple(result)


def _mended(view: ArticleView) -> Iterator[tuple[Span, bool]]:
    """Yield sentences, none of which ends inside a mark of two signs, and whether the one before is in the same block."""
    inside = {
        at: passage.span.start
        for passage in passages(view)
        for at in range(passage.span.start + 1, passage.inner.start + 1)
    }
    block = None
    for sentence, following in zip_longest(view.sentences, view.sentences[1:]):
        start = inside.get(sentence.span.start, sentence.span.start)
        end = sentence.span.end
        while end > start and following and end in inside:
            end = inside[end]
        while end > start and view.text[end - 1].isspace():
            end -= 1
        if start < end:
            yield Span(start, end), sentence.block is block
            block = sentence.block


def _is_tail(text: str, cues: Cues, before: Span, span: Span) -> bool:
    if not _CUT.search(text[max(before.start, before.end - 4) : span.start]) or _MARK.match(text, span.start):
        return False
    words = text[span.start : span.end].split(maxsplit=TAIL_WORDS + 1)
    return len(words) <= TAIL_WORDS and any(hit.entry.class_ == "verb" for hit in cues.find(text, span)[:2])


def _wanted(view: ArticleView) -> tuple[Span, ...]:
    cues = view.lexicons.built(view.language or "", Cues)
    quoted = Cover(len(view.text), (passage.span for passage in passages(view)))
    return tuple(span for span in stretches(view) if quoted.touches(span) or cues.find(view.text, span))
