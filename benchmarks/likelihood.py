"""How well the likelihood model tells machine translation from other texts, on sources, outlets and engines left out.

    python benchmarks/likelihood.py DATA [--engines | --documents | --quotations | --language de]

Every score is of a model that saw neither the source language nor the outlet of the text; with `--engines` it did not see
the engine either (three groups of engines, left out in turn). Quotation marks and dashes are no part of what it reads. The
shipped model's word list is used, which was made without labels; grams are chosen anew for each model.
With `--documents` the models saw the source language in other documents, but not the engine; with `--quotations` they are
trained and measured on texts whose quotations were taken out. `--language` trains on another language, where there is one
source language only, by document and engine left out.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from zlib import crc32

import data
import numpy as np
from likelihood_data import SOURCES, Text, american, texts, untagged_list
from likelihood_fit import Counts, Vector, area, collection, count, fit, groups_of_ten, out_of_fold, versions_told_apart
from numpy.typing import NDArray
from train_likelihood import KINDS_OF_TEXT, calibrate, calibrated, log_odds, set_bands, set_outlet_bands, word_counts

from wording.likelihood.bands import FEWEST_WORDS
from wording.likelihood.bands import calibrated as shipped_calibrated
from wording.likelihood.scoring import raw_score
from wording.likelihood.tokens import tokens, word_count
from wording.likelihood.weights import weights

LENGTHS = ((20, 80), (80, 150), (150, 220), (220, 300), (300, 500), (500, 5000))
ENGINE_GROUPS = 3
DOCUMENT_FOLDS = 5
BACK = "backtranslated"
"""Collections whose names begin so are English news sent through German: no machine translation of foreign news."""
BESIDE_WMT = ("htmt", BACK)
"""Collections whose names begin so are not of WMT: German with DeepL and Google, and those."""
_QUOTATION = re.compile(r"[“\"„«][^“”\"„«»\n]{20,600}[”\"“»]")

Mask, Rows = NDArray[np.bool_], NDArray[np.int64]
Strong = Callable[[Vector, Rows], Mask]
"""Tells which of some raw scores, of texts given by their places, are in the highest band."""


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--engines", action="store_true")
    parser.add_argument("--documents", action="store_true")
    parser.add_argument("--quotations", action="store_true")
    parser.add_argument("--language", default="en")
    options = parser.parse_args()
    if options.language != "en":
        other_language(options.data, options.language)
        return
    model = weights("en")
    assert model is not None
    chosen = texts(options.data)
    if options.quotations:
        chosen = [replace(text, text=_QUOTATION.sub(" ", text.text)) for text in chosen]
    counts = count(model.symbols, [text.text for text in chosen])
    lengths = word_counts(chosen)
    raw = out_of_fold(counts, chosen)
    scores = calibrated(calibrate(raw, lengths, chosen), raw, lengths)
    if options.engines or options.documents:
        folds = [crc32(text.document.encode()) % DOCUMENT_FOLDS if options.documents else text.fold for text in chosen]
        engines_left_out(counts, chosen, np.array(folds), strong_sign(raw, lengths, chosen))
        return
    by_pair(raw, chosen)
    if options.quotations:
        return
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
    systems = [row for row in rows if not row[0].startswith(BESIDE_WMT)]
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
    """Print how well means of ten texts are told apart: of one outlet, of one collection, of all collections together."""
    odds = log_odds(scores)
    print("ten texts of one engine, or of one translator: area within the outlet or collection that they are from")
    means = {}
    for name, place_of in (("outlet", outlet_of), ("collection", collection)):
        groups = groups_of_ten(odds, chosen, lengths >= FEWEST_WORDS, place_of)
        means[name] = _within(groups, place_of)
        for place, found in means[name].items():
            print(f"  {place:36} {found:.3f}")
        systems = [found for place, found in means[name].items() if not place.startswith(BESIDE_WMT)]
        print(f"  mean by {name}: {np.mean(list(means[name].values())):.3f}, of WMT alone {np.mean(systems):.3f}")
    machine, values = np.array([text.machine for text, _ in groups]), np.array([mean for _, mean in groups])
    print(f"all collections together, native outlets among the others: {area(values, machine):.3f}")
    print(f"  bands: {set_outlet_bands(scores, lengths, chosen)}\n")


def outlet_of(text: Text) -> str | None:
    """Return the outlet that printed the original, with the collection, where the name of the document tells it."""
    name, dot, _ = text.document.split("/")[-1].rpartition(".")
    return f"{text.pair} {name}" if dot and not text.native_outlet else None


def _within(groups: Sequence[tuple[Text, float]], place_of: Callable[[Text], str | None]) -> dict[str, float]:
    machine, means = np.array([text.machine for text, _ in groups]), np.array([mean for _, mean in groups])
    places = np.array([place_of(text) for text, _ in groups])
    found = {}
    for place in sorted(set(places)):
        inside = places == place
        if machine[inside].any() and not machine[inside].all():
            found[str(place)] = area(means[inside], machine[inside])
    return found


def bands(scores: Vector, lengths: Vector, chosen: Sequence[Text]) -> None:
    """Print what falls into each band, and the native texts in the highest by outlet."""
    found = set_bands(scores, lengths, chosen)
    print("band          " + " ".join(f"{kind:>8}" for kind in KINDS_OF_TEXT))
    for name, shares in found["measured"].items():
        print(f"{name:13} " + " ".join(f"{shares[kind]:8.4f}" for kind in KINDS_OF_TEXT))
    long = np.array([text.machine for text in chosen]) & (lengths >= FEWEST_WORDS)
    for name, beside in (("of WMT alone", BESIDE_WMT), ("of texts written in another language", BACK)):
        inside = long & ~np.array([text.pair.startswith(beside) for text in chosen])
        print(f"strong sign, machine translations {name}: {np.mean(scores[inside] >= found['strong']):.4f}")
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
        words = word_count(found)
        if words >= FEWEST_WORDS:
            yield shipped_calibrated(model, raw_score(model, found), words)


def engines_left_out(counts: Counts, chosen: Sequence[Text], folds: NDArray[np.int64], strong: Strong) -> None:
    """Print figures for models that saw neither the engine nor the texts of a fold, each text by models of its own.

    People's texts are scored by the models for each group of engines, and count with the mean of what comes of them.
    """
    machine, kinds = _machine(chosen), np.array([text.kind for text in chosen])
    pairs = np.array([text.pair for text in chosen])
    group = np.array([crc32(text.engine.encode()) % ENGINE_GROUPS if text.machine else -1 for text in chosen])
    areas: dict[str, list[tuple[float, int]]] = {}
    right: dict[str, list[tuple[float, int]]] = {}
    high: dict[str, list[bool]] = {kind: [] for kind in KINDS_OF_TEXT}
    for fold in np.unique(folds):
        for engines in range(ENGINE_GROUPS):
            inside = np.flatnonzero((folds == fold) & ((group == engines) | ~machine))
            model = fit(counts, chosen, np.flatnonzero((folds != fold) & (group != engines)))
            scores, tested = model.scores(counts, inside), [chosen[place] for place in inside]
            for kind in KINDS_OF_TEXT:
                own = kinds[inside] == kind
                high[kind] += strong(scores[own], inside[own]).tolist()
            for pair, (share, number) in versions_told_apart(scores, tested).items():
                own = pairs[inside] == pair
                areas.setdefault(pair, []).append((area(scores[own], machine[inside][own]), number))
                right.setdefault(pair, []).append((share, number))
    print("                                area  versions told apart")
    means = {pair: (_mean(areas[pair]), _mean(right[pair])) for pair in sorted(areas)}
    for pair, (found, share) in means.items():
        print(f"{pair:28} {found:7.3f} {share:9.3f}")
    systems = [both for pair, both in means.items() if not pair.startswith(BESIDE_WMT)]
    for name, rows in (("all collections", list(means.values())), ("the WMT collections", systems)):
        print(f"mean of {name:20} {np.mean([a for a, _ in rows]):7.3f} {np.mean([b for _, b in rows]):9.3f}")
    print("strong sign: " + ", ".join(f"{kind} {np.mean(found):.4f}" for kind, found in high.items()))


def strong_sign(raw: Vector, lengths: Vector, chosen: Sequence[Text]) -> Strong:
    """Return what tells raw scores of long enough texts in the highest band, as it is set on the scores `raw`."""
    values = calibrate(raw, lengths, chosen)
    cut = set_bands(calibrated(values, raw, lengths), lengths, chosen)["strong"]

    def strong(scores: Vector, rows: Rows) -> Mask:
        return np.asarray(calibrated(values, scores, lengths[rows]) >= cut)[lengths[rows] >= FEWEST_WORDS]

    return strong


def _mean(found: Sequence[tuple[float, int]]) -> float:
    return sum(value * number for value, number in found) / sum(number for _, number in found)


def other_language(folder: Path, language: str) -> None:
    """Print figures for a language with one source language: document and engine left out, words and endings alone."""
    chosen = sorted(_texts_in(folder, language), key=lambda text: text.id)
    elsewhere = [article.text for article in data.parallel(folder, language)]
    if language == "de":
        elsewhere += [article.text for article, _ in data.attributed(folder, "german.dev")]
    counts = count(untagged_list(chosen), [*(text.text for text in chosen), *elsewhere])
    strangers = np.arange(len(chosen), len(chosen) + len(elsewhere))
    people = ~_machine(chosen)
    print("engine        area  told apart  above 3% of people: machine, people elsewhere")
    for engine in sorted({text.engine for text in chosen if text.machine}):
        tested = np.flatnonzero(people | [text.engine == engine for text in chosen])
        known = np.flatnonzero(people | [text.engine != engine for text in chosen])
        scores = _documents_unseen(counts, chosen, tested, known)
        machine = _machine([chosen[row] for row in tested])
        ((told, _),) = versions_told_apart(scores, [chosen[row] for row in tested]).values()
        cut = np.quantile(scores[~machine], 0.97)
        above = np.mean(fit(counts, chosen, known).scores(counts, strangers) >= cut)
        print(
            f"{engine:12} {area(scores, machine):5.3f} {told:11.3f} {np.mean(scores[machine] >= cut):6.3f}"
            f" {above:6.3f} of {len(elsewhere)}"
        )


def _documents_unseen(counts: Counts, chosen: Sequence[Text], tested: Rows, known: Rows) -> Vector:
    """Return scores of some texts by models that are fitted on the known ones of other documents."""
    fold = np.array([text.fold for text in chosen])
    scores = np.zeros(len(tested))
    for number in range(DOCUMENT_FOLDS):
        own = fold[tested] == number
        scores[own] = fit(counts, chosen, known[fold[known] != number]).scores(counts, tested[own])
    return scores


def _texts_in(folder: Path, language: str) -> Iterator[Text]:
    for row in data.rows(folder, "mt_news.dev"):
        if row["language"] == language:
            pair, fold = row["pair"], crc32(row["document"].encode()) % DOCUMENT_FOLDS
            source = f"native:{pair}" if row["kind"] == "native" else pair.split("-")[0]
            yield Text(row["id"], row["document"], pair, row["kind"], row["system"], row["text"], source, fold)


if __name__ == "__main__":
    main()
