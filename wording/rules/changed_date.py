"""A weekday or month that is not the one of the original (only for articles that come with theirs).

“On Saturday” for „am Sonntag“ and “in June” for «в июле» look right, and send the reader to the wrong day.

Sentences are paired with those of the original. A name counts as changed where the paired sentences each have one that
the other text lacks nearby. What the lexicons know of case forms is compared; numbers in dates are looked at by
`changed-number`.

Known false alarms: a translator who gives the day in another time zone, or who corrects the original.

Reference: MQM Core, accuracy, mistranslation (date).
"""

from __future__ import annotations

from collections.abc import Iterator

from wording.annotate.calendar_mentions import changed_dates
from wording.annotate.survival import judged, source_of
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView


@rule(
    category=Category.MISTRANSLATION,
    severity=Severity.CRITICAL,
    confidence=0.9,
    needs=("conventions",),
    bad=[
        Bad(
            "The council met on Saturday.",
            flagged="Saturday",
            source="Der Rat tagte am Sonntag.",
            source_language="de",
        ),
        Bad(
            "They will meet on 12 June or on Monday.",
            flagged="June",
            source="Они встретятся 12 июля или в понедельник.",
            source_language="ru",
        ),
        Bad(
            "Der Rat tagt im Mai.",
            flagged="Mai",
            language="de",
            source="The council meets in March.",
            source_language="en",
        ),
        Bad(
            "Am Freitag war es kalt.",
            flagged="Freitag",
            language="de",
            source="Во вторник было холодно.",
            source_language="ru",
        ),
    ],
    good=[
        Good(
            "On Sunday and in July they met.",
            source="Sie trafen sich im Juli und am Sonntag.",
            source_language="de",
        ),
        Good("On Sunday they met. Rain fell.", source="Es regnete. Sie trafen sich gestern.", source_language="de"),
        Good("Am Mittwoch und im Januar.", language="de", source="В среду и 5 января.", source_language="ru"),
        Good("Sie kamen am Mittwoch.", language="de", source="They came yesterday.", source_language="en"),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find weekdays and months that stand in the place of another one."""
    for mention, match in changed_dates(view):
        if judged(view, mention.span):
            message = f"The original says “{match.printed}” here, not “{mention.printed}”."
            yield Flag(mention.span, message, evidence={"original": source_of(view, mention.span)})
