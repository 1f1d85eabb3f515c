"""A sentence or paragraph of an article that is left in another language.

Translation systems skip a passage now and then: one that came with markup, was too long for the window or stood in a
frame. The reader gets it in the source language, without a word of warning.

Body paragraphs that the language identification finds foreign count, and sentences with several function words of
another language and next to none of the article's own; lists of names and anything under five words do not.

Known false alarms: a longer verse or motto quoted in the original as a sentence of its own.

Reference: MQM Core, accuracy, untranslated.
"""

from __future__ import annotations

from collections.abc import Iterator

from wording.annotate.foreign_passages import foreign_passages
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView

_ENGLISH = "The council met on Monday and voted on the bridge. "


@rule(
    category=Category.UNTRANSLATED,
    severity=Severity.CRITICAL,
    confidence=0.85,
    needs=("function_words",),
    bad=[
        Bad(
            _ENGLISH + "Die Sitzung wird am Dienstag in der Halle fortgesetzt, sagte er. Then it rained.",
            flagged="Die Sitzung wird am Dienstag in der Halle fortgesetzt, sagte er.",
        ),
        Bad(
            _ENGLISH + "Заседание совета будет продолжено завтра утром. Then it rained.",
            flagged="Заседание совета будет продолжено завтра утром.",
        ),
        Bad(
            "Der Rat tagte am Montag und stimmte ab. The meeting will be continued in the hall on Tuesday. Es regnete.",
            flagged="The meeting will be continued in the hall on Tuesday.",
            language="de",
        ),
        Bad(
            "Der Rat tagte am Montag und stimmte über die Brücke ab.\n\n"
            "La réunion du conseil se poursuivra dans la grande salle de la mairie.\n\n"
            "Es regnete bis zum Abend, und alle gingen nach Hause.",
            flagged="La réunion du conseil se poursuivra dans la grande salle de la mairie.",
            language="de",
        ),
    ],
    good=[
        Good(_ENGLISH + "“La vie est belle,” he said. Médecins Sans Frontières and the Banco de la Nación came."),
        Good(_ENGLISH + "Among them were Luis de la Cruz, Ana del Río, María de los Ángeles and José y Pilar."),
        Good("Der Rat tagte. „The show must go on“, sagte er und ging.", language="de"),
        Good("Der Film „Four Weddings and a Funeral“ lief in der Halle am See.", language="de"),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find foreign body blocks, and sentences that function words or letters give away."""
    for span, language in foreign_passages(view):
        yield Flag(
            span, "This passage is left in another language.", evidence={"points to": language} if language else {}
        )
