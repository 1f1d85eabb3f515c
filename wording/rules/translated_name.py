"""A name translated as if it were a word: “Vladimir Lion” for Lev, “the town of Happiness” for Shchastia.

Many Slavic surnames and places are also common nouns, and a system that has not learnt the name renders the noun.
Nobody can find such a person or place.

A noun counts as a surname only directly after a Slavic first name and as a place only after a word for one, since Lion,
Frost and Bear are real names too.

Known false alarms: an emigrant who really translated the family name.

Reference: MQM Core, accuracy, mistranslation; the lexicon `translated_names`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.annotate.word_types import word_types
from wording.model import Span
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView
from wording.word_lexicon import TranslatedNames


@rule(
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    confidence=0.7,
    needs=("translated_names", "slavic_names"),
    bad=[
        Bad("The prize went to Vladimir Lion for his poems.", flagged="Lion", suggestion="Lev"),
        Bad("Doctor Oleksandr Cabbage treated them.", flagged="Cabbage", suggestion="Kapusta"),
        Bad("Shells hit the town of Happiness on Monday.", flagged="Happiness", suggestion="Shchastia"),
        Bad("The story is by Love Ivanova.", flagged="Love", suggestion="Lyubov"),
        Bad("The car plant in Lower Novgorod was shut.", flagged="Lower Novgorod", suggestion="Nizhny Novgorod"),
    ],
    good=[
        Good("Vladimir Lionel came with Peter Lion and Jack Sparrow."),
        Good("Oleksandr Stone Bridge is long. Happiness was rare in town."),
        Good("Love songs by Ivanova and Hope Solo were played."),
        Good("The Lower Saxony cabinet met in the city of Nice."),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find the names of the lexicon beside what makes them names."""
    known = view.lexicons.built(view.language or "", TranslatedNames).by_word
    for word in sorted(known.keys() & view.computed(word_types)):
        for entry, pattern in known[word]:
            for match in view.matches(re.compile(pattern)):
                yield Flag(
                    Span(*match.span("name")),
                    f"“{entry.match}” looks like a translated name.",
                    suggestion=entry.prefer,
                    evidence={"points to": ", ".join(entry.source), "renders": entry.original},
                )
