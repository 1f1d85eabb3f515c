"""Numbers written in figures, with the values that they may have: “1,250”, „3,5 Millionen“, “2021”, “3万”."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from wording.lexicon import Lexicons
from wording.model import Span
from wording.schemas.grammar import Quantities
from wording.schemas.pages import Conventions
from wording.scripts import UNSPACED, script_of

_POWERS = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_HAN = {"万": 10**4, "萬": 10**4, "만": 10**4, "亿": 10**8, "億": 10**8, "억": 10**8}
_NO_BREAK = "\u00a0\u202f\u2009"
_NUMBER = re.compile(
    rf"(?<![\d.,])\d{{1,3}}(?:[.,'’ {_NO_BREAK}]\d{{3}}){{1,4}}(?![\d])(?:[.,]\d{{1,3}}(?!\d))?"
    r"|(?<![\d])\d{1,15}(?:[.,]\d{1,6})?(?!\d)"
)
_CODE_BEFORE = re.compile(r"[^\W\d_][-–/.]?\Z|[#@_/\\№+]\Z|\d[.,:]\d{0,2}\Z")
_CODE_AFTER = re.compile(r"[:/.]\d|[@_\\]")
_GROUPED = re.compile(r"[.,]")
_GAP = re.compile(rf"[ {_NO_BREAK}-]?")
_SHORT_WORD = 3
"""With the space before it: “5m” may be metres as well as millions."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in figures, as `printed`. `values` are all that it may mean; `digits` are without marks between them.

    `power` is what the words behind it multiply it by, 1 where there are none.
    """

    span: Span
    printed: str
    digits: str
    values: frozenset[Fraction]
    power: int = 1

    @property
    def significant(self) -> str:
        """The digits without zeros at either end."""
        return self.digits.strip("0")


class Figures:
    """How one language writes numbers; build it with `Lexicons.built`."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        conventions = lexicons.document(language, Conventions)
        self._decimal = conventions.decimal if conventions else "."
        self._spaced = bool(conventions and " " in conventions.thousands)
        numerals = conventions.numerals if conventions else {}
        self._powers = dict(_HAN)
        for name, power in _POWERS.items():
            self._powers |= {form.casefold(): power for form in numerals.get(name, ())}
        forms = "|".join(map(re.escape, sorted(self._powers, key=lambda form: (-len(form), form))))
        self._power = re.compile(rf"(?P<han>[{''.join(_HAN)}])|(?P<word>{forms})(?!\w)", re.IGNORECASE)
        quantities = lexicons.document(language, Quantities)
        self.words = quantities.numbers if quantities else {}
        """The values of number words, where a lexicon has them."""

    def find(self, text: str, span: Span) -> Iterator[Figure]:
        """Yield the numbers in a stretch of text, but nothing in codes, scores and clock times such as A380, 1.2.3 or 7:30."""
        place = span.start
        while match := _NUMBER.search(text, place, span.end):
            end = match.end()
            if not self._spaced and " " in match[0]:
                end = match.start() + match[0].index(" ")
            place = end
            printed = text[match.start() : end]
            if not _is_code(text, match.start(), end):
                power, place = self._multiplied(text, end, span.end)
                powers = (1, power) if place - end <= _SHORT_WORD else (power,)
                values = frozenset(value * each for value in self._readings(printed) for each in powers)
                digits = "".join(str(unicodedata.digit(sign)) for sign in printed if sign.isdigit())
                yield Figure(Span(match.start(), place), text[match.start() : place], digits, values, power)

    def _multiplied(self, text: str, end: int, limit: int) -> tuple[int, int]:
        """Return what the words behind a number multiply it by, and where they end; two may follow (“mil millones”)."""
        power = 1
        for _ in range(2):
            gap = _GAP.match(text, end, limit)
            found = self._power.match(text, gap.end() if gap else end, limit)
            if found is None:
                break
            power *= self._powers[(found["han"] or found["word"]).casefold()]
            end = found.end()
        return power, end

    def _readings(self, printed: str) -> Iterator[Fraction]:
        """Yield what figures may mean: by the language's own marks, and where those are in doubt also by the other ones."""
        plain = "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in printed)
        plain = re.sub(rf"['’ {_NO_BREAK}]", "", plain)
        marks = _GROUPED.findall(plain)
        whole, _, rest = plain.rpartition(marks[-1]) if marks else (plain, "", "")
        joined = Fraction(int("".join(filter(str.isdigit, plain))))
        parted = Fraction(f"{''.join(filter(str.isdigit, whole))}.{rest}") if marks else joined
        if not marks or (len(marks) > 1 and len(set(marks)) == 1):
            yield joined
        elif len(marks) > 1 or len(rest) != 3:
            yield parted
        else:
            yield from (joined, parted)


def _is_code(text: str, start: int, end: int) -> bool:
    """Tell whether figures are part of a name, a version, a score or an address."""
    before = text[max(0, start - 4) : start]
    if before and script_of(before[-1]) not in UNSPACED and _CODE_BEFORE.search(before):
        return True
    following = text[end : end + 1]
    if following and script_of(following) in UNSPACED:
        return False
    return following.isupper() or _CODE_AFTER.match(text, end) is not None
