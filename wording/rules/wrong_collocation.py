"""Words that do not go together in this language, though their counterparts do in the source.

“Render assistance”, “strong frost”: each word is right, the pair is foreign. The meaning survives; the reader hears the
other language. The lexicon `collocations` names the pair that a native writer would choose.

Known false alarms: legal and military texts with a phraseology of their own.

Reference: MQM Core, style, unidiomatic (collocation).
"""

from __future__ import annotations

from collections.abc import Iterator

from wording.mqm import Category, Severity
from wording.phrase_flags import phrase_flags
from wording.registry import Bad, Flag, Good, rule
from wording.schemas.phrases import Collocation
from wording.view import ArticleView


@rule(
    category=Category.UNIDIOMATIC,
    severity=Severity.MINOR,
    confidence=0.7,
    needs=(Collocation.name,),
    bad=[
        Bad("Doctors rendered medical assistance to two drivers.", flagged="rendered medical assistance"),
        Bad("By preliminary data, nobody was hurt.", flagged="By preliminary data"),
    ],
    good=[
        Good("Doctors gave medical assistance to two drivers."),
        Good("Preliminary data show that nobody was hurt."),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find the phrases of the lexicon."""
    return phrase_flags(view, Collocation, "“{passage}”: these words do not go together here.")
