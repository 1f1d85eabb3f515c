"""`Evaluation`: the results of all systems, as rows and as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from wording.evaluation.model import Bucket, Comparison, Issues, Score, Segment, per_thousand

if TYPE_CHECKING:
    import pandas as pd

Record = dict[str, Any]


@dataclass(frozen=True)
class Evaluation:
    """The results of all systems. Two scores compare only if their signatures are equal.

    `count` is the number of segments, `references` that of references. Rows come system by system in the order given.
    """

    systems: tuple[str, ...]
    count: int
    references: int
    metrics: tuple[str, ...]
    scores: tuple[Score, ...]
    comparisons: tuple[Comparison, ...]
    buckets: tuple[Bucket, ...]
    segments: tuple[Segment, ...]
    issues: tuple[Issues, ...]
    notes: tuple[str, ...] = ()

    def records(self, table: str = "systems") -> Iterator[Record]:
        """Yield the rows of one of `TABLES` as flat records. Raises `KeyError` for another name."""
        return _BUILD[table](self)

    def to_frame(self, table: str = "systems") -> pd.DataFrame:
        """Return one of `TABLES` as a data frame. Raises `KeyError` for another name."""
        import pandas as pd

        return pd.DataFrame.from_records(list(self.records(table)))


def _systems(evaluation: Evaluation) -> Iterator[Record]:
    """Yield a row a system: each metric with its interval, then what our rules found, then the signatures."""
    for issues in evaluation.issues:
        scores = [score for score in evaluation.scores if score.system == issues.system]
        record: Record = {"system": issues.system, "segments": evaluation.count, "references": evaluation.references}
        for score in scores:
            record |= {score.metric: score.score, f"{score.metric}_mean": score.mean}
            record[f"{score.metric}_interval"] = score.interval
        record |= {
            "words": issues.words,
            "findings": issues.findings,
            "findings_per_1000": issues.per_thousand,
            "penalty": issues.penalty,
        }
        record |= {f"{score.metric}_signature": score.signature for score in scores}
        yield record | {"signature": issues.signature}


def _tests(evaluation: Evaluation) -> Iterator[Record]:
    return map(asdict, evaluation.comparisons)


def _buckets(evaluation: Evaluation) -> Iterator[Record]:
    for item in evaluation.buckets:
        yield {
            "system": item.system,
            "by": item.by,
            "bucket": item.bucket,
            "segments": item.segments,
            **item.scores,
            "words": item.words,
            "findings": item.findings,
            "findings_per_1000": item.per_thousand,
        }


def _segments(evaluation: Evaluation) -> Iterator[Record]:
    for item in evaluation.segments:
        yield {"system": item.system, "line": item.line, **item.scores, "rules": ", ".join(item.rules)}


def _rules(evaluation: Evaluation) -> Iterator[Record]:
    """Yield a row a rule with findings in any system: their number, and per 1,000 words, in each system."""
    for rule in sorted({rule for item in evaluation.issues for rule in item.by_rule}):
        for item in evaluation.issues:
            number = item.by_rule.get(rule, 0)
            rate = per_thousand(number, item.words)
            yield {"rule": rule, "system": item.system, "findings": number, "findings_per_1000": rate}


_BUILD: dict[str, Callable[[Evaluation], Iterator[Record]]] = {
    "systems": _systems,
    "tests": _tests,
    "buckets": _buckets,
    "segments": _segments,
    "rules": _rules,
}
TABLES = tuple(_BUILD)
"""The tables of an evaluation: a row a system, a paired test, a bucket, a segment, or a rule and system."""
