"""Characters that a format cannot hold: each is replaced by one that it can, and counted, so that no offset moves."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SURROGATE = "\ud800-\udfff"
_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f"
_PLAIN = re.compile(f"[{_CONTROL}{_SURROGATE}\ufffe\uffff]")
_LINE = re.compile(f"[\x00-\x1f\x7f\x85\u2028\u2029{_SURROGATE}\ufffe\uffff]")
_LONE = re.compile(f"[{_SURROGATE}]")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_BREAKS = frozenset("\t\n\r\x0b\x0c\x85\u2028\u2029")

STAND_IN = "□"
"""What stands for a character above U+FFFF where a program counts in UTF-16 units."""


@dataclass
class Characters:
    """Replaces what a format cannot hold, code point for code point; `replaced` counts how many there were."""

    replaced: int = 0

    def plain(self, text: str) -> str:
        """Return a text without control characters, lone surrogates and noncharacters; tabs and line breaks stay.

        Control characters become their pictures (NUL becomes ␀), what has none becomes U+FFFD.
        """
        return text if text.isprintable() else self._replace(_PLAIN, text)

    def cell(self, text: str) -> str:
        """Return a text for a cell of Excel, where lines end in LF: like `plain`, CR LF as a space and LF, CR as LF."""
        text = self.plain(text)
        return text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in text else text

    def encodable(self, text: str) -> str:
        """Return a text without lone surrogates, which UTF-8 cannot hold; all else stays."""
        return text if text.isascii() else self._replace(_LONE, text)

    def line(self, text: str) -> str:
        """Return a text as one line: like `plain`, and every tab and line break a space, which is not counted."""
        return text if text.isprintable() else self._replace(_LINE, text)

    def narrow(self, text: str) -> str:
        """Return a line in which every character is one UTF-16 unit, so that all programs count alike."""
        return self.line(text if text.isascii() else self._replace(_ASTRAL, text))

    def instead(self, pattern: re.Pattern[str], text: str, stand_in: str) -> str:
        """Replace each match of a pattern, one code point long, by `stand_in`, and count it."""
        text, count = pattern.subn(stand_in, text)
        self.replaced += count
        return text

    def _replace(self, pattern: re.Pattern[str], text: str) -> str:
        return pattern.sub(self._stand_in, text)

    def _stand_in(self, match: re.Match[str]) -> str:
        character = match[0]
        if character in _BREAKS:
            if character in "\x0b\x0c\x85":
                self.replaced += 1
            return " "
        self.replaced += 1
        if character < " ":
            return chr(0x2400 + ord(character))
        if character == "\x7f":
            return "␡"
        return STAND_IN if character > "\uffff" else "\ufffd"
