"""A pronoun and its predicate with no verb between them: “He ready to talk”, “she a doctor”.

Russian, Ukrainian and Turkish need no “is”; a system that translates word by word leaves it out. The sense survives, but
no native writer would pass the line.

Only pronouns that open a clause are judged, with the predicates of `bare_predicates` behind them. Whole sentences without
a verb are not: good writers use them too.

Known false alarms: headlines that stand in the body; verse and dialect.

Reference: MQM Core, linguistic conventions, grammar; omission of the copula in error typologies of Russian learners.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.grammar import SPACE, any_of, needed
from wording.lexicon import Lexicons
from wording.model import Span
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.schemas.grammar import BarePredicates
from wording.view import ArticleView

_REACH = 12
"""What may stand before a subject is looked for so many code points back."""


class _Clauses:
    """A pattern for a pronoun right before a predicate, and one for what may stand before a subject."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        document = needed(lexicons, language, BarePredicates)
        between = rf"{SPACE}(?:(?:{'|'.join(document.adverbs)}){SPACE})?"
        self.bare = re.compile(rf"{any_of(document.subjects)}{between}(?:{'|'.join(document.predicates)})(?![\w'’-])")
        self.opening = re.compile(
            rf"(?:^|[.!?\n“\"«]\s?|[.!?][”\"]{SPACE}|(?<!\w)(?:{'|'.join(document.leads)}){SPACE})$"
        )


@rule(
    category=Category.GRAMMAR,
    severity=Severity.MINOR,
    confidence=0.8,
    needs=("bare_predicates",),
    bad=[
        Bad("He ready to talk on Monday.", flagged="He ready"),
        Bad("The mayor said that it impossible to wait. She a doctor.", flagged=("it impossible", "She a")),
    ],
    good=[
        Good("Is he ready? Nobody thinks it possible; the port made it difficult, and we not only saw it."),
        Good("He is ready. The rain made her ill, but she already left a note. That he a man so old could be."),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find pronouns at the start of a clause with a predicate right behind them."""
    clauses = view.lexicons.built(view.language or "", _Clauses)
    for match in view.matches(clauses.bare):
        if clauses.opening.search(view.text, max(0, match.start() - _REACH), match.start()):
            evidence = {"points to": "ru, uk, tr"}
            yield Flag(Span(*match.span()), "No verb joins the subject and what is said of it.", evidence=evidence)
