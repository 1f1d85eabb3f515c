"""Stretches that are no prose and that no rule may judge: addresses, handles, hashtags, file names, code."""

from __future__ import annotations

import re
from bisect import bisect_right

from wording.model import Span, merged

_OPAQUE = re.compile(
    r"""
      (?:https?://|www\.)[^\s<>"“”«»]{1,2000}                       # addresses
    | [\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}               # e-mail
    | (?<!\w)[@\#]\w{2,64}                                          # handles, hashtags
    | (?<![\w.-])(?:[\w-]{1,63}\.){1,5}
      (?:com|org|net|gov|edu|info|biz|int|mil|io|co|me|tv|ai|app|dev|eu|uk|us|ru|ua|de|fr|es|gr|it|pl|pt|at|ch|by|kz|рф|укр)
      (?:/[^\s<>"“”«»]{0,2000})?(?![\w-])                           # bare domain names
    | (?<![\w.-])[\w-]{1,80}\.(?:pdf|docx?|xlsx?|jpe?g|png|gif|html?|php|zip|mp[34]|csv|txt)(?!\w)   # file names
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HINT = re.compile(r"[@#]|\w\.\w|://")


class Opaque:
    """The opaque stretches of one text, found once and asked often."""

    def __init__(self, text: str) -> None:
        spans = merged(Span(*match.span()) for match in _OPAQUE.finditer(text)) if _HINT.search(text) else []
        self._starts = [span.start for span in spans]
        self._ends = [span.end for span in spans]

    def touches(self, start: int, end: int) -> bool:
        """Tell whether the range shares a code point with an opaque stretch; an empty range, whether it lies in one."""
        last = bisect_right(self._starts, max(start, end - 1)) - 1
        return last >= 0 and self._ends[last] > start
