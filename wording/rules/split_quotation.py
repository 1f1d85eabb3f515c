"""A quotation cut in two by a full stop: the reporting clause ends, and the quotation goes on in lower case.

“… two documents,” said the envoy. “who will …”: nobody can tell whether the second half continues the first, and who
says it. Systems that translate sentence by sentence cut a quotation at its reporting clause and lose the thread.

Known false alarms: a quotation that begins with a name written in lower case.

Reference: MQM Core, linguistic conventions, punctuation; Chicago Manual of Style 13.14 (an interrupted sentence goes on
after a comma).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from wording.known_words import KnownWords
from wording.model import Span
from wording.mqm import Category, Severity
from wording.quote_marks import Kind, Mark
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView

_CLAUSE = re.compile(r",?\s{1,2}(?:[—–-]\s)?[^.!?…;\n\"“”„«»]{2,150}?(\w+)(\.)\s{1,3}(?:[—–-]\s)?")
_WORD = re.compile(r"[ \u00a0\u202f]?[^\W\d_]+(?:['’-][^\W\d_]+)*")


@rule(
    category=Category.PUNCTUATION,
    severity=Severity.MAJOR,
    confidence=0.85,
    needs=("conventions",),
    bad=[
        Bad(
            "“We have read both papers,” said the envoy of Ruritania. “which will be signed in May.”",
            flagged=". “which",
            suggestion=", “which",
        ),
        Bad('"The road is safe," the mayor said. "and will stay so."', flagged='. "and'),
        Bad("«Мы прочли бумаги», — сказал посол. «которые подпишут в мае».", flagged=". «которые", language="ru"),
        Bad("«Дорога открыта», — заявил мэр. — «и такой останется».", flagged=". — «и", language="ru"),
        Bad("„Wir haben sie gelesen“, sagte die Gesandte. „und werden antworten.“", flagged=". „und", language="de"),
        Bad("„Die Straße ist sicher“, so der Bürgermeister. „aber nur bis Mai.“", flagged=". „aber", language="de"),
        Bad("« Nous les avons lus », a dit l’envoyée. « mais sans réponse. »", flagged=". « mais", language="fr"),
        Bad("« La route est sûre », dit le maire. « et le restera. »", flagged=". « et", language="fr"),
    ],
    good=[
        Good("“We have read both papers,” said the envoy. “They will be signed in May.”"),
        Good("“We have read both papers,” said the envoy, “which will be signed in May.”"),
        Good("“We like it,” said the head of Acme Inc. “iPhone sales are up.”"),
        Good("«Мы прочли бумаги», — сказал посол. — «Их подпишут в мае».", language="ru"),
        Good("«Дорога открыта», — заявил мэр, — «и такой останется».", language="ru"),
        Good("„Wir haben sie gelesen“, sagte die Gesandte. „Und wir werden antworten.“", language="de"),
        Good("„Die Straße ist sicher“, so der Bürgermeister, „aber nur bis Mai.“", language="de"),
        Good("« Nous les avons lus », a dit l’envoyée. « Mais sans réponse. »", language="fr"),
        Good("« La route est sûre », dit le maire, « et le restera. »", language="fr"),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find a closing and an opening mark with a reporting clause and a stop between them, then a small letter."""
    known = view.lexicons.built(view.language or "", KnownWords)
    marks = [mark for mark in view.marks if mark.kind in (Kind.OPEN, Kind.CLOSE)]
    for first, second in pairwise(marks):
        clause = _clause(view.text, first, second)
        word = _WORD.match(view.text, second.span.end)
        if not clause or not word or clause[1].casefold() in known.abbreviations or len(clause[1]) < 2:
            continue
        if (start := word[0].strip()).islower():
            stop = Span(clause.start(2), word.end())
            opened = view.text[clause.end(2) : second.span.end]
            yield Flag(
                stop,
                "The reporting clause ends with a full stop, but the quotation goes on in the middle of a sentence.",
                f",{opened}{word[0]}",
                evidence={"continues with": start},
            )


def _clause(text: str, first: Mark, second: Mark) -> re.Match[str] | None:
    """Match a reporting clause that fills all between two marks; the first quotation ends with a comma, ! or ?."""
    if first.kind is not Kind.CLOSE or second.kind is not Kind.OPEN or second.span.start - first.span.end > 170:
        return None
    if text[first.span.start - 1] not in ",!?" and text[first.span.end : first.span.end + 1] != ",":
        return None
    return _CLAUSE.fullmatch(text, first.span.end, second.span.start)
