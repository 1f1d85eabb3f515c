"""Stretches that are no prose and that no rule may judge: addresses, handles, hashtags, file names."""

from __future__ import annotations

import re
from bisect import bisect_right

from wording.model import Span, merged

_SIGN = re.compile(r"://|@|#|(?<=\w)\.(?=[^\W\d_]{2})")
"""What every opaque stretch holds; only the run of characters around it is looked at further."""

_EDGE = re.compile(r"[\s<>\"“”«»()\[\]]")
_LONGEST = 2000
_OPAQUE = re.compile(
    r"""
      (?:https?://|www\.)\S{1,2000}                                 # addresses
    | [\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}               # e-mail
    | (?<![\w&])[@\#]\w{2,64}                                        # handles, hashtags
    | (?<![\w.-])(?:[\w-]{1,63}\.){1,5}
      (?:com|org|net|gov|edu|info|biz|int|mil|io|co|me|tv|ai|app|dev|eu|uk|us|ru|ua|de|fr|es|gr|it|pl|pt|at|ch|by|kz|рф|укр)
      (?:/\S{0,2000})?(?![\w-])                                     # bare domain names
    | (?<![\w.-])[\w-]{1,80}\.(?:pdf|docx?|xlsx?|jpe?g|png|gif|html?|php|zip|mp[34]|csv|txt)(?!\w)   # file names
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Opaque:
    """The opaque stretches of one text, found once and asked often."""

    def __init__(self, text: str) -> None:
        spans = merged(_stretches(text))
        self._starts = [span.start for span in spans]
        self._ends = [span.end for span in spans]

    def touches(self, start: int, end: int) -> bool:
        """Tell whether the range shares a code point with an opaque stretch; an empty range, whether it lies in one."""
        last = bisect_right(self._starts, max(start, end - 1)) - 1
        return last >= 0 and self._ends[last] > start


def _stretches(text: str) -> list[Span]:
    found: list[Span] = []
    done = 0
    for sign in _SIGN.finditer(text):
        if sign.start() < done:
            continue
        start = _run_start(text, sign.start())
        edge = _EDGE.search(text, sign.end())
        done = edge.start() if edge else len(text)
        found.extend(Span(*match.span()) for match in _OPAQUE.finditer(text, start, done))
    return found


def _run_start(text: str, place: int) -> int:
    """Return where the run of characters around `place` begins."""
    low = max(0, place - _LONGEST)
    while place > low and not _EDGE.match(text, place - 1):
        place -= 1
    return place
