"""The scripts that tell languages apart: which one a letter belongs to, and which have one language to themselves."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

_RANGES = (
    (0x41, "Latin"), (0x250, ""), (0x370, "Greek"), (0x400, "Cyrillic"), (0x530, "Armenian"), (0x590, "Hebrew"),
    (0x600, "Arabic"), (0x780, ""), (0x900, "Devanagari"), (0x980, "Bengali"), (0xA00, "Gurmukhi"), (0xA80, "Gujarati"),
    (0xB00, ""), (0xB80, "Tamil"), (0xC00, "Telugu"), (0xC80, "Kannada"), (0xD00, "Malayalam"), (0xD80, ""),
    (0xE00, "Thai"), (0xE80, ""), (0x10A0, "Georgian"), (0x1100, "Hangul"), (0x1200, ""), (0x1C90, "Georgian"),
    (0x1CC0, ""), (0x1E00, "Latin"), (0x1F00, "Greek"), (0x2000, ""), (0x2DE0, "Cyrillic"), (0x2E00, ""),
    (0x3040, "Kana"), (0x3100, ""), (0x3400, "Han"), (0xA000, ""), (0xAC00, "Hangul"), (0xD7B0, ""),
    (0xF900, "Han"), (0xFB00, "Latin"), (0xFB13, "Armenian"), (0xFB1D, "Hebrew"), (0xFB50, "Arabic"), (0xFF00, ""),
    (0xFF66, "Kana"), (0xFFA0, ""), (0x20000, "Han"), (0x323B0, ""),
)  # fmt: skip
_STARTS = [start for start, _ in _RANGES]
SOLE_LANGUAGES = {
    "Greek": "el", "Armenian": "hy", "Hebrew": "he", "Bengali": "bn", "Gurmukhi": "pa", "Gujarati": "gu", "Tamil": "ta",
    "Telugu": "te", "Kannada": "kn", "Malayalam": "ml", "Thai": "th", "Georgian": "ka", "Hangul": "ko", "Kana": "ja",
    "Han": "zh",
}  # fmt: skip
"""The language of a script that only one of those to be known writes."""
ALSO_WRITES = {"ja": "Han", "ko": "Han"}
"""The second script of languages that mix two."""
UNSPACED = frozenset({"Han", "Kana", "Thai"})
"""The scripts that put no space between words."""


@lru_cache(maxsize=4096)
def script_of(letter: str) -> str:
    """Return the script that a letter belongs to, empty where it is none that matters here."""
    return _RANGES[max(0, bisect_right(_STARTS, ord(letter)) - 1)][1]
