"""Punctuation that belongs to nothing: “agreements.” , as”, a comma before a stop, a doubled comma, empty brackets.

It is what remains where a system dropped or moved the words between two marks, so the sentence around it deserves a
second look. After a question or an exclamation (“Why?” , she asked) only the space is wrong, as space-before-punctuation
says.

Known false alarms: an abbreviation that is not in the lexicon before a comma; two dots typed for three.

Reference: MQM Core, linguistic conventions, punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.known_words import KnownWords
from wording.model import Role, Span
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView

_CLOSING = "\"”“»’'"
_STRAY = re.compile(
    rf"""[.!?,;:([“«„](?:                                                  # the first mark; what came before it
        (?P<quoted>(?<=[.,])(?<![.…].)[{_CLOSING}]{{1,2}}[ ][,;.](?![.\w]))          # agreements.” , as
      | (?P<doubled>(?<=[,;:])(?<![.…,\d].)[ ]?[,.](?![.,\d])(?!\w{{1,40}}[“”'’]))    # ,,  , .  :,
      | (?P<stop>(?<=[^\W\d_]\.)[ ]?,(?![,\w]))                                      # agreed.,
      | (?P<stops>(?<=[^\W\d_]\.)(?:[ ]\.(?=\s|$)(?![ ]\.)|\.(?=\s)))               # agreed. .  agreed..
      | (?P<around>(?<=[^\W\d_]\.)[{_CLOSING}][.,](?!\.))                            # agreed.”.
      | (?P<empty>(?<=\()[ ]?(?:\)|[,;.](?=[ )]))|(?<=\[)[ ]?\]|(?<=“)”|(?<=«)»|(?<=„)[“”])
    )""",
    re.VERBOSE,
)
_WORD = re.compile(r"[^\W\d_]+$")
_LONE = re.compile(r"[ \t]*[.,;:]{1,2}[ \t]*")


@rule(
    category=Category.PUNCTUATION,
    severity=Severity.MINOR,
    confidence=0.85,
    needs=("conventions",),
    bad=[
        Bad("The envoy spoke of “draft agreements.” , as well as of a visit.", flagged=".” ,"),
        Bad("The talks ended on Monday, . Both sides left.", flagged=", ."),
        Bad("The mayor,, who is ill, did not come.", flagged=",,"),
        Bad("The council agreed., but the mayor did not.", flagged=".,"),
        Bad("The company ( ) did not answer.", flagged="( )"),
        Bad("Посол говорил о «проекте.» , а также о визите.", flagged=".» ,", language="ru"),
        Bad("Мэр,, который болен, не пришёл.", flagged=",,", language="ru"),
        Bad("Der Bürgermeister war krank,. Er kam nicht.", flagged=",.", language="de"),
        Bad("Die Firma () antwortete nicht.", flagged="()", language="de"),
    ],
    good=[
        Good("He worked for Acme Inc., which is based in Washington, D.C., and left in Sept., she said."),
        Good("“Who goes there?”, a play by two sisters, opens on Monday . . . or later."),
        Good("„Wer da?“ , rief sie, und er: „Ich!“ , wie immer.", language="de"),
        Good("It opens at 10 a.m., closes at 5 p.m., and costs .50 a head."),
        Good("Мост и т. д., а также 2021 г., когда шёл снег.", language="ru"),
        Good("«Кто там?», — спросил он.", language="ru"),
        Good("Sie kam am 5., er am 6. Mai, usw., und „Wer da?“, rief sie.", language="de"),
        Good("Man sah Hunde, Katzen u. a., aber keine Vögel.", language="de"),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find marks that follow each other in an order that no language writes."""
    known = view.lexicons.built(view.language or "", KnownWords)
    for match in view.matches(_STRAY):
        word = _WORD.search(view.text, max(0, match.start() - 40), match.start())
        if match.lastgroup in ("stop", "stops", "around") and not (
            word and word[0].islower() and known.ends_sentence(word[0])
        ):
            continue
        yield Flag(Span(*match.span()), _MESSAGES[match.lastgroup or ""].format(match[0]))
    for block in view.judged:
        if block.role is Role.BODY and _LONE.fullmatch(view.text, block.span.start, block.span.end):
            yield Flag(block.span, "This line holds nothing but punctuation.")


_MESSAGES = {
    "quoted": "“{}”: punctuation stands on both sides of the quotation mark; words may be missing.",
    "doubled": "“{}”: one of the two marks is left over; words may be missing.",
    "stop": "“{}”: the sentence ends and goes on; words may be missing.",
    "stops": "“{}”: one of the two stops is left over.",
    "around": "“{}”: one mark too many stands around the quotation mark.",
    "empty": "“{}”: what should stand here is missing.",
}
