"""A per cent or degree sign spaced or placed as another language does it: “50 %”, “%50”, “25 ° C”.

English and Greek write the sign without a space; Turkish alone puts it in front. No language parts the degree sign from
its C: that is a mark of systems which cut text into pieces and do not put it together again.

What a language writes is in its `conventions`; where its press does both, nothing is said about the space.

Known false alarms: English texts of Swiss and EU bodies, whose style sheets want a space.

Reference: Unicode CLDR, percent patterns; BIPM, SI Brochure, section 5.4.3; MQM Core, locale conventions, measurement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.model import Span
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.schemas.grammar import Units
from wording.view import ArticleView

_SPACED = re.compile(r"(?<=\d)[ \u00a0\u202f]%(?![\w%])")
_LEADING = re.compile(r"%(?<![\w%)].)\d{1,3}(?:[.,]\d{1,2})?(?![\w%,.-])")
_DEGREES = re.compile(r"°(?<=[\d \u00a0].)[ \u00a0][CF\u0421](?!\w)")

_CELSIUS = dict.fromkeys("C\u0421", "°C")


@rule(
    category=Category.MEASUREMENT_FORMAT,
    severity=Severity.MINOR,
    confidence=0.85,
    needs=("conventions",),
    bad=[
        Bad("Support rose to 50 % in May.", flagged=" %", suggestion="%"),
        Bad("It was 25 ° C, and %30 of the ice melted.", flagged=("° C", "%30")),
        Bad("Es waren 25 ° C, und %30 blieben.", flagged=("° C", "%30"), language="de"),
        Bad("Es bleibt bei 12 ° C.", flagged="° C", language="de", suggestion="°C"),
        Bad("It was 30 ° \u0421 on Monday.", flagged="° \u0421", suggestion="°C"),
    ],
    good=[
        Good("Support rose to 50%; it was 25°C, 25 °C or 25° at noon."),
        Good("Some 100%, 5%–10% and 3% of all; 100%ers."),
        Good("Es waren 25 °C, 50 % und 50%.", language="de"),
        Good("Bei 3° Celsius.", language="de"),
    ],
    hints="%°",
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find spaces before the sign, signs before the number, and degree signs that stand alone."""
    language = view.language or ""
    units = view.lexicons.document(language, Units)
    if view.conventions.percent_space == "no":
        for match in view.matches(_SPACED):
            yield Flag(Span(*match.span()), "No space stands before the per cent sign.", "%")
    if not (units and units.percent_first):
        for match in view.matches(_LEADING):
            mended = match[0][1:] + "%"
            yield Flag(
                Span(*match.span()), "The per cent sign follows its number.", mended, evidence={"points to": "tr"}
            )
    for match in view.matches(_DEGREES):
        yield Flag(Span(*match.span()), "The degree sign and its unit are parted.", _CELSIUS.get(match[0][-1], "°F"))
