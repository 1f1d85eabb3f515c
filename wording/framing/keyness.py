"""Which words and pairs of words set a group apart from the others, beyond any lexicon.

Ranked by the log ratio of document frequencies with Evert's conservative bound; beside it the log-odds with an
informative Dirichlet prior, for exploring. Only the vocabulary is kept, and of a large one what occurs more than once.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from wording.framing.copies import fingerprint
from wording.framing.log_odds import informative_prior, log_odds_dirichlet
from wording.framing.measures import log_ratio
from wording.framing.titles import headline_of
from wording.view import ArticleView, bounds

SHOWN = 20
"""Words given for each group."""
LEAST_TEXTS = 5
"""A word of fewer texts in all is not compared."""
MOST = 400_000
"""Entries of a vocabulary from which on those that stand in a single text are let go."""
PRIOR = 1000.0
"""Size of the prior, in texts that hold a word."""

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*|[.,;:!?()\"“”«»]")


@dataclass(frozen=True, slots=True)
class Key:
    """A word or pair of words that a group uses more than the others together.

    In `texts` of `of_texts` of the group and `other_texts` of `of_other_texts` of the others; `log_ratio` in doublings,
    `bound` its conservative bound, `z` the log-odds in standard deviations.
    """

    group: str
    words: str
    texts: int
    of_texts: int
    other_texts: int
    of_other_texts: int
    log_ratio: float
    bound: float
    z: float


class Keyness:
    """Counts, for each group, in how many texts a word stands; the same text counts once a group."""

    def __init__(self) -> None:
        self._texts: Counter[str] = Counter()
        self._words: dict[str, Counter[str]] = defaultdict(Counter)
        self._seen: set[tuple[str, int]] = set()

    def add(self, view: ArticleView, group: str) -> None:
        """Count one article."""
        key = (group, fingerprint(view.article))
        if key in self._seen:
            return
        self._seen.add(key)
        self._texts[group] += 1
        counts = self._words[group]
        counts.update(_words(view, group))
        if len(counts) > MOST:
            self._words[group] = Counter({words: count for words, count in counts.items() if count > 1})

    def ranked(self, shown: int = SHOWN) -> tuple[Key, ...]:
        """Return for each group the words that set it apart, the surest first; none below no difference."""
        total: Counter[str] = Counter()
        for counts in self._words.values():
            total.update(counts)
        vocabulary = sorted(words for words, count in total.items() if count >= LEAST_TEXTS)
        if len(vocabulary) < 2 or len(self._texts) < 2:
            return ()
        return tuple(key for group in sorted(self._texts) for key in self._of(group, vocabulary, total)[:shown])

    def _of(self, group: str, vocabulary: list[str], total: Counter[str]) -> list[Key]:
        counts, size = self._words[group], self._texts[group]
        others = self._texts.total() - size
        first = np.array([counts[words] for words in vocabulary])
        second = np.array([total[words] for words in vocabulary]) - first
        if not (first.any() and second.any()):
            return []
        scores = log_odds_dirichlet(first, second, informative_prior(first + second, PRIOR)).z
        keys = []
        for place in np.flatnonzero(first * others > second * size):
            here, there = int(first[place]), int(second[place])
            found = log_ratio(here, size, there, others, family=len(vocabulary))
            if found.conservative > 0:
                keys.append(
                    Key(
                        group, vocabulary[place], here, size, there, others,
                        found.estimate, found.conservative, float(scores[place]),
                    )
                )  # fmt: skip
        return sorted(keys, key=lambda key: (-key.bound, -key.texts, key.words))


def _words(view: ArticleView, group: str) -> set[str]:
    """Return the words and pairs of words of an article, in lower case, without the name of the outlet."""
    own = set(re.findall(r"\w{3,}", group.lower()))
    found: set[str] = set()
    title = headline_of(view.article)
    parts = [(view.article.title or "", bounds(title)), *((view.text, bounds(block.span)) for block in view.judged)]
    for text, (start, end) in parts:
        tokens = [token for token in _WORD.findall(text[start:end].lower().replace("’", "'")) if token not in own]
        found.update(token for token in tokens if token[0].isalpha())
        found.update(_pairs(tokens))
    return found


def _pairs(tokens: list[str]) -> Iterator[str]:
    return (f"{one} {two}" for one, two in pairwise(tokens) if one[0].isalpha() and two[0].isalpha())
