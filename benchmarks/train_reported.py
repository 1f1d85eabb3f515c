"""Train the model of reported speech without a parse on `attribution.polnear.train`, and on nothing else.

    python benchmarks/train_reported.py DATA [--out FILE] [--limit N]

One logistic regression over pairs of a word and a possible cue of its sentence: does the cue report the word? Fitted by
L-BFGS with a penalty on the squares of the weights; the same data give the same weights. First every tenth article is left
out, and the share of its words is printed that are told rightly, from several thresholds on; then all are trained on.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import data
import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from wording import Analyzer, Article, Settings
from wording.annotate.cover import Cover
from wording.annotate.cues import Cues
from wording.annotate.passages import outer_passages
from wording.annotate.wanted import stretches
from wording.framing.reported import SCALE, SmallWords, candidates
from wording.framing.reported_features import Clause, clause, cue_features, kind_of, pair_features
from wording.model import Span
from wording.schemas.speech import ReportingCue

CUE_SHARE, CUE_COUNT = 0.3, 4
"""A form may be a cue if it is part of one in such a share of its places, and in so many at least."""
LEAST_LETTERS = 4
"""Words that are asked about have so many letters and are no function words."""
DRAWN = 0.4
"""The share of these words that is trained on: neighbours are asked the same question."""
RARE = 20
PENALTY = 15.0
ROUNDS = 80
LEAST = 0.08
"""Weights nearer to nought are left out."""
THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.6)

Labelled = tuple[Article, list[dict[str, Any]]]


@dataclass(frozen=True)
class Sentence:
    """A sentence, the entries of its cues by place, and for each token the gold attributions it is content or cue of."""

    clause: Clause
    entries: dict[int, ReportingCue]
    content: list[frozenset[int]]
    cue: list[frozenset[int]]


@dataclass
class Pairs:
    """Pairs of a word and a cue: feature numbers, whether the cue reports the word, and which word it is."""

    rows: list[list[int]] = field(default_factory=list)
    reports: list[bool] = field(default_factory=list)
    word: list[int] = field(default_factory=list)
    words: list[bool] = field(default_factory=list)


def sentences(analyzer: Analyzer, small: frozenset[str], labelled: list[Labelled]) -> Iterator[Sentence]:
    """Yield the sentences of articles with their gold attributions."""
    for article, gold in labelled:
        view = analyzer.view(article)
        cues = view.lexicons.built("en", Cues)
        quoted = Cover(len(view.text), (passage.span for passage in outer_passages(view)))
        parts = {name: [[Span(*part) for part in one[name]] for one in gold] for name in ("content", "cue")}
        for stretch in stretches(view):
            read = clause(view.text, stretch, small, quoted)
            hits = {hit.span.start: hit.entry for hit in cues.find(view.text, stretch)}
            marked = {name: [_holding(span, spans) for span in read.spans] for name, spans in parts.items()}
            yield Sentence(read, hits, marked["content"], marked["cue"])


def _holding(token: tuple[int, int], gold: list[list[Span]]) -> frozenset[int]:
    return frozenset(n for n, parts in enumerate(gold) if any(part.overlaps(Span(*token)) for part in parts))


def cue_forms(read: list[Sentence], small: frozenset[str]) -> frozenset[str]:
    """Return the forms that may be cues."""
    every: Counter[str] = Counter()
    cues: Counter[str] = Counter()
    for sentence in read:
        every.update(sentence.clause.forms)
        cues.update(form for form, held in zip(sentence.clause.forms, sentence.cue, strict=True) if held)
    return frozenset(
        form
        for form, count in cues.items()
        if count >= CUE_COUNT and count >= CUE_SHARE * every[form] and form.isalpha() and form not in small
    )


def pairs(
    read: list[Sentence], forms: frozenset[str], small: frozenset[str], names: dict[str, int], new: bool, drawn: float
) -> Pairs:
    """Return the pairs of the sentences; with `new`, features not met before get numbers in `names`."""
    chance, result = random.Random(7), Pairs()
    for sentence in read:
        chosen = list(candidates(sentence.clause, sentence.entries, forms))
        for place, form in enumerate(sentence.clause.forms):
            asked = len(form) >= LEAST_LETTERS and form[0].isalpha() and form not in small
            if not asked or sentence.clause.quoted[place] or chance.random() >= drawn:
                continue
            result.words.append(bool(sentence.content[place]))
            for cue, entry in chosen:
                if cue != place:
                    kind = kind_of(entry)
                    told = cue_features(sentence.clause, cue, kind, cue < place)
                    told += pair_features(sentence.clause, cue, place, kind, forms)
                    numbers = [names.setdefault(name, len(names)) if new else names.get(name, -1) for name in told]
                    result.rows.append([number for number in numbers if number >= 0])
                    result.reports.append(bool(sentence.content[place] & sentence.cue[cue]))
                    result.word.append(len(result.words) - 1)
    return result


def matrix(rows: list[list[int]], width: int) -> csr_matrix:
    """Return the rows as a sparse matrix of ones."""
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.fromiter((number for row in rows for number in row), np.int32, ends[-1])
    return csr_matrix((np.ones(len(columns), np.float32), columns, ends), shape=(len(rows), width))


def fit(found: Pairs, names: dict[str, int]) -> dict[str, int]:
    """Return the weights of the features that occur often enough and matter, as whole numbers."""
    table = matrix(found.rows, len(names))
    kept = np.flatnonzero(np.diff(table.tocsc().indptr) >= RARE)
    table, reports = table[:, kept].tocsr(), np.array(found.reports, dtype=float)
    transposed = table.T.tocsr()

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = table @ weights
        told = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
        cost = np.sum(np.logaddexp(0, scores) - reports * scores) + PENALTY / 2 * weights @ weights
        return float(cost), transposed @ (told - reports) + PENALTY * weights

    best = minimize(loss, np.zeros(len(kept)), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x
    rank = {int(number): place for place, number in enumerate(kept)}
    weights = {name: float(best[rank[number]]) for name, number in names.items() if number in rank}
    return {name: round(SCALE * weight) for name, weight in sorted(weights.items()) if abs(weight) >= LEAST}


def right(found: Pairs, names: dict[str, int], weights: dict[str, int]) -> str:
    """Return the share of words that are told rightly from each threshold on."""
    table = np.zeros(len(names))
    for name, number in names.items():
        table[number] = weights.get(name, 0) / SCALE
    scores = matrix(found.rows, len(names)) @ table
    silent = np.bincount(found.word, -np.logaddexp(0, scores), minlength=len(found.words))
    said, gold = 1 - np.exp(silent), np.array(found.words)
    return ", ".join(f"{least}: {np.mean((said >= least) == gold):.4f}" for least in THRESHOLDS)


def main() -> None:
    """Train, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    import wording.framing

    out = options.out or Path(wording.framing.__file__).with_name("reported.en.json.gz")
    analyzer = Analyzer(Settings(parse="none"))
    small = analyzer.lexicons.built("en", SmallWords).function
    labelled = list(data.attributed(options.data, "polnear.train"))[: options.limit]
    held = list(sentences(analyzer, small, labelled[9::10]))
    kept = list(sentences(analyzer, small, [one for n, one in enumerate(labelled) if n % 10 != 9]))
    run(kept, held, small, out)


def run(kept: list[Sentence], held: list[Sentence], small: frozenset[str], out: Path) -> None:
    """Print how good the weights are on the tenth left out, then train on everything."""
    for read, rest in ((kept, held), (kept + held, [])):
        names: dict[str, int] = {}
        forms = cue_forms(read, small)
        weights = fit(pairs(read, forms, small, names, True, DRAWN), names)
        if rest:
            print("words outside quotations told rightly:", end=" ")
            print(right(pairs(rest, forms, small, names, False, 1.0), names, weights), flush=True)
    text = json.dumps({"cues": sorted(forms), "features": weights}, ensure_ascii=False, separators=(",", ":"))
    with out.open("wb") as file, gzip.GzipFile(fileobj=file, mode="wb", mtime=0, filename="") as packed:
        packed.write(text.encode())
    print(f"{len(forms)} forms of cues, {len(weights):,} weights; {out.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
