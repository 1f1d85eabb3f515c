"""The words in which two passages differ, as ranges of each."""

from __future__ import annotations

import re

from rapidfuzz.distance import LCSseq

COMPARABLE = 0.4
"""Passages that share fewer of their words, by their longest common sequence, are worded freely: every word differs."""

_TOKEN = re.compile(r"\w+(?:['’\-]\w+)*")
Ranges = list[tuple[int, int]]


def differing(one: str, other: str) -> tuple[Ranges, Ranges] | None:
    """Return the words of each text that the other lacks in that place, or None where the two are worded freely.

    Ranges are half-open and count from the start of their own text; words next to each other are one range. Case and
    the form of apostrophes do not make a difference.
    """
    left, right = list(_TOKEN.finditer(one)), list(_TOKEN.finditer(other))
    words, others = [_plain(match[0]) for match in left], [_plain(match[0]) for match in right]
    if not words or not others or LCSseq.normalized_similarity(words, others) < COMPARABLE:
        return None
    mine: list[re.Match[str]] = []
    yours: list[re.Match[str]] = []
    for code in LCSseq.opcodes(words, others):
        if code.tag != "equal":
            mine += left[code.src_start : code.src_end]
            yours += right[code.dest_start : code.dest_end]
    return _ranges(one, mine), _ranges(other, yours)


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'")


def _ranges(text: str, words: list[re.Match[str]]) -> Ranges:
    """Return the places of words, joined where nothing but spaces parts them."""
    result: Ranges = []
    for word in words:
        if result and text[result[-1][1] : word.start()].strip() == "":
            result[-1] = (result[-1][0], word.end())
        else:
            result.append(word.span())
    return result
