"""Quotation marks of another language's convention, such as „these“ or «these» in English.

They show that the marks were copied from a source text. Only the first pair of each kind is flagged, since whoever
writes them once writes them all through. Straight marks are at home everywhere.

Known false alarms: a phrase quoted in its own language with its own marks, where both languages share a script.

Reference: CLDR `delimiters`; the marks that a language's press uses besides are in `conventions.yaml` (`also`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.mqm import Category, Severity
from wording.quote_pairs import CONVENTIONAL
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView

_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


@rule(
    category=Category.PUNCTUATION,
    severity=Severity.MINOR,
    confidence=0.8,
    needs=("conventions",),
    bad=[
        Bad("The spokesman called it „a first step“ and left.", flagged="„", suggestion="“"),
        Bad("The daily «Vestnik» did not answer, nor did «Priboy».", flagged="«", suggestion="“"),
        Bad("La ministre a parlé d’un „premier pas“ hier.", flagged="„", language="fr", suggestion="«"),
        Bad("Le maire : „Nous partons”, puis le silence.", flagged="„", language="fr", suggestion="«"),
        Bad("Ο υπουργός μίλησε για „πρώτο βήμα“ χθες.", flagged="„", language="el"),
        Bad("Η εφημερίδα „Βήμα” δεν απάντησε.", flagged="„", language="el"),
    ],
    good=[
        Good("The spokesman called it “a first step” and left."),
        Good('The sign read «Выхода нет», or "no exit".'),
        Good("La ministre a parlé d’un « premier pas » hier.", language="fr"),
        Good("Le maire : “Nous partons”, puis le silence.", language="fr"),
        Good('Ο υπουργός μίλησε για «πρώτο βήμα» και "λύση".', language="el"),
        Good("Η εφημερίδα “Βήμα” δεν απάντησε.", language="el"),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find the first pair of each foreign convention."""
    marks = view.conventions.quotation_marks
    own = {marks.main, marks.nested, *marks.also}
    latin = bool(_LATIN.search("".join(view.conventions.months)))
    for pair in view.quote_pairs:
        if not (pair.opening and pair.closing) or pair.opening.straight or pair.closing.straight:
            continue
        glyphs = (pair.opening.glyph, pair.closing.glyph)
        if glyphs in own or glyphs not in CONVENTIONAL:
            continue
        inner = view.text[pair.opening.span.end : pair.closing.span.start]
        if bool(_LATIN.search(inner)) != latin:
            continue
        own.add(glyphs)
        shown, usual = "…".join(glyphs), "…".join(marks.main)
        yield Flag(
            pair.opening.span,
            f"The marks {shown} belong to another language’s convention; this one writes {usual}.",
            marks.main[0],
        )
