"""A part that is larger than its whole: “20 dead, including 35 children”.

One of the two numbers is wrong, or the words between them are: the source may have said “and” or “more than”. A reader
cannot tell which, so the sentence informs of nothing.

Both numbers must count people, in the same sentence, with a phrase such as “including” (`quantities`) between them and no
third number; what is measured in other units is not compared.

Known false alarms: totals that count groups (“nine crews, including 35 sailors”) where both words stand for people.

Reference: MQM Core, accuracy, mistranslation (number); numeric checks of translation quality tools.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wording.grammar import SPACE, any_of, needed
from wording.lexicon import Lexicons
from wording.model import Span
from wording.mqm import Category, Severity
from wording.numerals import magnitude_words
from wording.registry import Bad, Flag, Good, rule
from wording.schemas.grammar import Quantities
from wording.view import ArticleView

_FIGURES = r"\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+|\d{1,6}"
_REACH = 90
"""A total is looked for so many code points before the phrase, and a part so many after."""


@dataclass(frozen=True, slots=True)
class _Number:
    value: int
    span: Span


class _Counts:
    """Patterns for the phrase between whole and part, and for a number of people."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        document = needed(lexicons, language, Quantities)
        self._values = document.numbers
        words = "|".join(sorted(map(re.escape, document.numbers), key=lambda word: -len(word)))
        people = "|".join(re.escape(word).replace(r"\*", r"\w{0,12}") for word in document.counted)
        magnitudes = magnitude_words(lexicons, language)
        self.phrase = re.compile(rf"{any_of(document.parts)}(?!\w)")
        self._any_number = re.compile(rf"{_FIGURES}|(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
        number = rf"(?<![\w.,$€£₽:/%-])(?P<number>{_FIGURES}|{words})(?![\w.,:/%-]{{0,6}}\d|[%‰-])"
        gap = rf"(?:[^\W\d_]{{1,20}}{SPACE}){{0,3}}"
        self._people = re.compile(rf"{number}{SPACE}(?!{magnitudes}){gap}(?:{people})(?!\w)", re.IGNORECASE)
        few = rf"(?:[^\W\d_]{{1,12}}{SPACE}){{0,2}}"
        self._opening = re.compile(f"{few}{self._people.pattern}", re.IGNORECASE)
        self._bare = re.compile(
            rf"(?<!\w)(?:{people}){SPACE}{gap}{number}(?!{SPACE}{magnitudes})(?=,|{SPACE}{any_of(document.parts)})",
            re.IGNORECASE,
        )

    def whole(self, text: str, start: int, end: int) -> _Number | None:
        """Return the number of people in what stands before the phrase, if it is the only number there.

        The word for them may also stand before the number, as in “killed at least 20, including …”.
        """
        match = self._people.search(text, start, end) or self._bare.search(text, start, end + 1)
        alone = match and sum(1 for _ in self._any_number.finditer(text, start, end)) == 1
        return self._number(match) if match and alone else None

    def part(self, text: str, start: int, end: int) -> _Number | None:
        """Return the number of people with which the stretch begins, two words such as “at least” before it aside."""
        match = self._opening.match(text, start, end)
        return self._number(match) if match else None

    def _number(self, match: re.Match[str]) -> _Number:
        word = match["number"]
        value = self._values.get(word.lower()) or int("".join(filter(str.isdigit, word)))
        return _Number(value, Span(*match.span("number")))


@rule(
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    confidence=0.85,
    needs=("quantities", "conventions"),
    bad=[
        Bad("The blast left 20 people dead, including 35 children.", flagged="20 people dead, including 35"),
        Bad(
            "Police held 12 protesters, among them fifteen women, on Monday.",
            flagged="12 protesters, among them fifteen",
        ),
        Bad("The fire killed at least 20, including 35 children.", flagged="20, including 35"),
        Bad("Es gab 20 Tote, darunter 35 Kinder.", flagged="20 Tote, darunter 35", language="de"),
        Bad(
            "Zwölf Menschen starben, darunter zwanzig Frauen.",
            flagged="Zwölf Menschen starben, darunter zwanzig",
            language="de",
        ),
        Bad("Le bilan est de 20 morts, dont 35 enfants.", flagged="20 morts, dont 35", language="fr"),
        Bad(
            "Douze personnes ont péri, dont vingt femmes.",
            flagged="Douze personnes ont péri, dont vingt",
            language="fr",
        ),
        Bad("Погибли 20 человек, в том числе 35 детей.", flagged="20 человек, в том числе 35", language="ru"),
        Bad("Ранены 12 человек, из них двадцать детей.", flagged="12 человек, из них двадцать", language="ru"),
    ],
    good=[
        Good("The blast left 35 people dead, including 20 children, and 9 cars, including 12 lorries, burnt out."),
        Good(
            "The 20 people, including a 35-year-old, paid 12 dollars; 5 of them left. Ten women, including 1,200 in May."
        ),
        Good("Es gab 35 Tote, darunter 20 Kinder.", language="de"),
        Good("Zwei Menschen, darunter ein 35-jähriger.", language="de"),
        Good("Le bilan est de 35 morts, dont 20 enfants.", language="fr"),
        Good("Deux personnes, dont une de 35 ans.", language="fr"),
        Good("Погибли 35 человек, в том числе 20 детей.", language="ru"),
        Good("Двое людей, в том числе 35-летний.", language="ru"),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Compare the number before each phrase with the one after it."""
    counts = view.lexicons.built(view.language or "", _Counts)
    for match in view.matches(counts.phrase):
        sentence = view.sentence_at(Span(*match.span()))
        if sentence is None:
            continue
        low, high = max(sentence.span.start, match.start() - _REACH), min(sentence.span.end, match.end() + _REACH)
        part = counts.part(view.text, match.end() + 1, high)
        whole = counts.whole(view.text, low, match.start()) if part else None
        if part and whole and part.value > whole.value:
            message = f"{part.value} cannot be part of {whole.value}."
            yield Flag(whole.span.to(part.span), message)
