"""Names that are spelt differently in articles of one language: Sergei here, Sergey there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from wording.model import PersonMention
from wording.transliteration import fold, sound_key

ALIKE = 66
"""Two words are spellings of one name from this share of letters in common on, if they do not sound alike anyway."""
SHORTEST = 3

Spellings = Mapping[str, frozenset[str]]
"""The words of a person's name as one article prints them, by the key of the person."""


def spellings(people: Iterable[PersonMention]) -> Spellings:
    """Return the words with which an article spells the name of each person."""
    words: dict[str, set[str]] = {}
    for mention in people:
        words.setdefault(mention.person or mention.name, set()).update(mention.name.split())
    return {person: frozenset(found) for person, found in words.items()}


def spelt_differently(articles: Sequence[tuple[str | None, Spellings]]) -> dict[str, list[frozenset[str]]]:
    """Return for each person whose name articles of one language spell differently the words concerned, by article.

    Takes language and spellings of each article. A shorter form of a name is no other spelling.
    """
    result: dict[str, list[frozenset[str]]] = {}
    for (one, (language, first)), (other, (second_language, second)) in combinations(enumerate(articles), 2):
        if language != second_language:
            continue
        for person in first.keys() & second.keys():
            mine, yours = _differing(first[person], second[person])
            if mine:
                found = result.setdefault(person, [frozenset()] * len(articles))
                found[one] |= mine
                found[other] |= yours
    return result


def _differing(one: frozenset[str], other: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    pairs = [(mine, yours) for mine in one - other for yours in other - one if _spellings_of_one(mine, yours)]
    return frozenset(mine for mine, _ in pairs), frozenset(yours for _, yours in pairs)


def _spellings_of_one(one: str, other: str) -> bool:
    first, second = fold(one), fold(other)
    if first == second or min(len(first), len(second)) < SHORTEST or first[0] != second[0]:
        return False
    sound = sound_key(one)
    return bool(sound and sound == sound_key(other)) or fuzz.ratio(first, second) >= ALIKE
