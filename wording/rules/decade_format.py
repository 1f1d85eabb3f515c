"""A decade written as another language writes it: “the 90s years”, “the 1990-ies”, „die 1990s“.

The ending is that of the source put behind the figures, or both it and the target's own. It reads like a slip of the pen
and tells of a translation.

The mistaken endings, and what stands there instead, are in the lexicon `time_forms`.

Known false alarms: titles in another language (“Best of 1990s”), which only marks could show.

Reference: Chicago Manual of Style, 9.33; MQM Core, locale conventions, date format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.grammar import needed
from wording.lexicon import Lexicons
from wording.model import Span
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.schemas.grammar import TimeForms
from wording.view import ArticleView


class _Decades:
    """What a language writes after the figures of a decade instead of each mistaken ending."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        document = needed(lexicons, language, TimeForms)
        self.right, self.source = document.decades, document.source
        endings = "|".join(map(re.escape, sorted(self.right, key=lambda ending: (-len(ending), ending))))
        decade = r"[1-9](?<![\w.,:/$€£-].)(?:(?<=1)[89]\d0|(?<=2)0\d0|(?<=[2-9])0)"
        self.pattern = re.compile(rf"(?P<decade>{decade})(?P<ending>{endings})(?![\w’'-])" if endings else "(?!)")


@rule(
    category=Category.DATE_FORMAT,
    severity=Severity.MINOR,
    confidence=0.85,
    needs=("time_forms",),
    bad=[
        Bad("She left in the 90s years.", flagged="90s years", suggestion="90s"),
        Bad("Songs of the 1990-ies and the 60ies.", flagged=("1990-ies", "60ies")),
        Bad("Die Lieder der 1990s sind alt.", flagged="1990s", language="de", suggestion="1990er"),
        Bad("In den 1980s war das so.", flagged="1980s", language="de"),
        Bad("Les chansons des années 1990s.", flagged="1990s", language="fr", suggestion="1990"),
        Bad("Dans les années 1980s, il pleuvait.", flagged="1980s", language="fr"),
        Bad("Песни 1990s и 90-х років.", flagged=("1990s", "90-х років"), language="ru"),
        Bad("Она уехала в 1980s.", flagged="1980s", language="ru"),
        Bad("Пісні 90-х годов.", flagged="90-х годов", language="uk", suggestion="90-х років"),
        Bad("Вона поїхала в 1980s.", flagged="1980s", language="uk"),
    ],
    good=[
        Good("In the 1990s and the ’60s, the 90’s, years passed; a 40-series car and 30 years."),
        Good("A boat of 60 ties; $90s; 1990 years; the 20th year; the late 1980s."),
        Good("Die 1990er, die 90er Jahre.", language="de"),
        Good("1990 starb er.", language="de"),
        Good("Les années 1990, les années 90.", language="fr"),
        Good("En 1990, il est mort.", language="fr"),
        Good("Песни 1990-х годов.", language="ru"),
        Good("В 90-е было не так.", language="ru"),
        Good("Пісні 1990-х років.", language="uk"),
        Good("У 90-ті було не так.", language="uk"),
    ],
    hints="0",
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find decades with an ending that the language does not write."""
    decades = view.lexicons.built(view.language or "", _Decades)
    for match in view.matches(decades.pattern):
        mended = match["decade"] + decades.right[match["ending"]]
        evidence = {"points to": decades.source[match["ending"]]} if match["ending"] in decades.source else {}
        yield Flag(Span(*match.span()), f"The decade is written “{mended}”.", mended, evidence=evidence)
