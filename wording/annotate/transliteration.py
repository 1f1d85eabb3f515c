"""Names from other scripts in Latin letters, and a plain form in which the spellings of one name meet.

Russian and Ukrainian follow the English press style that BGN/PCGN 1947 gives, Greek follows ELOT 743 without accents. The
plain form is for comparing only: “Sergei Lavrov”, “Sergej Lawrow” and “Сергей Лавров” come out alike.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщыьэюяґєіїўђјљњћџѓќѕ"
_CYRILLIC_IN_LATIN = (
    "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch y _ e yu ya g ye i yi u dj j lj nj c dzh gj kj dz"
)
_GREEK = "αβγδεζηθικλμνξοπρσςτυφχψω"
_GREEK_IN_LATIN = "a v g d e z i th i k l m n x o p r s s t y f ch ps o"
_GREEK_PAIRS = tuple(pair.split(":") for pair in ("μπ:b", "ντ:d", "γκ:g", "τζ:j", "τσ:ts", "ου:u", "ευ:ev", "αυ:av"))
_LATIN = str.maketrans(
    {"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"}
)
_LETTERS = str.maketrans(
    {
        **dict(zip(_CYRILLIC, _CYRILLIC_IN_LATIN.split(), strict=True)),
        **dict(zip(_GREEK, _GREEK_IN_LATIN.split(), strict=True)),
        "ъ": "",
        "ь": "",
    }
)
_MARKS = str.maketrans({"’": None, "'": None, "ʼ": None, "‘": None, "-": " "})

_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"shch|schtsch|tsch|tch|sch|ch|sh|sz|cz|zh|dz|ts|tz|c(?=[ei])|z", "s"),
        (r"kh|ck|q|c", "k"),
        (r"ph", "f"),
        (r"w", "v"),
        (r"ou", "u"),
        (r"[jy]", "i"),
        (r"h", ""),
        (r"i+(?=[aeou])", "i"),
        (r"(?<=[aeiou])i(?=e)", ""),
        (r"(.)\1+", r"\1"),
        (r"ii?\b", "i"),
    )
)


def latinised(name: str) -> str:
    """Return a name in Latin letters without accents, capitals where the parts of the name begin."""
    printed = _without_accents(name.translate(_LATIN))
    if all(letter < "\u0370" or letter > "\u052f" for letter in printed):
        return " ".join(printed.split())
    plain = printed.casefold()
    for pair, letter in _GREEK_PAIRS:
        plain = plain.replace(pair, letter)
    words = plain.translate(_MARKS).translate(_LETTERS).split()
    return " ".join(word[:1].upper() + word[1:] for word in words)


@lru_cache(maxsize=8192)
def sounds(name: str) -> str:
    """Return the form in which spellings of a name meet; for comparing, not for reading."""
    plain = " ".join(latinised(name).casefold().translate(_MARKS).split())
    for pattern, sound in _SOUNDS:
        plain = pattern.sub(sound, plain)
    return plain


def _without_accents(text: str) -> str:
    """Drop the accents of Latin and Greek letters, keep the letters that Cyrillic writes with a mark."""
    if text.isascii():
        return text
    return "".join(
        letter
        if "\u0400" <= letter <= "\u052f"
        else "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
        for letter in unicodedata.normalize("NFC", text)
    )
