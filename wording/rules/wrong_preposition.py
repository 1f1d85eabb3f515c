"""A verb, noun or adjective with a preposition that it does not take: “discuss about”, “depend from”.

Which preposition a word takes is a matter of each language; the source's own shines through in the target. The sense
seldom suffers, but a native reader stumbles at once.

The phrases stand in the lexicon `prepositions`, each with the languages whose grammar it shows.

Known false alarms: a preposition that begins the next phrase (“discussed, about noon, …”), where no comma shows it.

Reference: MQM Core, linguistic conventions, grammar; Swan, Practical English Usage, prepositions after particular words.
"""

from __future__ import annotations

from collections.abc import Iterator

from wording.mqm import Category, Severity
from wording.phrase_flags import phrase_flags
from wording.registry import Bad, Flag, Good, rule
from wording.schemas.grammar import WrongPreposition
from wording.view import ArticleView


@rule(
    category=Category.GRAMMAR,
    severity=Severity.MINOR,
    confidence=0.8,
    needs=("prepositions",),
    bad=[
        Bad("The envoys discussed about the border.", flagged="discussed about"),
        Bad(
            "The outcome depends from the talks; she is married with a diplomat.",
            flagged=("depends from", "married with a"),
        ),
        Bad("Despite of the rain, the plan consists from four parts.", flagged=("Despite of", "consists from")),
    ],
    good=[
        Good("The envoys discussed the border; the outcome depends on the talks, and she is married to a diplomat."),
        Good("They are married with three children. Despite the rain, the answer to the question is no."),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find the phrases of the lexicon."""
    yield from phrase_flags(view, WrongPreposition, "“{passage}” takes another preposition, or none.")
