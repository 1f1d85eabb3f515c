"""Words of any language in coarse Latin letters, in which names and cognates of different languages mostly meet.

Letters of other alphabets go through the first renderings of `lexicons/<language>/transliteration.yaml`; then spellings
of one sound become one letter (sch, sh, š → s), which loses much and is only good for finding what may be the same.
"""

from __future__ import annotations

import re
from functools import lru_cache

from wording.lexicon import Lexicons
from wording.scripts import script_of
from wording.transliteration import Transliterator, fold

_LENDERS = {"Cyrillic": "ru", "Greek": "el", "Georgian": "ka", "Arabic": "ar"}
"""The language whose table is used for another one of the same script that has none."""
_SPELLINGS = {
    **{"shch": "s", "tsch": "c", "sch": "s", "tch": "c", "kh": "h", "gh": "g", "zh": "z", "sh": "s", "ch": "c"},
    **{"cz": "c", "sz": "s", "ts": "c", "tz": "c", "ph": "f", "th": "t", "dh": "d", "ck": "k", "qu": "k", "ou": "u"},
    **{"oo": "u", "ee": "i", "ei": "i", "ai": "e", "ia": "a", "mp": "b", "nt": "d", "gk": "g", "x": "ks"},
}
_SPELLING = re.compile("|".join(_SPELLINGS))
_LETTERS = str.maketrans({"w": "v", "q": "k", "y": "i", "j": "i", "c": "k", "z": "s", "h": None})
_DOUBLED = re.compile(r"(.)\1")


class Skeletons:
    """Coarse forms of one language's words; build it with `lexicons.built(language, Skeletons)`."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        self._language = language
        self._tables = {
            script: lexicons.built(language if lexicons.has(language, "transliteration") else lender, Transliterator)
            for script, lender in _LENDERS.items()
        }

    def of(self, text: str) -> str:
        """Return a text in coarse letters; what stands in no known alphabet stays as it is."""
        folded = fold(text)
        if not folded.isascii():
            for script in {script_of(letter) for letter in folded} & self._tables.keys():
                folded = fold(self._tables[script].sketch(folded, "en"))
        return coarse(folded)


@lru_cache(maxsize=65_536)
def coarse(latin: str) -> str:
    """Return folded Latin letters with the spellings of one sound made one, and doubled letters single."""
    plain = _SPELLING.sub(lambda match: _SPELLINGS[match[0]], latin).translate(_LETTERS)
    return _DOUBLED.sub(r"\1", plain)
