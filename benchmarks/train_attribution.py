"""Train the attribution model on `attribution.polnear.train`, and on nothing else.

    python benchmarks/train_attribution.py DATA [--out FILE] [--limit N]

Four log-linear models: is this token a cue (logistic), and which of the candidates is the content, the source, the reach
of the cue (softmax). AdaGrad over the examples in their order, a fixed number of rounds: the same data give the same
weights. The threshold for cues is set on every tenth training document, left out while it is sought.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import data
import numpy as np
from attribution import plain

from wording import Analyzer, Article
from wording.annotate import candidates, features
from wording.annotate.attributions_parsed import cue_candidates, entry_of
from wording.annotate.candidates import Content
from wording.annotate.clauses import Clauses, Range
from wording.annotate.cues import Cues
from wording.annotate.passages import outer_passages
from wording.annotate.scoring import SCALE
from wording.annotate.wanted import stretches
from wording.model import Span
from wording.parsing import parse

RANK_TASKS = ("content", "source", "range")
ROUNDS = {"cue": 6, "content": 6, "source": 6, "range": 6}
RARE = {"cue": 3, "content": 6, "source": 4, "range": 3}
LEAST = {"cue": 0.16, "content": 0.12, "source": 0.12, "range": 0.1}
"""Weights nearer to nought are left out."""
RATE = 0.15
NEAR = 0.7
"""Where no candidate is exactly right, the nearest counts as right from this overlap on."""


Document = tuple[Article, list[dict[str, Any]], list[tuple[Span, Clauses]]]
"""An article, its gold attributions, and its parsed stretches."""


@dataclass
class Examples:
    """Examples of one task: feature numbers of all candidates in one array, and where each candidate begins."""

    names: dict[str, int] = field(default_factory=dict)
    rows: list[tuple[np.ndarray, np.ndarray, int]] = field(default_factory=list)

    def add(self, candidates_features: list[list[str]], gold: int) -> None:
        """Add an example: the features of each candidate, and which is right (for cues 0 or 1)."""
        flat = [self.names.setdefault(name, len(self.names)) for each in candidates_features for name in each]
        starts = np.cumsum([0, *(len(each) for each in candidates_features)])[:-1]
        self.rows.append((np.array(flat, np.int32), starts.astype(np.int32), gold))


def sentences(article: Article, analyzer: Analyzer) -> Iterator[tuple[Span, Clauses]]:
    """Yield the parsed sentences of an article."""
    view = analyzer.view(article)
    quoted = outer_passages(view)
    spans = stretches(view)
    for span, found in zip(spans, parse("en", [(s.of(view.text), s.start) for s in spans]), strict=True):
        if found:
            yield span, Clauses(found, quoted)


def gold_in(
    text: str, span: Span, clauses: Clauses, gold: dict[str, Any]
) -> tuple[int, set[int], set[int], Range] | None:
    """Return head, content, source and reach of a gold attribution whose cue and some of whose content lie in `span`."""
    if not gold["cue"] or not span.start <= gold["cue"][0][0] < span.end:
        return None
    first, last = gold["cue"][0][0], gold["cue"][-1][1]
    inside = [(max(a, span.start), min(b, span.end)) for a, b in gold["content"] if a < span.end and b > span.start]
    content, source = plain(text, inside), plain(text, gold["source"])
    tokens = [n for n, token in enumerate(clauses.tokens) if token.span.start < last and token.span.end > first]
    if not content or not tokens:
        return None
    return _head(text, clauses, tokens, content, source), content, source, (tokens[0], tokens[-1])


def _head(text: str, clauses: Clauses, tokens: list[int], content: set[int], source: set[int]) -> int:
    def fit(number: int) -> tuple[bool, bool, bool, int]:
        right = any(_chars(text, clauses, each) == content for each in candidates.contents(clauses, number))
        spoken = any(
            _chars(text, clauses, (each,) if each else ()) == source for each in candidates.sources(clauses, number)
        )
        return right, spoken, clauses.tokens[number].pos == "VERB", -number

    return max(tokens, key=fit)


def _chars(text: str, clauses: Clauses, parts: tuple[Range, ...]) -> set[int]:
    spans = [clauses.span(part) for part in parts]
    return plain(text, [(span.start, span.end) for span in spans])


def _nearest(sets: list[set[int]], gold: set[int]) -> int | None:
    """Return which set is the gold one, or close enough to it."""
    overlaps = [len(each & gold) / max(1, len(each | gold)) if each or gold else 1.0 for each in sets]
    best = max(range(len(sets)), key=lambda n: overlaps[n], default=None)
    return best if best is not None and overlaps[best] >= NEAR else None


def collect(documents: list[Document], cues: Cues) -> tuple[dict[str, Examples], frozenset[str]]:
    """Return the examples of each task, and the words other than verbs that head cues."""
    gathered = []
    heads: Counter[str] = Counter()
    for article, gold, stretches_of in documents:
        for span, clauses in stretches_of:
            here = [found for each in gold if (found := gold_in(article.text, span, clauses, each))]
            heads.update(f"{clauses.tokens[h].pos}|{clauses.lemmas[h]}" for h, *_ in here)
            gathered.append((article, clauses, here))
    kept = frozenset(name for name, count in heads.items() if count >= 3 and not name.startswith("VERB|"))
    tasks = {task: Examples() for task in ("cue", *RANK_TASKS)}
    for article, clauses, here in gathered:
        right = {head for head, *_ in here}
        for cue in cue_candidates(clauses, kept):
            tasks["cue"].add([features.cue_features(clauses, cue, entry_of(clauses, cue, cues))], int(cue in right))
        for head, content, source, reach in here:
            _add_choices(tasks, article.text, clauses, head, content, source, reach)
    return tasks, kept


def _add_choices(
    tasks: dict[str, Examples],
    text: str,
    clauses: Clauses,
    head: int,
    content: set[int],
    source: set[int],
    reach: Range,
) -> None:
    """Add what one gold attribution teaches about the choice of its parts, each given the gold ones before it."""
    contents = candidates.contents(clauses, head)
    chosen = _nearest([_chars(text, clauses, each) for each in contents], content)
    if chosen is None:
        return
    right: Content = contents[chosen]
    tasks["content"].add([features.content_features(clauses, head, each) for each in contents], chosen)
    sources = [
        each
        for each in candidates.sources(clauses, head)
        if each is None or not any(each[0] <= last and first <= each[1] for first, last in right)
    ]
    speaker = _nearest([_chars(text, clauses, (each,) if each else ()) for each in sources], source)
    if speaker is None:
        return
    tasks["source"].add([features.source_features(clauses, head, right, each) for each in sources], speaker)
    ranges = candidates.cue_ranges(clauses, head, sources[speaker], right)
    wanted = set(range(reach[0], reach[1] + 1))
    reached = _nearest([set(range(a, b + 1)) for a, b in ranges], wanted)
    if reached is not None:
        rows = [features.range_features(clauses, head, sources[speaker], right, each) for each in ranges]
        tasks["range"].add(rows, reached)


def train(examples: Examples, task: str) -> dict[str, int]:
    """Return the weights of the features that occur often enough and matter, as whole numbers."""
    counts = np.zeros(len(examples.names) + 1, np.int32)
    for flat, _, _ in examples.rows:
        counts[np.unique(flat)] += 1
    rare = counts < RARE[task]
    weights, squares = np.zeros(len(counts)), np.full(len(counts), 1e-6)
    total = np.zeros(len(counts))
    steps = 0
    for _ in range(ROUNDS[task]):
        for flat, starts, gold in examples.rows:
            scores = np.add.reduceat(np.where(rare[flat], 0.0, weights[flat]), starts)
            if task == "cue":
                errors = 1 / (1 + np.exp(-np.clip(scores, -30, 30))) - gold
            else:
                errors = np.exp(scores - scores.max())
                errors /= errors.sum()
                errors[gold] -= 1
            if np.abs(errors).max() < 0.01:
                continue
            sizes = np.diff(np.append(starts, len(flat)))
            gradient = np.repeat(errors, sizes)
            ids, inverse = np.unique(flat, return_inverse=True)
            summed = np.bincount(inverse, gradient)
            squares[ids] += summed**2
            weights[ids] -= RATE * summed / np.sqrt(squares[ids])
        total += weights
        steps += 1
    mean = np.where(rare, 0.0, total / steps)
    kept = {name: round(float(mean[n]) * SCALE) for name, n in examples.names.items() if abs(mean[n]) >= LEAST[task]}
    return dict(sorted(kept.items()))


def threshold(examples: Examples, weights: dict[str, int]) -> tuple[float, float]:
    """Return the probability at which the F1 of cues is highest, and that F1."""
    table = np.zeros(len(examples.names))
    for name, n in examples.names.items():
        table[n] = weights.get(name, 0) / SCALE
    scored = sorted(((float(table[flat].sum()), gold) for flat, _, gold in examples.rows), reverse=True)
    positives = sum(gold for _, gold in scored)
    best, right = (0.5, 0.0), 0
    for number, (score, gold) in enumerate(scored, 1):
        right += gold
        f1 = 2 * right / (number + positives)
        if f1 > best[1]:
            best = (float(1 / (1 + np.exp(-score))), f1)
    return best


def main() -> None:
    """Train, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    import wording.annotate

    out = options.out or Path(wording.annotate.__file__).with_name("attribution.en.json.gz")
    analyzer = Analyzer()
    labelled = list(data.attributed(options.data, "polnear.train"))[: options.limit]
    documents = [(article, gold, list(sentences(article, analyzer))) for article, gold in labelled]
    run(documents, analyzer.lexicons.built("en", Cues), out)


def run(documents: list[Document], cues: Cues, out: Path) -> None:
    """Seek the threshold on a tenth, then train on everything."""
    tasks, _ = collect([document for n, document in enumerate(documents) if n % 10 != 9], cues)
    held, _ = collect([document for n, document in enumerate(documents) if n % 10 == 9], cues)
    cut, f1 = threshold(held["cue"], train(tasks["cue"], "cue"))
    print(f"cue heads on the tenth left out: F1 {f1:.3f} at {cut:.3f}", flush=True)
    tasks, heads = collect(documents, cues)
    weights = {task: train(examples, task) for task, examples in tasks.items()}
    stored = {"heads": sorted(heads), "threshold": round(cut, 3), "weights": weights}
    text = json.dumps(stored, ensure_ascii=False, separators=(",", ":"))
    with out.open("wb") as file, gzip.GzipFile(fileobj=file, mode="wb", mtime=0, filename="") as packed:
        packed.write(text.encode())
    sizes = ", ".join(f"{task} {len(table):,}" for task, table in weights.items())
    print(f"weights: {sizes}; {out.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
