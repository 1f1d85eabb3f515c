"""A sentence of the original that the translation leaves out (only for articles that come with theirs).

Systems skip a sentence after a long one, at the end of their window or where two begin alike. The reader has no way to
know. The last word before the gap is marked.

Sentences are paired with those of the original by length and by the names and numbers in them. A sentence counts as left
out where it has no counterpart and no neighbour is long enough to hold it; short sentences are not missed, nor what
stands outside the running text.

Known false alarms: articles that the editors cut; a sentence that moved to another paragraph.

Reference: MQM Core, accuracy, omission. Alignment: Gale and Church 1993, “A Program for Aligning Sentences in Bilingual
Corpora”.
"""

from __future__ import annotations

from collections.abc import Iterator

from wording.annotate.survival import omitted_sentences
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView

_GERMAN = (
    "Der Rat von Porohy tagte am Montag und stimmte für die Brücke. "
    "Bürgermeister Sawtschuk nannte die Entscheidung einen guten Tag für die ganze Stadt. "
    "Die Arbeiten beginnen am 12. Mai und dauern zwei Jahre. "
    "Gegen den Plan sprach an diesem Abend niemand aus dem Rat."
)
_RUSSIAN = (
    "Совет Порогов собрался в понедельник и проголосовал за мост. "
    "Мэр Савчук назвал это решение хорошим днём для всего города. "
    "Работы начнутся 12 мая и продлятся два года. "
    "Никто из совета в тот вечер не выступил против этого плана."
)


@rule(
    category=Category.OMISSION,
    severity=Severity.MAJOR,
    confidence=0.8,
    bad=[
        Bad(
            "The council of Porohy met on Monday and voted for the bridge. "
            "The work begins on 12 May and will take two years. "
            "Nobody in the council spoke against the plan that evening.",
            flagged="bridge.",
            source=_GERMAN,
            source_language="de",
        ),
        Bad(
            "The council of Porohy met on Monday and voted for the bridge. "
            "Mayor Savchuk called the decision a good day for the whole town. "
            "The work begins on 12 May and will take two years.",
            flagged="years.",
            source=_RUSSIAN,
            source_language="ru",
        ),
    ],
    good=[
        Good(
            "The council of Porohy met on Monday and voted for the bridge. "
            "Mayor Savchuk called the decision a good day for the whole town, and the work begins on 12 May and will take "
            "two years. Nobody in the council spoke against the plan that evening.",
            source=_GERMAN,
            source_language="de",
        ),
        Good(
            "The council of Porohy met on Monday. It voted for the bridge. "
            "Mayor Savchuk called the decision a good day for the whole town. "
            "The work begins on 12 May and will take two years. "
            "Nobody in the council spoke against the plan that evening.",
            source=_RUSSIAN,
            source_language="ru",
        ),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find gaps between sentences in which the original has more of them."""
    for loss in omitted_sentences(view):
        yield Flag(loss.span, "The translation leaves out what follows here.", evidence={"original": loss.original})
