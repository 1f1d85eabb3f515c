"""Attributions beyond their sentence: content grows to the whole quotation, and a speaker goes on speaking."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from wording.annotate.attributions_parsed import Found
from wording.annotate.cover import Cover
from wording.annotate.passages import Passage
from wording.model import Span, merged
from wording.view import ArticleView

REACH = 300
"""A quotation that stands alone goes on with a speaker at most so many code points back."""

NEAR = 12
"""Of the attributions before a quotation so many are looked at."""

_STOPS = frozenset(".!?…")
_CLOSING = frozenset("\"”»“'’)")


def whole(found: Sequence[Found], quoted: Sequence[Passage]) -> list[Found]:
    """Return attributions whose content reaches over whole quotations; none whose cue its own quotation holds."""
    grown = [replace(item, content=_grown(item.content, quoted)) for item in found]
    return [item for item in grown if not any(part.contains(cue) for part in item.content for cue in item.cue)]


def carried(view: ArticleView, found: Sequence[Found], quoted: Sequence[Passage], apart: bool = False) -> list[Found]:
    """Return attributions in the order of the text, each with the quotations that follow it and go on with it.

    With `apart` a quotation that goes on is an attribution of its own, with the same source and cue, unless it is a further
    paragraph of the same quotation.
    """
    result = sorted(_without_clashes(found, len(view.text)), key=_start)
    starts = [_start(item) for item in result]
    marked = Cover(len(view.text), (passage.span for passage in quoted if passage.words > 2))
    claimed = Cover(len(view.text), (part for item in result for part in item.content))
    for passage in quoted:
        if not claimed.touches(passage.span):
            last = bisect_left(starts, (passage.span.start, 0))
            place = _speaker_before(view.text, result, range(max(0, last - NEAR), last), passage, marked)
            if place is not None:
                item = result[place]
                if apart and not passage.continues:
                    more = replace(item, content=(passage.span,))
                    result.insert(last, more)
                    starts.insert(last, (passage.span.start, passage.span.end))
                else:
                    result[place] = replace(item, content=tuple(sorted((*item.content, passage.span))))
                claimed.add(passage.span)
    return _with_first_paragraphs(result, quoted)


def _with_first_paragraphs(found: list[Found], quoted: Sequence[Passage]) -> list[Found]:
    """Give the paragraphs of a quotation that nobody claims to the speaker of the paragraph that goes on with it."""
    for passage, following in reversed(list(pairwise(quoted))):
        if not following.continues or any(part.overlaps(passage.span) for item in found for part in item.content):
            continue
        for place, item in enumerate(found):
            if any(part.overlaps(following.span) for part in item.content):
                found[place] = replace(item, content=tuple(sorted((*item.content, passage.span))))
                break
    return found


def _start(item: Found) -> tuple[int, int]:
    spans = (*item.content, *item.cue, *item.source)
    return (min(span.start for span in spans), max(span.end for span in spans))


def _grown(content: tuple[Span, ...], quoted: Sequence[Passage]) -> tuple[Span, ...]:
    """Return content spans that reach out of their sentence to the ends of the quotation in which they begin or end."""
    result = []
    for part in content:
        first = max(0, bisect_left(quoted, part.start, key=lambda passage: passage.span.start) - 2)
        last = bisect_left(quoted, part.end, key=lambda passage: passage.span.start)
        for passage in quoted[first:last]:
            if passage.span.overlaps(part) and not passage.span.contains(part) and not part.contains(passage.span):
                part = part.to(passage.span)
            elif passage.span.contains(part) and passage.words <= 2000:
                part = passage.span
        result.append(part)
    return tuple(merged(result))


def _without_clashes(found: Sequence[Found], length: int) -> list[Found]:
    """Leave out attributions whose cue stands in the content of a surer one, or whose content overlaps it."""
    kept: list[Found] = []
    taken = Cover(length)
    for item in sorted(found, key=lambda item: -item.confidence):
        if not any(taken.touches(span) for span in (*item.content, *item.cue)):
            kept.append(item)
            for part in item.content:
                taken.add(part)
    return kept


def _speaker_before(
    text: str, found: Sequence[Found], before: Sequence[int], passage: Passage, marked: Cover
) -> int | None:
    """Return which attribution a quotation goes on with: the last one before it that quotes, if nothing lies between."""
    if not before or not _stands_alone(text, passage):
        return None
    ends = {n: max(part.end for part in (*found[n].content, *found[n].cue, *found[n].source)) for n in before}
    touching = {n for n in before if not text[ends[n] : passage.span.start].strip(" .\u00a0") and found[n].source}
    speaking = [n for n in before if n in touching or any(marked.touches(part) for part in found[n].content)]
    if not speaking:
        return None
    last = max(speaking, key=lambda n: ends[n])
    between = text[ends[last] : passage.span.start]
    interrupted = "\n" in between and max(ends.values()) > ends[last]
    return None if interrupted or between.count("\n") > 2 or len(between) > REACH else last


def _stands_alone(text: str, passage: Passage) -> bool:
    """Tell whether a quotation is a sentence of its own: nothing of one before it in its line, its own end inside."""
    line = text.rfind("\n", 0, passage.span.start) + 1
    before = text[line : passage.span.start].rstrip(" \u00a0—–―-")
    after = text[passage.span.end : passage.span.end + 3].strip()[:1]
    ended = (
        text[passage.inner.start : passage.inner.end].rstrip()[-1:] in _STOPS
        or not after
        or after in _STOPS
        or passage.marks[1] == ""
    )
    return passage.words >= 2 and ended and (not before or before[-1] in _STOPS or before[-1] in _CLOSING)
