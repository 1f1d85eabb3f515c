"""A time of day that the language does not tell so: “at 19.30 o’clock”, “14:30 p.m.”, “at 11 hours 28 minutes”.

The words around the figures are those of the source: German „Uhr“, Russian «часов». With a.m. or p.m. after an hour above
twelve, the reader also has to choose which of the two is right.

What a language writes is in `time_forms`.

Known false alarms: spans of time (“a run at 2 hours 4 minutes”), where no word shows it; military times in quotations.

Reference: Unicode CLDR, time patterns; MQM Core, locale conventions, time format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.grammar import SPACE, needed
from wording.lexicon import Lexicons
from wording.model import Span
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.schemas.grammar import TimeForms
from wording.view import ArticleView

_MERIDIEM = r"(?:[ap]\.\s?m\.?|[ap]m|AM|PM|A\.M\.?|P\.M\.?)(?![\w’'])"
_DOTTED = r"(?:[ap]\.m\.|pm|PM|A\.M\.|P\.M\.)(?![\w’'])"
"""Without “am”, which is also a word of some languages."""
_START = r"(?<![\w.,:/$€£-].)"
_LATE = re.compile(
    rf"[12]{_START}(?<!\d[:.][ \u00a0].)(?:(?<=1)[3-9]|(?<=2)[0-3])(?P<minutes>[:.][0-5]\d)?{SPACE}?{_MERIDIEM}"
)
_HALVES = re.compile(rf"(?:[0-2]\d(?<![\w.,:/$€£-]..)|\d{_START})(?:[:.][0-5]\d)?{SPACE}?{_DOTTED}")
_REACH = 10
"""A word such as “at” is looked for so many code points before the hours."""


class _Clock:
    """Patterns for foreign words after a time and for a time told in hours and minutes."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        document = needed(lexicons, language, TimeForms)
        self.meridiem = document.meridiem
        words = "|".join(map(re.escape, sorted(document.clock_words, key=lambda word: (-len(word), word))))
        self.source = document.source
        self.worded = re.compile(rf"(?P<time>\d(?<![\d.,:].)\d?[:.][0-5]\d){SPACE}(?P<word>{words})(?![\w’'])")
        hours, minutes = "|".join(document.hours), "|".join(document.minutes)
        spelt = rf"\d(?<![\w.,:-].)\d?{SPACE}(?:{hours}){SPACE}(?:and{SPACE})?(?P<minutes>[0-5]?\d){SPACE}(?:{minutes})(?!\w)"
        self.spelt = re.compile(spelt if hours else "(?!)")
        self.at = re.compile(rf"(?<!\w)(?:{'|'.join(document.at)}){SPACE}$", re.IGNORECASE)


@rule(
    category=Category.TIME_FORMAT,
    severity=Severity.MINOR,
    confidence=0.85,
    needs=("time_forms",),
    bad=[
        Bad("The talks begin at 19.30 o’clock.", flagged="19.30 o’clock", suggestion="19.30"),
        Bad("They met at 14:30 p.m. and left at 9:15 Uhr.", flagged=("14:30 p.m.", "9:15 Uhr")),
        Bad("The crash happened at 11 hours 28 minutes.", flagged="11 hours 28 minutes", suggestion="11:28"),
        Bad("Die Gespräche beginnen um 7:30 p.m. in Genf.", flagged="7:30 p.m.", language="de"),
        Bad("Der Zug fährt um 19:30 o’clock.", flagged="19:30 o’clock", language="de", suggestion="19:30"),
        Bad("Les pourparlers commencent à 7:30 p.m. à Genève.", flagged="7:30 p.m.", language="fr"),
        Bad("Le train part à 19:30 Uhr.", flagged="19:30 Uhr", language="fr"),
        Bad("Переговоры начнутся в 7:30 p.m. в Женеве.", flagged="7:30 p.m.", language="ru"),
        Bad("Поезд уходит в 19:30 Uhr.", flagged="19:30 Uhr", language="ru"),
    ],
    good=[
        Good("They met at 7:30 p.m., 19:30, nine o’clock and 12.30 pm; the run took 2 hours 40 minutes."),
        Good("The crash happened at 1: 23 p.m., the second one at 1. 18 pm."),
        Good("At 2 hours she left; it costs $14.30 am or 15.30 hours of work."),
        Good("Um 19:30 Uhr, um 5 am Morgen und am 14. am Hafen.", language="de"),
        Good("Es war 7.30 Uhr.", language="de"),
        Good("À 19 h 30, à 7 heures.", language="fr"),
        Good("À 19:30, il pleut.", language="fr"),
        Good("В 19:30 и в 19 часов 30 минут.", language="ru"),
        Good("В 7 утра, в 19:30 по Москве.", language="ru"),
    ],
    hints="0123456789",
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find halves of the day after late hours, foreign words after times, and times told in hours and minutes."""
    clock = view.lexicons.built(view.language or "", _Clock)
    for match in view.matches(_LATE if clock.meridiem else _HALVES):
        message = "An hour above twelve needs no a.m. or p.m." if clock.meridiem else "This language counts to 24."
        yield Flag(Span(*match.span()), message)
    for match in view.matches(clock.worded):
        evidence = {"points to": clock.source[match["word"]]} if match["word"] in clock.source else {}
        message = "No such word follows hours and minutes."
        yield Flag(Span(*match.span()), message, match["time"], evidence=evidence)
    for match in view.matches(clock.spelt):
        if clock.at.search(view.text, max(0, match.start() - _REACH), match.start()):
            time = f"{match[0].split()[0]}:{int(match['minutes']):02}"
            yield Flag(Span(*match.span()), "A time of day is told in figures.", time, confidence=0.7)
