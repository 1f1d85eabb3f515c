"""Findings with what was decided on them, and agreement, as lines for a terminal or a program."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from wording.console import harmless, plural
from wording.review.agreement import Agreement
from wording.review.decisions import Decision, Decisions, key_of
from wording.review.lookup import named
from wording.runs.rows import FindingRow

CONTEXT = 80
"""How many characters of the surroundings are shown on either side of a passage."""


def text_lines(rows: Iterable[FindingRow], kept: Decisions) -> Iterator[str]:
    """Yield some lines a finding: its name, the passage in its surroundings, the message, the decisions."""
    for row in rows:
        yield harmless(f"{named(row)}: {row.rule} [{row.severity}, {row.confidence:.2f}] {row.review or 'open'}")
        passage = f"{row.before[-CONTEXT:]}⟦{row.text}⟧{row.after[:CONTEXT]}"
        yield harmless(f"    {' '.join(passage.split())}")
        yield harmless(f"    {row.message}")
        for decision in kept.of(key_of(row)):
            note = f" “{decision.note}”" if decision.note else ""
            yield harmless(f"    {decision.state} by {decision.reviewer}{note}")


def json_lines(rows: Iterable[FindingRow], kept: Decisions) -> Iterator[str]:
    """Yield one object a finding."""
    for row in rows:
        yield json.dumps(
            {
                "finding": named(row),
                "key": str(key_of(row)),
                "rule": row.rule,
                "severity": row.severity,
                "confidence": row.confidence,
                "article": row.article,
                "start": row.start,
                "end": row.end,
                "before": row.before,
                "text": row.text,
                "after": row.after,
                "message": row.message,
                "review": row.review or "open",
                "decisions": [_record(decision) for decision in kept.of(key_of(row))],
            },
            ensure_ascii=False,
        )


def _record(decision: Decision) -> dict[str, str]:
    return {name: getattr(decision, name) for name in ("reviewer", "state", "note", "time")}


def agreement_lines(found: Agreement) -> Iterator[str]:
    """Yield what was decided by more than one reviewer and how far they agree."""
    if not found.findings:
        yield "no finding was decided on by more than one reviewer"
        return
    yield f"{plural(found.findings, 'finding')} decided on by more than one reviewer"
    if found.alpha is None:
        yield "Krippendorff's alpha: not defined, all decisions are the same"
    else:
        yield f"Krippendorff's alpha: {found.alpha:.3f} (1 is perfect, 0 is chance; below 0.667 draw no conclusions)"
    for pair in found.pairs:
        yield harmless(f"  {pair.first} and {pair.second}: the same on {pair.same:,} of {pair.both:,}")
