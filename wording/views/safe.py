"""Text of others made safe to show: nothing of it is HTML, Markdown or a link, and none of it steers the page.

Everything that comes from an article, a file name or a lexicon passes through `shown` (between tags) or `attribute`
(between quotation marks of a tag) before it becomes part of a page. Offsets are taken before, never after.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from html import escape
from urllib.parse import urlsplit

MOST_MARKS = 8
"""More combining marks on one letter than any language writes; what goes beyond is cut and said so."""

_CONTROLS = {
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
}
_BAD_IN_ADDRESS = re.compile(r"[\x00-\x20\x7f-\xa0\"'<>\\^`{|}\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def shown(text: object, limit: int | None = None) -> str:
    """Return text as HTML that shows it to the letter: escaped, with direction controls and the like made visible.

    `limit` is the number of code points from which on it is cut with an ellipsis. Line breaks stay.
    """
    plain = str(text)
    if limit is not None and len(plain) > limit:
        plain = plain[: limit - 1] + "…"
    return _odd().sub(_visible, escape(plain, quote=True))


def isolated(text: object, limit: int | None = None) -> str:
    """Return `shown(text)` with its direction of writing kept to itself."""
    return f"<bdi>{shown(text, limit)}</bdi>"


def attribute(text: object, limit: int = 400) -> str:
    """Return text for an attribute in double quotation marks: one line, escaped, odd characters left out."""
    line = " ".join(str(text)[: 2 * limit].split())[:limit]
    return escape(_odd().sub(lambda match: match[0][:MOST_MARKS] if _is_mark(match[0]) else "", line), quote=True)


def plain(text: object, limit: int = 200) -> str:
    """Return text for a widget that shows plain text (options, download names): one line, odd characters left out."""
    line = " ".join(str(text)[: 2 * limit].split())
    line = _odd().sub(lambda match: match[0][:MOST_MARKS] if _is_mark(match[0]) else "", line)
    return line if len(line) <= limit else line[: limit - 1] + "…"


def web_address(url: object) -> str | None:
    """Return an http or https address that may become a link, or None for anything else."""
    if not isinstance(url, str) or len(url) > 2000 or _BAD_IN_ADDRESS.search(url):
        return None
    try:
        parts = urlsplit(url)
        fine = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None
    except ValueError:
        return None
    return url if fine else None


def outward(url: object, label: str) -> str:
    """Return a link to another site, or the label alone where the address must not be one; `label` is HTML."""
    address = web_address(url)
    if address is None:
        return label
    return f'<a href="{attribute(address, 2000)}" target="_blank" rel="noopener noreferrer nofollow">{label}</a>'


def _visible(match: re.Match[str]) -> str:
    found = match[0]
    if found in _CONTROLS:
        return f'<span class="w-control" title="a character that changes the direction of writing">{_CONTROLS[found]}</span>'
    if _is_mark(found):
        note = f"{len(found) - MOST_MARKS:,} more combining marks not shown"
        return f'{found[:MOST_MARKS]}<span class="w-control">{note}</span>'
    return "\ufffd"


def _is_mark(found: str) -> bool:
    return unicodedata.category(found[0]) in ("Mn", "Me")


@cache
def _odd() -> re.Pattern[str]:
    """What cannot stand in a page as it is: controls, halves of code points, heaps of combining marks."""
    known = (*range(0x300, 0x1F000), *range(0xE0100, 0xE01F0))
    marks = [code for code in known if unicodedata.category(chr(code)) in ("Mn", "Me")]
    heap = f"[{_ranges(marks)}]{{{MOST_MARKS + 1},}}"
    return re.compile(
        f"[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f{''.join(_CONTROLS)}\\ud800-\\udfff\\ufffe\\uffff]|{heap}"
    )


def _ranges(codes: list[int]) -> str:
    """Return ascending code points as the inside of a character class."""
    result, start = [], codes[0]
    for before, code in zip(codes, [*codes[1:], -1], strict=True):
        if code != before + 1:
            result.append(f"{chr(start)}-{chr(before)}")
            start = code
    return "".join(result)
