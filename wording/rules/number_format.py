"""A number written with the separators of another language.

“3,5 million” in English and „3.5 Millionen“ in German are read with a pause; “1.000.000”, or “100.000 troops” in
English, may be read a thousand times too small. Translation systems copy digits and forget what the marks between them
mean.

What a language writes comes from its `conventions`. A single group of three digits is ambiguous, so it is flagged only
if it ends in zero and no word such as “million” follows; one or two digits after the wrong mark, only before such a
word or a per cent sign, or where the mark cannot be anything else.

Known false alarms: Latin American Spanish and Swiss German, which write decimals with a point; scientific values and
lap times given to three places that end in zero.

Reference: Unicode CLDR, number symbols; MQM Core, locale conventions, number format.
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

_NUMBER = re.compile(r"(?<![\w.,:/§№\[(’'-])\d{1,3}(?:\.\d{1,3}|,\d{1,3}){1,5}+(?![\w:/\])]|[-–—’']\d)")
_PARTS = re.compile(r"[.,]")


class _Magnitudes:
    """What after a number shows that its last mark is the decimal one: “million”, “%”."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        self.sign = re.compile(rf"[ \u00a0\u202f-]?{magnitude_words(lexicons, language)}|[ \u00a0\u202f]?[%‰]")


@rule(
    category=Category.NUMBER_FORMAT,
    severity=Severity.MAJOR,
    confidence=0.85,
    needs=("conventions",),
    bad=[
        Bad("The bridge cost 3,5 million euros.", flagged="3,5", suggestion="3.5"),
        Bad("Some 1.000.000 people and 100.000 soldiers came.", flagged=("1.000.000", "100.000")),
        Bad("Support rose to 41,9 percent and then by 7,5%.", flagged=("41,9", "7,5")),
        Bad("Die Brücke kostet 3.5 Millionen Euro.", flagged="3.5", language="de", suggestion="3,5"),
        Bad("Rund 90,000 Menschen kamen, später 1,000,000.", flagged=("90,000", "1,000,000"), language="de"),
        Bad("Мост стоит 3.5 млн евро.", flagged="3.5", language="ru", suggestion="3,5"),
        Bad("Пришли 100,000 человек.", flagged="100,000", language="ru", suggestion="100\u00a0000"),
        Bad("Le pont coûte 3.5 millions d’euros.", flagged="3.5", language="fr", suggestion="3,5"),
        Bad("Près de 90,000 personnes sont venues.", flagged="90,000", language="fr", suggestion="90\u202f000"),
    ],
    good=[
        Good("They won 3,5 to 2 in 2.256 seconds on 12.01.2022 at 10.30 from 192.168.100.200 with 1,250,000 fans."),
        Good("Version 1.2.300 costs $1.250 million; rooms 12,13 and 14; see [1,1] and Article 3,4."),
        Good("Am 3.5. um 7.30 Uhr kamen 1.250.000 Menschen für 1,250 Milliarden Euro.", language="de"),
        Good("Version 3.5 kostet 1,5 % mehr.", language="de"),
        Good("В 7.30 пришли 1 250 000 человек, на 1,5 % больше.", language="ru"),
        Good("Версия 3.5 вышла 12.01.2022.", language="ru"),
        Good("Vers 7.30, 1 250 000 personnes, soit 1,5 % de plus.", language="fr"),
        Good("La version 3.5 coûte 1,172 milliard d’euros.", language="fr"),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find numbers that the conventions of the language do not allow."""
    conventions = view.conventions
    magnitudes = view.lexicons.built(view.language or "", _Magnitudes)
    for match in view.matches(_NUMBER):
        mended = _mended(match, conventions, magnitudes)
        if mended:
            message = f"“{match[0]}” has the separators of another language; “{mended}” may be meant."
            yield Flag(Span(*match.span()), message, suggestion=mended)


def _mended(match: re.Match[str], conventions: Conventions, magnitudes: _Magnitudes) -> str | None:
    """Return the number as the language writes it, or None if it may be right or may be no number."""
    groups = _PARTS.split(match[0])
    marks = set(match[0]) & {".", ","}
    mark = marks.pop()
    if marks or groups[0].startswith("0"):
        return None
    text, end = match.string, match.end()
    if len(groups[-1]) < 3:
        is_decimal = (
            len(groups) == 2 and mark != conventions.decimal and _is_decimal(groups, mark, text, end, magnitudes)
        )
        return conventions.decimal.join(groups) if is_decimal else None
    if mark in conventions.thousands or any(len(group) != 3 for group in groups[1:]) or _is_address(groups):
        return None
    grouped = conventions.thousands[0].replace(" ", "\u00a0").join(groups)
    if len(groups) > 2:
        return grouped
    return grouped if groups[1].endswith("0") and not magnitudes.sign.match(text, end) else None


def _is_decimal(groups: list[str], mark: str, text: str, end: int, magnitudes: _Magnitudes) -> bool:
    """Tell whether one or two digits after the wrong mark are decimals.

    A point may also part hours, chapters and versions; a comma between digits, without a space, only a sloppy list.
    """
    if magnitudes.sign.match(text, end):
        return True
    listed = len(groups[0]) < 2 or int(groups[1]) == int(groups[0]) + 1
    return mark == "," and not listed and text[end : end + 1] == " " and text[end + 1 : end + 2].islower()


def _is_address(groups: list[str]) -> bool:
    """Tell whether the number may be an internet address."""
    return len(groups) == 4 and all(int(group) < 256 for group in groups)
