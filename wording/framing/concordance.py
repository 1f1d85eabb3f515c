"""Concordance: every use of a concept in its context, which ends where the sentence does (key word in context)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from wording.framing.titles import headline_of
from wording.model import Span, TermUse
from wording.view import ArticleView

Order = Literal["left", "right", "outlet", "date"]
ORDERS: tuple[Order, ...] = ("left", "right", "outlet", "date")


@dataclass(frozen=True, slots=True)
class Line:
    """A use with what stands left and right of it in its sentence; line breaks are spaces."""

    article: str
    outlet: str | None
    date: str | None
    language: str | None
    left: str
    term: str
    right: str
    use: TermUse


class Concordance:
    """Collects the lines of one concept."""

    def __init__(self, concept: str) -> None:
        self._concept = concept
        self._lines: list[Line] = []

    def add(self, view: ArticleView, uses: Iterable[TermUse]) -> None:
        """Take the uses in one article."""
        article = view.article
        for use in uses:
            if use.concept == self._concept:
                left, term, right = context(view, use)
                self._lines.append(
                    Line(article.id, article.outlet, article.date, view.language, left, term, right, use)
                )

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines in the order of the articles."""
        return tuple(self._lines)


def context(view: ArticleView, use: TermUse) -> tuple[str, str, str]:
    """Return what stands before a use in its sentence, the use itself, and what stands after it."""
    text = (view.article.title or "") if use.in_title else view.text
    sentence = view.sentence_at(use.span) if not use.in_title else None
    within = sentence.span if sentence else headline_of(view) if use.in_title else Span(0, len(text))
    return (
        " ".join(text[within.start : use.span.start].split()),
        " ".join(use.span.of(text).split()),
        " ".join(text[use.span.end : within.end].split()),
    )


def ordered(lines: Sequence[Line], order: Order) -> list[Line]:
    """Return the lines by the words to the right, those to the left (the nearest first), by outlet or by date."""
    keys: dict[Order, Callable[[Line], object]] = {
        "left": lambda line: line.left.casefold().split()[::-1],
        "right": lambda line: line.right.casefold().split(),
        "outlet": lambda line: line.outlet or "",
        "date": lambda line: line.date or "",
    }
    return sorted(lines, key=lambda line: (keys[order](line), line.article, line.use.span))
