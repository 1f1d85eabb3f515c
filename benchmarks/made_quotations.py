"""Made-up quotations in any number, some of them renderings of one another, to measure speed on."""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import accumulate

from wording.model import Span
from wording.renderings.utterance import Utterance

_SYLLABLES = [
    first + second
    for first in ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "st", "br", "kl", "tr"]
    for second in "aeiou"
]
_FIRST_DAY = date(2024, 1, 1)
_A_DAY = 200
"""Quotations of one day."""
_VOCABULARY = 30_000
_RENDERED = 0.4
"""Share of the quotations that render an earlier one of the last days."""


def made(size: int, seed: int) -> list[Utterance]:
    """Return `size` quotations of 6 to 40 words, five to an article, a fixed number a day.

    Word frequencies follow Zipf's law. A rendering changes, drops or moves some words of an earlier quotation.
    """
    chance = random.Random(seed)
    words = [
        "".join(chance.choices(_SYLLABLES, k=1 + min(3, rank // 100 + chance.randint(0, 1))))
        for rank in range(_VOCABULARY)
    ]
    weights = [1 / (rank + 3) for rank in range(_VOCABULARY)]
    cumulative = list(accumulate(weights))
    result: list[Utterance] = []
    texts: list[list[str]] = []
    for number in range(size):
        if texts and chance.random() < _RENDERED:
            said = _rendered(texts[chance.randrange(max(0, number - _A_DAY), number)], words, chance)
        else:
            said = chance.choices(words, cum_weights=cumulative, k=chance.randint(6, 40))
        texts.append(said)
        text = " ".join(said)
        start = 1000 * (number % 5)
        day = _FIRST_DAY + timedelta(days=number // _A_DAY)
        result.append(
            Utterance(
                f"a{number // 5}",
                Span(start, start + len(text)),
                text,
                f"outlet {chance.randrange(40)}",
                day.isoformat(),
                language="en",
                before=" ".join(chance.choices(words, cum_weights=cumulative, k=20)),
                after=" ".join(chance.choices(words, cum_weights=cumulative, k=20)),
            )
        )
    return result


def _rendered(said: list[str], words: list[str], chance: random.Random) -> list[str]:
    result = [chance.choice(words) if chance.random() < 0.15 else word for word in said if chance.random() > 0.1]
    return result or said
