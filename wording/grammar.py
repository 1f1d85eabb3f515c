"""What the rules on grammar and on numbers in words share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from wording.lexicon import LexiconError, Lexicons

if TYPE_CHECKING:
    from wording.schemas.base import Document

    D = TypeVar("D", bound=Document)

SPACE = "[ \u00a0]"
"""A space within a phrase, as a part of patterns."""


def needed(lexicons: Lexicons, language: str, schema: type[D]) -> D:
    """Return a lexicon that the rule which asks for it `needs`. Raises `LexiconError` if there is none."""
    document = lexicons.document(language, schema)
    if document is None:
        raise LexiconError(f"no {schema.file()} for “{language}”; a rule that asks for it needs `{schema.file()}`")
    return document


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of some words, their first letter in either case.

    It begins with the set of first letters, so that the search skips to them; what stands before a word is looked at only
    there. It matches nothing where there are no words.
    """
    ends: dict[str, set[str]] = {}
    for word in words:
        ends.setdefault(word[0].lower(), set()).add(word[1:])
    if not ends:
        return "(?!)"
    initials = re.escape("".join(sorted({form for letter in ends for form in (letter, letter.upper())})))
    choices = "|".join(
        rf"(?<=[{letter}{letter.upper()}])(?:{'|'.join(map(re.escape, sorted(rest, key=lambda end: (-len(end), end))))})"
        for letter, rest in ends.items()
    )
    return rf"[{initials}](?<![\w'’.&-].)(?:{choices})"
