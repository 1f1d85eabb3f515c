"""An “and” that joins what cannot be joined: “Negotiations for this and exists a plan”.

A clause lost its subject or its verb, and “and” is left between a noun and a verb that has nothing to lean on. A reader
cannot put the sentence together again.

Only “this”, “that”, “it” or “them” after a preposition, with “and” and a finite verb behind it, is looked at; the parse
then has to show that no other verb stands before.

Known false alarms: verbs that the parser takes for nouns.

Reference: MQM Core, linguistic conventions, grammar and unintelligible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.model import Span
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView, bounds

_SCRAMBLED = re.compile(
    r"(?:of|for|with|from|about|on|in|to|by) (?P<joined>(?:this|that|it|them|these|those) and "
    r"(?:exists?|remains?|is|are|was|were|has|have|will)(?!\w))"
)
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD", "VB"})


@rule(
    category=Category.UNINTELLIGIBLE,
    severity=Severity.MAJOR,
    confidence=0.7,
    languages={"en"},
    parses=_SCRAMBLED,
    bad=[
        Bad("Negotiations for this and exists a plan of the ministry.", flagged="this and exists"),
        Bad("The full responsibility of the mayor for it and is the main question.", flagged="it and is"),
    ],
    good=[
        Good("The ministry works on this and is ready to talk."),
        Good("She knew of it and has said so. What he thinks of this and is too shy to say matters."),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find finite verbs after “and” in a sentence that has no verb before it."""
    for sentence, parse in view.parsed(_SCRAMBLED):
        match = _SCRAMBLED.search(view.text, *bounds(sentence.span))
        if match is None:
            continue
        before = (token for token in parse.tokens if token.span.end <= match.start("joined"))
        if not any(token.tag in _FINITE for token in before):
            yield Flag(Span(*match.span("joined")), "“And” joins a verb to no other verb.")
