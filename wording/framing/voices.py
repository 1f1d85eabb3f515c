"""Whose words a use is in: what quotations and attributions say of the place where it stands.

Where sentences were not parsed, an attribution is trusted for what it says of a quotation; of indirect speech only where
the cue stands next to what is reported, since a relative clause far behind a verb is the outlet's own, and of words before
a cue only where the cue is as plain as “said”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from wording.annotate.attributions import attributions
from wording.annotate.cues import Cues
from wording.annotate.passages import word_count
from wording.annotate.quotations import quotations
from wording.model import Attribution, AttributionKind, Quotation, QuotationKind, Span, Voice
from wording.view import ArticleView

SCARE_WORDS = 3
"""Marks around so many words that hold a term keep a distance from it; around more, they quote."""

SPEECH_WORDS = 4
"""Marks around so many words quote somebody, even where nobody is named."""

SURE_NAME = 0.8
"""From this confidence on marks hold a name: a noun that takes a title stands before them."""

NEAR_WORDS = 3
"""So many words may stand between a cue and what it reports (“told reporters on Monday that”)."""

_WORDS = re.compile(r"\w+")
T = TypeVar("T")


class Voices:
    """The quotations and attributions around the uses of one text, which are given in order."""

    def __init__(self, view: ArticleView, spans: Sequence[Span]) -> None:
        self._view, self._spans = view, spans
        marks = ((quotation.span, quotation) for quotation in quotations(view))
        said = ((part, (item, part)) for item in attributions(view) for part in item.content)
        self._marks = holders(marks, spans)
        self._said = [[item for item, part in pairs if self._reports(item, part)] for pairs in holders(said, spans)]

    def voice(self, number: int) -> Voice:
        """Return whether the words of a use are quoted, reported or the outlet's own."""
        if self._speech(number):
            return Voice.QUOTED
        return Voice.REPORTED if self._said[number] else Voice.OWN

    def speaker(self, number: int) -> str | None:
        """Return who says the words: a name where the source resolves to one, else the source as printed."""
        speech = [quotation.attribution for quotation in reversed(self._speech(number))]
        for item in (*speech, *reversed(self._said[number])):
            if item and (who := item.speaker or " ".join(span.of(self._view.text) for span in item.source)):
                return " ".join(who.split())
        return None

    def marked(self, number: int) -> bool:
        """Tell whether marks keep a distance from a use."""
        return not self._speech(number) and any(map(self._keeps_distance, self._marks[number]))

    def denied(self, number: int) -> bool:
        """Tell whether what holds the use is denied by whom it is ascribed to."""
        return any(item.implies == "denies" for item in self._said[number])

    def _speech(self, number: int) -> list[Quotation]:
        return [quotation for quotation in self._marks[number] if self._quotes(quotation)]

    def _quotes(self, quotation: Quotation) -> bool:
        """Tell whether marks give somebody's words: more than the terms sought, by somebody or enough of them."""
        if self._bare(quotation):
            return False
        words = word_count(self._view.text, quotation.inner)
        if quotation.kind is QuotationKind.DIRECT:
            return words >= 2
        if quotation.kind not in (QuotationKind.PARTIAL, QuotationKind.UNSURE):
            return False
        return words >= SPEECH_WORDS or bool(quotation.attribution and quotation.kind is QuotationKind.PARTIAL)

    def _keeps_distance(self, quotation: Quotation) -> bool:
        """Tell whether marks stand around terms, or a few words that hold one, and not around a name."""
        if quotation.kind is QuotationKind.NICKNAME or quotation.marks[0] == "—":
            return False
        bare = self._bare(quotation)
        if quotation.kind is QuotationKind.TITLE:
            return bare and quotation.confidence < SURE_NAME
        return bare or word_count(self._view.text, quotation.inner) <= SCARE_WORDS

    def _bare(self, quotation: Quotation) -> bool:
        """Tell whether nothing but terms stands between the marks."""
        inside = [span for span in self._spans if quotation.inner.contains(span)]
        words = (Span(*match.span()) for match in _WORDS.finditer(self._view.text, *_ends(quotation.inner)))
        return all(any(span.contains(word) for span in inside) for word in words)

    def _reports(self, item: Attribution, part: Span) -> bool:
        """Tell whether an attribution reports a part of its content: a quotation, or words beside a cue."""
        if item.kind is AttributionKind.DIRECT or not item.cue or self._view.parses:
            return True
        cue = item.cue[-1]
        if cue.end > part.start:
            return item.implies == "neutral" and not self._named(cue)
        source = max((span.end for span in item.source if cue.end <= span.start < part.start), default=None)
        if not self._named(cue) and self._next_to(source or cue.end, part, comma=source is not None):
            return True
        return any(not self._named(hit) and self._next_to(hit.end, part) for hit in self._cues_before(part))

    def _cues_before(self, part: Span) -> list[Span]:
        sentence = self._view.sentence_at(Span(part.start, part.start))
        start = max(sentence.span.start if sentence else 0, part.start - 60)
        found = self._view.lexicons.built(self._view.language or "", Cues).find(
            self._view.text, Span(start, part.start)
        )
        return [hit.span for hit in found if hit.entry.class_ == "verb"]

    def _next_to(self, end: int, part: Span, comma: bool = False) -> bool:
        """Tell whether what is reported begins right behind `end`; behind a comma only where the source ends there."""
        between = self._view.text[end : part.start]
        return (comma or not between.rstrip().endswith(",")) and len(between.split()) <= NEAR_WORDS

    def _named(self, cue: Span) -> bool:
        """Tell whether a cue is part of a name, by a capital that opens no sentence: “the State Emergency Service”."""
        before = self._view.text[: cue.start].rstrip()[-1:]
        return self._view.text[cue.start].isupper() and before not in ("", ".", "!", "?", ":", "“", '"', "«")


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


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
