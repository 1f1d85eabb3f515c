"""An idiom rendered word by word, or one that fits only in its literal sense.

Troops “within walking distance” of a border stand near it; nobody means to walk. Readers smile, or look for a meaning
that is not there. The lexicon `literal_idioms` says what the idiom means, and on which words in the same sentence its
literal sense is impossible.

Known false alarms: writers who play with a foreign idiom and say so.

Reference: MQM Core, accuracy, mistranslation (overly literal); idioms as a challenge set in Isabelle, Cherry, Foster 2017.
"""

from __future__ import annotations

from collections.abc import Iterator

from wording.mqm import Category, Severity
from wording.phrase_flags import phrase_flags
from wording.registry import Bad, Flag, Good, rule
from wording.schemas.phrases import LiteralIdiom
from wording.view import ArticleView


@rule(
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    confidence=0.8,
    needs=(LiteralIdiom.name,),
    bad=[
        Bad(
            "The general said that tanks stood within walking distance of the border.",
            flagged="within walking distance of",
        ),
        Bad("Stop hanging noodles on voters' ears, the senator said.", flagged="hanging noodles on voters' ears"),
    ],
    good=[
        Good("The hotel is within walking distance of the beach."),
        Good("She was hanging lamps on the wall."),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find the phrases of the lexicon."""
    return phrase_flags(view, LiteralIdiom, "“{passage}” is an idiom taken word by word.")
