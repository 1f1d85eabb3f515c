"""Blocks and their roles: what on a page is the article, and what the page adds to it.

Phrases from `furniture.yaml` decide first. What they leave is decided by structure: prose makes the body; the first
short line is the headline; short lines between paragraphs are subheads; runs of them, and what follows the body, are
furniture.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from wording.furniture import FurniturePhrases, Hit, normalised
from wording.lexicon import Lexicons
from wording.lines import Line, lines_of
from wording.model import Article, Block, Role, Span

SECTION_ITEM = 25
"""Inside a list of furniture, prose of up to so many words is an item of the list."""

HEADLINE_WORDS = 30
KEYED_WORDS = 60
"""Longer lines are paragraphs: nothing is looked up for them."""

_LOWER_WORD = re.compile(r"(?<!\w)[^\W\d_A-Z]{2,}")

_DATELINE = re.compile(
    r"[^\W\d_][\w .,'’/\-]{1,60}\([^()\n]{2,40}\)\s?[-–—]{1,2}\s"  # KYIV, Jan 10 (Agency) —
    r"|[A-Z\u0370-\u03ff\u0400-\u042f][A-Z\u0370-\u03ff\u0400-\u042f .'’/\-]{2,40},"
    r"(?:\s[\w.]{1,12}){1,3}\s?[-–—]{1,2}\s"
)
_DATE = re.compile(r"\b(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})|\d{4}-\d{2}-\d{2}|\d{1,2}:\d{2})\b")
_PLACE_AND_DAY = re.compile(r"[^\W\d_a-zà-ÿа-яіїєґα-ω][^\W\d_a-zà-ÿа-яіїєґα-ω .'’\-]{2,30},[^,]{0,12}\d{1,2}\b.{0,16}")
_NAME = r"[^\W\d_a-zà-ÿа-яіїєґα-ωά-ώ][\w.'’\-]{0,24}"
_WRITER = re.compile(rf"{_NAME}(?: (?:de |du |van |von |della )?{_NAME}){{1,3}}(?:, [^.!?\d]{{3,50}})?")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[”\"’»“)]{0,2}\s+")


def lay_out(article: Article, language: str | None, lexicons: Lexicons) -> tuple[Block, ...]:
    """Return the blocks of an article in the order of its text; together they hold all that is not white space.

    `language` chooses the phrases; without one only those of site chrome are known.
    """
    phrases = lexicons.built(language or "", FurniturePhrases)
    lines = lines_of(article.text)
    roles = _Roles(article, lines, phrases).decide()
    return tuple(block for line, role in zip(lines, roles, strict=True) for block in _blocks(line, role, phrases))


class _Roles:
    """The decision over one text."""

    def __init__(self, article: Article, lines: list[Line], phrases: FurniturePhrases) -> None:
        self.title = normalised(article.title) if article.title else None
        self.phrases = phrases
        self.lines = lines
        self.keys = [normalised(line.text) if line.words <= KEYED_WORDS else line.text for line in lines]
        self.times = Counter(self.keys)
        self.hits: list[Hit | None] = [self._hit(line) for line in lines]
        prose = [n for n, line in enumerate(lines) if line.prose and not self.hits[n]]
        self.first = prose[0] if prose else len(lines)
        self.last = prose[-1] if prose else -1
        self.roles: list[Role] = []

    def _hit(self, line: Line) -> Hit | None:
        if line.words > KEYED_WORDS:
            return None
        if line.letters < 2:
            return Hit(Role.FURNITURE, section=False)
        hit = self.phrases.hit(line.text, line.words)
        if hit is None and line.text[:1].isalpha() and (length := self.phrases.prefix(line.text)):
            glued = line.text[length : length + 1].isupper() and line.text[length - 1].islower()
            return Hit(Role.FURNITURE, section=False) if glued else None
        return hit

    def decide(self) -> list[Role]:
        if len(self.lines) == 1 and not self.hits[0]:
            return [Role.BODY]
        section = False
        for n, line in enumerate(self.lines):
            hit = self.hits[n]
            if hit:
                section = hit.section or (section and hit.role is Role.FURNITURE)
                self.roles.append(hit.role)
                continue
            section = section and not self._leaves_section(line)
            self.roles.append(Role.FURNITURE if section else self._role(n, line))
        self._name_headline()
        self._name_captions()
        return self.roles

    def _leaves_section(self, line: Line) -> bool:
        """Tell whether a line is too much for an item of a list: a long paragraph or several whole sentences."""
        whole = line.terminal and not line.text.endswith(("...", "…"))
        return whole and (line.words > SECTION_ITEM or _SENTENCE_END.search(line.text) is not None)

    def _role(self, n: int, line: Line) -> Role:
        if line.prose and self.first <= n <= self.last:
            return Role.BODY
        if n < self.first:
            return self._role_at_top(n, line)
        if n > self.last:
            return self._role_at_end(n, line)
        if self.times[self.keys[n]] > 1 or not self._prose_at(n + 1):
            return Role.FURNITURE
        return Role.SUBHEAD if self._prose_at(n - 1) or line.words >= 3 else Role.FURNITURE

    def _role_at_top(self, n: int, line: Line) -> Role:
        if _DATE.search(line.text) and len(_LOWER_WORD.findall(line.text)) <= 2:
            return Role.DATELINE
        if line.words < 2 or self.keys[n] in self.keys[:n]:
            return Role.FURNITURE
        return Role.SUBHEAD

    def _role_at_end(self, n: int, line: Line) -> Role:
        """A last line without its stop may be a text cut off; more than one is a list that the page adds."""
        cut_off = self.last < 0 or n == self.last + 1 == len(self.lines) - 1
        return Role.BODY if cut_off and line.words >= 6 else Role.FURNITURE

    def _prose_at(self, n: int) -> bool:
        return 0 <= n < len(self.lines) and self.lines[n].prose and not self.hits[n]

    def _name_headline(self) -> None:
        """The line that is the title, else the first short line of the top, else a sentence set off from the rest."""
        top = [n for n in range(min(self.first + 1, len(self.lines))) if not self.hits[n]]
        found = next((n for n in top if self.title and _same(self.keys[n], self.title)), None)
        if found is None:
            found = next((n for n in top if self.roles[n] is Role.SUBHEAD), None)
        if found is None and self._set_off(self.first):
            found = self.first
        if found is None or self.lines[found].words > HEADLINE_WORDS:
            return
        self.roles[found] = Role.HEADLINE
        for n in range(found + 1, len(self.lines)):
            if self.keys[n] == self.keys[found] and not self.lines[n].terminal:
                self.roles[n] = Role.FURNITURE
            elif n < self.first and self.roles[n] is Role.SUBHEAD:
                line = self.lines[n]
                self.roles[n] = self.phrases.top_role(line.text, line.words) or _under_headline(line.text)

    def _set_off(self, n: int) -> bool:
        """Tell whether a line of prose at the top is one short sentence with furniture between it and the body."""
        if n + 1 >= len(self.lines) or n != 0 or self.last <= n:
            return False
        line = self.lines[n]
        return line.words <= 20 and self.hits[n + 1] is not None and not _SENTENCE_END.search(line.text)

    def _name_captions(self) -> None:
        """A caption or teaser repeats what the body says: all its sentences stand again in a later paragraph."""
        body = [n for n, role in enumerate(self.roles) if role is Role.BODY]
        for n in body[:3]:
            sentences = [part for part in _SENTENCE_END.split(self.lines[n].text) if part]
            later = [self.lines[m].text for m in body if m > n]
            if len(later) >= 2 and self.lines[n].words >= 8 and all(_stands_in(part, later) for part in sentences):
                self.roles[n] = Role.CAPTION


def _under_headline(line: str) -> Role:
    """Tell what a short line between headline and body is from its form."""
    if _PLACE_AND_DAY.fullmatch(line):
        return Role.DATELINE
    return Role.BYLINE if _WRITER.fullmatch(line) else Role.SUBHEAD


def _stands_in(sentence: str, texts: list[str]) -> bool:
    bare = sentence.strip(" .…")
    return any(bare in text for text in texts)


def _same(line: str, title: str) -> bool:
    """Tell whether a line is the title, with or without what the site adds to it."""
    return line == title or (len(line) >= 20 and (title.startswith(line) or line.startswith(title)))


def _blocks(line: Line, role: Role, phrases: FurniturePhrases) -> Iterator[Block]:
    """Make the blocks of a line: one, or two where a dateline opens a paragraph."""
    if role is Role.BODY and (match := _DATELINE.match(line.text)):
        cut = line.span.start + match.end()
        yield Block(Span(line.span.start, line.span.start + len(match[0].rstrip())), Role.DATELINE)
        yield Block(Span(cut, line.span.end), role)
        return
    teaser = role is Role.FURNITURE and line.words >= 6 and phrases.prefix(line.text) > 0
    yield Block(line.span, role, teaser=teaser)
