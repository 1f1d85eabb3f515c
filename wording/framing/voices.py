"""Whose words a use is in: what quotations and attributions say of the place where it stands.

Nothing is looked for that cannot be there: quotations only where marks stand around a use, speakers only of what is
reported. Sentences that were parsed are left to the attributions. The others are read by the model of reported words where
one was trained for the language, and by patterns where none was.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from wording.annotate.cover import Cover
from wording.annotate.cues import Cues
from wording.annotate.passages import Passage, passages, word_count
from wording.annotate.quotations import quotations
from wording.annotate.source_text import Small, source_beside
from wording.annotate.speakers import Speakers
from wording.framing.attributed import attributed, holders
from wording.framing.reported import ReportedWords, Reporting, weights
from wording.model import Attribution, Quotation, QuotationKind, Span, Voice
from wording.view import ArticleView, bounds

SCARE_WORDS = 3
"""Marks around so many words that hold a term keep a distance from it; around more, they quote."""

SPEECH_WORDS = 4
"""Marks around so many words quote somebody, even where nobody is named."""

SURE_NAME = 0.8
"""From this confidence on marks hold a name: a noun that takes a title stands before them."""

_WORDS = re.compile(r"\w+")
_MARKS = re.compile(r"[\"“”„‟«»‹›「」『』‘‚‛`´′″]|(?<!\w)['’]|''|,,|^\W{0,6}[-–—―]\s", re.MULTILINE)
"""Signs without one of which a text quotes nobody."""


@dataclass(frozen=True, slots=True)
class _Said:
    """By whom a use is reported, and whether its being so is denied."""

    speaker: str | None
    denied: bool


class Voices:
    """The quotations and attributions around the uses of one text."""

    def __init__(self, view: ArticleView, spans: Sequence[Span], sentences: Sequence[Span]) -> None:
        """Take the uses in the order of the text, and the sentence of each."""
        self._view, self._spans, self._sentences = view, spans, sentences
        self._starts = [span.start for span in spans]
        self._known = weights(view.language or "")
        self._said: dict[int, _Said | None] = {}
        self._spoken: dict[int, list[Quotation]] = {}

    def voice(self, number: int) -> Voice:
        """Return whether the words of a use are quoted, reported or the outlet's own."""
        if self._speech(number):
            return Voice.QUOTED
        return Voice.REPORTED if self._reported(number) else Voice.OWN

    def speaker(self, number: int) -> str | None:
        """Return who says the words: a name where the source resolves to one, else the source as printed."""
        if who := self.quoted_speaker(number):
            return who
        said = self._reported(number)
        return said.speaker if said else None

    def quoted_speaker(self, number: int) -> str | None:
        """Return who is quoted with the words, None where they are not quoted or by nobody that is named."""
        speech = [quotation.attribution for quotation in reversed(self._speech(number))]
        return next((who for item in speech if item and (who := self._who(item))), None)

    def marked(self, number: int) -> bool:
        """Tell whether marks keep a distance from a use."""
        return not self._speech(number) and any(map(self._keeps_distance, self._marks[number]))

    def denied(self, number: int) -> bool:
        """Tell whether what holds the use is denied by whom it is ascribed to."""
        said = self._reported(number)
        return bool(said and said.denied)

    def doubtful(self, number: int) -> bool:
        """Tell whether a parse of its sentence may tell better by whom a use is reported, if by anybody.

        To be asked before sentences are parsed. Nothing is computed that a parse would change.
        """
        use, sentence = self._spans[number], self._sentences[number]
        if any(passage.span.contains(use) for passage in self._passages):
            return False
        if self._words is None:
            cues = self._view.lexicons.built(self._view.language or "", Cues)
            return bool(cues.find(self._view.text, sentence))
        found = self._words.reporting(use, sentence)
        return found is not None and found.doubtful

    @cached_property
    def _marks(self) -> list[list[Quotation]]:
        """For each use the quotations that hold it; that nothing holds any is soon told."""
        if not any(holders(((passage.span, passage) for passage in self._passages), self._spans)):
            return [[] for _ in self._spans]
        return holders(((quotation.span, quotation) for quotation in quotations(self._view)), self._spans)

    @cached_property
    def _passages(self) -> tuple[Passage, ...]:
        return passages(self._view) if _MARKS.search(self._view.text) else ()

    @cached_property
    def _attributed(self) -> list[list[Attribution]]:
        return attributed(self._view, self._spans)

    @cached_property
    def _words(self) -> ReportedWords | None:
        if self._known is None:
            return None
        quoted = Cover(len(self._view.text), (passage.span for passage in self._passages)) if self._passages else None
        return ReportedWords(self._view, self._known, quoted)

    def _reported(self, number: int) -> _Said | None:
        """Return by whom a use is reported, None where it is not."""
        if number not in self._said:
            parsed = any(stretch.contains(self._spans[number]) for stretch in self._view.parses)
            by_words = self._known is not None and not parsed
            self._said[number] = self._by_words(number) if by_words else self._by_attributions(number)
        return self._said[number]

    def _by_attributions(self, number: int) -> _Said | None:
        items = self._attributed[number]
        who = next((who for item in reversed(items) if (who := self._who(item))), None)
        return _Said(who, any(item.implies == "denies" for item in items)) if items else None

    def _by_words(self, number: int) -> _Said | None:
        use, sentence = self._spans[number], self._sentences[number]
        found = self._words.reporting(use, sentence) if self._words else None
        if found is None or not found.likely:
            return None
        denied = found.entry is not None and found.entry.implies == "denies"
        return _Said(self._source(found, sentence, use), denied)

    def _source(self, found: Reporting, sentence: Span, use: Span) -> str | None:
        """Return who stands beside a cue."""
        end = use.start if found.cue.end <= use.start else sentence.end
        left, right = Span(sentence.start, found.cue.start), Span(found.cue.end, end)
        small = self._view.lexicons.built(self._view.language or "", Small)
        source = source_beside(self._view.text, left, right, small)
        words = source.of(self._view.text).split() if source else []
        if source is None or words[-1].lower() in small.complementizers:
            return None
        return self._view.computed(Speakers).resolve((source,)) or " ".join(words)

    def _who(self, item: Attribution) -> str | None:
        who = item.speaker or " ".join(span.of(self._view.text) for span in item.source)
        return " ".join(who.split()) or None

    def _speech(self, number: int) -> list[Quotation]:
        """Return the quotations that give somebody's words, the use among them."""
        if self._marks[number] and number not in self._spoken:
            self._spoken[number] = [quotation for quotation in self._marks[number] if self._quotes(quotation)]
        return self._spoken.get(number, [])

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
        first, last = bisect_left(self._starts, quotation.inner.start), bisect_left(self._starts, quotation.inner.end)
        inside = [span for span in self._spans[first:last] if quotation.inner.contains(span)]
        words = (Span(*match.span()) for match in _WORDS.finditer(self._view.text, *bounds(quotation.inner)))
        return all(any(span.contains(word) for span in inside) for word in words)
