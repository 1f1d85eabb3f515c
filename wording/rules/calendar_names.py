"""The name of a month or a weekday in another language: “on Mittwoch”, «в липні», “until décembre”.

The word was taken for a name and left as it stood. A reader who does not know the source's language misses the date.

The names are those of all languages that have `conventions`. One is flagged after a figure or after a word that stands
before days and months (`leads` in `time_forms`), unless it is also a word or a name here. Dates with a year are judged
by date-format.

Known false alarms: surnames and titles like these words (Freitag, Samedi), where a preposition precedes them.

Reference: Unicode CLDR, calendar names; MQM Core, accuracy, untranslated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.dates import ForeignMonths
from wording.grammar import SPACE, needed
from wording.lexicon import Lexicons
from wording.model import Span
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.schemas.grammar import TimeForms
from wording.schemas.pages import Conventions, DateForms, FunctionWords
from wording.view import ArticleView

_SHORTEST = 4


class _Foreign:
    """The names of other languages, what they may not be, and a pattern for a word in their place."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        document = needed(lexicons, language, TimeForms)
        own = needed(lexicons, language, Conventions)
        forms = lexicons.document(language, DateForms)
        words = lexicons.document(language, FunctionWords)
        mine = {
            *(name.lower() for names in (own.months, own.months_nominative, own.weekdays) for name in names),
            *(forms.weekday_forms if forms else ()),
            *(words.words if words else ()),
            *document.not_calendar,
        }
        names = lexicons.built("", _Names).languages
        self.languages = {name: codes for name, codes in names.items() if name not in mine and len(name) >= _SHORTEST}
        self.forms = frozenset(form for name in self.languages for form in (name, name.capitalize()))
        ends = "|".join(rf"(?<=[{lead[0]}{lead[0].upper()}]){re.escape(lead[1:])}" for lead in document.leads)
        initials = "".join(sorted({form for lead in document.leads for form in (lead[0], lead[0].upper())}))
        name_initials = "".join(sorted({form for name in self.languages for form in (name[0], name[0].upper())}))
        self.pattern = re.compile(
            rf"[{initials}0-9](?<![\w.,:/'’-].)(?:(?<=\d)\d?\.?|{ends}){SPACE}(?=(?P<name>[{name_initials}][^\W\d_]{{3,13}}+)"
            r"(?![\w’'-]|[ \u00a0](?:[^\W\d_]{2}[ \u00a0])?(?:19|20)\d\d))"
        )


class _Names:
    """The languages that each name of a month or a weekday belongs to; build it with `Lexicons.built`."""

    def __init__(self, lexicons: Lexicons, _language: str = "") -> None:
        self.languages: dict[str, str] = {}
        for code in sorted(set(lexicons.built("", ForeignMonths).names.values())):
            conventions = lexicons.document(code, Conventions)
            for names in (
                (conventions.months, conventions.months_nominative, conventions.weekdays) if conventions else ()
            ):
                for name in names:
                    known = self.languages.get(name.lower())
                    self.languages[name.lower()] = f"{known}, {code}" if known and code not in known else code


@rule(
    category=Category.UNTRANSLATED,
    severity=Severity.MAJOR,
    confidence=0.8,
    needs=("time_forms", "conventions"),
    bad=[
        Bad("The talks begin on Mittwoch and last until Freitag.", flagged=("Mittwoch", "Freitag")),
        Bad("They met on 14 décembre in Geneva.", flagged="décembre"),
        Bad("Die Gespräche beginnen am Wednesday.", flagged="Wednesday", language="de"),
        Bad("Sie trafen sich am 14. December in Genf.", flagged="December", language="de"),
        Bad("Les pourparlers commencent le Mittwoch.", flagged="Mittwoch", language="fr"),
        Bad("Ils se sont vus le 14 Dezember à Genève.", flagged="Dezember", language="fr"),
        Bad("Переговоры пройдут 14 грудня в Женеве.", flagged="грудня", language="ru"),
        Bad("Они встретятся в четвер.", flagged="четвер", language="ru"),
        Bad("Переговори пройдуть 14 декабря в Женеві.", flagged="декабря", language="uk"),
        Bad("Вони зустрінуться в понедельник.", flagged="понедельник", language="uk"),
    ],
    good=[
        Good("On Wednesday 14 December, Mr Freitag met Joe Friday; on Mars, in May, in Mayo."),
        Good("It was said on Sonntag Abend and in Samedi Soir."),
        Good("Am Mittwoch, dem 14. Dezember.", language="de"),
        Good("„Wednesday“ lief am 3. Juni.", language="de"),
        Good("Le mercredi 14 décembre.", language="fr"),
        Good("La série « Wednesday », le 3 juin.", language="fr"),
        Good("В среду, 14 декабря.", language="ru"),
        Good("До лютого врага 3 мая.", language="ru"),
        Good("У середу, 14 грудня.", language="uk"),
        Good("У березні, 3 травня.", language="uk"),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find foreign names of months and weekdays where a day is told."""
    foreign = view.lexicons.built(view.language or "", _Foreign)
    if foreign.forms.isdisjoint(view.word_counts):
        return
    for match in view.matches(foreign.pattern):
        languages = foreign.languages.get(match["name"].lower())
        after = view.text[match.end("name") + 1 : match.end("name") + 2]
        if languages and not after.isupper():
            message = f"“{match['name']}” names a day or a month in another language."
            yield Flag(Span(*match.span("name")), message, evidence={"points to": languages})
