"""A date that the language does not write so, or that does not exist.

“15. July” in English, “Декабря 17” in Russian and „17. Dezember, 2021“ in German show the order and the marks of the
source; figures such as 03.04.2022 leave an English reader guessing which is the month. A 31 November is simply wrong.

What a language writes comes from its `conventions` and `date_forms`: the order of day and month, the marks between
figures, ordinals, and whether names of months and weekdays take a capital letter. A sentence that is left in another
language keeps its own dates.

Known false alarms: holidays and events named after a day; a sentence that ends in a number before one that begins
with a month.

Reference: Unicode CLDR, date patterns; MQM Core, locale conventions, date format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.annotate.foreign_passages import foreign_passages
from wording.dates import DAYS_IN_MONTH, Calendar, ForeignMonths, NamedDate
from wording.model import Span
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView

_FIGURES = re.compile(r"(?<![\w.,:/-])(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)(?![\w/-]|[.:,]\d)")
_INSIDE_WORD = re.compile(r"[\w#@.'’-]")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ \u00a0]$")
_LETTER_AFTER = re.compile(r"[ \u00a0-]([^\W\d_])")


@rule(
    category=Category.DATE_FORMAT,
    severity=Severity.MINOR,
    confidence=0.85,
    needs=("conventions",),
    bad=[
        Bad("The talks of 12.01.2022 failed.", flagged="12.01.2022", suggestion="12 January 2022"),
        Bad("The strike began on 22. July and goes on.", flagged="22. July", suggestion="22 July"),
        Bad("They meet on monday or on 31 November.", flagged=("monday", "31 November")),
        Bad("She left on 5 januar 2022 for good.", flagged="5 januar 2022"),
        Bad("Die Texte lagen am 17. Dezember, 2021 vor.", flagged="17. Dezember, 2021", language="de"),
        Bad("Am Dezember 17, 2021 und am sonntag.", flagged=("Dezember 17, 2021", "sonntag"), language="de"),
        Bad("Россия опубликовала тексты Декабря 17.", flagged="Декабря 17", language="ru", suggestion="17 декабря"),
        Bad("Послы встретятся в Понедельник.", flagged="Понедельник", language="ru", suggestion="понедельник"),
        Bad("Ils se sont vus en Janvier 2022.", flagged="Janvier", language="fr", suggestion="janvier"),
        Bad("Ils se verront le 31 novembre.", flagged="31 novembre", language="fr"),
    ],
    good=[
        Good("On 12/01/2022, 12 January 2022 and January 12, 2022, they may march on Monday 31 May."),
        Good("Version 1.2.2022.5 came on 29 February 2020 for 31 people of 10 nations."),
        Good(
            "Die Texte lagen vor. The talks began on the 5th of May, 2021 and went on until March 9, 2022.",
            language="de",
        ),
        Good("Am 17. Dezember 2021 und am 17.12.2021 waren im Dezember 17 Menschen da.", language="de"),
        Good("Am Montag, dem 3. Mai, sonntags und montags.", language="de"),
        Good("17 декабря 2021 года и 17.12.2021, в понедельник. Понедельник прошёл.", language="ru"),
        Good("В декабре 17 человек видели «Чёрную Пятницу» 8 Марта.", language="ru"),
        Good("Le 17 décembre 2021, lundi. Lundi, il a plu.", language="fr"),
        Good("Le 1er mai et le 14 Juillet, la planète Mars.", language="fr"),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find dates in figures, dates with a month's name, and names of days and months in the wrong case."""
    for flag in _dates(view):
        if not any(passage.overlaps(flag.span) for passage in view.computed(_left_foreign)):
            yield flag


def _left_foreign(view: ArticleView) -> tuple[Span, ...]:
    """Return the passages in another language than the article's."""
    return tuple(passage for passage, _ in foreign_passages(view))


def _dates(view: ArticleView) -> Iterator[Flag]:
    calendar = view.lexicons.built(view.language or "", Calendar)
    yield from _figures(view, calendar)
    for date in calendar.dates(view):
        yield from _judged(date, view, calendar)
    for match in view.matches(calendar.miswritten):
        if match.start() and _INSIDE_WORD.match(view.text, match.start() - 1):
            continue
        if calendar.capital == "yes" or _inside_sentence(view.text, *match.span()):
            mended = match[0].capitalize() if calendar.capital == "yes" else match[0].lower()
            message = f"This language writes “{mended}”."
            yield Flag(Span(*match.span()), message, suggestion=mended, confidence=0.75)


def _figures(view: ArticleView, calendar: Calendar) -> Iterator[Flag]:
    """Find dates in figures parted by full stops where the language has other marks."""
    if not calendar.separators or "." in calendar.separators:
        return
    for match in view.matches(_FIGURES):
        day, month = int(match[1]), int(match[2])
        if 1 <= month <= len(DAYS_IN_MONTH) and 1 <= day <= DAYS_IN_MONTH[month - 1]:
            mended = f"{day} {calendar.month_names[month - 1]} {match[3]}"
            yield Flag(Span(*match.span()), "Figures with full stops are not this language’s dates.", suggestion=mended)


def _judged(date: NamedDate, view: ArticleView, calendar: Calendar) -> Iterator[Flag]:
    """Judge a date with a name where a month's would stand."""
    if date.month is None:
        language = view.lexicons.built("", ForeignMonths).names.get(date.word.lower()) if date.year else None
        if language:
            yield Flag(date.span, f"“{date.word}” names a month in another language.", evidence={"language": language})
        return
    surely = date.year is not None or date.word.lower() not in calendar.homographs
    foreign_order = date.month_first and "mdy" not in calendar.orders and "ymd" not in calendar.orders
    proper = calendar.capital == "no" and date.word[0].isupper() and _inside_sentence(view.text, date.span.start, 0)
    if DAYS_IN_MONTH[date.month] < date.day <= 31 and surely and (not foreign_order or date.year):
        yield Flag(date.span, "There is no such day.", severity=Severity.MAJOR, confidence=0.9)
    elif foreign_order and (date.year or proper):
        yield Flag(date.span, "The month stands before the day.", suggestion=_day_first(date, calendar))
    elif date.dotted and not calendar.day_takes_stop and surely:
        yield Flag(date.span, "A day takes no full stop in this language.", suggestion=_without_stop(date, view.text))
    elif date.comma and not date.month_first and "mdy" not in calendar.orders:
        yield Flag(date.span, "No comma stands before the year.", suggestion=date.span.of(view.text).replace(",", ""))


def _inside_sentence(text: str, start: int, end: int) -> bool:
    """Tell whether a word follows one in lower case, and no capitalised one follows it as in a name."""
    before = _WORD_BEFORE.search(text, max(0, start - 30), start)
    after = _LETTER_AFTER.match(text, end) if end else None
    return bool(before and before[1].islower() and not (after and after[1].isupper()))


def _day_first(date: NamedDate, calendar: Calendar) -> str:
    """Return the date in the order day, month, year."""
    day = f"{date.day}." if calendar.day_takes_stop else str(date.day)
    month = date.word.lower() if calendar.capital == "no" else date.word
    return " ".join(filter(None, (day, month, date.year)))


def _without_stop(date: NamedDate, text: str) -> str:
    return date.span.of(text).replace(". ", " ", 1)
