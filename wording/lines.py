"""The lines of a text and what can be seen of each one by itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from wording.model import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c]+")
_WORD = re.compile(r"[^\W_]+(?:['’.,\-][^\W_]+)*")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_TERMINAL = re.compile(r"[.!?…:;。！？؟։।][\"'”“’‘»«›‹」』)\]\s*]{0,6}$")
_BULLET = re.compile(r"[•▪◦‣●■*+]\s|[-–—]\s")

LONG = 15
"""From so many words on, a line without a stop reads as a paragraph that lacks one and not as a headline."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the white space around it."""

    span: Span
    text: str
    words: int
    terminal: bool
    bullet: bool
    letters: int

    @property
    def prose(self) -> bool:
        """Whether the line alone looks like running text."""
        if self.terminal:
            return self.words >= 2
        return self.words >= LONG or (self.bullet and self.words >= 3)


def lines_of(text: str) -> list[Line]:
    """Return the lines that hold anything, hard-wrapped ones joined to paragraphs."""
    spans = [_stripped(text, Span(*match.span())) for match in _LINE.finditer(text)]
    spans = [span for span in spans if len(span)]
    count = _count_characters if _UNSPACED.search(text) else _count_words
    return [_line(span, span.of(text), count) for span in _unwrapped(text, spans)]


def _count_words(text: str) -> int:
    """Count words: what holds a letter or digit. Long lines need no exact count."""
    return text.count(" ") + 1 if len(text) > 600 else sum(1 for _ in _WORD.finditer(text))


def _count_characters(text: str) -> int:
    """Count words in a text where scripts without spaces occur: two characters of those make one word."""
    unspaced = len(_UNSPACED.findall(text))
    return (unspaced + 1) // 2 if unspaced * 2 > len(text) else _count_words(text)


def _line(span: Span, content: str, count: Callable[[str], int]) -> Line:
    return Line(
        span=span,
        text=content,
        words=count(content),
        terminal=_TERMINAL.search(content[-12:]) is not None,
        bullet=_BULLET.match(content) is not None,
        letters=sum(map(str.isalpha, content[:200])),
    )


def _stripped(text: str, span: Span) -> Span:
    content = span.of(text)
    left = len(content) - len(content.lstrip())
    return Span(span.start + left, max(span.start + left, span.end - (len(content) - len(content.rstrip()))))


def _unwrapped(text: str, spans: list[Span]) -> list[Span]:
    """Join the lines of a hard-wrapped text: long lines that stop anywhere and go on in lower case."""
    continued = [_goes_on(text, left, right) for left, right in pairwise(spans)]
    wrapped = sum(continued) >= 3 and sum(continued) * 4 >= len(spans)
    if not wrapped:
        return spans
    width = max(len(span) for span in spans)
    joined: list[Span] = []
    for index, span in enumerate(spans):
        previous = spans[index - 1] if index else None
        if previous and _adjacent(text, previous, span) and (continued[index - 1] or len(previous) > 0.75 * width):
            joined[-1] = joined[-1].to(span)
        else:
            joined.append(span)
    return joined


def _goes_on(text: str, left: Span, right: Span) -> bool:
    return (
        40 <= len(left) <= 120
        and _adjacent(text, left, right)
        and text[right.start].islower()
        and not _TERMINAL.search(text[max(left.start, left.end - 8) : left.end])
    )


def _adjacent(text: str, left: Span, right: Span) -> bool:
    """Tell whether nothing but one line break stands between two lines."""
    return len(text[left.end : right.start].replace("\r\n", "\n").strip(" \t\u00a0")) == 1
