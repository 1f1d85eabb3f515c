"""The terms by which articles on one event are found: names, numbers and rare words, hashed and weighted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import log
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from wording.framing.shingles import UNSPACED
from wording.lexicon import Lexicons
from wording.schemas.pages import FunctionWords

TERMS = 1 << 22
"""Terms are counted in a table of so many places, whatever the collection."""
KEPT = 250
"""Terms kept of an article, those that come first."""
READ = 6000
"""Code points of a text that are read: events are named at the head, background follows."""

STEM = 6
"""Words are cut to so many letters, which brings most inflected forms of a name together."""
NAME = 2.0
"""What a name or number weighs against another word."""
HEADLINE = 2.0
"""What a term of the headline weighs against one that the text alone holds."""
SCALE = 16
"""Weights are kept as bytes: multiples of a sixteenth."""

_WORD = re.compile(rf"[{UNSPACED}]+|[^\W_{UNSPACED}]+")
_UNSPACED_WORD = re.compile(rf"[{UNSPACED}]")
_OPENS = re.compile(r"(?:^|[.!?:…»”\"\n])[\s«„“‘\"'(\[–—-]*$")

Terms = tuple[NDArray[np.uint32], NDArray[np.uint8]]


def function_words(lexicons: Lexicons) -> frozenset[str]:
    """Return the function words of all languages, none of which tells what a text is about."""
    languages = {path.parent.name for path in lexicons.files() if path.name == "function_words.yaml"}
    documents = (lexicons.document(language, FunctionWords) for language in sorted(languages))
    return frozenset(word for document in documents if document for word in document.words)


def terms(title: str, text: str, skip: frozenset[str]) -> Terms:
    """Return the places of an article's terms in the table, ascending, and their weights before rarity counts.

    A weight grows with the logarithm of the number of occurrences, and is doubled for names and numbers and for terms of
    the headline. `skip` are words, in lower case, that are left out.
    """
    counts: dict[int, int] = {}
    names: set[int] = set()
    headline = {term for term, _ in _found(title, skip)}
    for part in (title, text[:READ]):
        capitals = not _title_case(part)
        for term, name in _found(part, skip):
            if term in counts or len(counts) < KEPT:
                counts[term] = counts.get(term, 0) + 1
                if name and capitals:
                    names.add(term)
    ordered = sorted(counts)
    weights = [
        (1 + log(counts[term])) * (NAME if term in names else 1.0) * (HEADLINE if term in headline else 1.0)
        for term in ordered
    ]
    return np.array(ordered, dtype=np.uint32), np.array(
        [min(255, round(SCALE * weight)) for weight in weights], np.uint8
    )


def _found(text: str, skip: frozenset[str]) -> Iterable[tuple[int, bool]]:
    """Yield the place in the table of each term, and whether it reads as a name or a number."""
    for match in _WORD.finditer(text):
        word = match.group()
        if _UNSPACED_WORD.match(word):
            yield from ((_place(word[at : at + 2]), False) for at in range(len(word) - 1))
            continue
        folded = word.casefold()
        number = word[0].isdigit()
        if folded in skip or (len(word) < 3 and not number):
            continue
        yield _place(folded[:STEM]), number or (word[0].isupper() and not _opens(text, match.start()))


def _opens(text: str, start: int) -> bool:
    """Tell whether a sentence starts at `start`, where a capital letter tells of no name."""
    return _OPENS.search(text[max(0, start - 6) : start]) is not None


def _title_case(text: str) -> bool:
    """Tell whether most words of a short text have capitals, as in the headlines of some outlets."""
    words = [word for word in text[:300].split() if word[0].isalpha()]
    return sum(word[0].isupper() for word in words) > 0.6 * len(words)


def _place(term: str) -> int:
    return crc32(term.encode("utf-8", "replace")) % TERMS
