"""Text made plain, and its tokens: what the likelihood model reads.

Quotation marks and dashes give away how a collection was made, not how its texts came to be, so they vanish here; composed
and decomposed letters become one. The order of what is left is the order of the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_APOSTROPHES = "‘’‚‛′`´ʼ＇"
_LEFT_OUT = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_PLAIN = str.maketrans({**dict.fromkeys(_APOSTROPHES, "'"), **dict.fromkeys(_LEFT_OUT, None), "…": "."})
_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+){0,3}|\d+(?:[.,:]\d+){0,6}|\.+|[!?,;:()%$]")


def tokens(text: str) -> list[str]:
    """Return words, numbers and the punctuation that every writer uses; marks, dashes and symbols are left out."""
    plain = text if text.isascii() else unicodedata.normalize("NFC", text)
    return _TOKEN.findall(plain.translate(_PLAIN))


def word_count(found: Iterable[str]) -> int:
    """Return how many of some tokens are words."""
    return sum(token[0].isalpha() for token in found)
