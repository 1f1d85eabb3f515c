"""Lines that pages add to articles, recognised by the phrases of `furniture.yaml`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from wording.lexicon import Lexicons
from wording.model import Role
from wording.schemas.pages import Furniture

SITE_LANGUAGE = "en"
"""Site chrome is often English whatever the article is, so its phrases hold everywhere."""

_NUMBER = re.compile(r"\d+(?:[.,:/\-]\d+)*")
_QUOTES = str.maketrans("‘’“”„«»", '\'\'"""""')
_EDGES = " \t\u00a0\u202f.,:;!?…|·•*—–-_/\\()[]{}<>\"'#»«©®™+→›"


PHRASE = 80
"""No furniture phrase is longer, in code points."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What a line was recognised as; `section` when it opens a list of furniture."""

    role: Role
    section: bool


class FurniturePhrases:
    """The furniture phrases of a language and of site chrome, ready to be matched against lines."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        self._whole: dict[str, Furniture] = {}
        self._start: dict[str, list[tuple[str, Furniture]]] = defaultdict(list)
        self._end: dict[str, list[tuple[str, Furniture]]] = defaultdict(list)
        self._anywhere: list[tuple[str, re.Pattern[str], Furniture]] = []
        self._top: list[tuple[str, Furniture]] = []
        for source in dict.fromkeys((language, SITE_LANGUAGE)):
            for entry in lexicons.entries(source, Furniture):
                self._add(entry)

    def _add(self, entry: Furniture) -> None:
        for phrase in map(normalised, entry.match):
            match entry.at:
                case "whole":
                    self._whole[phrase.strip(_EDGES)] = entry
                case "start":
                    self._start[phrase[:1]].append((phrase, entry))
                case "end":
                    self._end[phrase[-1:]].append((phrase, entry))
                case "anywhere":
                    self._anywhere.append((phrase, _bounded(phrase), entry))
                case "top":
                    self._top.append((phrase, entry))

    def hit(self, line: str, words: int) -> Hit | None:
        """Return what a line of so many words is, or None if no phrase fits it."""
        for entry in self._candidates(normalised(line), words):
            return Hit(Role(entry.role), entry.section)
        return None

    def top_role(self, line: str, words: int) -> Role | None:
        """Return what a line between headline and body is by how it begins, or None if no phrase fits it."""
        key = normalised(line)
        fits = (entry for phrase, entry in self._top if key.startswith(phrase) and _free(key, len(phrase)))
        return next((Role(entry.role) for entry in fits if words <= entry.max_words), None)

    def prefix(self, line: str) -> int:
        """Return the length of the furniture phrase that a line starts with, letters glued to it or not; 0 if none."""
        head = line[:PHRASE]
        lowered = head.casefold()
        if len(lowered) != len(head):
            return 0
        candidates = self._start.get(lowered[:1], ())
        return max((len(phrase) for phrase, _ in candidates if lowered.startswith(phrase)), default=0)

    def _candidates(self, line: str, words: int) -> Iterator[Furniture]:
        if (entry := self._whole.get(line.strip(_EDGES))) is not None:
            yield entry
        for end in (line, line.rstrip(_EDGES)):
            for phrase, entry in self._end.get(end[-1:], ()):
                if words <= entry.max_words and end.endswith(phrase) and _free(end, len(end) - len(phrase)):
                    yield entry
        for phrase, entry in self._start.get(line[:1], ()):
            if words <= entry.max_words and line.startswith(phrase) and _free(line, len(phrase)):
                yield entry
        for phrase, pattern, entry in self._anywhere:
            if words <= entry.max_words and phrase in line and pattern.search(line):
                yield entry


def normalised(line: str) -> str:
    """Fold case, white space, quotation marks and numbers (to `#`), so that phrases compare."""
    return _NUMBER.sub("#", " ".join(line.casefold().translate(_QUOTES).split()))


def _bounded(phrase: str) -> re.Pattern[str]:
    left = r"(?<!\w)" if phrase[:1].isalnum() else ""
    right = r"(?!\w)" if phrase[-1:].isalnum() else ""
    return re.compile(left + re.escape(phrase) + right)


def _free(line: str, place: int) -> bool:
    """Tell whether no word goes on at `place`."""
    return not (0 <= place < len(line)) or not line[place].isalnum() or not line[place - 1].isalnum()
