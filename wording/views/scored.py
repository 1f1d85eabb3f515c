"""The results of an evaluation as HTML: scores beside findings, tests, and the lines with the words that differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wording.evaluation.metrics import LOWER_IS_BETTER
from wording.evaluation.model import Segment
from wording.evaluation.result import Evaluation
from wording.renderings.passages.difference import differing
from wording.views.comparing import changes
from wording.views.looks import rule_words
from wording.views.marks import Mark, marked
from wording.views.safe import attribute, isolated, shown

LEVEL = 0.05
LONGEST = 3000


def systems(found: Evaluation) -> str:
    """Return a row a system: each metric with half its 95% interval, then what our rules say without a reference."""
    heads = [f"{metric}{' ↓' if metric in LOWER_IS_BETTER else ''}" for metric in found.metrics]
    head = "".join(f'<th scope="col">{name}</th>' for name in ("System", *heads, "Penalty ↓", "Findings per 1,000 ↓"))
    scores = {(score.system, score.metric): score for score in found.scores}
    lines = []
    for item in found.issues:
        cells = []
        for metric in found.metrics:
            score = scores[item.system, metric]
            half = "" if score.interval is None else f' <span class="w-small">± {score.interval:.1f}</span>'
            cells.append(f'<td class="w-number" data-label="{attribute(metric)}"><b>{score.score:.1f}</b>{half}</td>')
        cells.append(f'<td class="w-number" data-label="Penalty">{item.penalty:.1f}</td>')
        cells.append(f'<td class="w-number" data-label="Findings">{item.per_thousand:.1f}</td>')
        lines.append(f'<tr><td class="w-main"><b>{isolated(item.system, 80)}</b></td>{"".join(cells)}</tr>')
    return f'<table class="w-table w-scores"><thead><tr>{head}</tr></thead><tbody>{"".join(lines)}</tbody></table>'


def tests(found: Evaluation) -> str:
    """Return the paired tests between systems in words; nothing where there is one system."""
    lines = []
    for item in found.comparisons:
        values = [value for value in (item.bootstrap, item.randomisation) if value is not None]
        sure = bool(item.difference and values and max(values) < LEVEL)
        printed = ", ".join(
            f"p = {value:.3f} ({name})"
            for name, value in (("bootstrap", item.bootstrap), ("randomisation", item.randomisation))
            if value is not None
        )
        said = "differs" if sure else "no difference shown"
        lines.append(
            f"<li>{isolated(item.system, 60)} against {isolated(item.baseline, 60)}, {shown(item.metric)}: "
            f"{item.difference:+.1f}, <b>{said}</b> <span class='w-small'>{printed}</span></li>"
        )
    return f'<ul class="w-tests">{"".join(lines)}</ul>' if lines else ""


def signatures(found: Evaluation) -> list[str]:
    """Return what each number must share with another to compare."""
    first = found.systems[0]
    told = [f"{score.metric}: {score.signature}" for score in found.scores if score.system == first]
    told += [
        f"{item.metric}, tests: {item.signature}"
        for item in found.comparisons
        if item.system == found.comparisons[0].system
    ]
    return [*told, *dict.fromkeys(f"findings: {item.signature}" for item in found.issues)]


def line(
    number: int, hypotheses: Mapping[str, str], reference: str, source: str | None, segments: Sequence[Segment]
) -> str:
    """Return a line, counted from 1: source and reference, then each system with its differing words and scores."""
    parts = [_said("reference", reference, "")]
    if source:
        parts.insert(0, _said("source", source, ""))
    by_system = {segment.system: segment for segment in segments}
    for system, text in hypotheses.items():
        told = differing(reference, text)
        marks = list(changes(told, 0)) if told else []
        parts.append(_said(system, text, _scores(by_system[system]), marks))
    return f'<div class="w-segment"><span class="w-small">{number:,}</span><div>{"".join(parts)}</div></div>'


def _said(name: str, text: str, scores: str, marks: Sequence[Mark] = ()) -> str:
    inner = marked(text, 0, min(len(text), LONGEST), marks)
    return f'<p class="w-said"><span class="w-outlet">{isolated(name, 60)}{scores}</span><span dir="auto">{inner}</span></p>'


def _scores(segment: Segment) -> str:
    printed = " · ".join(f"{shown(metric)} {value:.0f}" for metric, value in segment.scores.items())
    rules = "".join(f'<span class="w-tag">{shown(rule_words(rule))}</span>' for rule in segment.rules)
    return f" · {printed} {rules}"
