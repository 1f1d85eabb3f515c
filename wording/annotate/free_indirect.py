"""Free indirect speech: sentences whose verb by itself says that somebody else is being reported (“Sie sei bereit.”).

Such a sentence goes on with whoever was reported in the sentence before it. It has no cue; where a cue stands in it behind
the verb, the cue is part of what is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from wording.annotate.attributions_parsed import Found
from wording.annotate.cover import Cover
from wording.annotate.passages import Passage
from wording.annotate.source_text import Small
from wording.annotate.wanted import stretches
from wording.model import Span
from wording.view import ArticleView

_WORD = re.compile(r"[^\W_]+")
_CLAUSE = re.compile(r"[,;:–—]\s?")

CONFIDENCE = 0.5


def with_free_indirect(view: ArticleView, found: Sequence[Found], quoted: Sequence[Passage]) -> list[Found]:
    """Return attributions together with the free indirect speech that follows them, one for each run of sentences.

    An attribution whose cue stands in such a sentence behind the verb is left out for it.
    """
    small = view.lexicons.built(view.language or "", Small)
    if not small.reported_forms:
        return list(found)
    marked = Cover(len(view.text), (passage.span for passage in quoted))
    free: list[Found] = []
    dropped: set[int] = set()
    for stretch, before in _with_speaker(view, found, free, dropped):
        at = _reported_at(view.text, stretch, marked, small)
        if at is None or any(span.start < at for n in _within(found, stretch) for span in found[n].cue):
            continue
        dropped.update(_within(found, stretch))
        if before in free:
            free.remove(before)
            stretch = before.content[0].to(stretch)
        free.append(Found(before.source, (), (stretch,), before.implies, CONFIDENCE))
    return [item for n, item in enumerate(found) if n not in dropped] + free


def _with_speaker(
    view: ArticleView, found: Sequence[Found], free: list[Found], dropped: set[int]
) -> Iterator[tuple[Span, Found]]:
    """Yield stretches, each with what is attributed at the end of the stretch before it in its paragraph."""
    spans = stretches(view)
    for before, stretch in pairwise(spans):
        if "\n" in view.text[before.end : stretch.start]:
            continue
        if free and free[-1].content[0].end == before.end:
            yield stretch, free[-1]
        elif speaking := [found[n] for n in _within(found, before) if n not in dropped and found[n].source]:
            yield stretch, max(speaking, key=lambda item: item.content[-1].end)


def _within(found: Sequence[Found], stretch: Span) -> list[int]:
    return [n for n, item in enumerate(found) if any(stretch.contains(span) for span in item.cue)]


def _reported_at(text: str, stretch: Span, marked: Cover, small: Small) -> int | None:
    """Return where the verb stands that makes a main clause of the stretch reported speech; None without one."""
    starts = [stretch.start, *(match.end() for match in _CLAUSE.finditer(text, stretch.start, stretch.end))]
    ends = [*starts[1:], stretch.end]
    for start, end in zip(starts, ends, strict=True):
        words = list(_WORD.finditer(text, start, end))
        opens = small.subordinators if start > stretch.start else small.subordinators - small.articles
        if not words or words[0][0].lower() in small.complementizers | opens:
            continue
        for number, word in enumerate(words):
            after = words[number + 1][0] if number + 1 < len(words) else ""
            if word[0] in small.reported_forms and after != "denn" and not marked.touches(Span(*word.span())):
                return word.start()
    return None
