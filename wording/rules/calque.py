"""A fixed phrase or construction of the source language, copied word for word.

“The main point that sounded from the American side” is grammatical and nearly clear, yet nobody writes so: the reader
stumbles, and what was a routine phrase looks like a meaning. The lexicon `calques` names the source language, what is
rendered and the natural wording.

Known false alarms: writers who are at home in both languages; officialese that a language took over long ago and that
the lexicon does not except.

Reference: MQM Core, style, unidiomatic; “source interference” in translation studies (Toury 1995).
"""

from __future__ import annotations

from collections.abc import Iterator

from wording.mqm import Category, Severity
from wording.phrase_flags import phrase_flags
from wording.registry import Bad, Flag, Good, rule
from wording.schemas.phrases import Calque
from wording.view import ArticleView


@rule(
    category=Category.UNIDIOMATIC,
    severity=Severity.MINOR,
    confidence=0.75,
    needs=(Calque.name,),
    bad=[
        Bad(
            "The main point that sounded from the other side was short.",
            flagged="point that sounded from the other side",
        ),
        Bad("The edition writes that the road is closed.", flagged="The edition writes"),
        Bad("Die Regierung will das Problem adressieren.", flagged="Problem adressieren", language="de"),
        Bad("Auf der anderen Hand ist der Export gestiegen.", flagged="Auf der anderen Hand ist", language="de"),
    ],
    good=[
        Good("The main point was that the other side kept quiet."),
        Good("The newspaper writes that the road is closed."),
        Good("Die Regierung will das Problem angehen.", language="de"),
        Good("Andererseits ist der Export gestiegen.", language="de"),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find the phrases of the lexicon."""
    return phrase_flags(view, Calque, "“{passage}” copies the wording of another language.")
