"""A word printed twice in a row.

Translation systems stutter where the source repeats a function word or where two segments meet. The doubled word costs
a reader a second look, no more.

Known false alarms: repetition for effect (“very, very” has a comma and is not matched; “no no” and “bye bye” are in the
lexicon of words that a language doubles).

Reference: MQM Core, linguistic conventions; “stutter” in error typologies of neural translation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.model import Span
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView

_TWICE = re.compile(r"(?<![\w'’-])([^\W\d_]+)[ \t\u00a0]+(\1)(?![\w'’-])", re.IGNORECASE)


@rule(
    category=Category.GRAMMAR,
    severity=Severity.MINOR,
    bad=[
        Bad("Envoys met at the the lake on Friday.", flagged="the the", suggestion="the"),
        Bad("The council said that that road was closed and and gone.", flagged="and and", suggestion="and"),
    ],
    good=[
        Good("The minister said that that road was closed."),
        Good("What he had had was a cold."),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find a word that follows itself with nothing but space between."""
    for match in view.matches(_TWICE):
        word = match[1]
        if word.casefold() in {"that", "had"} or match[1].istitle() != match[2].istitle():
            continue
        yield Flag(Span(*match.span()), f"“{word}” stands twice in a row.", suggestion=word)
