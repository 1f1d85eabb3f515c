"""Texts as sets of hashed word shingles, in which copies show however their paragraphs are cut and put."""

from __future__ import annotations

import re
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint32]

UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff"
"""Scripts written without spaces: there each character stands for a word."""

LENGTH = 4
"""Words in a shingle."""

_WORD = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+")
_FIRST = np.array([True])
_FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93], dtype=np.uint64)


def shingles(text: str) -> Hashes:
    """Return the hashes of all runs of `LENGTH` words, sorted, each once; empty for a shorter text.

    Case, punctuation and line breaks do not count. Two shingles share a hash by chance once in four billion.
    """
    words = [crc32(word.encode("utf-8", "replace")) for word in _WORD.findall(text.casefold())]
    count = len(words) - LENGTH + 1
    if count < 1:
        return np.empty(0, dtype=np.uint32)
    hashed = np.array(words, dtype=np.uint64)
    mixed = np.zeros(count, dtype=np.uint64)
    for place, factor in enumerate(_FACTORS):
        mixed = (mixed ^ (hashed[place : place + count] * factor)) * factor
        mixed ^= mixed >> np.uint64(29)
    found = (mixed >> np.uint64(32)).astype(np.uint32)
    found.sort()
    once: Hashes = found[np.concatenate((_FIRST, found[1:] != found[:-1]))]
    return once
