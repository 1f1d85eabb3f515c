"""A paragraph that ends without a full stop, in a text whose other paragraphs end with one.

The reader cannot tell whether the sentence is complete. A stop goes missing where a system takes a paragraph for a
heading, or where the end of a paragraph was cut.

Headlines, lists, captions and introductions that end with a colon need none; so only paragraphs of several sentences or
of many words are judged, only after a closed one, and only in texts of which nearly all other paragraphs, at least
three, are closed. Headings in capitals, and those that a time of day is glued to, are passed by; so is the last item of
a list, and a paragraph that ends in a verb of saying before a quotation, where a colon is missing.

Known false alarms: a long heading in small letters inside the text; a verse.

Reference: MQM Core, linguistic conventions, punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wording.annotate.cues import Cues
from wording.model import Block, Role, Span
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView, bounds

_END = re.compile(r"[^\s.!?…:;,。।]*[^\W_][”\"»“’']{0,2}$")
_TAIL = 60
_SENTENCE = re.compile(r"[^\W\d_]{3}[.!?…][”\"»“’)]{0,2} [\"“«„—–]{0,2} ?(\w)")
_WORDS = re.compile(r"\S+")
_LONG = 18
_LAST = 4
_OTHERS = 3
_CLOSED_SHARE = 0.75
_TITLE_SHARE = 0.8
_FEWEST_TITLE_WORDS = 4
_LONG_WORD = re.compile(r"(?<![\w'’])[^\W\d_][\w'’-]{3,}")
_STAMP = re.compile(r"\d[:.]\d\d[ \u00a0]?(?:[AaPp]\.?[Mm]\.?)?(?=[^\W\d_])(?=(.))")
_ITEM = re.compile(r"[•▪◦‣●■*·+–—-][ \t\u00a0]|\d{1,2}[.)][ \t\u00a0]")
_ITEM_END = re.compile(r"(?:,|(?<![\u0370-\u03ff\u1f00-\u1fff]);)[ \t\u00a0]{0,2}$")
"""Greek asks questions with a semicolon."""
_QUOTATION = re.compile(r"[\"“„«»‘'—–]")
_SAYING = 40
"""A verb of saying is looked for so many code points before the end."""
_FEWEST_ITEM_WORDS = 5
_SHORTEST_RUN = 2
"""So many lines without a stop before one make it an item of their list."""


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
        Good(
            "The council met on Monday. It votes on the bridge.\n\n"
            "Newest Posts 11 January 2022 9:12PMHarbour Master Says He Would Rather Close The Old Port Than Pay For A New One\n\n"
            "Two engineers spoke against it.\n\n"
            "They left when it was late and nobody listened. He Never Wanted To Build Another Bridge Here\n\n"
            "The vote was put off until the members have read the report."
        ),
        Good(
            "The council met on Monday. It votes on the bridge.\n\nTwo engineers spoke against it.\n\n"
            "It has three plans:\n\n• a bridge;\n\n• a ferry. It would run in summer and in winter\n\n"
            "The vote was put off.\n\nA sailor had come with his son. Over the noise of the hall he was heard to say\n\n"
            "“Build it and be done.”\n\nNobody answered."
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
        if (
            _is_prose(view.text, block)
            and not _goes_on(view.text, paragraphs, index)
            and not _is_heading(view.text, block)
            and not _is_item(view, block)
            and not _lacks_colon(view, paragraphs, index)
        ):
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


def _is_heading(text: str, block: Block) -> bool:
    """Whether the last sentence of a paragraph is in title case, or a time of day is glued to its first word."""
    paragraph = block.span.of(text)
    stops = [match.start(1) for match in _SENTENCE.finditer(paragraph)]
    words = _LONG_WORD.findall(paragraph, stops[-1] if stops else 0)[-2 * _FEWEST_TITLE_WORDS :]
    capitals = sum(word[0].isupper() for word in words)
    titled = len(words) >= _FEWEST_TITLE_WORDS and capitals >= _TITLE_SHARE * len(words)
    return titled or any(stamp[1].isupper() for stamp in _STAMP.finditer(paragraph))


def _is_item(view: ArticleView, block: Block) -> bool:
    """Whether a line stands in a list: behind a bullet, after an item that a comma closes, or after a run of open lines."""
    text = view.text
    place = view.blocks.index(block)
    before = [other for other in view.blocks[:place] if _counts(text, other)][-_SHORTEST_RUN:]
    if _ITEM.match(text, *bounds(block.span)) or (before and _ITEM_END.search(before[-1].span.of(text))):
        return True
    return len(before) == _SHORTEST_RUN and all(_open_end(text, other) for other in before)


def _counts(text: str, block: Block) -> bool:
    """Whether a block may be an item of a list: items of a few words look like what a page adds."""
    return block.role is not Role.FURNITURE or len(block.span.of(text).split()) >= _FEWEST_ITEM_WORDS


def _lacks_colon(view: ArticleView, paragraphs: Sequence[Block], index: int) -> bool:
    """Whether a quotation opens the next line and a verb of saying stands at the end, or nobody knows such verbs."""
    if index + 1 >= len(paragraphs) or not _QUOTATION.match(view.text, paragraphs[index + 1].span.start):
        return False
    end = paragraphs[index].span.end
    cues = view.lexicons.built(view.language or "", Cues)
    tail = Span(max(paragraphs[index].span.start, end - _SAYING), end)
    return not cues.by_first or any(hit.entry.class_ == "verb" for hit in cues.find(view.text, tail))
