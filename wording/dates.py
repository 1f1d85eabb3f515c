"""Dates with a month's name in running text, and what a language allows in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wording.lexicon import Lexicons
from wording.model import Span
from wording.schemas.pages import Conventions, DateForms

if TYPE_CHECKING:
    from wording.view import ArticleView

DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_NO_DAY_AFTER = r"[\w.,:/$€£-]"
_DAY = rf"(?P<day>[0-3](?:(?<!{_NO_DAY_AFTER}.)|[0-9](?<!{_NO_DAY_AFTER}..))|[4-9](?<!{_NO_DAY_AFTER}.))(?!\d)"
"""Digits come first and the look-behinds after them, so that the search skips to digits."""
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\w/]|[.,]\d)"
_DAY_FIRST = re.compile(
    rf"{_DAY}(?P<suffix>-?[^\W\d_]{{1,3}}|º)?(?P<stop>\.)?(?:[ \u00a0](?P<of>[^\W\d_]{{2,3}}))?"
    r"[ \u00a0](?P<month>[^\W\d_]{3,14})(?![\w'’-])"
    rf"(?:(?P<comma>,)?(?:[ \u00a0][^\W\d_]{{2,3}})?[ \u00a0]{_YEAR})?"
)
_MONTH_FIRST = re.compile(rf"{_DAY}(?P<suffix>[^\W\d_]{{2}})?(?![\w:/%-]|[.,]\d)(?:,?[ \u00a0]{_YEAR})?")
_WORD_BEFORE = re.compile(r"([^\W\d_]{3,14})[ \u00a0]$")
_LONGEST_MONTH = 15


@dataclass(frozen=True, slots=True)
class NamedDate:
    """A day and the word that stands where a month's name does.

    `month` counts from 0; it is None where the word names no month of the language. `span` holds day, month and year.
    """

    span: Span
    day: int
    word: str
    month: int | None
    year: str | None
    month_first: bool = False
    dotted: bool = False
    comma: bool = False


class Calendar:
    """How one language names days and months and writes dates; build it with `Lexicons.built`."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        conventions = lexicons.document(language, Conventions)
        forms = lexicons.document(language, DateForms) or DateForms(capital="either")
        self.months = _months(conventions)
        self.month_names = conventions.months if conventions else ()
        self.orders = frozenset(conventions.date_orders if conventions else ())
        self.day_takes_stop = bool(conventions and "." in conventions.ordinal_suffixes)
        self.capital = forms.capital
        self.separators = frozenset(forms.separators)
        self.of = frozenset(forms.of)
        self.homographs = frozenset(forms.homographs)
        weekdays = (*(name.lower() for name in (conventions.weekdays if conventions else ())), *forms.weekday_forms)
        self.miswritten = _miswritten(frozenset((*self.months, *weekdays)) - self.homographs, forms.capital)

    def dates(self, view: ArticleView) -> Iterator[NamedDate]:
        """Yield what looks like a date with a month in letters, in the judged blocks."""
        for match in view.matches(_DAY_FIRST):
            if match["of"] is None or match["of"] in self.of:
                word = match["month"]
                yield NamedDate(
                    Span(*match.span()),
                    int(match["day"]),
                    word,
                    self.months.get(word.lower()),
                    match["year"],
                    dotted=bool(match["stop"]),
                    comma=bool(match["comma"] and match["year"]),
                )
        for match in view.matches(_MONTH_FIRST):
            before = _WORD_BEFORE.search(view.text, max(0, match.start() - _LONGEST_MONTH), match.start())
            month = self.months.get(before[1].lower()) if before else None
            if before and (month is not None or match["year"]):
                span = Span(before.start(), match.end())
                yield NamedDate(span, int(match["day"]), before[1], month, match["year"], month_first=True)


class ForeignMonths:
    """The month names of all languages that have conventions; build it with `Lexicons.built`."""

    def __init__(self, lexicons: Lexicons, _language: str = "") -> None:
        files = (path for folder in lexicons.folders for path in folder.glob(f"*/{Conventions.file()}.yaml"))
        languages = sorted({path.parent.name for path in files})
        self.names = {
            name: language for language in languages for name in _months(lexicons.document(language, Conventions))
        }


def _months(conventions: Conventions | None) -> dict[str, int]:
    """Return the number, from 0, of every month name in lower case."""
    lists = (conventions.months_nominative, conventions.months) if conventions else ()
    return {name.lower(): number for names in lists for number, name in enumerate(names)}


def _miswritten(names: frozenset[str], capital: str) -> re.Pattern[str]:
    """Return a pattern for names whose first letter has the wrong case; it matches nothing where both are right.

    It begins with the names, so that the search can skip to their first letters: what stands before is not looked at.
    """
    if capital == "either" or not names:
        return re.compile("(?!)")
    ordered = sorted(names, key=lambda name: (-len(name), name))
    forms = "|".join(re.escape(name if capital == "yes" else name[0].upper() + name[1:]) for name in ordered)
    return re.compile(rf"(?:{forms})(?![\w'’-])")
