"""Titles of other languages in a text: their printed forms and what transliteration makes of them."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from wording.annotate.title_words import automaton
from wording.annotate.transliteration import latinised
from wording.lexicon import Lexicons
from wording.schemas.people import Office, PersonTitle

SHORTEST = 6
"""Shorter forms are too often words or names of other languages: “rey”, “Papa”."""
LEVELS = frozenset({"head-of-state", "head-of-government", "minister"})
_NAME = re.compile(r"[ \u00a0]([^\W\d_][\w’'-]{0,40})(?:[ \u00a0]([^\W\d_][\w’'-]{0,40}))?")


class ForeignTitles:
    """Finds titles of other languages. Build it with `lexicons.built(language, ForeignTitles)`."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        offices = {
            entry.office
            for entry in lexicons.entries("people", Office)
            if entry.unique and entry.level in LEVELS and not (entry.like and entry.level == "head-of-state")
        }
        own = list(lexicons.entries(language, PersonTitle))
        self._own = {title.office: title.forms[0] for title in reversed(own)}
        spoken = {form.casefold() for title in own for form in title.forms}
        spoken |= {word for form in spoken for word in form.split()}
        self._languages: dict[str, dict[str, None]] = defaultdict(dict)
        self._offices: dict[str, str] = {}
        for other in _languages(lexicons) - {language}:
            for title in lexicons.entries(other, PersonTitle):
                if title.office in offices and title.prefixed:
                    for form in title.forms:
                        for written in {form.casefold(), latinised(form).casefold()}:
                            if " " not in written and len(written) >= SHORTEST and written not in spoken:
                                self._languages[written][other] = None
                                self._offices[written] = title.office
        self._automaton = automaton(self._languages)

    def hits(self, lower: str) -> list[tuple[int, int, tuple[str, ...]]]:
        """Return start, end and languages of the whole words in lower-cased text that are foreign titles."""
        if self._automaton is None:
            return []
        found = []
        for last, length in self._automaton.iter(lower):
            start, end = last + 1 - length, last + 1
            if (start == 0 or not _joins(lower[start - 1])) and (end == len(lower) or not _joins(lower[end])):
                found.append((start, end, tuple(sorted(self._languages[lower[start:end]]))))
        return found

    def own(self, start: int, end: int, text: str) -> str | None:
        """Return the text's own word for the office of a foreign title."""
        return self._own.get(self._offices.get(text[start:end].lower(), ""))

    @staticmethod
    def name_after(text: str, place: int, end: int) -> tuple[str, ...]:
        """Return the capitalised words, two at most, that follow a place directly."""
        match = _NAME.match(text, place, end)
        words = [word for word in match.groups() if word] if match else []
        return tuple(word for word in words if word[0].isupper()) if words and words[0][0].isupper() else ()


def _joins(letter: str) -> bool:
    return letter.isalnum() or letter in "-‑"


def _languages(lexicons: Lexicons) -> set[str]:
    """Return the languages that have a title lexicon."""
    found: set[Path] = {path.parent for folder in lexicons.folders for path in folder.glob("*/titles*.yaml")}
    return {folder.name for folder in found}
