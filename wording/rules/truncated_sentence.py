"""A paragraph that breaks off in the middle of a sentence.

Translation systems stop early where a segment is too long or was cut, and the reader never learns what was said. A
paragraph is taken for cut if it ends in a word that cannot end a sentence (“the”, “and”), in a word that seldom does
(“of”, “will”) without a full stop after it, in a comma, in a divided word, or inside a bracket that never closes.

Lines that are followed by a small letter are wrapped, not cut; three dots tell that the writer broke off on purpose.

Known false alarms: list items that end in a comma; verse.

Reference: MQM Core, accuracy, omission; “truncated translation” in error typologies of neural translation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from wording.model import Block, Role, Span
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.schemas.pages import ClosedWords
from wording.view import ArticleView

_TAIL = re.compile(r"(?P<word>[^\W\d_]+(?:-[^\W\d_]+)?) ?(?P<mark>[.,!?;:…-]*)$")
_OPEN_BRACKET = re.compile(r"\([^()）\n]{1,300}[^()）\n.!?…:;”»\"]$")
LEAST_WORDS = 6
TAIL = 400
LAST_WORD = 40
"""How many code points at the end of a paragraph are searched for an open bracket, and for the last word."""


@rule(
    category=Category.OMISSION,
    severity=Severity.MAJOR,
    confidence=0.8,
    needs=("closed_words",),
    bad=[
        Bad("The council wants to build a bridge over the river and will", flagged="will"),
        Bad("The council voted to close the school and the.\n\nIt meets on Monday.", flagged="the"),
        Bad("The council wants to spend more on roads,", flagged=","),
        Bad("The council has three new members (two from the north", flagged="(two from the north"),
        Bad("Der Rat will die Brücke am Montag sperren und", flagged="und", language="de"),
        Bad("Der Rat tagt am Montag in der neuen Stadthalle beim.", flagged="beim", language="de"),
        Bad("Совет хочет закрыть мост в понедельник и", flagged="и", language="ru"),
        Bad("Совет собрался в понедельник в новом здании на.", flagged="на", language="ru"),
        Bad("Belediye köprüyü pazartesi günü kapatmak istiyor ve", flagged="ve", language="tr"),
        Bad("Meclis pazartesi günü toplanacak ve yeni bir", flagged="bir", language="tr"),
    ],
    good=[
        Good("The council wants to build a bridge.\n\nThat is what the money is for."),
        Good("The council knows what the money was for and what it stands for:\n\n“A bridge.”"),
        Good("The council wants to build a\nbridge over the river."),
        Good("The council says it will, and the mayor…"),
        Good("Der Zug kommt um drei an, und alle steigen ein.", language="de"),
        Good("Das ist es, was alle wissen und worum es geht.", language="de"),
        Good("Никто не знал, что это было и для чего.", language="ru"),
        Good("Мэр сказал, что не знает, где они были…", language="ru"),
        Good("Köprünün kapanacağını bilen tek kişi de oydu.", language="tr"),
        Good("Belediye bunu herkesten önce biliyordu, ya siz?", language="tr"),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find paragraphs whose last word, mark or bracket calls for more."""
    words = view.lexicons.document(view.language or "", ClosedWords) or ClosedWords()
    for block, after in pairwise((*view.blocks, None)):
        if block is None or not block.judged or block.role is not Role.BODY or _goes_on(view.text, after):
            continue
        tail = view.text[max(block.span.start, block.span.end - TAIL) : block.span.end]
        if len(tail.split()) < LEAST_WORDS:
            continue
        cut = _cut(tail, words)
        if cut:
            span = Span(block.span.end - len(tail) + cut[0], block.span.end - len(tail) + cut[1])
            yield Flag(span, "The paragraph breaks off here.", confidence=cut[2])


def _goes_on(text: str, after: Block | None) -> bool:
    """Tell whether the text goes on in the next line as if the line had only been wrapped."""
    return after is not None and not text[after.span.start : after.span.start + 1].isupper()


def _cut(tail: str, words: ClosedWords) -> tuple[int, int, float] | None:
    """Return start and end of what calls for more at the end of `tail`, and how sure that is."""
    last = _TAIL.search(tail, max(0, len(tail) - LAST_WORD))
    if last and (last["mark"] in ("", ".")):
        closed = last["word"] in words.never or (not last["mark"] and last["word"] in words.seldom)
        if closed:
            return (*last.span("word"), 0.8 if last["word"] in words.never else 0.65)
    if last and last["mark"] in (",", "-"):
        return (*last.span("mark"), 0.6)
    bracket = _OPEN_BRACKET.search(tail, max(0, tail.rfind("(")))
    return (*bracket.span(), 0.6) if bracket else None
