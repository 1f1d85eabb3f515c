"""How well the likelihood model tells machine translation from other texts, on sources, outlets and engines left out.

    python benchmarks/likelihood.py DATA [--engines]

Every score is of a model that saw neither the source language nor the outlet of the text; with `--engines` it did not see
the engine either (three groups of engines, left out in turn). Quotation marks and dashes are no part of what it reads. The
shipped model's word list is used, which was made without labels; grams are chosen anew for each model.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from zlib import crc32

import data
import numpy as np
from likelihood_data import SOURCES, Text, american, texts
from likelihood_fit import Counts, Vector, area, count, fit, groups_of_ten, out_of_fold, versions_told_apart
from numpy.typing import NDArray
from train_likelihood import KINDS_OF_TEXT, calibrate, calibrated, set_bands, set_outlet_bands, word_counts

from wording.likelihood.bands import FEWEST_WORDS
from wording.likelihood.bands import calibrated as shipped_calibrated
from wording.likelihood.scoring import raw_score
from wording.likelihood.tokens import tokens
from wording.likelihood.weights import weights

LENGTHS = ((80, 150), (150, 220), (220, 300), (300, 500), (500, 5000))
ENGINE_GROUPS = 3

Mask = NDArray[np.bool_]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--engines", action="store_true")
    options = parser.parse_args()
    model = weights("en")
    assert model is not None
    chosen = texts(options.data)
    counts = count(model.symbols, [text.text for text in chosen])
    lengths = word_counts(chosen)
    if options.engines:
        engines_left_out(counts, chosen)
        return
    raw = out_of_fold(counts, chosen)
    scores = calibrated(calibrate(raw, lengths, chosen), raw, lengths)
    by_pair(raw, chosen)
    by_source(raw, chosen)
    by_length(raw, lengths, chosen)
    by_engine(scores, lengths, chosen)
    outlets(scores, lengths, chosen)
    bands(scores, lengths, chosen)
    shipped(options.data)


def _machine(chosen: Sequence[Text]) -> Mask:
    return np.array([text.machine for text in chosen])


def by_pair(raw: Vector, chosen: Sequence[Text]) -> None:
    """Print the area under the curve and how often two versions of a document are told apart, by collection."""
    machine, pairs = _machine(chosen), np.array([text.pair for text in chosen])
    versions = versions_told_apart(raw, chosen)
    print("collection                     texts   area  versions told apart")
    rows = []
    for pair, (right, _) in versions.items():
        inside = pairs == pair
        rows.append((pair, area(raw[inside], machine[inside]), right))
        print(f"{pair:28} {inside.sum():7,} {rows[-1][1]:6.3f} {right:9.3f}")
    systems = [row for row in rows if not row[0].startswith(("htmt", "backtranslated"))]
    for name, kept in (("mean of all collections", rows), ("mean of the WMT collections", systems)):
        print(f"{name:36} {np.mean([row[1] for row in kept]):6.3f} {np.mean([row[2] for row in kept]):9.3f}")
    compared = sum(number for _, number in versions.values())
    told = sum(right * number for right, number in versions.values()) / compared
    print(f"{'all texts together':36} {area(raw, machine):6.3f} {told:9.3f}\n")


def by_source(raw: Vector, chosen: Sequence[Text]) -> None:
    """Print the area under the curve by source language, against other versions and against native news, too."""
    machine, sources = _machine(chosen), np.array([text.source for text in chosen])
    native = np.array([text.native_outlet for text in chosen])
    print("source   area   with native news of outlets left out among the others")
    for source in SOURCES:
        inside = sources == source
        both = inside | native
        print(f"{source:6} {area(raw[inside], machine[inside]):6.3f} {area(raw[both], machine[both]):6.3f}")
    print()


def by_length(raw: Vector, lengths: Vector, chosen: Sequence[Text]) -> None:
    """Print the area under the curve by length."""
    machine = _machine(chosen)
    human = np.array([text.kind == "human" for text in chosen])
    print("words        texts   area  against human translations alone")
    for least, most in LENGTHS:
        inside = (lengths >= least) & (lengths < most)
        alone = inside & (machine | human)
        print(
            f"{least:4}–{most:<5} {inside.sum():7,} {area(raw[inside], machine[inside]):6.3f}"
            f" {area(raw[alone], machine[alone]):6.3f}"
        )
    print()


def by_engine(scores: Vector, lengths: Vector, chosen: Sequence[Text]) -> None:
    """Print each engine against all texts that no machine translated, and its share in the highest band."""
    machine = _machine(chosen)
    strong = set_bands(scores, lengths, chosen)["strong"]
    engines = np.array([text.engine if text.machine else "" for text in chosen])
    print("engine                 texts   area  strong sign")
    for engine in sorted(set(engines) - {""}):
        own = (engines == engine) & (lengths >= FEWEST_WORDS)
        both = own | ~machine
        print(
            f"{engine:20} {own.sum():7,} {area(scores[both], machine[both]):6.3f} {np.mean(scores[own] >= strong):8.3f}"
        )
    print()


def outlets(scores: Vector, lengths: Vector, chosen: Sequence[Text]) -> None:
    """Print how well means of ten texts are told apart, all together and within a collection."""
    odds = np.log(np.clip(scores, 1e-6, 1 - 1e-6) / (1 - np.clip(scores, 1e-6, 1 - 1e-6)))
    groups = groups_of_ten(odds, chosen, lengths >= FEWEST_WORDS)
    machine, means = np.array([text.machine for text, _ in groups]), np.array([mean for _, mean in groups])
    pairs = np.array([text.pair for text, _ in groups])
    print(f"ten texts of one engine, translator or outlet: area {area(means, machine):.3f}, all collections together")
    within = {}
    for pair in sorted(set(pairs)):
        inside = pairs == pair
        if machine[inside].any() and not machine[inside].all():
            within[pair] = area(means[inside], machine[inside])
            print(f"  {pair:28} {within[pair]:.3f}")
    systems = [found for pair, found in within.items() if not pair.startswith(("htmt", "backtranslated"))]
    print(f"  mean of all {np.mean(list(within.values())):.3f}, of the WMT collections {np.mean(systems):.3f}")
    print(f"  bands: {set_outlet_bands(scores, lengths, chosen)}\n")


def bands(scores: Vector, lengths: Vector, chosen: Sequence[Text]) -> None:
    """Print what falls into each band, and the native texts in the highest by outlet."""
    found = set_bands(scores, lengths, chosen)
    print("band          " + " ".join(f"{kind:>8}" for kind in KINDS_OF_TEXT))
    for name, shares in found["measured"].items():
        print(f"{name:13} " + " ".join(f"{shares[kind]:8.4f}" for kind in KINDS_OF_TEXT))
    for kind in ("native", "human"):
        groups = np.array([f"{text.pair} {text.engine}" if text.kind == kind else "" for text in chosen])
        for group in sorted(set(groups) - {""}):
            inside = (groups == group) & (lengths >= FEWEST_WORDS)
            share = np.mean(scores[inside] >= found["strong"])
            if share:
                print(f"  {kind}, strong sign: {group:34} {share:.3f} of {inside.sum()}")
    print()


def shipped(folder: Path) -> None:
    """Print the shipped model's strong share on native texts that it never saw, and its speed."""
    model = weights("en")
    assert model is not None
    ntrex = [article.text for article in data.parallel(folder, "en")]
    unseen = {"polnear.dev": [text.text for text in american(folder, "polnear.dev")], "ntrex.dev": ntrex}
    for name, found in unseen.items():
        scores = list(_shipped_scores(found))
        strong = sum(score >= model.bands["strong"] for score in scores)
        some = sum(score >= model.bands["some"] for score in scores)
        print(f"shipped model, native, never seen: {name}: {strong} strong, {some - strong} some, of {len(scores)}")
    sample = [row["text"] for row in data.rows(folder, "mt_news.dev") if row["language"] == "en"][:1500]
    started = time.process_time()
    for text in sample:
        raw_score(model, tokens(text))
    spent = time.process_time() - started
    print(f"{sum(len(text.split()) for text in sample) / spent / 1000:.0f} thousand words a second of processor time")


def _shipped_scores(chosen: Iterable[str]) -> Iterable[float]:
    model = weights("en")
    assert model is not None
    for text in chosen:
        found = tokens(text)
        words = sum(token[0].isalpha() for token in found)
        if words >= FEWEST_WORDS:
            yield shipped_calibrated(model, raw_score(model, found), words)


def engines_left_out(counts: Counts, chosen: Sequence[Text]) -> None:
    """Print areas for models that saw neither the source language nor the engine."""
    machine, folds = _machine(chosen), np.array([text.fold for text in chosen])
    pairs = np.array([text.pair for text in chosen])
    group = np.array([crc32(text.engine.encode()) % ENGINE_GROUPS if text.machine else -1 for text in chosen])
    areas: dict[str, list[tuple[float, int]]] = {}
    right: dict[str, list[tuple[float, int]]] = {}
    for fold in range(len(SOURCES)):
        for engines in range(ENGINE_GROUPS):
            inside = np.flatnonzero((folds == fold) & ((group == engines) | ~machine))
            model = fit(counts, chosen, np.flatnonzero((folds != fold) & (group != engines)))
            scores, tested = model.scores(counts, inside), [chosen[place] for place in inside]
            for pair, (share, number) in versions_told_apart(scores, tested).items():
                own = pairs[inside] == pair
                areas.setdefault(pair, []).append((area(scores[own], machine[inside][own]), number))
                right.setdefault(pair, []).append((share, number))
    print("engine and source left out      area  versions told apart")
    means = {pair: (_mean(areas[pair]), _mean(right[pair])) for pair in sorted(areas)}
    for pair, (found, share) in means.items():
        print(f"{pair:28} {found:7.3f} {share:9.3f}")
    systems = [both for pair, both in means.items() if not pair.startswith(("htmt", "backtranslated"))]
    print(
        f"{'mean of the WMT collections':28} {np.mean([a for a, _ in systems]):7.3f} {np.mean([b for _, b in systems]):9.3f}"
    )


def _mean(found: Sequence[tuple[float, int]]) -> float:
    return sum(value * number for value, number in found) / sum(number for _, number in found)


if __name__ == "__main__":
    main()
