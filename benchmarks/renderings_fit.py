"""The weights of `wording.renderings.likeness`, fitted by logistic regression on half of the documents.

Contexts of translations of one article are more alike than those of two articles on one event; therefore every pair
counts twice, once with a context drawn from the pairs that are not the same.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from zlib import crc32

import data
import numpy as np
from numpy.typing import NDArray
from quoted import Quoted, annotated, lines

from wording.lexicon import Lexicons
from wording.renderings.embeddings import Meanings, embedded
from wording.renderings.likeness import ACROSS, MEANT, PART, PART_LENGTH, SAME, Features, Likeness
from wording.renderings.prepared import Prepared
from wording.renderings.words import tokens

SEED = 7
Table = NDArray[np.float64]
_AMBIGUOUS = 0.6
"""Overlap of n-grams from which on two passages of one document that are not the same by place are left out."""


def fit(folder: Path, pairs: Sequence[str]) -> None:
    """Print fitted weights, and precision at some recalls on the other half of the documents."""
    _report("SAME", SAME, *_same(folder, pairs[0]))
    _report("PART", PART, *_parts(folder, pairs[0]))
    _report("ACROSS", ACROSS, *_across(folder, meanings=False))
    _report("MEANT", MEANT, *_across(folder, meanings=True))


def _same(folder: Path, pair: str) -> tuple[list[Features], list[bool], list[str]]:
    items = annotated(folder, pair, 2)
    likeness = Likeness(Prepared([item.utterance for item in items], Lexicons()))
    chance = random.Random(SEED)
    features, labels, documents = [], [], []
    for row, others in _sampled(items, chance):
        known = [other for other in others if items[row].of == items[other].of or not items[row].same(items[other])]
        if known:
            features.append(likeness.within(row, np.array(known)))
            labels += [items[row].surely(items[other]) for other in known]
            documents += [items[row].document] * len(known)
    return features, labels, documents


def _sampled(items: Sequence[Quoted], chance: random.Random) -> list[tuple[int, list[int]]]:
    """Return utterances with up to 40 of the same document, and ten of any."""
    by_document: dict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        by_document[item.document].append(number)
    result = []
    for found in by_document.values():
        for row in chance.sample(found, min(24, len(found))):
            near = [other for other in found if items[other].utterance.article != items[row].utterance.article]
            far = [
                other for other in chance.sample(range(len(items)), 10) if items[other].document != items[row].document
            ]
            result.append((row, chance.sample(near, min(40, len(near))) + far))
    return result


def _parts(folder: Path, pair: str) -> tuple[list[Features], list[bool], list[str]]:
    """Cut quotations to between a sixth and two thirds of their words, at either end."""
    items = annotated(folder, pair, 2)
    chance = random.Random(SEED)
    long = [item for item in items if item.of == 1 and len(tokens(item.utterance.text)) >= 9]
    chosen = [chance.choice(long) for _ in range(600)]
    cut = [
        replace(item.utterance, article=f"{n}", text=_cut(item.utterance.text, chance)) for n, item in enumerate(chosen)
    ]
    likeness = Likeness(Prepared([*(item.utterance for item in items), *cut], Lexicons()))
    by_document: dict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        by_document[item.document].append(number)
    features, labels, documents = [], [], []
    for number, whole in enumerate(chosen):
        others = [other for other in by_document[whole.document] if _tells(whole, items[other])]
        found = likeness.within(len(items) + number, np.array([*others, *chance.sample(range(len(items)), 15)]))
        same = [whole.same(items[other]) for other in others] + [False] * 15
        kept = (found["length"] >= PART_LENGTH) & (np.array(same) | (found["ngrams"] < _AMBIGUOUS))
        features.append({name: values[kept] for name, values in found.items()})
        labels += list(np.array(same)[kept])
        documents += [whole.document] * int(kept.sum())
    return features, labels, documents


def _tells(whole: Quoted, other: Quoted) -> bool:
    """Tell whether `other` is another quotation of the document, or a rendering of the whole of this one."""
    if whole.utterance.article == other.utterance.article:
        return False
    long = len(other.utterance.text) > 0.7 * len(whole.utterance.text)
    return whole.place != other.place or (other.of == 1 and long)


def _cut(text: str, chance: random.Random) -> str:
    found = tokens(text)
    kept = max(4, int(len(found) * chance.uniform(0.15, 0.66)))
    return text[: found[kept - 1].end] if chance.random() < 0.5 else text[found[-kept].start :]


def _across(folder: Path, *, meanings: bool) -> tuple[list[Features], list[bool], list[str]]:
    features, labels, documents = [], [], []
    chance = random.Random(SEED)
    for language in data.parallel_languages(folder):
        if language == "en":
            continue
        items = lines(folder, "en", context=True) + lines(folder, language, context=True)
        half = len(items) // 2
        prepared = Prepared([item.utterance for item in items], Lexicons())
        texts = [item.utterance.text for item in items]
        likeness = Likeness(prepared, Meanings(embedded(texts), prepared.languages) if meanings else None)
        for row in range(half):
            near = [half + other for other in range(half) if items[other].document == items[row].document]
            others = [*near, *(half + other for other in chance.sample(range(half), 10) if half + other not in near)]
            features.append(likeness.across(row, np.array(others)))
            labels += [other - half == row for other in others]
            documents += [items[row].document] * len(others)
    return features, labels, documents


def _report(
    name: str, shipped: dict[str, float], features: list[Features], labels: list[bool], documents: list[str]
) -> None:
    names = [key for key in shipped if key != "bias"]
    table = np.concatenate([np.stack([part[key] for key in names], axis=1) for part in features]).astype(float)
    truth = np.array(labels, dtype=float)
    training = np.array([crc32(document.encode()) % 2 == 0 for document in documents])
    if name == "SAME":
        training &= (truth == 1) | (table[:, names.index("ngrams")] < _AMBIGUOUS)
    stirred = _stirred(table, truth, names.index("context"))
    weights = _fitted(np.concatenate([table[training], stirred[training]]), np.tile(truth[training], 2))
    print(f"{name}: {len(truth):,} pairs, {truth.mean():.3f} of them the same")
    print("  fitted  " + ", ".join(f"{key} {value:.2f}" for key, value in zip(("bias", *names), weights, strict=True)))
    print("  shipped " + ", ".join(f"{key} {value:.2f}" for key, value in shipped.items()))
    for label, given in (("fitted", weights), ("shipped", np.array([shipped[key] for key in ("bias", *names)]))):
        odds = table[~training] @ given[1:] + given[0]
        print(f"  {label}: precision at recall " + _curve(odds, truth[~training]), flush=True)


def _stirred(table: Table, truth: Table, column: int) -> Table:
    result = table.copy()
    result[:, column] = np.random.default_rng(SEED).choice(table[truth == 0][:, column], len(table))
    return result


def _fitted(table: Table, truth: Table, ridge: float = 1e-3) -> Table:
    """Return bias and weights of a logistic regression, by Newton's method over standardised columns."""
    mean, spread = table.mean(axis=0), table.std(axis=0) + 1e-9
    columns = np.column_stack([np.ones(len(table)), (table - mean) / spread])
    penalty = ridge * len(truth) * np.diag([0.0, *np.ones(table.shape[1])])
    weights = np.zeros(columns.shape[1])
    for _ in range(50):
        chances = 1 / (1 + np.exp(-columns @ weights))
        slope = columns.T @ (chances - truth) + penalty @ weights
        curvature = (columns * (chances * (1 - chances))[:, None]).T @ columns + penalty
        step = np.linalg.solve(curvature, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    scaled = weights[1:] / spread
    return np.array([weights[0] - scaled @ mean, *scaled])


def _curve(odds: Table, truth: Table) -> str:
    right = np.cumsum(truth[np.argsort(-odds, kind="stable")])
    precision, recall = right / np.arange(1, len(right) + 1), right / right[-1]
    return ", ".join(f"{least}: {precision[np.searchsorted(recall, least)]:.3f}" for least in (0.7, 0.8, 0.9, 0.95))
