"""Quotation marks and what each of them does where it stands: opens, closes, or is an apostrophe or a prime.

A mark has a *form*, what its shape means in the language (“ opens in English and closes in German), and a *place*, what
its neighbours make of it (a word follows: it opens). Where the two agree there is no doubt; where they do not, the
place decides, and the disagreement is a finding. Where neither tells, what is still open does. Apostrophes between two
letters can be nothing else and are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from wording.model import Span
from wording.schemas.pages import Conventions


class Kind(StrEnum):
    """What a mark does."""

    OPEN = "open"
    CLOSE = "close"
    AMBIGUOUS = "ambiguous"
    APOSTROPHE = "apostrophe"
    PRIME = "prime"


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark. `form` and `place` are open, close or ambiguous; `kind` is what they come to together.

    `leads` says that the mark is the first thing in its line, `trails` that it is the last, `after_stop` that a
    finished sentence stands before it, `amid` that a word does; `line` is where its line begins.
    """

    span: Span
    glyph: str
    kind: Kind
    form: Kind
    place: Kind
    leads: bool = False
    trails: bool = False
    after_stop: bool = False
    amid: bool = False
    line: int = 0

    @property
    def single(self) -> bool:
        """Whether it is a single mark, which may always be an apostrophe too."""
        return self.glyph in SINGLE

    @property
    def straight(self) -> bool:
        """Whether the glyph is the same on both sides of a quotation in every language."""
        return self.glyph in STRAIGHT


SINGLE = frozenset("'‘’‚‛`´′‹›")
STRAIGHT = frozenset(("'", '"', "''", "´", "`", "′", "″"))
_OPENING = frozenset(("“", "„", "‟", "«", "‹", "‘", "‚", "‛", "「", "『", "``", ",,"))
_SPACED = frozenset("«»‹›")
_GLYPHS = frozenset("\"“”„‟«»‹›「」『』‘’‚‛'`´′″")
_APOSTROPHES = frozenset("'’‘`´′")
_MARK = re.compile(
    r"""``|''|(?<![\w,]),,(?=\w)
      | ["“”„‟«»‹›「」『』‘‚‛`´′″]
      | ['’](?!(?<=[^\W_].)[^\W_])""",
    re.VERBOSE,
)
_FEET_AND_INCHES = re.compile(r"\d['’′´] ?\d{1,2}(?:[\"”″]|''|’’)")
_BEFORE_OPENING = frozenset("([{<¿¡/\\—–―-:=*_|+")
_AFTER_CLOSING = frozenset(".,;:!?…)]}>/\\—–―-*_|+")
_LEADERS = " \t\u00a0\u202f—–-\"“”„«»‹›‘’‚'\u200b\u200e\u200f\u202a\u202b\ufeff"
_AROUND = " \u00a0\u202f\"”“»)’'"
_RUN = 8
_STOPS = frozenset(".!?…")
_LATE_CLOSING = re.compile(r""",[ ](?:["“„«]|'')[^\W\d_]""")
_INVISIBLE = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_PASSED = _GLYPHS | _INVISIBLE
_TAG = re.compile(r"<[a-zA-Z][^<>\n]{0,400}>")
_NEAR = 100
_SENTENCE_END = re.compile(r"[.!?…][\"”“»’]?\s+\S")
_FEW_WORDS = re.compile(r"(?:^|[.!?…:][\"”“»]?\s|\n)\w{1,20}(?: \w{1,20}){0,2}[,:]$")
_ELIDED = re.compile(r"(?:(?<![^\W_])[^\W\d_]|qu)$", re.IGNORECASE)
_ELISION = re.compile(r"['’‘]?(?:\d\ds?\b|n['’]|em\b|tis\b|twas\b|til\b|cause\b|bout\b|ndrangheta\b)", re.IGNORECASE)


def quote_marks(text: str, span: Span, conventions: Conventions) -> list[Mark]:
    """Return the marks inside `span`, a paragraph or several with line breaks between, in the order of the text."""
    openers, closers, spaced = _forms(conventions)
    primes = {i for match in _FEET_AND_INCHES.finditer(text, span.start, span.end) for i in range(*match.span())}
    attributes = {i for match in _TAG.finditer(text, span.start, span.end) for i in range(*match.span())}
    found: list[Mark] = []
    line = last = span.start
    for match in _MARK.finditer(text, span.start, span.end):
        glyph, (start, end) = match[0], match.span()
        if start in attributes:
            continue
        left, right = _neighbours(text, span, start, end)
        place = _place(left, right) if not (spaced and glyph in _SPACED) else _place_spaced(right)
        form = _form(glyph, openers, closers)
        kind = Kind.PRIME if start in primes else form if place is Kind.AMBIGUOUS else place
        line = text.rfind("\n", last, start) + 1 or line
        last = end
        before = text[max(line, start - 4) : start].rstrip(_AROUND)[-1:]
        where = (_leads(text, span, start), _trails(right), before in _STOPS, before.isalnum(), line)
        found.append(Mark(Span(start, end), glyph, kind, form, place, *where))
    return list(_settled(text, span, found))


def _forms(conventions: Conventions) -> tuple[frozenset[str], frozenset[str], bool]:
    marks = conventions.quotation_marks
    pairs = (marks.main, marks.nested, *marks.also)
    return frozenset(pair[0] for pair in pairs), frozenset(pair[1] for pair in pairs), conventions.space_after_opening


def _form(glyph: str, openers: frozenset[str], closers: frozenset[str]) -> Kind:
    """Return what the language means by a glyph; where it does not use it, what most languages do."""
    if glyph in STRAIGHT or (glyph in openers and glyph in closers):
        return Kind.AMBIGUOUS
    if glyph in openers or glyph in closers:
        return Kind.OPEN if glyph in openers else Kind.CLOSE
    return Kind.OPEN if glyph in _OPENING else Kind.CLOSE


def _neighbours(text: str, span: Span, start: int, end: int) -> tuple[str, str]:
    """Return what stands left and right of a mark and of the marks and invisible signs that touch it.

    That is one character and two, fewer at an edge. An elided article (l’«eau») counts as nothing, so that the mark
    behind it opens.
    """
    floor, ceiling = max(span.start, start - _RUN), min(span.end, end + _RUN)
    left = start - 1
    while left >= floor and text[left] in _PASSED:
        left -= 1
    right = end
    while right < ceiling and text[right] in _PASSED:
        right += 1
    after = text[right : min(right + 2, span.end)]
    before = "" if left < span.start else text[left]
    if left + 1 < start and before.isalpha() and text[left + 1] in _APOSTROPHES and after[:1].isalnum():
        before = " "
    return before, after


def _leads(text: str, span: Span, start: int) -> bool:
    """Whether nothing but marks, dashes and spaces stands between the head of the line and a mark."""
    floor = max(span.start, start - _RUN)
    line = text.rfind("\n", floor, start) + 1
    if not line and floor > span.start:
        return False
    return not text[line or floor : start].strip(_LEADERS)


def _place(left: str, right: str) -> Kind:
    """Return what the neighbours make of a mark; `right` holds up to two characters."""
    opens = not left or left.isspace() or left in _BEFORE_OPENING
    closes = not right or right[0].isspace() or right[0] in _AFTER_CLOSING
    if opens and (right.startswith("…") or right == ".."):
        closes = False
    if left and (not right or right[0] in "\n\r"):
        return Kind.CLOSE
    if right[:1] in (",", ";") or (right[:1] in (".", "!", "?") and (len(right) < 2 or right[1].isspace())):
        return Kind.CLOSE
    if opens == closes:
        return Kind.AMBIGUOUS
    return Kind.OPEN if opens else Kind.CLOSE


def _place_spaced(right: str) -> Kind:
    """Return what a guillemet does that has a space on its inner side: only a comma after it tells."""
    return Kind.CLOSE if right.lstrip(" \u00a0\u202f")[:1] in (",", ";") else Kind.AMBIGUOUS


def _trails(right: str) -> bool:
    return not right or right[0] in "\n\r" or (right[0] in _STOPS and right[1:] in ("", "\n", "\r"))


def _settled(text: str, span: Span, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Tell apostrophes and inches from quotation marks by what else the paragraph holds."""
    closing = _closing_singles(text, marks)
    doubles = [index for index, mark in enumerate(marks) if not mark.single]
    opened = 0
    for index, mark in enumerate(marks):
        if mark.kind is Kind.PRIME:
            yield mark
        elif mark.single and mark.glyph in _APOSTROPHES:
            yield mark if index in closing else replace(mark, kind=Kind.APOSTROPHE)
        elif mark.straight and _elides(text, mark):
            yield replace(mark, kind=Kind.APOSTROPHE)
        elif mark.straight and mark.place is Kind.CLOSE and opened <= 0 and text[mark.span.start - 1].isdigit():
            yield replace(mark, kind=Kind.PRIME)
        else:
            kind = _by_balance(text, marks, index, doubles, opened > 0)
            opened = max(0, opened + {Kind.OPEN: 1, Kind.CLOSE: -1}.get(kind, 0))
            yield mark if kind is mark.kind else replace(mark, kind=kind)


def _elides(text: str, mark: Mark) -> bool:
    """Whether a straight double mark was printed for an apostrophe: d"être, jusqu"à."""
    start, end = mark.span.start, mark.span.end
    return text[end : end + 1].islower() and _ELIDED.search(text, max(0, start - _RUN), start) is not None


def _by_balance(text: str, marks: Sequence[Mark], index: int, doubles: Sequence[int], opened: bool) -> Kind:
    """Return what a mark does where its neighbours mislead: a space on its wrong side, or one on both sides.

    `doubles` are the indexes of all marks that are not single.
    """
    mark = marks[index]
    if mark.place is Kind.AMBIGUOUS and (mark.form is Kind.AMBIGUOUS or _adrift(text, mark)):
        return Kind.CLOSE if opened else Kind.OPEN
    if mark.place is not (Kind.OPEN if opened else Kind.CLOSE):
        return mark.kind
    following = bisect_right(doubles, index)
    ahead = [marks[other] for other in doubles[following : following + 2]]
    if opened:
        return Kind.CLOSE if mark.form is not Kind.CLOSE and _closes_late(text, mark, ahead) else mark.kind
    return Kind.OPEN if ahead and _leans(text, mark) and _opens_before(text, mark, ahead) else mark.kind


def _closes_late(text: str, mark: Mark, ahead: Sequence[Mark]) -> bool:
    """Whether a mark with its space on the wrong side closes what is open: “It rained, “she said.

    It does not if the next mark closes too, which may then close what this one opens.
    """
    late = _LATE_CLOSING.match(text, max(0, mark.span.start - 2)) is not None
    return late and not (ahead and ahead[0].place is Kind.CLOSE)


def _leans(text: str, mark: Mark) -> bool:
    """Whether a mark touches the word before it, or the comma of a few words that open a sentence: He says,” it rained.”."""
    start, end = mark.span.start, mark.span.end
    if not text[end : end + 1].isspace() or not text[end + 1 : end + 2].isalnum():
        return False
    return text[start - 1].isalnum() or _FEW_WORDS.search(text, max(0, start - _NEAR), start) is not None


def _opens_before(text: str, mark: Mark, ahead: Sequence[Mark]) -> bool:
    """Whether a mark that leans on the word before it opens what the next mark closes, a few words later."""
    following = ahead[0]
    inner = text[mark.span.end : following.span.start]
    if len(inner) > _NEAR or "\n" in inner or _SENTENCE_END.search(inner) or following.glyph != mark.glyph:
        return False
    if text[mark.span.start - 1] in "sS" and inner[-1:] in "sS":
        return False
    if following.place is Kind.CLOSE or _adrift(text, following):
        return True
    return following.place is Kind.OPEN and _closes_late(text, following, ahead[1:])


def _adrift(text: str, mark: Mark) -> bool:
    """Whether a mark has a space on both sides, so that only what is open tells what it does."""
    start, end = mark.span.start, mark.span.end
    return mark.glyph not in _SPACED and text[start - 1 : start].isspace() and text[end : end + 1].isspace()


def _closing_singles(text: str, marks: Sequence[Mark]) -> set[int]:
    """Return the indexes of single marks that form pairs: an opening one and, before the next, the one that closes it.

    Of several candidates the first that follows punctuation closes (‘the workers’ rights,’ he said), else the first.
    """
    singles = [i for i, mark in enumerate(marks) if mark.glyph in _APOSTROPHES and mark.kind is not Kind.PRIME]
    low = [i for i, mark in enumerate(marks) if mark.glyph in "‚‛" and mark.kind is Kind.OPEN]
    openers = sorted(low + [i for i in singles if _may_open(text, marks[i])])
    paired: set[int] = set()
    for opener, limit in pairwise((*openers, len(marks))):
        if opener in paired:
            continue
        line_end = text.find("\n", marks[opener].span.end, marks[limit - 1].span.end)
        between = singles[bisect_right(singles, opener) : bisect_left(singles, limit)]
        candidates = [i for i in between if marks[i].place is not Kind.OPEN]
        if line_end >= 0:
            candidates = [i for i in candidates if marks[i].span.start < line_end]
        if candidates:
            after_punctuation = (i for i in candidates if text[marks[i].span.start - 1] in ".,!?…")
            paired |= {opener, next(after_punctuation, candidates[0])}
    return paired


def _may_open(text: str, mark: Mark) -> bool:
    if mark.place is not Kind.OPEN or mark.form is Kind.CLOSE:
        return False
    return not _ELISION.match(text, mark.span.end, mark.span.end + 12)
