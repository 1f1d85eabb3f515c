"""Fitting the likelihood model: counts as sparse matrices, weighted ridge regression by conjugate gradients."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from likelihood_data import Text
from numpy.typing import NDArray

from wording.likelihood.grams import KINDS, grams
from wording.likelihood.symbols import Symbols
from wording.likelihood.tokens import tokens

FEWEST_TEXTS, FEWEST_GROUPS = 5, 2
"""A gram is kept if so many training texts hold it, of so many groups (source language or outlet, machine or not)."""
SCALES = {("bond", 2): 0.6, ("frequency", 1): 0.5, ("repetition", 1): 3.0}
"""How much the grams of a kind may count, where it is not one: repetitions are few, and nothing else shows what they show."""
RIDGE, STEPS = 5e-5, 12
"""Penalty on the squared weights, and steps of the conjugate gradients: stopping early is a penalty, too."""
AGREEMENT = 0.4
"""How much more freely a gram may weigh that tells versions apart alike in all source languages: power of its t value."""
NATIVE_SHARE = 0.5
"""Weight of all native outlets beside that of all machine translations."""
WITHIN = 0.6
"""Share of the error between versions of one document in what is made small; the rest is the error on all texts."""
SPREAD = 1e-3
"""Added to a gram's standard deviation, so that rare grams do not rule."""
TINY = 1e-15
"""Added to a variance that may be nought."""

Vector = NDArray[np.float64]


@dataclass
class Counts:
    """How often each gram stands in each text, a matrix a kind; `numbers` are the grams of its columns."""

    numbers: list[NDArray[np.int64]]
    matrices: list[sp.csr_matrix]


def count(symbols: Symbols, chosen: Sequence[str]) -> Counts:
    """Count the grams of texts; grams of fewer texts than `FEWEST_TEXTS` are left out."""
    places: list[dict[int, int]] = [{} for _ in KINDS]
    columns, values = [array("i") for _ in KINDS], [array("i") for _ in KINDS]
    starts: list[list[int]] = [[0] for _ in KINDS]
    for text in chosen:
        for kind, found in enumerate(grams(symbols, tokens(text))):
            place = places[kind]
            for gram, number in found.items():
                columns[kind].append(place.setdefault(gram, len(place)))
                values[kind].append(number)
            starts[kind].append(len(columns[kind]))
    numbers, matrices = [], []
    for kind, place in enumerate(places):
        shape = (len(starts[kind]) - 1, len(place))
        whole = sp.csr_matrix((np.array(values[kind], np.float32), np.array(columns[kind]), starts[kind]), shape=shape)
        kept = np.flatnonzero(np.bincount(whole.indices, minlength=len(place)) >= FEWEST_TEXTS)
        numbers.append(np.array(list(place), np.int64)[kept])
        matrices.append(whole[:, kept].tocsr())
    return Counts(numbers, matrices)


@dataclass
class Fitted:
    """Weights by kind for the columns of the counts, nought where a gram was not kept, and the bias."""

    weights: list[Vector]
    bias: float

    def scores(self, counts: Counts, rows: NDArray[np.int64]) -> Vector:
        """Return the scores of some texts, as `raw_score` gives them."""
        total = np.full(len(rows), self.bias)
        for matrix, weights in zip(counts.matrices, self.weights, strict=True):
            part = matrix[rows][:, np.flatnonzero(weights)]
            total += _normed(part) @ weights[np.flatnonzero(weights)]
        return total


def fit(counts: Counts, all_texts: Sequence[Text], rows: NDArray[np.int64]) -> Fitted:
    """Fit the model on some of the texts."""
    chosen = [all_texts[row] for row in rows]
    groups = numbered(f"{text.source}|{text.machine}" for text in chosen)
    parts, kept, factors = [], [], []
    for kind, matrix in zip(KINDS, counts.matrices, strict=True):
        part = matrix[rows]
        columns = _kept(part, groups)
        part = _normed(part[:, columns])
        mean = np.asarray(part.mean(0)).ravel()
        deviation = np.sqrt(np.maximum(np.asarray(part.multiply(part).mean(0)).ravel() - mean**2, 0))
        factor = SCALES.get(kind, 1.0) * (deviation + SPREAD) ** -0.5
        parts.append((part @ sp.diags(factor.astype(np.float32))).tocsr())
        kept.append(columns)
        factors.append(factor)
    whole = sp.hstack(parts).tocsr().astype(np.float32)
    size = np.sqrt(whole.multiply(whole).sum() / len(rows))
    whole = (whole / size).astype(np.float32)
    freedom = _freedom(whole, chosen)
    found, bias = _ridge((whole @ sp.diags(freedom.astype(np.float32))).tocsr(), chosen)
    found *= freedom
    weights, place = [], 0
    for matrix, columns, factor in zip(counts.matrices, kept, factors, strict=True):
        row = np.zeros(matrix.shape[1])
        row[columns] = found[place : place + len(columns)] * factor / size
        place += len(columns)
        weights.append(row)
    return Fitted(weights, bias)


def _kept(matrix: sp.csr_matrix, groups: NDArray[np.int64]) -> NDArray[np.int64]:
    texts_with = np.bincount(matrix.indices, minlength=matrix.shape[1])
    shape = (groups.max() + 1, len(groups))
    by_group = sp.csr_matrix((np.ones(len(groups), np.float32), (groups, np.arange(len(groups)))), shape=shape)
    groups_with = np.diff((by_group @ matrix).tocsc().indptr)
    return np.flatnonzero((texts_with >= FEWEST_TEXTS) & (groups_with >= FEWEST_GROUPS))


def _normed(matrix: sp.csr_matrix) -> sp.csr_matrix:
    """Return root counts over the root of their sum."""
    sums = np.maximum(np.asarray(matrix.sum(1)).ravel(), 1)
    root = matrix.copy()
    root.data = np.sqrt(root.data)
    return (sp.diags((1 / np.sqrt(sums)).astype(np.float32)) @ root).tocsr()


def weigh(chosen: Sequence[Text]) -> Vector:
    """Return the weight of each text: machine and human alike within a source language, a language by its root size."""
    members: dict[tuple[str, bool], list[int]] = defaultdict(list)
    documents: dict[str, set[str]] = defaultdict(set)
    for place, text in enumerate(chosen):
        source = "native" if text.native_outlet else text.source
        members[source, text.machine].append(place)
        documents[source].add(text.document)
    weights = np.zeros(len(chosen))
    for (source, _), places in members.items():
        if source != "native":
            weights[places] = len(documents[source]) ** 0.5 / len(places)
    machine = sum(weights[places].sum() for (_, made), places in members.items() if made)
    natives = members["native", False]
    weights[natives] = NATIVE_SHARE * machine / max(1, len(natives))
    return weights / weights.sum()


def _ridge(matrix: sp.csr_matrix, chosen: Sequence[Text]) -> tuple[Vector, float]:
    """Return weights and bias of least squares with a ridge penalty, by conjugate gradients (Hestenes, Stiefel 1952).

    A part of the error is taken within documents: what all versions of a document share, its topic, does not count.
    """
    target = np.array([1.0 if text.machine else -1.0 for text in chosen])
    weight, versions, document = weigh(chosen), _weigh_versions(chosen), numbered(text.document for text in chosen)
    mass = np.maximum(np.bincount(document, versions), 1e-30)
    across = matrix.T.tocsr()

    def pull(values: Vector) -> Vector:
        inside = values - (np.bincount(document, versions * values) / mass)[document]
        both = (1 - WITHIN) * weight * (values - weight @ values) + WITHIN * versions * inside
        return np.asarray(across @ both.astype(np.float32), np.float64)

    found = np.zeros(matrix.shape[1])
    rest = pull(target)
    direction, size = rest.copy(), float(rest @ rest)
    for _ in range(STEPS):
        pulled = pull(matrix @ direction.astype(np.float32)) + RIDGE * direction
        step = size / float(direction @ pulled)
        found += step * direction
        rest -= step * pulled
        size, before = float(rest @ rest), size
        direction = rest + size / before * direction
    return found, float(weight @ target - weight @ (matrix @ found))


def _freedom(matrix: sp.csr_matrix, chosen: Sequence[Text]) -> Vector:
    """Return a factor by column: the larger, the more alike machine's and other versions differ in all source languages.

    The t value of the mean difference over languages, whose variance is that between languages and that within them.
    """
    target = np.array([1.0 if text.machine else -1.0 for text in chosen])
    differences, variances = [], []
    for source in sorted({text.source for text in chosen if text.machine}):
        inside = np.array([text.source == source for text in chosen])
        signs = np.zeros(len(chosen))
        signs[inside] = target[inside] * _weigh_versions([text for text in chosen if text.source == source])
        differences.append(matrix.T @ signs)
        variances.append(matrix.power(2).T @ signs**2)
    among = np.array(differences)
    between = among.var(0, ddof=1) if len(among) > 1 else 0.0
    variance = between + np.mean(variances, 0) + TINY
    freedom = (among.mean(0) ** 2 * len(among) / variance + 1) ** (AGREEMENT / 2)
    length = matrix.power(2).sum(0).A1 @ freedom**2 / matrix.shape[0]
    return np.asarray(freedom / np.sqrt(length))


def _weigh_versions(chosen: Sequence[Text]) -> Vector:
    """Return weights for documents with a machine's and another version: half a document each."""
    members: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for place, text in enumerate(chosen):
        members[text.document][text.machine].append(place)
    pairs = [both for both in members.values() if both[0] and both[1]]
    sizes = Counter(chosen[made[0]].source for _, made in pairs)
    weights = np.zeros(len(chosen))
    for others, made in pairs:
        share = sizes[chosen[made[0]].source] ** -0.5
        weights[others], weights[made] = share / len(others), share / len(made)
    return weights / weights.sum()


def numbered(names: Iterable[str]) -> NDArray[np.int64]:
    """Return a number for each name, the same for the same name."""
    return np.unique(list(names), return_inverse=True)[1]


def out_of_fold(counts: Counts, all_texts: Sequence[Text]) -> Vector:
    """Return for each text the score of a model that saw neither its source language nor its outlet."""
    folds = np.array([text.fold for text in all_texts])
    scores = np.zeros(len(all_texts))
    for fold in np.unique(folds):
        inside = np.flatnonzero(folds == fold)
        scores[inside] = fit(counts, all_texts, np.flatnonzero(folds != fold)).scores(counts, inside)
    return scores


def area(scores: Vector, machine: NDArray[np.bool_]) -> float:
    """Return the area under the ROC curve, ties counted half."""
    _, inverse, sizes = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(sizes) - (sizes - 1) / 2)[inverse]
    ones = int(machine.sum())
    return float((ranks[machine].sum() - ones * (ones + 1) / 2) / max(1, ones * (len(scores) - ones)))


def versions_told_apart(scores: Vector, all_texts: Sequence[Text]) -> dict[str, tuple[float, int]]:
    """Return by pair how often the machine's version of a document scores above another, and of how many comparisons."""
    versions: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(all_texts):
        versions[text.document].append(place)
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for places in versions.values():
        others = [place for place in places if not all_texts[place].machine]
        for place in (place for place in places if all_texts[place].machine):
            for other in others:
                right[all_texts[place].pair] += (scores[place] > scores[other]) + 0.5 * (scores[place] == scores[other])
                total[all_texts[place].pair] += 1
    return {pair: (right[pair] / total[pair], total[pair]) for pair in sorted(total)}


def collection(text: Text) -> str:
    """Return the collection of a text, the place that groups are drawn from unless told."""
    return text.pair


def groups_of_ten(
    scores: Vector,
    all_texts: Sequence[Text],
    kept: NDArray[np.bool_],
    place_of: Callable[[Text], str | None] = collection,
) -> list[tuple[Text, float]]:
    """Return, for each engine, translator or outlet of a place, forty mean scores of ten texts drawn from it.

    Each comes with one of the texts, which tells what it is a group of. Drawn with a fixed seed. Texts without a place are
    left out.
    """
    members: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for row in np.flatnonzero(kept):
        text = all_texts[row]
        place = place_of(text)
        if place is not None:
            members[place, text.engine, text.kind].append(int(row))
    random = np.random.default_rng(0)
    return [
        (all_texts[rows[0]], float(scores[random.choice(rows, 10, replace=False)].mean()))
        for _, rows in sorted(members.items())
        if len(rows) >= 10
        for _ in range(40)
    ]
