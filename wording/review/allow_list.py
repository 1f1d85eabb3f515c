"""Rejected findings as an allow-list: the file that `wording check --allow-list` reads, a phrase a line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from wording.review.decisions import Decision
from wording.review.verdicts import verdicts


@dataclass(frozen=True, slots=True)
class AllowList:
    """Phrases to let pass, and those left out with the reason why."""

    phrases: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]


def allow_list(decisions: Iterable[Decision]) -> AllowList:
    """Return the passages that were rejected wherever they were decided on.

    An allow-list holds for all rules and texts, and is compared without regard to case: a phrase that was accepted anywhere
    is left out, and so is one that a line of the file cannot hold.
    """
    decisions = list(decisions)
    states: defaultdict[str, set[str]] = defaultdict(set)
    printed: dict[str, str] = {}
    passages = {decision.key: decision.passage for decision in decisions if decision.passage}
    for key, state in verdicts(decisions).items():
        if passage := passages.get(key):
            states[passage.casefold()].add(state)
            printed.setdefault(passage.casefold(), passage)
    rejected = sorted(folded for folded, found in states.items() if "rejected" in found)
    reasons = {folded: _obstacle(printed[folded], states[folded]) for folded in rejected}
    return AllowList(
        phrases=tuple(printed[folded] for folded, reason in reasons.items() if not reason),
        left_out=tuple((printed[folded], reason) for folded, reason in reasons.items() if reason),
    )


def _obstacle(passage: str, states: set[str]) -> str | None:
    """Say why a rejected passage cannot be let pass everywhere, or return None."""
    if states != {"rejected"}:
        return "not rejected everywhere"
    if passage.splitlines() != [passage]:
        return "runs over several lines"
    if "#" in passage:
        return "holds a #, which begins a comment"
    if passage != passage.strip():
        return "begins or ends with white space"
    return None
