"""A currency sign on the wrong side of its amount, or apart from it.

English writes “$300 million”; “$ 300 million” and “300 million $” are left over from the source language or from
a system that cuts text into pieces. No language puts the sign between a number and its unit (“300 $ million”).

Which side the sign stands on comes from the language's `conventions`; where the press writes both, only a sign between
number and unit is flagged.

Known false alarms: price tables run together into a line; English texts from Quebec, where the sign often follows.

Reference: Unicode CLDR, currency patterns; MQM Core, locale conventions, currency format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.lexicon import Lexicons
from wording.model import Span
from wording.mqm import Category, Severity
from wording.numerals import magnitude_words
from wording.registry import Bad, Flag, Good, rule
from wording.schemas.pages import Conventions
from wording.view import ArticleView

_SIGNS = "$€£¥₽₴₺₹₩₪₫₸₾₦"
_SPACE = "[ \u00a0\u202f]"
_AMOUNT = rf"\d{{1,9}}(?:[.,]\d{{1,3}}){{0,4}}(?:{_SPACE}\d{{3}}(?!\d)){{0,4}}(?:,\d{{1,2}}(?!\d))?"


class _Money:
    """How one language writes amounts, and patterns for a sign before and after them."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        unit = magnitude_words(lexicons, language)
        self.before = re.compile(
            rf"(?P<sign>[{_SIGNS}])(?P<gap>{_SPACE}?)(?P<amount>{_AMOUNT})(?!\d|[.,]\d|{_SPACE}?[{_SIGNS}])"
            rf"(?:{_SPACE}?(?P<unit>{unit}))?"
        )
        self.after = re.compile(
            rf"(?<![\w.,{_SIGNS}-])(?<![{_SIGNS}] )(?P<amount>{_AMOUNT})(?:{_SPACE}?(?P<unit>{unit}))?{_SPACE}?"
            rf"(?P<sign>[{_SIGNS}])(?![{_SIGNS}]|{_SPACE}?\d)(?:{_SPACE}?(?P<late>{unit}))?"
        )
        conventions = lexicons.document(language, Conventions)
        self.side = conventions.currency_position if conventions else "either"
        self.tight = bool(conventions and conventions.currency_space == "no")

    def written(self, match: re.Match[str]) -> str:
        """Return the amount as the language writes it."""
        parts = match.groupdict()
        unit = parts["unit"] or parts.get("late")
        number = f"{parts['amount']} {unit}" if unit else parts["amount"]
        return parts["sign"] + number if self.side == "before" else f"{number}\u00a0{parts['sign']}"


@rule(
    category=Category.CURRENCY_FORMAT,
    severity=Severity.MINOR,
    confidence=0.9,
    needs=("conventions",),
    bad=[
        Bad("The bridge cost $ 300 million.", flagged="$ 300 million", suggestion="$300 million"),
        Bad("The bridge cost 300 million $ in all.", flagged="300 million $", suggestion="$300 million"),
        Bad("A ticket costs 1,250 $ or 7.50€.", flagged=("1,250 $", "7.50€")),
        Bad("The bridge cost US $ 5 a head.", flagged="$ 5", suggestion="$5"),
        Bad(
            "Die Brücke kostet $300 Millionen.",
            flagged="$300 Millionen",
            language="de",
            suggestion="300 Millionen\u00a0$",
        ),
        Bad("Sie zahlt € 5 im Monat.", flagged="€ 5", language="de", suggestion="5\u00a0€"),
        Bad("Мост стоит 450$ миллионов.", flagged="450$ миллионов", language="ru", suggestion="450 миллионов\u00a0$"),
        Bad("На дороги дали 3,5 $ млрд.", flagged="3,5 $ млрд", language="ru", suggestion="3,5 млрд\u00a0$"),
    ],
    good=[
        Good("It cost $300 million, £1.8m, US$5, EUR 5 or 300 million dollars; in 2019 $5 was enough."),
        Good("From 10 to $20; at €185,000 a piece, $4–$5; a C$30 billion plan."),
        Good("Die Brücke kostet 300 Millionen $ oder 5 € je Kopf.", language="de"),
        Good("Im Jahr 2019 waren es 5€, 1.250,50 Euro und US-Dollar.", language="de"),
        Good("Мост стоит $300 млн, билет 5 $.", language="ru"),
        Good("В 2019 году дали 450 млн $ и €5.", language="ru"),
    ],
    hints=_SIGNS,
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find amounts whose sign stands where the language has none."""
    money = view.lexicons.built(view.language or "", _Money)
    for match in view.matches(money.before):
        if money.side == "after":
            yield _flag(match, money, "follows the amount")
        elif money.side == "before" and money.tight and match["gap"]:
            yield _flag(match, money, "touches the amount")
    for match in view.matches(money.after):
        if match["late"]:
            yield _flag(match, money, "does not part number and unit")
        elif money.side == "before":
            yield _flag(match, money, "stands before the amount")


def _flag(match: re.Match[str], money: _Money, norm: str) -> Flag:
    return Flag(Span(*match.span()), f"The currency sign {norm} in this language.", suggestion=money.written(match))
