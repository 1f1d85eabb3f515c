"""A number that the original does not have (only for articles that come with theirs).

Systems that lose the thread go on with what is likely: a year, a price, a death toll that nobody reported.

Sentences are paired with those of the original. Only numbers above a hundred and those with several digits that matter
count, and no round years; what is converted from other units is let pass.

Known false alarms: a translator who explains (“in May” as “in May 2019”) or gives a sum in a second currency.

Reference: MQM Core, accuracy, addition.
"""

from __future__ import annotations

from collections.abc import Iterator

from wording.annotate.changed_figures import mismatches
from wording.annotate.survival import judged, source_of
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView


@rule(
    category=Category.ADDITION,
    severity=Severity.MAJOR,
    confidence=0.75,
    needs=("conventions",),
    bad=[
        Bad(
            "Some 1,250 homes lost power.",
            flagged="1,250",
            source="Viele Häuser waren ohne Strom.",
            source_language="de",
        ),
        Bad(
            "The bridge was closed in 2017. It rained.",
            flagged="2017",
            source="Мост закрыли. Шёл дождь.",
            source_language="ru",
        ),
    ],
    good=[
        Good(
            "The 1,250 homes, built in 2017, are 161 kilometres away.",
            source="Die 1250 Häuser, erbaut 2017, liegen 100 Meilen entfernt.",
            source_language="de",
        ),
        Good(
            "In 24 homes, 30 people sat in the dark.", source="In vierundzwanzig Häusern saß man.", source_language="de"
        ),
    ],
    hints="0123456789",
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find numbers in sentences whose originals have none to match."""
    for mismatch in view.computed(mismatches):
        for figure in () if mismatch.source else mismatch.target:
            if judged(view, figure.span):
                message = f"The original has no {figure.printed} here."
                yield Flag(figure.span, message, evidence={"original": source_of(view, figure.span)})
