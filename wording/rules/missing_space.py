"""No space between two words that a mark divides: “bridge,which”, “he said.“We”, “the mayor(who”.

The eye stumbles, and whatever cuts the text into sentences or words takes the two for one. The slip shows where a
system joined pieces of a sentence.

Known false alarms: names that are written so on purpose, such as those of web services and programs.

Reference: MQM Core, linguistic conventions, punctuation (whitespace).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.known_words import KnownWords
from wording.model import Span
from wording.mqm import Category, Severity
from wording.quote_marks import Kind, Mark
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView

_LETTER = r"[^\W\d_]"
_AFTER_MARK = re.compile(
    rf"""[,;?!:](?:(?<=\w{_LETTER},)|(?<=[”“»\")],)|(?<={_LETTER}{{3}}[;?!:]))(?={_LETTER}{{2}})""", re.VERBOSE
)
_BRACKETS = re.compile(r"\([^()\n]{3,300}\)")
_TOKEN = re.compile(r"[^\s()\"“”„«»]{0,40}[\"“”„«»)]{0,2}$")
_NEXT = re.compile(r"[\"“”„«(]?[^\W_]+")
_WORD = re.compile(rf"{_LETTER}+")
_LONGEST_SUFFIX = 4
_STYLE = re.compile(r"(?<=[a-z]:)[\w\"', -]{1,60};")


@rule(
    category=Category.PUNCTUATION,
    severity=Severity.MINOR,
    confidence=0.85,
    needs=("conventions",),
    bad=[
        Bad("The bridge,which is old, was shut.", flagged="bridge,which", suggestion="bridge, which"),
        Bad("“It is safe,”he said.", flagged="safe,”he", suggestion="safe,” he"),
        Bad("He said:“It is safe.” Then he left.", flagged="said:“It", suggestion="said: “It"),
        Bad('"It is safe."The mayor left.', flagged='safe."The', suggestion='safe." The'),
        Bad('The destroyer" Kazan" sailed.', flagged='destroyer" Kazan', suggestion='destroyer "Kazan'),
        Bad('He wrote "from memory"said the clerk.', flagged='memory"said', suggestion='memory" said'),
        Bad("Sie kam „zuletzt“zu spät, wie er sagte.", flagged="zuletzt“zu", language="de", suggestion="zuletzt“ zu"),
        Bad("The mayor(who was ill that day) left.", flagged="mayor(who", suggestion="mayor (who"),
        Bad("Мост,который закрыли, стар.", flagged="Мост,который", language="ru", suggestion="Мост, который"),
        Bad("«Он цел»,сказал мэр. Потом назвал его «новым»и ушёл.", flagged=(",сказал", "новым»и"), language="ru"),
        Bad("Die Brücke,die alt ist, wurde gesperrt.", flagged="Brücke,die", language="de"),
        Bad("„Sie ist sicher“,sagte er. Er nannte sie „neu“und ging.", flagged=(",sagte", "neu“und"), language="de"),
    ],
    good=[
        Good("It cost 1,000,000 and the ratio was 3:1; see page(s) 4 and the ‘colo(u)r’ plate."),
        Good("They met on Yahoo!Japan? No: “at home”. The re(con)struction failed."),
        Good("The “Titanic”s of our time sail at 10:30."),
        Good("Readers wrote:\n\u202a”The plan is sound,” said one of them."),
        Good("The page began with font-family:Helvetica, serif; and ended there."),
        Good("Он сказал: «Мост цел», и ушёл. Счёт 2:1.", language="ru"),
        Good("Газета «Вестник»: читатель(ница) пишет.", language="ru"),
        Good("Die Bürger(innen) kamen um 10:30 Uhr.", language="de"),
        Good("Die „Bild“-Zeitung fragte: „Wer war’s?“", language="de"),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find marks that touch a word on the side where a space belongs."""
    text = view.text
    for match in view.matches(_AFTER_MARK):
        if (match[0] == "," or _apart(text, match)) and not _STYLE.match(text, match.end()):
            yield _flag(text, match.end())
    for match in view.matches(_BRACKETS):
        start, end = match.span()
        if " " in match[0] and text[max(0, start - 2) : start].isalpha():
            yield _flag(text, start)
        if " " in match[0] and text[end : end + 2].isalpha():
            yield _flag(text, end)
    known = view.lexicons.built(view.language or "", KnownWords)
    for mark in view.marks:
        if not mark.single and mark.kind in (Kind.OPEN, Kind.CLOSE):
            yield from _at_mark(text, mark, known)


def _apart(text: str, match: re.Match[str]) -> bool:
    """Leave out names (Yahoo!News), entities (&amp;) and, after a colon, all but a new sentence."""
    before = _TOKEN.search(text, max(0, match.start() - 40), match.start())
    token = before[0] if before else ""
    return not token.startswith("&") and token[:1].islower() and (match[0] != ":" or text[match.end()].isupper())


def _at_mark(text: str, mark: Mark, known: KnownWords) -> Iterator[Flag]:
    """Judge the outer side of a mark; after a closing one a short ending is a suffix, unless it is a known word."""
    start, end = mark.span.start, mark.span.end
    if mark.kind is not mark.place and mark.place is not Kind.AMBIGUOUS:
        if mark.kind is Kind.OPEN:
            yield _leaning(text, mark)
        return
    if mark.kind is Kind.OPEN:
        outer = text[start - 1 : start]
        touches = outer.isalpha() or (outer in ",;:.!?" and outer and text[start - 2] != outer)
    else:
        touches = text[end : end + 1].isalpha()
    word = _WORD.match(text, end)
    if not touches or ((mark.place is Kind.AMBIGUOUS or mark.kind is Kind.CLOSE) and not _stands_alone(word, known)):
        return
    at = start if mark.kind is Kind.OPEN else end
    yield _flag(text, at)


def _leaning(text: str, mark: Mark) -> Flag:
    """An opening mark with its space on the inner side: the ship" Kazanets"."""
    before = _TOKEN.search(text, max(0, mark.span.start - 40), mark.span.start)
    inner = text[mark.span.end :][:1].isspace() and _NEXT.match(text, mark.span.end + 1)
    span = Span(before.start() if before else mark.span.start, inner.end() if inner else mark.span.end)
    outer = text[span.start : mark.span.start]
    mended = f"{outer} {mark.glyph}{inner[0] if inner else ''}"
    return Flag(span, "The space stands on the wrong side of the opening quotation mark.", mended)


def _stands_alone(word: re.Match[str] | None, known: KnownWords) -> bool:
    return word is not None and (len(word[0]) > _LONGEST_SUFFIX or word[0].casefold() in known.function_words)


def _flag(text: str, at: int) -> Flag:
    """Flag the two words that touch at a position."""
    before = _TOKEN.search(text, max(0, at - 40), at)
    after = _NEXT.match(text, at)
    span = Span(before.start() if before else at, after.end() if after else at)
    left, right = text[span.start : at], text[at : span.end]
    return Flag(span, f"A space is missing in “{left}{right}”.", f"{left} {right}")
