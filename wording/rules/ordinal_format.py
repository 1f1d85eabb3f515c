"""An ordinal number with the wrong ending or that of another language: “1th”, “2-nd”, “3-го” in English.

The ending is the source's, or the right one of another number. Readers take it for a slip of the pen at best.

Which endings a language writes is in its `conventions` and `time_forms`.

Known false alarms: names of things that carry a foreign ordinal (“42nd Street” in a German text), where no capital shows
that they are names.

Reference: Unicode CLDR, ordinal numbers; MQM Core, locale conventions, number format.
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

_LETTER_AFTER = re.compile(r"[ \u00a0-]([^\W\d_])")


class _Ordinals:
    """The endings of one language and a pattern for a number with one of any language."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        document = needed(lexicons, language, TimeForms)
        self._by_digits = sorted(document.ordinals.items(), key=lambda pair: -len(pair[0]))
        own = "|".join({re.escape(ending) for _, ending in self._by_digits})
        foreign = "|".join(map(re.escape, sorted(document.foreign_ordinals, key=lambda end: (-len(end), end))))
        tail = rf"(?P<hyphen>[-‑])?(?P<own>{own})" if own else "(?P<hyphen>-)?(?P<own>(?!))"
        self.pattern = re.compile(rf"\d(?<![\w.,:/$-].)\d{{0,3}}+(?:{tail}|[-‑]?(?P<foreign>{foreign}))(?![\w’'-])")

    def ending(self, digits: str) -> str | None:
        """Return the ending that a number takes, or None where the language's are not listed by their digits."""
        return next((ending for last, ending in self._by_digits if digits.endswith(last)), None)


@rule(
    category=Category.NUMBER_FORMAT,
    severity=Severity.MINOR,
    confidence=0.85,
    needs=("time_forms",),
    bad=[
        Bad("It was the 1th day of the 22th summit.", flagged=("1th", "22th")),
        Bad("The 2-nd round ended on the 3-го.", flagged=("2-nd", "3-го"), suggestion=None),
        Bad("She came 11st in the race.", flagged="11st", suggestion="11th"),
        Bad("Sie wurde 2nd oder 3rd im Ziel.", flagged=("2nd", "3rd"), language="de"),
        Bad("Er wurde 5th im Rennen.", flagged="5th", language="de"),
        Bad("C’était le 5th sommet du 3rd groupe.", flagged=("5th", "3rd"), language="fr"),
        Bad("Elle finit 4th en tout.", flagged="4th", language="fr"),
        Bad("Это был 5th саммит.", flagged="5th", language="ru"),
        Bad("Она пришла 2nd в забеге.", flagged="2nd", language="ru"),
    ],
    good=[
        Good("The 1st, 2nd, 3rd, 11th, 21st, 112th and 1990s; a 3D map of 12m, 5m-th of it, and 10e."),
        Good("Rooms 4a and 5th-floor flats; $5th no more; the 2,003rd day and v1.2th."),
        Good("Der 5. Gipfel in der 42nd Street.", language="de"),
        Good("Am 3. Tag, im 2. Stock.", language="de"),
        Good("Le 1er mai, la 2nde fois, le 5e sommet.", language="fr"),
        Good("« 20th Century Fox » et le 3e groupe.", language="fr"),
        Good("5-й саммит, 2-я группа.", language="ru"),
        Good("Студия 20th Century Fox.", language="ru"),
    ],
    hints="0123456789",
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find numbers with an ending that they do not take."""
    ordinals = view.lexicons.built(view.language or "", _Ordinals)
    for match in view.matches(ordinals.pattern):
        digits = "".join(filter(str.isdigit, match[0]))
        right = ordinals.ending(digits)
        if match["foreign"] and not (right is None and _names(match, view.text)):
            yield Flag(Span(*match.span()), "This ending is another language’s.", digits + right if right else None)
        elif match["own"] and (match["own"] != right or match["hyphen"]):
            yield Flag(Span(*match.span()), f"The number is written “{digits}{right}”.", f"{digits}{right}")


def _names(match: re.Match[str], text: str) -> bool:
    """Tell whether a capital after the number shows that the two are a name."""
    after = _LETTER_AFTER.match(text, match.end())
    return bool(after and after[1].isupper())
