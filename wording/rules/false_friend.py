"""A word that looks like the source’s and means something else.

“Actual” for Russian «актуальный» is a different claim about a problem, and the sentence stays fluent, so that only the
reader who knows both languages sees it. The lexicon `false_friends` holds the word with the company that gives it away.

Known false alarms: technical uses of the word in fields that the lexicon does not except.

Reference: MQM Core, accuracy, mistranslation (false friend).
"""

from __future__ import annotations

from collections.abc import Iterator

from wording.mqm import Category, Severity
from wording.phrase_flags import phrase_flags
from wording.registry import Bad, Flag, Good, rule
from wording.schemas.phrases import FalseFriend
from wording.view import ArticleView


@rule(
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    confidence=0.7,
    needs=(FalseFriend.name,),
    bad=[
        Bad("The problem remains actual for the region.", flagged="remains actual"),
        Bad("Doctors said that three men received traumas.", flagged="received traumas"),
    ],
    good=[
        Good("The actual problem is money."),
        Good("The men received help at once."),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find the phrases of the lexicon."""
    return phrase_flags(view, FalseFriend, "“{passage}” is a false friend of the source’s word.")
