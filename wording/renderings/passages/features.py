"""What a passage is recognised by in another article, also in another language: names, numbers, bodies, concepts, words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wording.lexicon import Lexicons
from wording.model import Span
from wording.renderings.bodies import Bodies
from wording.renderings.numbers import Numbers
from wording.renderings.skeleton import Skeletons
from wording.transliteration import fold

STEM = 5
"""Letters of a word that count; what follows is mostly inflection."""
SHORTEST = 4

_WORD = re.compile(r"[^\W\d_]{2,40}")

WEIGHTS = {"word": 1.0, "form": 0.8, "number": 1.3, "person": 1.4, "body": 1.0, "concept": 1.0}
"""How much a kind of feature counts beside its rarity: a form is a capitalised word in coarse Latin letters."""

Feature = tuple[str, str]
Features = frozenset[Feature]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of an article: its language, what it is recognised by, and whether it is the headline."""

    language: str | None
    features: Features
    headline: bool = False

    @property
    def neutral(self) -> Features:
        """The features that do not depend on the language."""
        return frozenset(feature for feature in self.features if feature[0] != "word")


class Recogniser:
    """Finds the features of passages."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicons = lexicons

    def features(self, text: str, language: str | None, people: Iterable[str], concepts: Iterable[str]) -> Features:
        """Return the features of a text; `people` and `concepts` are the keys of what is known to be named in it."""
        code = language or ""
        words = _WORD.findall(text)
        skeletons = self._lexicons.built(code, Skeletons)
        found = {("word", fold(word)[:STEM]) for word in words if len(word) >= SHORTEST}
        found |= {("form", skeletons.of(word)[:STEM]) for word in words if word[0].isupper() and len(word) >= SHORTEST}
        found |= {("number", f"{number.value:g}") for number in self._lexicons.built(code, Numbers).find(text)}
        found |= {("body", body) for body in self._lexicons.built(code, Bodies).named(words)}
        found |= {("person", person) for person in people}
        found |= {("concept", concept) for concept in concepts}
        return frozenset(found)

    def passages(
        self,
        text: str,
        language: str | None,
        lines: Sequence[tuple[Span, bool]],
        people: Iterable[tuple[Span, str]],
        concepts: Iterable[tuple[Span, str]],
    ) -> list[Passage]:
        """Return the passages of an article, of whose ascending lines the second says whether it is the headline.

        `people` and `concepts` are the keys of those named in the text, with their places.
        """
        spans = [span for span, _ in lines]
        named, meant = _by_place(spans, people), _by_place(spans, concepts)
        return [
            Passage(language, self.features(span.of(text), language, named[n], meant[n]), headline)
            for n, (span, headline) in enumerate(lines)
        ]


def _by_place(places: Sequence[Span], found: Iterable[tuple[Span, str]]) -> list[frozenset[str]]:
    """Return what is found in each of the ascending places."""
    waiting = sorted(found, key=lambda pair: pair[0])
    result, number = [], 0
    for place in places:
        while number < len(waiting) and waiting[number][0].start < place.start:
            number += 1
        first = number
        while number < len(waiting) and waiting[number][0].start < place.end:
            number += 1
        result.append(frozenset(value for _, value in waiting[first:number]))
    return result


def weights(given: Sequence[Features]) -> Mapping[Feature, float]:
    """Return how much each feature tells: the rarer among these passages, the more."""
    counted = Counter(feature for found in given for feature in found)
    return {feature: WEIGHTS[feature[0]] * math.log((len(given) + 1) / count) for feature, count in counted.items()}


def similarities(
    one: Sequence[Features], other: Sequence[Features], weight: Mapping[Feature, float]
) -> dict[tuple[int, int], float]:
    """Return the cosine, above 0, of pairs of passages of two articles, by their numbers."""
    holders: dict[Feature, list[int]] = {}
    for number, found in enumerate(other):
        for feature in found:
            holders.setdefault(feature, []).append(number)
    products: dict[tuple[int, int], float] = {}
    for number, found in enumerate(one):
        for feature in found:
            for place in holders.get(feature, ()):
                products[number, place] = products.get((number, place), 0.0) + weight[feature] ** 2
    lengths, others = [_length(found, weight) for found in one], [_length(found, weight) for found in other]
    return {pair: value / (lengths[pair[0]] * others[pair[1]]) for pair, value in products.items() if value > 0}


def _length(found: Features, weight: Mapping[Feature, float]) -> float:
    return math.sqrt(sum(weight[feature] ** 2 for feature in found)) or 1.0
