"""Which attributions hold the uses of one text, for languages and sentences that no model of words is asked about.

Where sentences were not parsed, an attribution is trusted for what it says of a quotation; of indirect speech only where
the cue stands next to what is reported, since a relative clause far behind a verb is the outlet's own, and of words before
a cue only where the cue is as plain as “said”.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from wording.annotate.attributions import attributions
from wording.annotate.cues import Cues
from wording.model import Attribution, AttributionKind, Span
from wording.view import ArticleView

NEAR_WORDS = 3
"""So many words may stand between a cue and what it reports (“told reporters on Monday that”)."""

T = TypeVar("T")


def attributed(view: ArticleView, spans: Sequence[Span]) -> list[list[Attribution]]:
    """Return for each of the ordered `spans` the attributions that report it, the outermost first."""
    said = ((part, (item, part)) for item in attributions(view) for part in item.content)
    return [[item for item, part in pairs if _reports(view, item, part)] for pairs in holders(said, spans)]


def holders(pairs: Iterable[tuple[Span, T]], spans: Sequence[Span]) -> list[list[T]]:
    """Return for each of the ordered `spans` what holds the whole of it, the outermost first; in one sweep."""
    waiting = sorted(pairs, key=lambda pair: (pair[0].start, -pair[0].end))
    result: list[list[T]] = []
    around: list[tuple[Span, T]] = []
    place = 0
    for span in spans:
        while place < len(waiting) and waiting[place][0].start <= span.start:
            around.append(waiting[place])
            place += 1
        around = [pair for pair in around if pair[0].end > span.start]
        result.append([item for holder, item in around if holder.end >= span.end])
    return result


def _reports(view: ArticleView, item: Attribution, part: Span) -> bool:
    """Tell whether an attribution reports a part of its content: a quotation, or words beside a cue."""
    if item.kind is AttributionKind.DIRECT or not item.cue or view.parses:
        return True
    cue = item.cue[-1]
    if cue.end > part.start:
        return item.implies == "neutral" and not _named(view, cue)
    source = max((span.end for span in item.source if cue.end <= span.start < part.start), default=None)
    if not _named(view, cue) and _next_to(view, source or cue.end, part, comma=source is not None):
        return True
    return any(not _named(view, hit) and _next_to(view, hit.end, part) for hit in _cues_before(view, part))


def _cues_before(view: ArticleView, part: Span) -> list[Span]:
    sentence = view.sentence_at(Span(part.start, part.start))
    start = max(sentence.span.start if sentence else 0, part.start - 60)
    found = view.lexicons.built(view.language or "", Cues).find(view.text, Span(start, part.start))
    return [hit.span for hit in found if hit.entry.class_ == "verb"]


def _next_to(view: ArticleView, end: int, part: Span, comma: bool = False) -> bool:
    """Tell whether what is reported begins right behind `end`; behind a comma only where the source ends there."""
    between = view.text[end : part.start]
    return (comma or not between.rstrip().endswith(",")) and len(between.split()) <= NEAR_WORDS


def _named(view: ArticleView, cue: Span) -> bool:
    """Tell whether a cue is part of a name, by a capital that opens no sentence: “the State Emergency Service”."""
    before = view.text[: cue.start].rstrip()[-1:]
    return view.text[cue.start].isupper() and before not in ("", ".", "!", "?", ":", "“", '"', "«")
