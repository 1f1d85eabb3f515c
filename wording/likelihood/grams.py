"""Counts of symbols, of two symbols in a row, and of words said again, each known by one whole number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from wording.likelihood.repetition import Repetitions
from wording.likelihood.symbols import Symbols

SHIFT = 16
"""Bits a symbol takes in a gram's number: more symbols than this allows are not kept."""

KINDS = (
    ("word", 1),
    ("word", 2),
    ("class", 1),
    ("class", 2),
    ("bond", 1),
    ("bond", 2),
    ("frequency", 1),
    ("repetition", 1),
)
"""The kinds of grams: symbol and length."""

BOND_STEPS = 16
"""More than there are steps of a bond, 0 for a pair that books do not list."""


def grams(symbols: Symbols, tokens: Sequence[str], before: Repetitions | None = None) -> list[Counter[int]]:
    """Return for each kind how often each gram stands in a text, or in a part of one of which `before` knows the rest."""
    numbers = symbols.numbers(tokens)
    words = list(map(symbols.word_symbols.__getitem__, numbers))
    pairs = _joined(words, 2)
    rows = {
        "word": words,
        "class": list(map(symbols.class_symbols.__getitem__, numbers)),
        "bond": _bonds(symbols, numbers, pairs),
        "frequency": list(filter(None, map(symbols.frequency_symbols.__getitem__, numbers))),
        "repetition": (before or Repetitions(symbols)).of(tokens, numbers),
    }
    return [
        Counter(pairs if (symbol, length) == ("word", 2) else _joined(rows[symbol], length)) for symbol, length in KINDS
    ]


def _joined(row: list[int], length: int) -> list[int]:
    return row if length == 1 else [a << SHIFT | b for a, b in pairwise(row)]


def _bonds(symbols: Symbols, numbers: Sequence[int], pairs: Sequence[int]) -> list[int]:
    """Return how usual each word is beside the next: which of both are function words, and the step of the bond."""
    sides = list(map(symbols.side_symbols.__getitem__, numbers))
    step = symbols.bonds.get
    return [
        ((a << 2 | b) * BOND_STEPS + step(pair, 0)) if a and b else 0
        for a, b, pair in zip(sides, sides[1:], pairs, strict=False)
    ]


def parts(gram: int, length: int) -> tuple[int, ...]:
    """Return the symbols of a gram."""
    return tuple(gram >> SHIFT * place & (1 << SHIFT) - 1 for place in reversed(range(length)))
