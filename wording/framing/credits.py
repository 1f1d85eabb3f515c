"""Credit lines: which news agency a text is taken from, as the text itself or its record says.

Read are the places where the press puts credits: the dateline (“KYIV, Jan 5 (Reuters) –”), a line of its own at the head
or the end (“Source: Interfax”, “With AFP”) and the close of the last paragraphs (“… (dpa)”, “… — Ukrinform.”). An
agency that is merely quoted is none. Credits of photographs are told apart only where they say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from wording.lexicon import Lexicons
from wording.model import Article, Span
from wording.schemas.names import Agency, CreditLines

FOLDER = "names"
"""The lexicon folder: credit lines mix languages, so one list holds for all."""
SHORT = 4
"""Forms of at most so many letters count only as written or in capitals: “AA” is an agency, “aa” a lava."""

_HEAD, _TAIL = 5, 4
_DATELINE = 45
_EDGES = " \t\u00a0.,:;«»„“”\"'’©•*_"
_BRACKETED = re.compile(r"[(\[（【]([^()\[\]（）【】\n]{2,60})[)\]）】]|(?<!\w)/([^/\n]{2,40})/")
_CLOSING = re.compile(r"(?:[(\[（]([^()\[\]（）\n]{2,60})[)\]）]|(?<!\w)/([^/\n]{2,40})/)\s?[.。]?$")
_DASHED = re.compile(r"[.!?…»”\"]\s?[-–—]{1,2}\s?([^-–—\n]{2,40}(?:-[^-–—\n]{2,20})?)$")
_AFTER = re.compile(r"\s{0,3}\.?\s?[-–—―:.]")
_BREAK = re.compile(r"\s{1,2}[-–—]{1,2}\s{1,2}|[.,—–]\s{1,2}|[.,]?[-–—]{1,2}\s|[.,]\s?[-–—]{1,2}\s?")
_SEPARATOR = re.compile(r"\s?[/=,;+&·•|、]\s?")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LINE = re.compile(r"\S(?:[^\n\r\u2028\u2029]{0,3000}\S)?")
_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"[.!?…。»”\"]\s{1,3}(?=\S)")


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency and where it is credited, as much of the text as belongs to the credit."""

    agency: str
    span: Span


def credit(article: Article, lexicons: Lexicons | None = None) -> str | None:
    """Return the agency that an article is credited to, by its usual English name; None if to none.

    The article's own `credit` goes before its text; one that names no agency of the lexicon is returned as it stands.
    """
    return without_credit(article, lexicons)[0]


def without_credit(article: Article, lexicons: Lexicons | None = None) -> tuple[str | None, str]:
    """Return the agency as `credit` does, and the text without its credits; of an empty text, the title."""
    agencies = (lexicons or _shipped()).built(FOLDER, Agencies)
    text = article.text if article.text.strip() else article.title or ""
    found = agencies.credits(text) if article.text.strip() else []
    agency = found[0].agency if found else None
    for one in sorted(found, key=lambda one: -one.span.start):
        text = f"{text[: one.span.start]} {text[one.span.end :]}"
    if article.credit and article.credit.strip():
        agency = agencies.among(article.credit[:200]) or article.credit.strip()
    return agency, text


@cache
def _shipped() -> Lexicons:
    return Lexicons()


class Agencies:
    """The forms of all agencies and the words around them, ready to be looked up."""

    def __init__(self, lexicons: Lexicons, folder: str) -> None:
        self._short: dict[str, str] = {}
        self._long: dict[str, str] = {}
        for entry in lexicons.entries(folder, Agency):
            for form in entry.match:
                if len(form) <= SHORT:
                    self._short.setdefault(form, entry.agency)
                    self._short.setdefault(form.upper(), entry.agency)
                else:
                    self._long.setdefault(form.casefold(), entry.agency)
        self._by_word: dict[str, list[frozenset[str]]] = {}
        for form in (*self._short, *self._long):
            parts = frozenset(_WORD.findall(form.casefold()))
            self._by_word.setdefault(max(parts, key=len, default=""), []).append(parts)
        words = lexicons.document(folder, CreditLines)
        self._before = tuple(sorted(words.before if words else (), key=len, reverse=True))
        self._after = tuple(sorted(words.after if words else (), key=len, reverse=True))
        self._wired = words.wired if words else ()
        joins = "|".join(map(re.escape, words.joins)) if words else "and"
        self._joins = re.compile(rf"\s(?:{joins})\s", re.IGNORECASE)

    def credits(self, text: str) -> list[Credit]:
        """Return the credits in the lines at the head and the end of a text; the first is the one that counts."""
        if not self._named_in(text):
            return []
        lines = [Span(*match.span()) for match in _LINE.finditer(text, 0, 3000)][:_HEAD]
        found = [self._in_head(line.of(text)[:160], line.start, number > 0) for number, line in enumerate(lines)]
        start = max(0, len(text) - 1500)
        tail = [Span(*match.span()) for match in _LINE.finditer(text, start)][-_TAIL:]
        found += [self._in_tail(line.of(text), line.start) for line in reversed(tail)]
        kept: list[Credit] = []
        for one in found:
            if one and not any(one.span.overlaps(other.span) for other in kept):
                kept.append(one)
        return kept

    def _named_in(self, text: str) -> bool:
        """Tell whether the words of an agency's name are in what may hold a credit: mostly they are not."""
        around = text if len(text) <= 4500 else f"{text[:3000]} {text[-1500:]}"
        words = set(_WORD.findall(around.casefold()))
        named = (parts <= words for word in words.intersection(self._by_word) for parts in self._by_word[word])
        return any(named) or _CJK.search(around) is not None

    def _in_head(self, line: str, start: int, whole: bool) -> Credit | None:
        return self._dateline(line, start) or (self._whole(line, start) if whole else None)

    def _in_tail(self, line: str, start: int) -> Credit | None:
        return self._whole(line, start) or self._ending(line[-160:], start + max(0, len(line) - 160))

    def among(self, text: str) -> str | None:
        """Return the first agency that a credit names, whatever else it holds."""
        return next((found for part in self._split(text) if (found := self._named(self._bare(part)[0]))), None)

    def _split(self, text: str) -> Iterator[str]:
        """Yield the parts of a list of names."""
        return (part for piece in _SEPARATOR.split(text) for part in self._joins.split(piece))

    def _named(self, text: str) -> str | None:
        for form in (text.strip(), text.strip(_EDGES)):
            if found := self._short.get(form) or self._long.get(form.casefold()):
                return found
        return None

    def _all(self, text: str) -> str | None:
        """Return the first agency of a list that holds agencies alone."""
        names = [self._named(part) for part in self._split(text) if part.strip(_EDGES)]
        return names[0] if names and all(names) else None

    def _bare(self, text: str) -> tuple[str, bool]:
        """Return a line without the words of credit around the names, and whether there were any."""
        bare = _YEAR.sub("", text).strip(" \t\u00a0.")
        folded = bare.casefold()
        for word in self._before if folded.startswith(self._before) else ():
            rest = bare[len(word) :]
            if rest and bare[: len(word)].casefold() == word and not (word[-1].isalnum() and rest[0].isalnum()):
                return self._bare(rest)[0], True
        for word in self._after if folded.endswith(self._after) else ():
            if bare[-len(word) - 1 :].casefold() == " " + word:
                return bare[: -len(word)], True
        return bare, False

    def _whole(self, line: str, start: int) -> Credit | None:
        """Read a line, or its last sentence, that is nothing but a credit."""
        if len(line) <= 120:
            inner = line.strip("()[]（）-–— ")
            if found := self._all(inner) or self._all(self._bare(inner)[0]):
                return Credit(found, Span(start, start + len(line)))
        last = _SENTENCE.split(line[-160:])[-1]
        bare, marked = self._bare(last.strip("()[]（）"))
        found = self._all(bare) if marked else None
        return Credit(found, Span(start + len(line) - len(last), start + len(line))) if found else None

    def _ending(self, line: str, start: int) -> Credit | None:
        for pattern in (_CLOSING, _DASHED):
            if match := pattern.search(line):
                inner = next(group for group in match.groups() if group)
                found = self._all(self._bare(inner)[0])
                return Credit(found, Span(start + match.start(), start + match.end())) if found else None
        return None

    def _dateline(self, line: str, start: int) -> Credit | None:
        """Read the agency in brackets behind place and date; the credit goes from the start of the line to the brackets."""
        for match in _BRACKETED.finditer(line):
            inner = match.group(1) or match.group(2)
            found = self.among(inner) or self._glued(inner)
            opens = match.start() == 0 or any(character.isdigit() for character in line[: match.start()])
            ends = _AFTER.match(line, match.end()) or (opens and match.start() <= _DATELINE)
            if found and ends and match.start() <= 2 * _DATELINE and line[match.end() :].strip():
                return Credit(found, Span(start, start + match.end()))
        if spelt := self._spelt(line):
            return Credit(spelt[0], Span(start, start + spelt[1]))
        glued = self._glued(line[:30]) if _CJK.match(line) else None
        return Credit(glued, Span(start, start)) if glued else None

    def _glued(self, text: str) -> str | None:
        """Read datelines of Chinese, Japanese and Korean pages, where no space parts place, agency and date."""
        if not _CJK.search(text):
            return None
        for form, agency in (*self._short.items(), *self._long.items()):
            if not _CJK.match(form):
                continue
            if text.endswith(form) or (text.startswith(form) and any(mark in text for mark in self._wired)):
                return agency
        return None

    def _spelt(self, line: str) -> tuple[str, int] | None:
        """Read a dateline without brackets: place and date in short pieces, then the agency, then the text."""
        start = 0
        for match in _BREAK.finditer(line[:110]):
            if start > _DATELINE:
                return None
            piece, before = line[start : match.start()], line[:start].strip(_EDGES + "-–—")
            if "," not in match.group() and len(line) - match.end() >= 20 and (found := self._named(piece)):
                dated = any(character.isdigit() for character in before) or before.isupper() or before.isalpha()
                alone = not before and "." not in match.group() and len(piece.strip()) <= SHORT
                if dated or alone:
                    return found, match.end()
            start = match.end()
        return None
