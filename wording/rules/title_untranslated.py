"""A title left in another language before a name.

“Prezident Putin” in an English text is the Russian word in Latin letters, “Präsident Macron” the German one: the system
took title and name for one name and copied both.

The titles of heads of state and government and of ministers in the other title lexicons, and their transliterations, are
looked for before a name that the table of office holders knows, or one in at least two words. Forms of address (“Herr”,
“Madame”) are left alone, as are quoted ones and titles that the text's own language shares.

Known false alarms: a foreign title kept for colour or as the name of a post (“Presidente Gonzalo”).

Reference: MQM Core, accuracy, untranslated.
"""

from __future__ import annotations

from collections.abc import Iterator

from wording.annotate.foreign_titles import ForeignTitles
from wording.annotate.pieces import Reader
from wording.annotate.windows import lowered
from wording.model import Span
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView


@rule(
    category=Category.UNTRANSLATED,
    severity=Severity.MINOR,
    confidence=0.8,
    needs=("titles",),
    bad=[
        Bad("According to prezident Putin, talks go on.", flagged="prezident"),
        Bad("Yesterday Präsident Macron met the mayors.", flagged="Präsident"),
        Bad("Gestern traf président Macron die Bürgermeister.", flagged="président", language="de"),
        Bad("Laut президент Putin gehen die Gespräche weiter.", flagged="президент", language="de"),
        Bad("По словам president Macron, переговоры идут.", flagged="president", language="ru"),
        Bad("Канцлер встретил präsident Макрона.", flagged="präsident", language="ru"),
    ],
    good=[
        Good("According to President Putin, Herr Meier met Chancellor Scholz."),
        Good("The “Präsident Macron”, a ship, left. The Prezident hotel is closed."),
        Good("Gestern traf Präsident Macron den Premier Jean Castex.", language="de"),
        Good("Madame Dupont und Kanzler Scholz reisten ab.", language="de"),
        Good("По словам президента Макрона, переговоры идут.", language="ru"),
        Good("Отель President закрыт.", language="ru"),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find titles of other languages directly before a name."""
    foreign = view.lexicons.built(view.language or "", ForeignTitles)
    places = foreign.hits(lowered(view.text))
    if not places:
        return
    names = view.lexicons.built(view.language or "", Reader).names
    quoted = view.quote_pairs if view.lexicons.has(view.language or "", "conventions") else ()
    for start, end, languages in places:
        span = Span(start, end)
        block = next((block for block in view.judged if block.span.contains(span)), None)
        words = foreign.name_after(view.text, end, block.span.end) if block else ()
        if not words or not (names.full(words[:2]) or any(names.surnamed(word) for word in words[:2])):
            continue
        if not any(pair.span.contains(span) for pair in quoted):
            yield Flag(
                span,
                f"“{view.text[start:end]}” is a title in another language ({', '.join(languages)}).",
                suggestion=foreign.own(start, end, view.text),
            )
