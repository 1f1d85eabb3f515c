"""Texts for programs that read what they show as HTML without being asked to."""

from __future__ import annotations

import re
from html import unescape

from wording.export.characters import Characters

_ENTITY = re.compile(r"&(?:#?\w{1,32};?)")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")


def without_markup(text: str, characters: Characters) -> str:
    """Return a text in which nothing begins a tag (‹ stands there) or a character reference (＆), code point for code point."""
    text = characters.instead(_TAG, text, "‹")

    def plain(match: re.Match[str]) -> str:
        if unescape(match[0]) == match[0]:
            return match[0]
        characters.replaced += 1
        return f"＆{match[0][1:]}"

    return _ENTITY.sub(plain, text)
