"""A space before a comma, stop or bracket that the language does not put there.

French sets a space before : ; ! ? and »; English, Russian and German set none before any mark. The slip shows where a
system joined pieces of a sentence, or kept the spacing of its source.

Known false alarms: tables and scores set with spaces around a colon.

Reference: CLDR and the press's own rules, in `conventions.yaml` (`space_before`); MQM Core, punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.model import Span
from wording.mqm import Category, Severity
from wording.quote_marks import Kind
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView

_SPACED = re.compile(
    r"""(?P<left>[\w%)\]”“"»’'])(?P<gap>[ \t\u00a0\u2009\u202f]{1,3})
        (?P<mark>[,;:!?]|\.(?![.\w]))
        (?=[\s”"»“’')\]]|$|(?<=,)[^\W\d_])(?![ ]?[.)(DPpo|](?:\s|$))""",
    re.VERBOSE,
)
_IN_BRACKET = re.compile(r"\([ \u00a0](?=[^\W_])")


@rule(
    category=Category.PUNCTUATION,
    severity=Severity.MINOR,
    confidence=0.85,
    needs=("conventions",),
    bad=[
        Bad("The envoy left on Monday , and nobody followed .", flagged=(" ,", " ."), suggestion=None),
        Bad("Who paid for the bridge ?", flagged=" ?", suggestion="?"),
        Bad("Посол уехал в понедельник , никто не пошёл за ним.", flagged=" ,", language="ru", suggestion=","),
        Bad("Кто заплатил за мост ?", flagged=" ?", language="ru", suggestion="?"),
        Bad("„Wer da?“ , rief sie.", flagged=" ,", language="de", suggestion=","),
        Bad("Sie ging fort .", flagged=" .", language="de", suggestion="."),
        Bad("L’envoyé est parti lundi , seul.", flagged=" ,", language="fr", suggestion=","),
        Bad("Personne ne l’a suivi .", flagged=" .", language="fr", suggestion="."),
    ],
    good=[
        Good("The envoy left on Monday, alone: nobody followed."),
        Good("It runs on .NET and costs .5 cents . . . so they say :)"),
        Good("Посол уехал в понедельник; никто не пошёл за ним."),
        Good("Посол уехал: «Никто не пошёл за мной!»", language="ru"),
        Good("Кто заплатил за мост? Город ... и край.", language="ru"),
        Good("„Wer da?“, rief sie.", language="de"),
        Good("Sie ging fort ... und kam wieder.", language="de"),
        Good("Qui a payé ? La ville : « Personne ! » Rien ; puis plus rien.", language="fr"),
        Good("Personne n’a répondu… sauf le maire.", language="fr"),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find spaces before marks other than those that the language spaces."""
    spaced = view.conventions.space_before
    for match in view.matches(_SPACED):
        mark, start = match["mark"], match.start("gap")
        if mark in spaced or (match["left"] in "\"”“»’'" and view.text[start - 2] in ".,"):
            continue
        yield Flag(Span(start, match.end("mark")), f"There is a space before “{mark}”.", mark)
    for match in view.matches(_IN_BRACKET):
        yield Flag(Span(*match.span()), "There is a space after the opening bracket.", "(")
    for quotation in view.marks:
        gap, end = quotation.span.start - 1, quotation.span.end
        if quotation.straight and quotation.kind is Kind.CLOSE and quotation.place is Kind.OPEN:
            yield Flag(
                Span(gap, end),
                "The space stands on the wrong side of the closing quotation mark.",
                view.text[gap + 1 : end] + " ",
            )
