"""How often each rule was right, as far as people decided."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wording.framing.intervals import Interval, wilson
from wording.review.decisions import Key

FEW = 10
"""Under so many decisions a share says next to nothing."""


@dataclass(frozen=True, slots=True)
class RulePrecision:
    """Verdicts on the findings of a rule; `share` of accepted among accepted and rejected, None where there are none."""

    rule: str
    accepted: int
    rejected: int
    unsure: int
    share: Interval | None


def precision(found: Mapping[Key, str]) -> list[RulePrecision]:
    """Return the measured precision of each rule with its Wilson interval at 95%, in the order of the rules' names.

    Findings were chosen by those who reviewed them: the share speaks for all findings of a rule only if they were drawn at
    random (`wording export --sample`).
    """
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for key, state in found.items():
        counts[key.rule][state] += 1
    return [_of_rule(rule, count) for rule, count in sorted(counts.items())]


def _of_rule(rule: str, count: Counter[str]) -> RulePrecision:
    accepted, rejected = count["accepted"], count["rejected"]
    decided = accepted + rejected
    return RulePrecision(rule, accepted, rejected, count["unsure"], wilson(accepted, decided) if decided else None)


def precision_table(rows: list[RulePrecision]) -> Iterator[str]:
    """Yield the lines of a table; the last column is the share with its interval."""
    width = max([len("rule"), *(len(row.rule) for row in rows)])
    yield f"{'rule':{width}}  {'accepted':>8}  {'rejected':>8}  {'unsure':>6}  precision"
    for row in rows:
        yield f"{row.rule:{width}}  {row.accepted:8,}  {row.rejected:8,}  {row.unsure:6,}  {_share(row)}"


def _share(row: RulePrecision) -> str:
    if row.share is None:
        return "–"
    few = " (few)" if row.accepted + row.rejected < FEW else ""
    return f"{row.share.estimate:4.0%}, {row.share.low:.0%} to {row.share.high:.0%}{few}"
