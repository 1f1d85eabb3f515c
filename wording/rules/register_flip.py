"""A speaker who changes between the familiar and the formal address: „du“ and „Sie“ in one quotation.

A source with one word for both (English “you”) makes the system choose anew in every sentence. In the target the speaker
seems to become rude or distant within a breath.

Only words of address inside one quotation are compared (`registers`). Many languages use the formal word for several people
too, so the rule runs only when it is asked for.

Known false alarms: a speaker who turns from one person to several; quotations within quotations; idioms.

Reference: MQM Core, style, register; Sennrich, Haddow, Birch 2016, “Controlling Politeness in NMT”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.grammar import needed
from wording.lexicon import Lexicons
from wording.model import Span
from wording.mqm import Category, Severity
from wording.quote_pairs import Pair
from wording.registry import Bad, Flag, Good, rule
from wording.schemas.grammar import Registers
from wording.view import ArticleView, bounds


class _Address:
    """Patterns for the words of address. A capital counts as written, so that one at the start of a sentence is passed by."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        document = needed(lexicons, language, Registers)
        self.familiar = re.compile(rf"(?<!\w)(?:{'|'.join(document.familiar)})(?!\w)")
        self.formal = re.compile(
            rf"(?<=[^\W\d_A-Z,][ \u00a0])(?:{'|'.join(document.formal)})(?!\w)|(?<=, )(?:{'|'.join(document.formal)})(?!\w)"
        )


@rule(
    category=Category.REGISTER,
    severity=Severity.MINOR,
    confidence=0.6,
    needs=("registers", "conventions"),
    default=False,
    bad=[
        Bad("„Wenn du kommst, bringen Sie den Brief mit“, sagte er.", flagged="Sie", language="de"),
        Bad("Er sagte: „Ich danke Ihnen, weil du da warst.“", flagged="du", language="de"),
        Bad("« Si tu viens, apportez votre lettre », dit-il.", flagged="votre", language="fr"),
        Bad("Il dit : « Je vous remercie, car tu es venu. »", flagged="tu", language="fr"),
        Bad("«Если ты придёшь, возьмите ваше письмо», — сказал он.", flagged="ваше", language="ru"),
        Bad("Он сказал: «Благодарю вас, что ты пришёл».", flagged="ты", language="ru"),
    ],
    good=[
        Good("„Wenn du kommst, bring den Brief mit. Sie ist da“, sagte er. „Kommen Sie!“, rief sie.", language="de"),
        Good("Er sagt du zu allen, und die Leute sagen Sie.", language="de"),
        Good("« Si tu viens, apporte ta lettre », dit-il. « Venez, vous ! »", language="fr"),
        Good("On dit tu aux amis et vous aux autres.", language="fr"),
        Good("«Если ты придёшь, возьми письмо», — сказал он. «Вы правы», — сказала она.", language="ru"),
        Good("Друзьям говорят ты, а чужим вы.", language="ru"),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find the first word of address of the other register in each quotation."""
    address = view.lexicons.built(view.language or "", _Address)
    for pair in view.quote_pairs:
        span = _switch(view, pair, address) if pair.balanced and pair.depth == 0 else None
        if span:
            yield Flag(span, "The same speaker addresses the hearer familiarly and formally.")


def _switch(view: ArticleView, pair: Pair, address: _Address) -> Span | None:
    """Return the place where a quotation changes its register for the first time."""
    familiar = address.familiar.search(view.text, *bounds(pair.span))
    formal = address.formal.search(view.text, *bounds(pair.span))
    return Span(*max(familiar.span(), formal.span())) if familiar and formal else None
