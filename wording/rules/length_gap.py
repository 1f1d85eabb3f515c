"""A sentence far too short or too long for the one that it translates (only for articles that come with theirs).

A sentence that breaks off or sums up what it should translate is too short; one in which a system repeats itself or goes
on by itself is too long.

Sentences are paired with those of the original. How long translations usually are is measured in the article itself; a
third of that, or nearly three times as much, is too far for sentences of some length.

Known false alarms: headlines that the editors rewrote.

Reference: MQM Core, accuracy, omission; length ratios as in filtering of parallel corpora.
"""

from __future__ import annotations

from collections.abc import Iterator

from wording.annotate.survival import length_gaps
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView

_SHORT = "This is much shorter than what it translates; something may be missing."
_LONG = "This is much longer than what it translates; something may have been added."
_ENGLISH = (
    "The council of Porohy met on Monday and voted for the bridge.\n"
    "Mayor Hrynko called the decision a good day for the town.\n"
    "The work begins in spring and will take two years.\n"
)
_GERMAN = (
    "Der Rat von Porohy tagte am Montag und stimmte für die Brücke.\n"
    "Bürgermeister Hrynko nannte die Entscheidung einen guten Tag für die Stadt.\n"
    "Die Arbeiten beginnen im Frühjahr und dauern zwei Jahre.\n"
)


@rule(
    category=Category.OMISSION,
    severity=Severity.MAJOR,
    confidence=0.7,
    bad=[
        Bad(
            _ENGLISH + "Nobody in the council spoke.",
            flagged="Nobody in the council spoke.",
            source=_GERMAN
            + "Gegen den Plan, über den die Stadt seit Jahren streitet, sprach an diesem Abend niemand aus "
            "dem Rat, was viele der Zuhörer auf den vollen Rängen überraschte.",
            source_language="de",
        ),
        Bad(
            _ENGLISH + "Nobody spoke against the plan of the council and of the plan of the council of the town and "
            "of the plan of the council of the town and of the plan of the town.",
            flagged="Nobody spoke against the plan of the council and of the plan of the council of the town and "
            "of the plan of the council of the town and of the plan of the town.",
            source=_GERMAN + "Niemand sprach gegen den Plan des Rates.",
            source_language="de",
        ),
    ],
    good=[
        Good(_ENGLISH + "Nobody spoke.", source=_GERMAN + "Gegen den Plan sprach niemand.", source_language="de"),
        Good(
            _ENGLISH + "Nobody in the council spoke against the plan, though the town had argued about it for years.",
            source=_GERMAN + "Gegen den Plan, über den die Stadt seit Jahren streitet, sprach niemand aus dem Rat.",
            source_language="de",
        ),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find pairs of sentences whose lengths do not go together."""
    for loss in length_gaps(view):
        yield Flag(loss.span, _LONG if loss.added else _SHORT, evidence={"original": loss.original})
