"""Quotation marks paired: which mark closes what another one opened.

Nested quotations are paired from the inside. A quotation over several paragraphs may open each of them again and closes
once; but one that began amid a clause ends before another begins in a later line. Two quotations that end together may
share one closing mark, as those in guillemets do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import zip_longest

from wording.model import Span
from wording.quote_marks import Kind, Mark

CONVENTIONAL = frozenset(
    {("“", "”"), ("„", "“"), ("„", "”"), ("«", "»"), ("»", "«"), ("‹", "›"), ("›", "‹"), ("「", "」")}
)
"""Pairs that are the rule in some language, whatever the language of the text."""


_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Pair:
    """A quotation's marks. One of `opening` and `closing` is None where its partner was never found.

    `reopened` are the marks that open the further paragraphs of one quotation; `depth` is 0 for an outer quotation.
    """

    opening: Mark | None
    closing: Mark | None
    reopened: tuple[Mark, ...] = ()
    depth: int = 0

    @property
    def mark_spans(self) -> tuple[Span, ...]:
        """Where the two marks stand, or the only one there is."""
        return tuple(mark.span for mark in (self.opening, self.closing) if mark is not None)

    @property
    def span(self) -> Span:
        """The range from the first mark to the last, both included."""
        return self.mark_spans[0].to(self.mark_spans[-1])

    @property
    def balanced(self) -> bool:
        """Whether both marks are there."""
        return self.opening is not None and self.closing is not None


@dataclass(slots=True)
class _Pending:
    opening: Mark
    reopened: list[Mark] = field(default_factory=list)
    inner_closing: Mark | None = None

    @property
    def line(self) -> int:
        """Where the last line begins that opens the quotation."""
        return (self.reopened or [self.opening])[-1].line


def pair_up(marks: Iterable[Mark]) -> list[Pair]:
    """Pair the marks of one running text, in the order of where the pairs begin.

    Apostrophes and primes are passed by. What is open when eight quotations stand inside it is given up.
    """
    pending: list[_Pending] = []
    pairs: list[Pair] = []
    quoting = [mark for mark in marks if mark.kind not in (Kind.APOSTROPHE, Kind.PRIME)]
    for mark, following in zip_longest(quoting, quoting[1:]):
        partner = _innermost(pending, mark, following)
        if mark.kind is Kind.CLOSE or (mark.kind is Kind.AMBIGUOUS and partner is not None):
            _close(pairs, pending, mark, partner)
        elif (again := _reopens(pending, mark)) is not None:
            again.reopened.append(mark)
        else:
            _leave(pairs, pending, _still_open(pending, mark))
            pending.append(_Pending(mark))
            if len(pending) > _DEEPEST:
                pairs.append(Pair(pending.pop(0).opening, None))
    _leave(pairs, pending, 0)
    return sorted(pairs, key=lambda pair: pair.span)


def _close(pairs: list[Pair], pending: list[_Pending], mark: Mark, partner: int | None) -> None:
    if partner is None:
        if pairs and pairs[-1].reopened and pairs[-1].closing and _same_shape(pairs[-1].closing, mark):
            pairs[-1:] = _renested(pairs[-1], mark)
        else:
            pairs.append(Pair(None, mark))
        return
    _leave(pairs, pending, partner + 1)
    closed = pending.pop()
    pairs.append(Pair(closed.opening, mark, tuple(closed.reopened), len(pending)))
    if pending:
        pending[-1].inner_closing = mark


def _renested(pair: Pair, mark: Mark) -> tuple[Pair, Pair]:
    """Read the last mark that seemed to take a quotation up again as the opening of one inside it."""
    inner = Pair(pair.reopened[-1], pair.closing, depth=pair.depth + 1)
    return inner, Pair(pair.opening, mark, pair.reopened[:-1], pair.depth)


def _same_shape(first: Mark, second: Mark) -> bool:
    return first.single == second.single and first.straight == second.straight


def _leave(pairs: list[Pair], pending: list[_Pending], keep: int) -> None:
    """Give up on what is still open above the first `keep`; an inner quotation's closing mark may have served both."""
    while len(pending) > keep:
        left = pending.pop()
        shared = left.inner_closing if _may_share(left) else None
        pairs.append(Pair(left.opening, shared, tuple(left.reopened), len(pending)))


def _may_share(left: _Pending) -> bool:
    inner = left.inner_closing
    return inner is not None and (inner.trails or (left.opening.glyph, inner.glyph) == ("«", "»"))


def _innermost(pending: list[_Pending], mark: Mark, following: Mark | None) -> int | None:
    """Return what a mark closes; the first of two that touch closes the inner quotation, whatever opened that."""
    partner = _partner(pending, mark)
    doubled = following and following.glyph == mark.glyph and following.span.start == mark.span.end
    if doubled and partner is not None and partner == len(pending) - 2 and not pending[-1].opening.single:
        return partner + 1
    return partner


def _partner(pending: list[_Pending], mark: Mark) -> int | None:
    """Return the place of the innermost open quotation that the mark can close: of its own shape, else of any."""
    fallback: int | None = None
    for index in range(len(pending) - 1, -1, -1):
        opening = pending[index].opening
        if opening.single != mark.single:
            continue
        if opening.straight == mark.straight and (mark.straight or _same_family(opening.glyph, mark.glyph)):
            return index
        fallback = index if fallback is None else fallback
    return fallback


def _still_open(pending: list[_Pending], mark: Mark) -> int:
    """Return how many quotations stay open where one begins: none of its glyph from amid a clause of another line."""
    for index, item in enumerate(pending):
        if item.opening.amid and item.opening.glyph == mark.glyph and item.line != mark.line:
            return index
    return len(pending)


def _same_family(first: str, second: str) -> bool:
    return any(first in family and second in family for family in ("“”„‟''``,,", "«»", "‘’‚‛", "‹›", "「」", "『』"))


def _reopens(pending: list[_Pending], mark: Mark) -> _Pending | None:
    """Return the open quotation that the mark takes up again, if it stands where a paragraph may begin."""
    if not (mark.leads or mark.after_stop):
        return None
    return next((item for item in reversed(pending) if item.opening.glyph == mark.glyph), None)
