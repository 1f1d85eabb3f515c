"""A word for a large number, or the order of money and amount, left from another language: “5 milliards”.

“Milliard”, “mlrd” and „Millionen“ mean nothing to an English reader or, as “billion” in German, a thousand times too
much. Money named before its amount (“hryvnias 5 million”) shows the order of the source.

What each language writes instead is in its lexicon `units`. A word counts only right after a figure. A number word that
both languages spell alike (English “billion” for German „Billion“) cannot be seen without the source.

Known false alarms: texts that quote a sum as another country's paper printed it.

Reference: Unicode CLDR, compact decimal formats; MQM Core, locale conventions, number format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.grammar import SPACE, needed
from wording.lexicon import Lexicons
from wording.model import Span
from wording.mqm import Category, Severity
from wording.numerals import magnitude_words
from wording.registry import Bad, Flag, Good, rule
from wording.schemas.grammar import Units
from wording.view import ArticleView

_FIGURE = r"\d(?<![\w.,].)(?:[\d.,\u00a0]{0,12}\d)?"
_REACH = 14
"""The words before an amount are looked at so many code points back."""


class _Words:
    """Patterns for a foreign word after a figure and for money before one."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        document = needed(lexicons, language, Units)
        self.right = {**document.magnitudes, **document.percent}
        self.source = document.source
        words = "|".join(map(re.escape, sorted(self.right, key=lambda word: (-len(word), word))))
        self.after_figure = re.compile(rf"\d{SPACE}(?P<word>{words})(?![\w’'-])")
        self.amount = re.compile(rf"{_FIGURE}{SPACE}{magnitude_words(lexicons, language)}(?![\w-])")
        money = "|".join(document.currencies)
        self.money_before = re.compile(rf"(?<!\w)(?P<money>{money}){SPACE}$" if money else "(?!)")
        self.counted = re.compile(r"(?:\d|[^\W\d_]{2,}(?:ion|and|red|ty|een))[ \u00a0-]$")


@rule(
    category=Category.NUMBER_FORMAT,
    severity=Severity.MAJOR,
    confidence=0.85,
    needs=("units", "conventions"),
    bad=[
        Bad("The bridge cost 5 milliards and 40 percents more.", flagged=("milliards", "percents"), suggestion=None),
        Bad("The city paid hryvnias 5 million.", flagged="hryvnias 5 million", suggestion="5 million hryvnias"),
        Bad("Die Brücke kostet 5 million Euro.", flagged="million", language="de", suggestion="Millionen"),
        Bad("Der Hafen bekam 30 mln, also 3 percent mehr.", flagged=("mln", "percent"), language="de"),
        Bad("Le pont coûte 5 Milliarden d’euros.", flagged="Milliarden", language="fr", suggestion="milliards"),
        Bad("Le port a reçu 30 mln d’euros.", flagged="mln", language="fr", suggestion="millions"),
        Bad("El puente cuesta 5 millions de euros.", flagged="millions", language="es", suggestion="millones"),
        Bad("El puerto recibió 30 mln de euros.", flagged="mln", language="es", suggestion="millones"),
        Bad("Мост стоит 5 биллионов рублей.", flagged="биллионов", language="ru", suggestion="миллиардов"),
        Bad("Порт получил 30 мільйонів евро.", flagged="мільйонів", language="ru", suggestion="миллионов"),
        Bad("Міст коштує 5 миллиардов гривень.", flagged="миллиардов", language="uk", suggestion="мільярдів"),
        Bad("Порт отримав 30 процентов коштів.", flagged="процентов", language="uk", suggestion="відсотків"),
        Bad("Η γέφυρα κοστίζει 5 million ευρώ.", flagged="million", language="el", suggestion="εκατομμύρια"),
        Bad("Το λιμάνι πήρε 30 mln.", flagged="mln", language="el", suggestion="εκατ."),
    ],
    good=[
        Good("It cost 5 billion hryvnias or 40 per cent more; milliards are French; 30 billiards players came."),
        Good("They paid in dollars; 5 million of them. It costs 3 dollars 20 million times."),
        Good("Die Brücke kostet 5 Millionen Euro, 30 Mrd. oder 3 Prozent mehr.", language="de"),
        Good("„Million Dollar Baby“ lief 5 Millionen Mal.", language="de"),
        Good("Le pont coûte 5 milliards d’euros.", language="fr"),
        Good("Le port a reçu 30 millions.", language="fr"),
        Good("El puente cuesta 5 millones.", language="es"),
        Good("El puerto recibió 30 mil millones.", language="es"),
        Good("Мост стоит 5 млрд рублей.", language="ru"),
        Good("Порт получил 30 миллионов.", language="ru"),
        Good("Міст коштує 5 мільярдів.", language="uk"),
        Good("Порт отримав 30 відсотків.", language="uk"),
        Good("Η γέφυρα κοστίζει 5 εκατομμύρια.", language="el"),
        Good("Το λιμάνι πήρε 30 δισ.", language="el"),
    ],
    hints="0123456789",
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find foreign words after figures, and money before its amount."""
    words = view.lexicons.built(view.language or "", _Words)
    for match in view.matches(words.after_figure):
        word = match["word"]
        evidence = {"points to": words.source[word]} if word in words.source else {}
        message = f"“{word}” is not a word of this language for a number."
        yield Flag(Span(*match.span("word")), message, words.right[word], evidence=evidence)
    for match in view.matches(words.amount):
        money = words.money_before.search(view.text, max(0, match.start() - _REACH), match.start())
        if money and not words.counted.search(view.text, max(0, money.start() - _REACH), money.start()):
            span = Span(money.start(), match.end())
            yield Flag(span, "The money follows its amount.", f"{match[0]} {money['money']}")
