"""Quotation marks that the original has and the translation lacks, or the other way round (only with an original).

Without marks somebody's words become the paper's own; with marks that the original does not have, the translator's words
are put into somebody's mouth. Both change who answers for the sentence.

Sentences are paired with those of the original. Only quotations of five words and more that begin and end in one sentence
count, and only where the other text has no mark of any kind, nor a dash that opens speech, in the sentence or next to it.

Known false alarms: a translator who turns direct into indirect speech on purpose.

Reference: MQM Core, accuracy; on what marks do to a reader, Attribution in PolNeAR (Newell, Margolin, Ruths 2018).
"""

from __future__ import annotations

from collections.abc import Iterator

from wording.annotate.survival import lost_quotations
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView

_LOST = "Somebody is quoted here in the original; the translation has no quotation marks."
_ADDED = "The original has no quotation marks here."


@rule(
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    confidence=0.7,
    needs=("conventions",),
    bad=[
        Bad(
            "The mayor said we are proud of this bridge. It rained.",
            flagged="The mayor said we are proud of this bridge.",
            source="Der Bürgermeister sagte: „Wir sind stolz auf diese neue Brücke.“ Es regnete.",
            source_language="de",
        ),
        Bad(
            "The mayor said that “the whole town is proud of the bridge”. It rained.",
            flagged="“the whole town is proud of the bridge”",
            source="Мэр сказал, что весь город гордится мостом. Шёл дождь.",
            source_language="ru",
        ),
    ],
    good=[
        Good(
            "“We are proud of this new bridge,” the mayor said.",
            source="— Мы гордимся этим новым мостом, — сказал мэр.",
            source_language="ru",
        ),
        Good(
            "The mayor called the bridge a good one.",
            source="Der Bürgermeister nannte die Brücke „gut gelungen“.",
            source_language="de",
        ),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find sentences that lost their marks, and quotations that gained them."""
    for loss in lost_quotations(view):
        yield Flag(loss.span, _ADDED if loss.added else _LOST, evidence={"original": loss.original})
