"""What an original has and its translation lacks, sentence by sentence: whole sentences, length, quotation marks.

Only what stands in the running text of both is compared; the marks are looked for one sentence further each way.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from wording.annotate.gale_church import SentencePair, keys_of
from wording.annotate.passages import outer_passages
from wording.annotate.sentence_pairs import alignment
from wording.model import Role, Span
from wording.scripts import UNSPACED, script_of
from wording.view import ArticleView

_LETTERS = 40
"""A sentence with fewer letters (or half as many characters of a script without spaces) may well be merged or dropped."""
_LONG = 80
_SHORT_BY, _LONG_BY = 0.35, 2.8
"""A translation may be so many times as long as it usually is before something is missing or was added."""
_HALF = 0.5
"""Neighbours that are longer than usual by such a share of the sentence that seems to be missing may hold it."""
_QUOTED_WORDS = 5
_MARKS = re.compile(
    r"[\"“”„‟«»‹›「」『』]|''|``|(?<![^\W_])['’‘‚]|['’](?![^\W_])|^[ \t\u00a0]{0,4}[—–―-] ", re.MULTILINE
)
_WORD = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"\S+\s*\Z")


@dataclass(frozen=True, slots=True)
class Loss:
    """A stretch of the article that shows a loss, and the words of the original that it concerns."""

    span: Span
    original: str
    added: bool = False


def judged(view: ArticleView, span: Span) -> bool:
    """Tell whether a stretch lies inside one of the blocks that are judged."""
    place = bisect_right(view.judged, span.start, key=lambda block: block.span.start) - 1
    return place >= 0 and view.judged[place].span.contains(span)


def source_of(view: ArticleView, span: Span) -> str:
    """Return the sentences of the original that a stretch translates, in one line; empty if none do."""
    found = view.computed(alignment)
    if found is None:
        return ""
    spans = [own for pair in found.pairs if any(other.overlaps(span) for other in pair.target) for own in pair.source]
    return " ".join(" ".join(own.of(found.source.text).split()) for own in spans)


def omitted_sentences(view: ArticleView) -> Iterator[Loss]:
    """Yield the last word before each gap in which sentences of the original are missing, or the first of the article."""
    found = view.computed(alignment)
    if found is None:
        return
    source = found.source
    body = [block.span for block in source.judged if block.role is Role.BODY]
    for first, last in _gaps(found.pairs):
        spans = [span for pair in found.pairs[first:last] for span in pair.source]
        missing = [span for span in spans if any(block.contains(span) for block in body)]
        if _size(source.text, missing) < _LETTERS:
            continue
        around = [found.pairs[place] for place in (first - 1, last) if 0 <= place < len(found.pairs)]
        spare = sum(max(0.0, _length(other.target) - _length(other.source) * found.ratio) for other in around)
        if spare > _HALF * found.ratio * _length(missing) or _merged(source.text, view.text, missing, around):
            continue
        before = [span for other in found.pairs[:first] for span in other.target]
        gap = _end(view.text, before[-1]) if before else _beginning(view, found.pairs)
        if gap and judged(view, gap):
            yield Loss(gap, " ".join(span.of(source.text) for span in missing))


def _gaps(pairs: Sequence[SentencePair]) -> Iterator[tuple[int, int]]:
    """Yield where runs of pairs without a translation begin and end."""
    place = 0
    for missing, run in groupby(pairs, key=lambda pair: not pair.target):
        size = len(list(run))
        if missing:
            yield place, place + size
        place += size


def length_gaps(view: ArticleView) -> Iterator[Loss]:
    """Yield sentences that are far too short or too long for what they translate."""
    found = view.computed(alignment)
    if found is None:
        return
    source = found.source
    for pair in found.pairs:
        if not pair.source or not pair.target:
            continue
        span = pair.translation
        own, other = _length(pair.source), _length(pair.target)
        lengthened = other / (own * found.ratio)
        short = lengthened < _SHORT_BY and own * found.ratio >= _LONG
        if (short or (lengthened > _LONG_BY and other >= _LONG)) and judged(view, span):
            yield Loss(span, " ".join(each.of(source.text) for each in pair.source), added=not short)


def lost_quotations(view: ArticleView) -> Iterator[Loss]:
    """Yield sentences that quote nobody though the original does, and quotations where the original has no marks."""
    found = view.computed(alignment)
    if found is None:
        return
    source = found.source
    theirs, ours = _quotations(source), _quotations(view)
    for number, pair in enumerate(found.pairs):
        if not pair.source or not pair.target:
            continue
        around = found.pairs[max(0, number - 1) : number + 2]
        span = pair.translation
        quoted = next((each for each in _inside(theirs, pair.source) if _is_speech(source.text, each)), None)
        if (
            quoted
            and judged(view, span)
            and not _marked(view.text, (each for other in around for each in other.target))
        ):
            yield Loss(span, quoted.of(source.text))
        elif not _marked(source.text, (each for other in around for each in other.source)):
            for own in _inside(ours, pair.target):
                if _is_speech(view.text, own):
                    yield Loss(own, " ".join(each.of(source.text) for each in pair.source), added=True)


def _quotations(view: ArticleView) -> list[Span]:
    """Return the quotations of several words with both their marks."""
    return [each.span for each in outer_passages(view) if all(each.marks) and each.words >= _QUOTED_WORDS]


def _inside(quotations: Sequence[Span], sentences: Iterable[Span]) -> Iterator[Span]:
    """Yield the quotations that begin and end in one of the sentences."""
    for sentence in sentences:
        first, last = (bisect_left(quotations, place, key=_start) for place in (sentence.start, sentence.end))
        yield from (span for span in quotations[first:last] if sentence.contains(span))


def _start(span: Span) -> int:
    return span.start


def _is_speech(text: str, span: Span) -> bool:
    """Tell whether most words of a quotation begin with no capital, as in no title of a film or book."""
    words = _WORD.findall(span.of(text))
    return 2 * sum(1 for word in words if not word[0].isupper()) > len(words)


def _marked(text: str, spans: Iterable[Span]) -> bool:
    """Tell whether any of the stretches holds a quotation mark or begins with a dash."""
    return any(_MARKS.search(span.of(text)) is not None for span in spans)


def _merged(original: str, text: str, missing: Iterable[Span], around: Iterable[SentencePair]) -> bool:
    """Tell whether a neighbour holds a name or number of the missing sentences that its own original lacks."""
    pairs = list(around)
    here = _keys(text, (span for pair in pairs for span in pair.target))
    there = _keys(original, (span for pair in pairs for span in pair.source))
    return not _keys(original, missing).isdisjoint(here - there)


def _keys(text: str, spans: Iterable[Span]) -> frozenset[str]:
    return frozenset(key for span in spans for key in keys_of(span.of(text)))


def _length(spans: Iterable[Span]) -> int:
    return sum(map(len, spans))


def _size(text: str, spans: Iterable[Span]) -> int:
    letters = [letter for span in spans for letter in span.of(text) if letter.isalpha()]
    return sum(2 if script_of(letter) in UNSPACED else 1 for letter in letters)


def _end(text: str, span: Span) -> Span | None:
    match = _LAST_WORD.search(text, max(span.start, span.end - 60), span.end)
    return Span(match.start(), span.end) if match else None


def _beginning(view: ArticleView, pairs: Iterable[SentencePair]) -> Span | None:
    first = next((pair.target[0] for pair in pairs if pair.target), None)
    if first is None:
        return None
    return Span(first.start, min(first.end, first.start + len(first.of(view.text).split()[0])))
