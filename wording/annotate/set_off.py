"""Whether words are set off from the text around them, as foreign words are that a writer means to show."""

from __future__ import annotations

import re

from wording.model import Span
from wording.view import ArticleView

_OPENING = '"“”„«»‹›([{*_<'
_SINGLE = "'‘’"
_CLOSING = "\"'“”„‘’«»‹›)]}*_>"
_GLOSS = re.compile(r"[\"”’»*_]?,? ?[(\[=]|[\"”’»]?,? (?:or|oder|ou|o|или|або|ή) [\"“‘«]")
_REACH = 120


def set_off(view: ArticleView, span: Span) -> bool:
    """Tell whether a range stands in quotation marks or brackets of its own, or is explained right after it."""
    text = view.text
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if before and (before in _OPENING or (before in _SINGLE and not text[span.start - 2 : span.start - 1].isalpha())):
        return True
    if (after and after in _CLOSING) or _GLOSS.match(text, span.end):
        return True
    return in_brackets(text, span)


def in_brackets(text: str, span: Span) -> bool:
    """Tell whether a bracket is open before the range on its line and none closes it in between."""
    line = text[max(0, span.start - _REACH) : span.start].rpartition("\n")[2]
    return max(line.rfind("("), line.rfind("[")) > max(line.rfind(")"), line.rfind("]"))
