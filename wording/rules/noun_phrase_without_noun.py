"""An article and an adjective whose noun never comes: “as a good.”, “a significant of”.

The noun was lost on the way, and with it what the sentence is about. It happens where the source writes the adjective
alone, or where a system cuts a phrase that it cannot place.

Only adjectives that are never nouns count (`plain_adjectives`), after “a” and “an” alone: “the poor” and “the unknown”
need no noun.

Known false alarms: “a” as the name of a letter; adjectives that a trade uses as nouns.

Reference: MQM Core, linguistic conventions, grammar; Cambridge Grammar of the English Language, chapter 5, section 9.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.grammar import SPACE, needed
from wording.lexicon import Lexicons
from wording.model import Span
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.schemas.grammar import PlainAdjectives
from wording.view import ArticleView

_STOP = r"[.;!?](?![.\w])|[”\"’»]{1,2}[.;!?](?!\.)"


class _Phrases:
    """A pattern for an article, perhaps an adverb, and a word that is the last of its phrase."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        document = needed(lexicons, language, PlainAdjectives)
        self.adjectives = frozenset(document.words)
        initials = "".join(sorted({word[0] for word in document.articles}))
        endings = "|".join(sorted((word[1:] for word in document.articles), reverse=True))
        self.pattern = re.compile(
            rf"[{initials}](?<![\w'’.&-].)(?:{endings}){SPACE}(?:(?:{'|'.join(document.adverbs)}){SPACE})?"
            rf"(?P<last>[^\W\d_]++)(?:(?={_STOP})|{SPACE}(?:{'|'.join(document.after)})(?![\w'’-]))"
        )


@rule(
    category=Category.GRAMMAR,
    severity=Severity.MAJOR,
    confidence=0.8,
    needs=("plain_adjectives",),
    bad=[
        Bad("The envoy described the talks as a good.", flagged="a good"),
        Bad("Ministers spoke of a very important of the treaty.", flagged="a very important of"),
        Bad(
            "It was a significant in the history of the port; she called it “a huge”.",
            flagged=("a significant in", "a huge"),
        ),
    ],
    good=[
        Good("It was as good as a new bridge, a good one, a big, bright hall and all of a sudden a little of both."),
        Good("She is an official in the city, he a general. A good by-election; plan A great. It hit a high of 40%."),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find adjectives after an indefinite article with a stop or a preposition right behind them."""
    phrases = view.lexicons.built(view.language or "", _Phrases)
    for match in view.matches(phrases.pattern):
        if match["last"] in phrases.adjectives:
            yield Flag(Span(*match.span()), f"“{match['last']}” wants a noun after it.")
