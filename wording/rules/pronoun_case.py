"""A pronoun in the wrong case: “between he and the minister”, “Him said”.

Where the source marks the case on words that English leaves bare, or the other way round, the pronoun comes out as a
subject after a preposition or as an object before a verb. The reader loses who did what to whom.

“For”, “on” and “to” may end one clause before the subject of the next, so after them a pronoun is flagged only with “and”
behind it. A finite verb after the pronoun makes it a subject, and the preposition a slip (“a priority of he wins”).

Known false alarms: “for he and she” where “for” means “because”; quotations of children and dialect.

Reference: MQM Core, linguistic conventions, grammar; Cambridge Grammar of the English Language, chapter 5, section 16.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.annotate.references import Affixes
from wording.grammar import SPACE, any_of, needed
from wording.lexicon import Lexicons
from wording.model import Span
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.schemas.grammar import PronounCases
from wording.view import ArticleView

_WORD_BEFORE = re.compile(r"(?<![\w'’.-])([^\W\d_]+)$")
_WORD_AFTER = re.compile(rf"{SPACE}([a-z]+)(?![\w’'])")
_REACH = 12
"""What may stand before a subject is looked for so many code points back."""


class _Cases:
    """Patterns for a subject form after a preposition and an object form before a verb."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        document = needed(lexicons, language, PronounCases)
        self.objects = document.objects
        self.subjects = {form: subject for subject, form in document.objects.items()}
        self.sure = frozenset(document.prepositions) - frozenset(document.only_before_and)
        self.doubtful = frozenset(document.only_before_and)
        self.finite = Affixes(document.finite)
        self.subject = re.compile(
            rf"{SPACE}(?P<pronoun>{'|'.join(self.objects)})(?![\w'’-])(?P<and>{SPACE}(?:{'|'.join(document.coordinators)}){SPACE})?"
        )
        self.before_verb = re.compile(
            rf"(?P<form>{any_of(self.subjects)}){SPACE}(?:{'|'.join(document.verbs)})(?![\w'’-])"
        )
        leads = "|".join(document.leads)
        self.opening = re.compile(rf"(?:^|[.!?\n“\"«]\s?|[.!?][”\"]{SPACE}|(?<!\w)(?:{leads}){SPACE})$")


@rule(
    category=Category.GRAMMAR,
    severity=Severity.MAJOR,
    confidence=0.8,
    needs=("pronoun_cases",),
    bad=[
        Bad("The talks between he and the minister failed.", flagged="between he", suggestion="between him"),
        Bad("A letter was written by they. Him said nothing.", flagged=("by they", "Him said")),
        Bad("It was hard for she and her aide.", flagged="for she", suggestion="for her"),
    ],
    good=[
        Good(
            "It was hard, for he had left; how about we go? The man he met asked what it was for. They rely on he-goats."
        ),
        Good("It is a priority of he makes it to the top. The man she spoke with they had met by she could tell."),
        Good("A friend of him said so; the gap between them was wide. Those who told him said no more."),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find subject forms after prepositions, and object forms that open a clause."""
    cases = view.lexicons.built(view.language or "", _Cases)
    for match in view.matches(cases.subject):
        before = _WORD_BEFORE.search(view.text, max(0, match.start() - _REACH), match.start())
        word = before[1].lower() if before else ""
        after = _WORD_AFTER.match(view.text, match.end("pronoun"))
        if after and cases.finite.holds(after[1]):
            continue
        if before and (word in cases.sure or (match["and"] and word in cases.doubtful)):
            span = Span(before.start(1), match.end("pronoun"))
            mended = cases.objects[match["pronoun"]]
            yield Flag(span, f"A preposition stands before “{mended}”.", f"{before[1]} {mended}")
    for match in view.matches(cases.before_verb):
        if cases.opening.search(view.text, max(0, match.start() - _REACH), match.start()):
            subject = cases.subjects[match["form"].lower()]
            mended = (subject.capitalize() if match[0][0].isupper() else subject) + match[0][len(match["form"]) :]
            yield Flag(Span(*match.span()), f"The subject of a verb is “{subject}”.", mended)
