"""An evaluation as text for a terminal: scores and findings side by side, tests, buckets, signatures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from rich.cells import cell_len, set_cell_size

from wording.evaluation.metrics import LOWER_IS_BETTER
from wording.evaluation.model import Bucket, Comparison
from wording.evaluation.result import Evaluation

NAME = 24
LEVEL = 0.05
"""Differences below this p-value are marked with a star."""
_BLANK = "–"


def table(evaluation: Evaluation) -> Iterator[str]:
    """Yield the lines."""
    systems = _counted(len(evaluation.systems), "system")
    yield f"{systems}, {_counted(evaluation.references, 'reference')}, {_counted(evaluation.count, 'segment')}"
    yield ""
    yield from _systems(evaluation)
    yield from _tests(evaluation)
    yield from _buckets(evaluation)
    yield from _rules(evaluation)
    yield ""
    yield from _signatures(evaluation)
    for note in evaluation.notes:
        yield f"note: {note}"


def _systems(evaluation: Evaluation) -> Iterator[str]:
    """Yield score ± half the 95% interval of each metric, then penalty and findings per 1,000 words."""
    heads = [f"{metric}{'↓' if metric in LOWER_IS_BETTER else ''}" for metric in evaluation.metrics]
    yield _row("system", [*heads, "penalty↓", "findings↓"], 14)
    scores = {(score.system, score.metric): score for score in evaluation.scores}
    for item in evaluation.issues:
        cells = []
        for metric in evaluation.metrics:
            score = scores[item.system, metric]
            cells.append(f"{score.score:.2f}" + ("" if score.interval is None else f" ± {score.interval:.2f}"))
        yield _row(item.system, [*cells, f"{item.penalty:.2f}", f"{item.per_thousand:.2f}"], 14)
    if any(score.interval is not None for score in evaluation.scores):
        yield "± is half the 95% interval of the bootstrap"
    yield "penalty and findings are those of our own rules, per 1,000 words; they know no reference"


def _tests(evaluation: Evaluation) -> Iterator[str]:
    if not evaluation.comparisons:
        return
    baseline = evaluation.comparisons[0].baseline
    yield ""
    yield _row(f"against {baseline}", ["metric", "difference", "p bootstrap", "p random."], 12)
    for item in evaluation.comparisons:
        p_values = [_p_value(item.bootstrap), _p_value(item.randomisation)]
        yield _row(item.system, [item.metric, f"{item.difference:+.2f}{_star(item)}", *p_values], 12)
    yield f"* below {LEVEL} in every test that ran; the p-values are not corrected for the number of comparisons"


def _buckets(evaluation: Evaluation) -> Iterator[str]:
    """Yield a row a bucket, or with several systems a row for each of them under it."""
    alone = len(evaluation.systems) == 1
    for by, rows in groupby(sorted(evaluation.buckets, key=_place(evaluation)), key=lambda item: item.by):
        yield ""
        yield _row(f"by {by}", ["segments", *evaluation.metrics, "findings"], 10)
        for bucket, items in groupby(rows, key=lambda item: item.bucket):
            for number, item in enumerate(items):
                if not alone and not number:
                    yield _row(bucket, [f"{item.segments:,}"], 10)
                scores = [f"{item.scores[metric]:.2f}" for metric in evaluation.metrics]
                cells = [f"{item.segments:,}" if alone else "", *scores, f"{item.per_thousand:.2f}"]
                yield _row(bucket if alone else f"  {_shown(item.system, NAME - 2)}", cells, 10)


def _place(evaluation: Evaluation) -> Callable[[Bucket], int]:
    """Return what tells the place of a bucket among those of one system."""
    order = {(item.by, item.bucket): None for item in evaluation.buckets}
    places = {key: place for place, key in enumerate(order)}
    return lambda item: places[item.by, item.bucket]


def _rules(evaluation: Evaluation) -> Iterator[str]:
    rules = sorted({rule for item in evaluation.issues for rule in item.by_rule})
    if rules:
        yield ""
        yield _row("findings by rule", [_shown(name, 11) for name in evaluation.systems], 12)
    for rule in rules:
        yield _row(rule, [str(item.by_rule.get(rule, 0)) for item in evaluation.issues], 12)


def _signatures(evaluation: Evaluation) -> Iterator[str]:
    """Yield each signature once, with what it stands for."""
    first = evaluation.systems[0]
    for score in evaluation.scores:
        if score.system == first:
            yield f"{score.metric}: {score.signature}"
    for item in evaluation.comparisons:
        if item.system == evaluation.comparisons[0].system:
            yield f"{item.metric}, tests: {item.signature}"
    for signature in dict.fromkeys(item.signature for item in evaluation.issues):
        yield f"findings: {signature}"


def _star(item: Comparison) -> str:
    p_values = [p for p in (item.bootstrap, item.randomisation) if p is not None]
    return "*" if item.difference and p_values and max(p_values) < LEVEL else " "


def _p_value(value: float | None) -> str:
    return _BLANK if value is None else f"{value:.4f}"


def _row(name: str, cells: Sequence[str], width: int) -> str:
    return set_cell_size(_shown(name), NAME) + "".join(" " * max(1, width - cell_len(cell)) + cell for cell in cells)


def _shown(name: str, width: int = NAME) -> str:
    """Return the end of a long name, where files of one folder differ."""
    if cell_len(name) <= width:
        return name
    while cell_len(name) >= width:
        name = name[1:]
    return f"…{name}"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' if number != 1 else ''}"
