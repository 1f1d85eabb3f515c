"""A number that is not the one of the original (only for articles that come with theirs).

Systems copy figures wrongly, swap their digits, or write a million for a billion (“3,5 Milliarden” as “3.5 million”). In
news nothing misinforms more, and nothing in the translation alone gives it away.

Sentences are paired with those of the original. A number counts as changed where the paired sentences each have one that
the other text lacks nearby, in whatever notation. Rounding, converted miles, pounds, inches, feet and degrees, clock
times and numbers that are often spelt out are let pass; a single smaller one is compared only where number words of both
languages are known.

Known false alarms: other conversions of units or currencies; a translator who corrects the original.

Reference: MQM Core, accuracy, mistranslation (number).
"""

from __future__ import annotations

from collections.abc import Iterator

from wording.annotate.changed_figures import mismatches
from wording.annotate.survival import judged, source_of
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView

_GERMAN = "Der Rat von Porohy tagte am Montag. "
_ENGLISH = "The council of Porohy met on Monday. "


@rule(
    category=Category.MISTRANSLATION,
    severity=Severity.CRITICAL,
    confidence=0.9,
    needs=("conventions",),
    bad=[
        Bad(
            _ENGLISH + "The bridge was built in 1974 and cost three million.",
            flagged="1974",
            suggestion="1947",
            source=_GERMAN + "Die Brücke wurde 1947 gebaut und kostete 3 Millionen.",
            source_language="de",
        ),
        Bad(
            _ENGLISH + "It will cost 3.5 million euros.",
            flagged="3.5 million",
            suggestion="3,5 Milliarden",
            source=_GERMAN + "Sie wird 3,5 Milliarden Euro kosten.",
            source_language="de",
        ),
        Bad(
            _ENGLISH + "Seven voted for it and 8 against it.",
            flagged="8",
            suggestion="3",
            source=_GERMAN + "Sieben stimmten dafür und 3 dagegen.",
            source_language="de",
        ),
        Bad(
            "В Порогах было 246 человек.",
            flagged="246",
            language="ru",
            source="There were 264 people in Porohy.",
            source_language="en",
        ),
        Bad(
            "Мост строили 36 месяцев, и он стоил 48 миллионов.",
            flagged="48 миллионов",
            language="ru",
            source="It took 36 months to build the bridge, which cost 84 million.",
            source_language="en",
        ),
    ],
    good=[
        Good(
            _ENGLISH + "The bridge, 1,250 feet long, was built in the 1940s for three million at 7:30 p.m.",
            source=_GERMAN + "Die Brücke, 381 Meter lang, wurde in den 40er Jahren für 3 Mio. um 19.30 Uhr gebaut.",
            source_language="de",
        ),
        Good(
            _ENGLISH + "It cost 1.5 billion euros, almost 48 per cent of 2021.",
            source=_GERMAN + "Sie kostete 1.500 Millionen Euro, fast 47,8 Prozent von 2021.",
            source_language="de",
        ),
        Good(_ENGLISH + "The bridge was built in 1974."),
        Good(
            "Мост длиной 40 км построили за 3,5 млрд.",
            language="ru",
            source="The 25-mile bridge was built for 3.5 billion.",
            source_language="en",
        ),
        Good(
            "Пришли 12 человек, в том числе пятеро детей.",
            language="ru",
            source="Twelve people came, including 5 children.",
            source_language="en",
        ),
    ],
    hints="0123456789",
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find the numbers that stand in the place of another one."""
    for mismatch in view.computed(mismatches):
        originals = [figure.printed for figure in mismatch.source]
        for figure in mismatch.target if originals else ():
            if judged(view, figure.span):
                message = f"The original has {' and '.join(originals)} here, not {figure.span.of(view.text)}."
                suggestion = originals[0] if len(originals) == 1 else None
                yield Flag(figure.span, message, suggestion, evidence={"original": source_of(view, figure.span)})
