"""A paragraph that ends without a full stop, in a text whose other paragraphs end with one.

The reader cannot tell whether the sentence is complete. A stop goes missing where a system takes a paragraph for a
heading, or where the end of a paragraph was cut.

Headlines, lists, captions and introductions that end with a colon need none; so only paragraphs of several sentences or
of many words are judged, only after a closed one, and only in texts of which nearly all other paragraphs, at least
three, are closed.

Known false alarms: a long heading inside the text; a verse or a list whose items are sentences.

Reference: MQM Core, linguistic conventions, punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wording.model import Block, Span
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView

_END = re.compile(r"[^\s.!?…:;,。।]*[^\W_][”\"»“’']{0,2}$")
_TAIL = 60
_SENTENCE = re.compile(r"[^\W\d_]{3}[.!?…][”\"»“’)]{0,2} [\"“«„—–]{0,2} ?(\w)")
_WORDS = re.compile(r"\S+")
_LONG = 18
_LAST = 4
_OTHERS = 3
_CLOSED_SHARE = 0.75


@rule(
    category=Category.PUNCTUATION,
    severity=Severity.MINOR,
    confidence=0.75,
    bad=[
        Bad(
            "The council met on Monday to vote on the bridge that nobody wants.\n\n"
            "It will cost ten million. The mayor wants to build it in the coming year\n\n"
            "Two engineers from the port city spoke against it for an hour.\n\n"
            "The vote was put off until the members have read the whole report.",
            flagged="year",
            suggestion="year.",
        ),
        Bad(
            "The council met on Monday to vote on the bridge that nobody wants.\n\n"
            "Two engineers from the port city spoke against it for an hour.\n\n"
            "The mayor and the head of the harbour then had a long talk about the date on which work could begin\n\n"
            "The vote was put off until the members have read the whole report.",
            flagged="begin",
        ),
        Bad(
            "Совет собрался в понедельник, чтобы проголосовать за мост.\n\n"
            "Он обойдётся городу и порту в десять миллионов. "
            "Мэр, который вернулся из отпуска, хочет построить его в будущем году\n\n"
            "Два инженера из портового города целый час говорили против него.\n\n"
            "Голосование отложили, пока члены совета не прочтут доклад.",
            flagged="году",
            language="ru",
        ),
        Bad(
            "Совет собрался в понедельник, чтобы проголосовать за мост.\n\n"
            "Два инженера из портового города целый час говорили против него.\n\n"
            "Голосование отложили, пока члены совета не прочтут доклад.\n\n"
            "Мост стар. Его, как сказала инженер, давно пора было закрыть для грузовых машин",
            flagged="машин",
            language="ru",
        ),
    ],
    good=[
        Good(
            "Council puts off vote on the bridge\n\n"
            "The council met on Monday to vote on the bridge that nobody wants.\n\n"
            "What the engineers say\n\n"
            "Two engineers from the port city spoke against it for an hour. They said:\n\n"
            "The vote was put off until the members have read the whole report."
        ),
        Good("The council met. It will vote on the bridge in the coming year"),
        Good(
            "Совет отложил голосование\n\nСовет собрался в понедельник, чтобы проголосовать за мост.\n\n"
            "Два инженера целый час говорили против него. «Мост цел!»",
            language="ru",
        ),
        Good("Совет собрался. Мэр хочет построить мост в будущем году", language="ru"),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find open paragraphs among closed ones."""
    paragraphs = view.paragraphs
    ends = [_open_end(view.text, block) for block in paragraphs]
    closed = sum(end is None for end in ends)
    if closed < max(_OTHERS, _CLOSED_SHARE * (len(ends) - 1)):
        return
    first_closed = ends.index(None)
    for index, (block, end) in enumerate(zip(paragraphs, ends, strict=True)):
        if end is None or index < first_closed:
            continue
        if _is_prose(view.text, block) and not _goes_on(view.text, paragraphs, index):
            word = end.of(view.text)
            suggestion = f"{word}." if word[-1].isalnum() else None
            yield Flag(end, "The paragraph ends without a full stop.", suggestion)


def _open_end(text: str, block: Block) -> Span | None:
    """Return the last word of a paragraph that no mark closes."""
    match = _END.search(text, max(block.span.start, block.span.end - _TAIL), block.span.end)
    return Span(*match.span()) if match else None


def _is_prose(text: str, block: Block) -> bool:
    """Whether a paragraph is of several sentences, the last one more than a scrap, or of one long sentence."""
    paragraph = block.span.of(text)
    stops = [match.start(1) for match in _SENTENCE.finditer(paragraph) if match[1].isupper()]
    words = len(_WORDS.findall(paragraph, stops[-1] if stops else 0)) if stops else 0
    return words >= _LAST if stops else len(paragraph.split()) >= _LONG


def _goes_on(text: str, paragraphs: Sequence[Block], index: int) -> bool:
    """Whether the next line begins in lower case: a line broken within a sentence."""
    return index + 1 < len(paragraphs) and text[paragraphs[index + 1].span.start].islower()
