"""A number of the original that the translation does not give (only for articles that come with theirs).

“More than 1,200 homes lost power” becomes “Many homes lost power”: a system dropped the part that it could not place, and
the reader misses the fact that made the news.

Sentences are paired with those of the original. Only numbers above a hundred and those with several digits that matter
count, since others are often spelt out, and round years are not missed, because “the 1980s” is. What is converted to
other units is let pass.

Known false alarms: a translator who leaves out a detail, or who spells a large number out.

Reference: MQM Core, accuracy, omission.
"""

from __future__ import annotations

from collections.abc import Iterator

from wording.annotate.changed_figures import mismatches
from wording.annotate.survival import judged, source_of
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView


@rule(
    category=Category.OMISSION,
    severity=Severity.MAJOR,
    confidence=0.75,
    needs=("conventions",),
    bad=[
        Bad(
            "Many homes lost power.",
            flagged="Many homes lost power.",
            source="Mehr als 1.250 Häuser waren ohne Strom.",
            source_language="de",
        ),
        Bad(
            "The bridge cost a lot. It is closed.",
            flagged="The bridge cost a lot.",
            source="Мост обошёлся в 47,5 млн гривен. Он закрыт.",
            source_language="ru",
        ),
    ],
    good=[
        Good(
            "Homes lost power for 48 hours, and 1,250 people left in the twenties.",
            source="Häuser waren 48 Stunden ohne Strom, und 1.250 Menschen gingen in den 1920ern.",
            source_language="de",
        ),
        Good(
            "Twelve homes on the street, 100 miles away, lost power.",
            source="12 Häuser in der 161 Kilometer entfernten Straße waren ohne Strom.",
            source_language="de",
        ),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find sentences that lack a number of those that they translate."""
    for mismatch in view.computed(mismatches):
        if mismatch.source and not mismatch.target and judged(view, mismatch.span):
            numbers = " and ".join(figure.printed for figure in mismatch.source)
            message = f"The original has {numbers} here; the translation does not."
            yield Flag(mismatch.span, message, evidence={"original": source_of(view, mismatch.span)})
