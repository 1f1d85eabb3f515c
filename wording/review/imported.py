"""What is read back from a file: decisions, and what in it could not be understood."""

from __future__ import annotations

from dataclasses import dataclass, field

from wording.review.decisions import Decision

_STATES = {
    "accepted": ("accepted", "accept", "a", "right", "yes", "y", "true", "correct"),
    "rejected": ("rejected", "reject", "r", "wrong", "no", "n", "false", "incorrect"),
    "unsure": ("unsure", "u", "?", "maybe"),
}
_STATE_OF = {word: state for state, words in _STATES.items() for word in words}


@dataclass
class Imported:
    """Decisions from a file; `problems` are sentences that name the place."""

    decisions: list[Decision] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    undecided: int = 0


def state_of(cell: str) -> str | None:
    """Return the state that a word written by a person means, or None."""
    return _STATE_OF.get(cell.strip().casefold())
