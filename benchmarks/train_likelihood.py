"""Train the likelihood model for English on `mt_train`, `mt_news.dev` and the native news of PolNeAR (train).

    python benchmarks/train_likelihood.py DATA [--out FILE]

Needs an English pipeline, for the word list alone, and the package symspellpy, for its counts of words in books. Weighted
ridge regression by a fixed number of steps: the same data, pipeline and code give the same weights. Calibration and bands
are set on scores of texts whose source language, or outlet, was left out.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from likelihood_data import Text, tagged, texts, word_list
from likelihood_fit import Counts, Fitted, Vector, area, count, fit, groups_of_ten, numbered, out_of_fold
from numpy.typing import NDArray
from scipy.optimize import minimize

from wording.likelihood.bands import FEWEST_WORDS, MOST_WORDS, USUAL_WORDS
from wording.likelihood.grams import KINDS
from wording.likelihood.reasons import nameable
from wording.likelihood.symbols import Symbols
from wording.likelihood.tokens import tokens, word_count
from wording.likelihood.weights import Usual, Weights, write

MOST_HUMAN, MOST_NATIVE = 0.029, 0.004
"""Shares of human translations and of native texts that may read strongly like machine translation."""
SOME_HUMAN, SOME_NATIVE = 0.15, 0.04
KINDS_OF_TEXT = ("machine", "human", "native")
LARGEST = 30_000
"""The largest weight of a kind is stored as this."""
USUAL_SHARE = 0.2
"""A gram can be a reason if so large a share of the texts not translated by machines holds it."""


def main() -> None:
    """Train, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    import wording.likelihood

    chosen = texts(options.data)
    symbols = word_list(chosen, tagged([text.text for text in chosen]))
    print(f"{len(chosen):,} texts, {len(symbols.words):,} words, {len(symbols.bonds):,} bonds", flush=True)
    counts = count(symbols, [text.text for text in chosen])
    model = assemble(symbols, counts, chosen, out_of_fold(counts, chosen))
    out = options.out or Path(wording.likelihood.__file__).with_name("likelihood.en.gz")
    write(out, model)
    print(f"weights: {[len(table) for table in model.tables]}; {out.stat().st_size / 1000:.0f} kB")


def assemble(symbols: Symbols, counts: Counts, chosen: Sequence[Text], unseen: Vector) -> Weights:
    """Fit on all texts; set calibration and bands on the scores of texts unseen."""
    machine = np.array([text.machine for text in chosen])
    print(f"left out: area under the curve {area(unseen, machine):.4f}", flush=True)
    lengths = word_counts(chosen)
    calibration = calibrate(unseen, lengths, chosen)
    scores = calibrated(calibration, unseen, lengths)
    bands = set_bands(scores, lengths, chosen)
    bands["outlets"] = set_outlet_bands(scores, lengths, chosen)
    print("outlets of ten", bands["outlets"], flush=True)
    for name, shares in bands["measured"].items():
        print(name, {kind: round(share, 4) for kind, share in shares.items()}, flush=True)
    fitted = fit(counts, chosen, np.arange(len(chosen)))
    tables, scales = quantised(fitted, counts)
    return Weights(
        symbols=symbols,
        tables=tables,
        scales=scales,
        bias=round(float(fitted.bias), 6),
        calibration=calibration,
        bands=bands,
        usual=usual(symbols, counts, tables, ~machine),
    )


def word_counts(chosen: Sequence[Text]) -> Vector:
    """Return how many words each text has, as the model counts them."""
    return np.array([word_count(tokens(text.text)) for text in chosen], float)


def calibrated(values: dict[str, float], raw: Vector, lengths: Vector) -> Vector:
    """Return calibrated scores, as `bands.calibrated` gives them."""
    length = np.clip(lengths, FEWEST_WORDS, MOST_WORDS) / USUAL_WORDS
    above = raw - values["centre"] - values["drift"] * np.log(length)
    return np.asarray(1 / (1 + np.exp(-values["slope"] * length ** values["power"] * above)))


def calibrate(raw: Vector, lengths: Vector, chosen: Sequence[Text]) -> dict[str, float]:
    """Return slope, power of length and centre with the least loss, machine and other texts weighing alike, and the drift.

    The drift is by how much raw scores go with the logarithm of length among texts of one kind and collection or outlet.
    """
    kinds = np.array([text.kind for text in chosen])
    weight = np.zeros(len(chosen))
    for kind, share in (("machine", 0.5), ("human", 0.25), ("native", 0.25)):
        inside = (kinds == kind) & (lengths >= FEWEST_WORDS)
        weight[inside] = share / inside.sum()
    sign = np.where(kinds == "machine", 1.0, -1.0)
    length = np.clip(lengths, FEWEST_WORDS, MOST_WORDS) / USUAL_WORDS
    grown = np.log(length)
    drift = round(_drift(raw, grown, chosen, lengths >= FEWEST_WORDS), 4)
    level = raw - drift * grown

    def loss(point: Vector) -> float:
        steep = np.exp(point[0]) * length ** point[1]
        return float(weight @ np.logaddexp(0, -sign * steep * (level - point[2])))

    found = minimize(loss, np.array([1.0, 0.3, 0.0]), method="Nelder-Mead", options={"xatol": 1e-4, "fatol": 1e-7}).x
    return {
        "slope": round(float(np.exp(found[0])), 4),
        "power": round(float(found[1]), 4),
        "centre": round(float(found[2]), 5),
        "drift": drift,
    }


def _drift(raw: Vector, length: Vector, chosen: Sequence[Text], kept: NDArray[np.bool_]) -> float:
    """Return the slope of a line through raw scores by length, the same for all kinds and collections but for its height."""
    groups = numbered(f"{text.kind} {text.source} {text.pair}" for text in chosen)[kept]
    sizes = np.bincount(groups)
    across, up = (values - (np.bincount(groups, values) / sizes)[groups] for values in (length[kept], raw[kept]))
    return float(across @ up / (across @ across))


def set_bands(scores: Vector, lengths: Vector, chosen: Sequence[Text]) -> dict[str, Any]:
    """Return where the bands begin, and the share of the texts of each kind in each."""
    kinds = np.array([text.kind for text in chosen])
    of_kind = {kind: scores[(kinds == kind) & (lengths >= FEWEST_WORDS)] for kind in KINDS_OF_TEXT}
    strong = round(_cut(of_kind, MOST_HUMAN, MOST_NATIVE), 4)
    some = round(_cut(of_kind, SOME_HUMAN, SOME_NATIVE), 4)
    measured = {
        "strong sign": {kind: float(np.mean(found >= strong)) for kind, found in of_kind.items()},
        "some sign": {kind: float(np.mean((found >= some) & (found < strong))) for kind, found in of_kind.items()},
        "little sign": {kind: float(np.mean(found < some)) for kind, found in of_kind.items()},
    }
    rounded = {name: {kind: round(share, 4) for kind, share in shares.items()} for name, shares in measured.items()}
    return {"strong": strong, "some": some, "measured": rounded}


def set_outlet_bands(scores: Vector, lengths: Vector, chosen: Sequence[Text]) -> dict[str, Any]:
    """Return where the bands of outlets begin, in log odds, and the share of groups of ten texts in the highest."""
    groups = groups_of_ten(log_odds(scores), chosen, lengths >= FEWEST_WORDS)
    of_kind = {kind: np.array([mean for text, mean in groups if text.kind == kind]) for kind in KINDS_OF_TEXT}
    strong = round(_cut(of_kind, MOST_HUMAN, MOST_NATIVE), 3)
    some = round(_cut(of_kind, SOME_HUMAN, SOME_NATIVE), 3)
    measured = {kind: round(float(np.mean(found >= strong)), 3) for kind, found in of_kind.items()}
    return {"strong": strong, "some": some, "measured": measured}


def log_odds(scores: Vector) -> Vector:
    """Return the log odds of scores, as `outlets.py` takes them for its means."""
    inside = np.clip(scores, 1e-6, 1 - 1e-6)
    return np.asarray(np.log(inside / (1 - inside)))


def _cut(of_kind: dict[str, Vector], human: float, native: float) -> float:
    """Return the score above which such shares of human translations and of native texts lie, or smaller ones."""
    return max(float(np.quantile(of_kind["human"], 1 - human)), float(np.quantile(of_kind["native"], 1 - native)))


def quantised(fitted: Fitted, counts: Counts) -> tuple[list[dict[int, int]], list[float]]:
    """Return the weights of each kind as whole numbers by gram, and what one of them stands for."""
    tables, scales = [], []
    for weights, numbers in zip(fitted.weights, counts.numbers, strict=True):
        scale = float(f"{np.abs(weights).max() / LARGEST:.6g}")
        kept = np.flatnonzero(weights)
        tables.append({int(numbers[column]): round(float(weights[column]) / scale) for column in kept})
        scales.append(scale)
    return tables, scales


def usual(
    symbols: Symbols, counts: Counts, tables: Sequence[dict[int, int]], others: np.ndarray
) -> list[dict[int, Usual]]:
    """Return by kind how often the grams that can be reasons stand in texts not translated by machines."""
    size = float(counts.matrices[0][others].sum())
    found = []
    for kind, (matrix, numbers, table) in enumerate(zip(counts.matrices, counts.numbers, tables, strict=True)):
        rows = matrix[others]
        known = np.array([int(gram) in table for gram in numbers])
        sums = np.maximum(np.asarray(rows[:, np.flatnonzero(known)].sum(1)).ravel(), 1)
        texts_with = np.bincount(rows.indices, minlength=len(numbers))
        kept: dict[int, Usual] = {}
        for column in np.flatnonzero(known & (texts_with >= USUAL_SHARE * rows.shape[0])):
            gram = int(numbers[column])
            if nameable(symbols, kind, gram):
                values = rows[:, [column]].toarray().ravel()
                root = float(np.mean(np.sqrt(values / sums)))
                kept[gram] = Usual(round(float(values.sum()) * 1000 / size, 3), round(root, 5))
        found.append(kept)
    assert len(found) == len(KINDS)
    return found


if __name__ == "__main__":
    main()
