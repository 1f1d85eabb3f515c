"""A known person whom the original names and the translation does not (only for articles that come with theirs).

“The president” for «президент Украины Владимир Зеленский», or a name garbled beyond recognition: the reader no longer
knows of whom the sentence speaks.

Only persons of the table of office holders count, named in full in the original, and only where no word of the whole
translation sounds like the last name in either language.

Known false alarms: a translator who puts the office for the name throughout.

Reference: MQM Core, accuracy, omission (named entity).
"""

from __future__ import annotations

from collections.abc import Iterator

from wording.annotate.changed_names import lost_names
from wording.annotate.survival import judged, source_of
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView


@rule(
    category=Category.OMISSION,
    severity=Severity.MAJOR,
    confidence=0.8,
    bad=[
        Bad(
            "It was cold. On Monday the chancellor spoke to the council.",
            flagged="On Monday the chancellor spoke to the council.",
            source="Es war kalt. Am Montag sprach Angela Merkel vor dem Rat.",
            source_language="de",
        ),
        Bad(
            "On Monday Petrov spoke to the council of Porohy.",
            flagged="On Monday Petrov spoke to the council of Porohy.",
            source="В понедельник перед советом Порогов выступил Дмитрий Медведев.",
            source_language="ru",
        ),
    ],
    good=[
        Good(
            "On Monday Ms Merkel spoke to the council.",
            source="Am Montag sprach Angela Merkel vor dem Rat.",
            source_language="de",
        ),
        Good(
            "On Monday Dmitriy Medvedyev spoke to the council; the mayor was away.",
            source="В понедельник перед советом выступил Дмитрий Медведев; мэра Остапа Гринько не было.",
            source_language="ru",
        ),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find sentences that should name a known person whom the article never names."""
    for span, name in lost_names(view):
        if judged(view, span):
            message = f"The original names {name.first} {name.last} here; the translation never does."
            yield Flag(span, message, evidence={"original": source_of(view, span)})
