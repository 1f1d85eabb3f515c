"""The attribution model: sums of weights over named features, read from `attribution.<language>.json.gz` when needed.

Trained on PolNeAR by `benchmarks/train_attribution.py`; `docs/attribution-model.md` says how good it is.
"""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

C = TypeVar("C")
SCALE = 50
"""Weights are stored as whole numbers, this many to one."""


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by task (cue, content, source, range) and feature.

    `heads` are the lemmas, by part of speech, that may head a cue without being verbs; `threshold` is the probability from
    which a token counts as a cue.
    """

    weights: Mapping[str, Mapping[str, int]]
    heads: frozenset[str]
    threshold: float

    def score(self, task: str, features: Iterable[str]) -> float:
        """Return the sum of the weights of some features."""
        weights = self.weights[task]
        return sum(weights.get(feature, 0) for feature in features) / SCALE

    def probability(self, task: str, features: Iterable[str]) -> float:
        """Return the logistic of the score."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self.score(task, features)))))

    def best(self, task: str, candidates: Sequence[tuple[C, list[str]]]) -> C:
        """Return the candidate with the highest score; the first of equals."""
        return max(candidates, key=lambda candidate: self.score(task, candidate[1]))[0]


@cache
def model(language: str) -> Model | None:
    """Return the model that was trained for a language, or None."""
    path = Path(__file__).with_name(f"attribution.{language}.json.gz")
    if not path.is_file():
        return None
    with gzip.open(path, "rt", encoding="utf-8") as file:
        stored = json.load(file)
    return Model(stored["weights"], frozenset(stored["heads"]), stored["threshold"])
