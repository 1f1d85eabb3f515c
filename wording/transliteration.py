"""How names come out through other alphabets: which spellings a table allows, and which names sound alike.

The tables are `lexicons/<language>/transliteration.yaml`. A spelling is matched against a name letter by letter, with
all that the table allows for each, without writing the spellings out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from wording.lexicon import Lexicons
from wording.schemas.names import Transliteration
from wording.scripts import script_of

_LONGEST_KEY = 4
_SILENT = frozenset(" -.'’`ʹʼ")
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ς": "σ"})
_SOUND = re.compile(
    "shch|chtch|szcz|tsch|dzh|dsch|sch|tch|zh|sh|ch|cz|sz|kh|gh|ts|tz|dj|dz|ks|th|dh|ph|mp|nt|nd|[aeiouyj]+|[a-z]"
)
_SOUND_OF = {
    **dict.fromkeys(("b", "p", "mp"), "1"),
    **dict.fromkeys(("v", "w", "f", "ph"), "2"),
    **dict.fromkeys(("d", "t", "th", "dh", "nt", "nd"), "3"),
    **dict.fromkeys("l", "4"),
    **dict.fromkeys("m", "5"),
    **dict.fromkeys("n", "6"),
    **dict.fromkeys("r", "7"),
}
_VOWELS = frozenset("aeiouyj")
_VOWEL = "."
_DOUBLED = re.compile(r"(.)\1")
Segments = tuple[tuple[str, ...], ...]


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """Return a name in lower case; Latin and Greek without accents, Cyrillic with its letters as they are."""
    lowered = name.lower()
    if not lowered or lowered.isascii() or script_of(lowered[0]) == "Cyrillic":
        return lowered
    parts = unicodedata.normalize("NFD", lowered)
    return "".join(letter for letter in parts if not unicodedata.combining(letter)).translate(_PLAIN)


@lru_cache(maxsize=65_536)
def sound_key(latin: str) -> str:
    """Return a coarse key under which spellings of one name in Latin letters mostly meet.

    It has a digit for each class of consonants and a stop for each run of vowels but the last: labials, labial
    fricatives, dentals and the liquids make a class each, velars and sibilants, which alphabets render most freely, one
    together. Classes that repeat count once.
    """
    key = ""
    for sound in _SOUND.findall(fold(latin)):
        digit = _VOWEL if sound[0] in _VOWELS else _SOUND_OF.get(sound, "0")
        if not key.endswith(digit):
            key += digit
    return key.removesuffix(_VOWEL)


def only_vowels_differ(first: str, second: str) -> bool:
    """Tell whether two folded spellings have the same consonants, doubled or not."""
    consonants = ("".join(letter for letter in word if letter not in _VOWELS) for word in (first, second))
    one, other = (_DOUBLED.sub(r"\1", word) for word in consonants)
    return one == other


class Transliterator:
    """The table of one source language; build it with `lexicons.built(language, Transliterator)`."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        self._document = lexicons.document(language, Transliteration)
        self._first: dict[str, dict[int, str]] = {}
        self._tables: dict[tuple[str, bool], dict[str, tuple[str, ...]]] = {}
        self._segments: dict[tuple[str, str, bool], Segments | None] = {}

    @property
    def targets(self) -> tuple[str, ...]:
        """The target languages whose own spelling the table knows."""
        return tuple(self._document.targets) if self._document else ()

    @property
    def bodies(self) -> tuple[str, ...]:
        """The bodies whose office holders have names in the language."""
        return self._document.bodies if self._document else ()

    @property
    def vague(self) -> bool:
        """Whether the alphabet leaves vowels out, so that a difference in vowels alone says nothing."""
        return bool(self._document and self._document.vowels)

    @property
    def through(self) -> tuple[str, ...]:
        """The languages through whose alphabet the table can lead."""
        return tuple(self._document.through) if self._document else ()

    def writes(self, name: str, spelling: str, target: str, loose: bool = False) -> bool:
        """Tell whether the table lets `name` come out as `spelling` in a target language.

        `spelling` is folded. With `loose`, renderings letter by letter count too.
        """
        segments = self._of(name, target, loose)
        return segments is not None and len(spelling) in _ends(segments, spelling)

    def head(self, name: str, spelling: str, original: str, target: str) -> bool:
        """Tell whether only the first letter of a spelling went through the table and the rest is the original's."""
        segments = self._of(name, target, True)
        if not segments or len(original) < 3:
            return False
        heads = (alternative for alternative in segments[0] if len(alternative) > 1)
        return any(spelling == start + original[1:] != original for start in heads)

    def plain(self, name: str, target: str) -> str:
        """Return the first rendering that the table has for each letter; empty if it does not know one."""
        segments = self._of(name, target, False)
        return "".join(alternatives[0] for alternatives in segments) if segments else ""

    def sketch(self, name: str, target: str) -> str:
        """Return a folded name with each letter in its first rendering: quick, and good enough to look it up by."""
        if target not in self._first:
            letters = self._merged(target, loose=False)
            self._first[target] = {ord(key): found[0] for key, found in letters.items() if len(key) == 1}
        return name.translate(self._first[target])

    def led_through(self, name: str, language: str) -> str:
        """Return a name in the alphabet of `language`, letter by letter."""
        table = self._document.through.get(language, {}) if self._document else {}
        parts = _cut(fold(name), {key: (value.strip("-"),) for key, value in table.items()})
        return "".join(part[0] for part in parts) if parts else ""

    def _of(self, name: str, target: str, loose: bool) -> Segments | None:
        key = (name, target, loose)
        if key not in self._segments:
            self._segments[key] = _cut(fold(name), self._table(target, loose))
        return self._segments[key]

    def _table(self, target: str, loose: bool) -> dict[str, tuple[str, ...]]:
        key = (target, loose)
        if key not in self._tables:
            self._tables[key] = self._merged(target, loose)
        return self._tables[key]

    def _merged(self, target: str, loose: bool) -> dict[str, tuple[str, ...]]:
        if self._document is None:
            return {}
        table = {**self._document.letters, **self._document.targets.get(target, {})}
        for letters, more in self._document.loose.items() if loose else ():
            table[letters] = (*table.get(letters, ()), *more)
        vowels = tuple(self._document.vowels)
        return {
            letters: tuple(dict.fromkeys(fold(item.strip("-")) + vowel for item in found for vowel in ("", *vowels)))
            for letters, found in table.items()
        }


def _cut(name: str, table: Mapping[str, tuple[str, ...]]) -> Segments | None:
    """Cut a name into the longest keys of a table; None where it holds a letter that the table lacks."""
    segments: list[tuple[str, ...]] = []
    place = 0
    while place < len(name):
        for length in range(min(_LONGEST_KEY, len(name) - place), 0, -1):
            found = _alternatives(name, place, length, table)
            if found is not None:
                segments.append(found)
                place += length
                break
        else:
            if name[place] not in _SILENT:
                return None
            place += 1
    return tuple(segments) or None


def _alternatives(name: str, place: int, length: int, table: Mapping[str, tuple[str, ...]]) -> tuple[str, ...] | None:
    """Return what stands for a part of a name, the key for its start or end before the one for anywhere."""
    part = name[place : place + length]
    keys = [part]
    if place + length == len(name):
        keys.insert(0, part + "$")
    if place == 0:
        keys.insert(0, "^" + part)
    return next((table[key] for key in keys if key in table), None)


def _ends(segments: Segments, spelling: str) -> set[int]:
    """Return the places at which a spelling may stand when all segments have been read."""
    places = {0}
    for alternatives in segments:
        places = {place + len(item) for place in places for item in alternatives if spelling.startswith(item, place)}
        if not places:
            break
    return places
