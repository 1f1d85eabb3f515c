"""Sentence scores by sacreBLEU (Post 2018), each with the signature that says how it was computed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wording.renderings.overlaps import Overlaps
from wording.renderings.vectors import ngrams

_ORDERS, _BETA = 6, 2

_TOKENIZER = {"zh": "zh", "ja": "char", "ko": "char", "th": "char", "lo": "char", "my": "char"}
"""How BLEU cuts languages that its default tokenizer does not know; none of them needs more than sacreBLEU itself."""


@dataclass(frozen=True, slots=True)
class Scores:
    """How close a text comes to another: chrF and BLEU from 0 to 100, TER from 0 (equal) upwards."""

    chrf: float
    bleu: float
    ter: float


@lru_cache(maxsize=8192)
def scores(hypothesis: str, reference: str, language: str | None) -> Scores:
    """Return the sentence scores of a text against one in the same language."""
    bleu, chrf, ter = _metrics(language or "")
    values = (float(metric.sentence_score(hypothesis, [reference]).score) for metric in (chrf, bleu, ter))
    return Scores(*(round(value, 2) for value in values))


def closeness(texts: Sequence[str]) -> NDArray[np.float64]:
    """Return the chrF of every text against every other one, n × n, the mean of both directions.

    This is sentence chrF with its usual settings (Popović 2015: orders 1 to 6, β 2, no spaces), computed for all pairs
    together; n-grams are hashed, so that in long texts a second decimal may differ from sacreBLEU's.
    """
    size = len(texts)
    precision, recall, orders = (np.zeros((size, size)) for _ in range(3))
    plain = ["".join(text.split()) for text in texts]
    rows = np.arange(size)
    for order in range(1, _ORDERS + 1):
        vectors = ngrams(plain, (order,))
        overlaps, totals = Overlaps(vectors), vectors.sums().astype(np.float64)
        shared = np.array([overlaps.of(row, rows)[0] for row in range(size)], dtype=np.float64)
        counted = (totals[:, None] > 0) & (totals[None] > 0)
        precision += np.where(counted, shared / np.maximum(totals[:, None], 1), 0)
        recall += np.where(counted, shared / np.maximum(totals[None], 1), 0)
        orders += counted
    precision, recall = precision / np.maximum(orders, 1), recall / np.maximum(orders, 1)
    below = _BETA**2 * precision + recall
    score = np.where(below > 0, (1 + _BETA**2) * precision * recall / np.where(below > 0, below, 1), 0)
    both: NDArray[np.float64] = 50 * (score + score.T)
    return both


@cache
def signatures(language: str) -> Mapping[str, str]:
    """Return the signature of each score for texts in a language."""
    metrics = dict(zip(("bleu", "chrf", "ter"), _metrics(language), strict=True))
    for metric in metrics.values():
        metric.sentence_score("a", ["a"])
    return {name: str(metrics[name].get_signature().format()) for name in ("chrf", "bleu", "ter")}


@cache
def _metrics(language: str) -> tuple[Any, Any, Any]:
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    return BLEU(effective_order=True, tokenize=_TOKENIZER.get(language)), CHRF(), TER()
