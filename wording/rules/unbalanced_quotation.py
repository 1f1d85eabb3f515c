"""A quotation that is opened and never closed, or closed and never opened.

The reader cannot tell where a speaker's words begin or end, so a newspaper's own claim may pass for a source's.
Translation systems lose one mark of a pair where they cut a quotation in two or move its reporting clause.

Where speech may open with a dash, a dash after the reporting clause takes up the quotation too.
An opening mark at the head of a paragraph or after a full stop takes up a quotation that is still open, and a quotation
may close in a later paragraph: neither is flagged. A closing mark that is the first of a later paragraph is told only
with a confidence below the default threshold, and so is one before the comma or stop of its sentence when a finished
sentence stands between it and the mark before it: newsrooms lose the mark that opened such speech as often as
translations do. Single marks are not judged, since any of them may be an apostrophe.

Known false alarms: a quotation whose other half stands in a caption or subhead; inches written with a quotation mark
after a word.

Reference: MQM Core, linguistic conventions, punctuation (“unpaired marks”); Chicago Manual of Style 13.32 on quotations
of several paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.mqm import Category, Severity
from wording.quote_marks import Kind, Mark
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView

_RESUMED = re.compile(r"[^\W\d_][.!?…] ?[—–-](?=\s)")
_NEAR = 600
DOUBTFUL = 0.45
"""The confidence, below the default threshold, where houses differ: many open a long quotation once and mark its
further paragraphs with nothing, and a page may have lost the paragraph that opened it."""
_FINISHED = re.compile(r"[.!?…]\s+\S")
_LATE = re.compile(r", [\"“„]\w")
_ALONE = {
    Kind.OPEN: "This quotation is opened and never closed.",
    Kind.CLOSE: "A quotation is closed here that was never opened.",
}
_EITHER = "This quotation mark has no partner: a quotation is not closed, or was never opened."
_UNLIKE = "This quotation opens with “{}” and closes with “{}”."


@rule(
    category=Category.PUNCTUATION,
    severity=Severity.MAJOR,
    confidence=0.75,
    needs=("conventions",),
    bad=[
        Bad("The council called the plan “a waste of public money and voted against it.", flagged="“"),
        Bad('The bridge will stay shut until May," the engineer said on Monday.', flagged='"'),
        Bad("The plan is “sound, she wrote, and nobody objected to the “costs” on page two.", flagged="“"),
        Bad("The case ‘was not complicated”, she wrote.", flagged="”"),
        Bad("Le conseil parle d’une « erreur et refuse le plan.", flagged="«", language="fr"),
        Bad("Le pont restera fermé jusqu’en mai », dit-elle.", flagged="»", language="fr"),
        Bad("Der Rat nannte den Plan „eine Verschwendung und lehnte ihn ab.", flagged="„", language="de"),
        Bad("Die Brücke bleibt bis Mai gesperrt“, sagte die Ingenieurin.", flagged="“", language="de"),
        Bad("Совет назвал план «пустой тратой денег и отклонил его.", flagged="«", language="ru"),
        Bad("Мост закроют до мая», — сказала инженер.", flagged="»", language="ru"),
    ],
    good=[
        Good("“We waited for hours.\n\n“Nobody came to help us,” the driver said."),
        Good("\"The pilots' union and the owners' lawyers met in the '90s,\" she said."),
        Good('The player, 6\'2" tall, bought a 12" record.'),
        Good('"We waited," he said. "It rained.\nThen the bus came."'),
        Good('The mayor said the plan" fails " on costs. He called the vote" odd", and left.'),
        Good('"We waited for hours, "the driver said. “It rained all day, “the clerk said.'),
        Good("She says,” nobody came to help us.”"),
        Good("The link was <a href=”page” target=”_blank”>here</a>."),
        Good('"She asked him: “Who paid for the bridge?""'),
        Good("„Nie gesehen „, sagte der Fahrer. Er nannte es „neu“und ging.", language="de"),
        Good("« Nous avons attendu », dit-elle. Le « plan » coûte cher.", language="fr"),
        Good("« C'est nouveau « , estime le maire. La suite de l\"échelle.", language="fr"),
        Good("„Wir haben gewartet“, sagte der Fahrer. „Das Blatt ‚Der Bote‘ war da.“", language="de"),
        Good("»Wir haben gewartet«, sagte der Fahrer.", language="de"),
        Good("«Мы читали газету «Вестник», — сказал водитель.", language="ru"),
        Good("«Мы ждали, — сказал водитель. — Никто не пришёл».", language="ru"),
        Good("«Мы ждали», — сказал водитель. — Никто не пришёл».", language="ru"),
        Good("Газета «Вестник» и завод „Прибой“ молчат.", language="ru"),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find marks whose partner is missing in the whole text."""
    for pair in view.quote_pairs:
        if pair.opening and not pair.closing and _certain(pair.opening):
            start = pair.opening.span.start
            late = _LATE.match(view.text, max(0, start - 2)) is not None
            yield Flag(pair.opening.span, _EITHER if late else _ALONE[Kind.OPEN])
        elif pair.closing and not pair.opening and _certain(pair.closing) and not _excused(view, pair.closing):
            single = _single_opening(view, pair.closing)
            if single is not None:
                yield Flag(pair.closing.span, _UNLIKE.format(single.glyph, pair.closing.glyph))
                continue
            doubtful = _carried_over(view, pair.closing) or _opened_sentences_before(view, pair.closing)
            yield Flag(pair.closing.span, _ALONE[Kind.CLOSE], confidence=DOUBTFUL if doubtful else None)


def _excused(view: ArticleView, closing: Mark) -> bool:
    """Tell whether a closing mark is an apostrophe, or closes what a dash took up again."""
    start = closing.span.start
    resumed = view.conventions.dash_dialogue and _RESUMED.search(view.text, max(0, start - _NEAR), start)
    return bool(resumed) or _possessive(view.text, closing)


def _before(view: ArticleView, mark: Mark) -> Mark | None:
    """Return the mark before a mark in its line."""
    return next((other for other in reversed(view.marks) if mark.line <= other.span.start < mark.span.start), None)


def _single_opening(view: ArticleView, closing: Mark) -> Mark | None:
    """Return the single mark right before a double one, if it can only open: ‘a waste of money”."""
    before = _before(view, closing)
    alone = before and before.kind is Kind.APOSTROPHE and before.form is before.place is Kind.OPEN
    return before if alone and before and before.single else None


def _opened_sentences_before(view: ArticleView, closing: Mark) -> bool:
    """Tell whether a comma or stop follows a mark and a finished sentence stands between it and the mark before it."""
    text, before = view.text, _before(view, closing)
    if text[closing.span.end : closing.span.end + 2].lstrip()[:1] not in (",", ".", ";"):
        return False
    start = before.span.end if before else closing.line
    return _FINISHED.search(text, max(start, closing.span.start - _NEAR), closing.span.start) is not None


def _carried_over(view: ArticleView, closing: Mark) -> bool:
    """Tell whether the quotation may come from paragraphs before: its mark is the first of a later paragraph."""
    block = next((block for block in view.judged if block.span.contains(closing.span)), None)
    if block is None or block.span.start == view.judged[0].span.start:
        return False
    return not any(mark.span.start >= block.span.start for mark in view.marks if mark.span < closing.span)


def _certain(mark: Mark) -> bool:
    return not mark.single and not (mark.straight and mark.place is Kind.AMBIGUOUS)


def _possessive(text: str, mark: Mark) -> bool:
    """A straight double mark printed for the apostrophe of a plural: the workers" rights."""
    start, end = mark.span.start, mark.span.end
    return mark.straight and text[start - 1 : start] in "sS" and text[end : end + 2].strip()[:1].isalpha()
