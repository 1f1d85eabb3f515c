"""How far a batch is, for whoever watches it."""

from __future__ import annotations

import heapq
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from wording.runs.manifest import Marker
from wording.runs.rows import ErrorRow
from wording.runs.scorer import SLOWEST

TOLD = 20
"""So many errors are kept in words."""


@dataclass(slots=True)
class Progress:
    """What one call of `score` has done so far; the one object changes and is told again after every chunk.

    `held` are inputs that the finished run held already, `resumed` those that a batch that was broken off had done,
    `changed` new versions of articles, `problems` inputs that cannot be read, also those known before. `inputs` are the
    articles and problems of the chunks done now; `total` estimates all inputs, None where that is unknown. `stopped`
    tells that somebody asked to stop before the end. `last` is the chunk that was done last, `told_errors` the first errors.
    """

    inputs: int = 0
    articles: int = 0
    words: int = 0
    findings: int = 0
    held: int = 0
    resumed: int = 0
    changed: int = 0
    problems: int = 0
    chunks: int = 0
    total: int | None = None
    stopped: bool = False
    errors: Counter[str] = field(default_factory=Counter)
    slowest: list[tuple[float, str]] = field(default_factory=list)
    told_errors: list[ErrorRow] = field(default_factory=list)
    last: Marker | None = None
    started: float = field(default_factory=time.monotonic)

    @property
    def seconds(self) -> float:
        """How long the batch has been at work."""
        return time.monotonic() - self.started

    @property
    def rate(self) -> float:
        """Articles a second."""
        return self.articles / max(self.seconds, 1e-9)

    @property
    def seconds_left(self) -> float | None:
        """How long the rest will take at the rate so far, None where nobody can tell."""
        if self.total is None or not self.inputs:
            return None
        left = max(0, self.total - self.held - self.resumed - self.inputs)
        return left * self.seconds / self.inputs

    def add(self, marker: Marker, told_errors: Sequence[ErrorRow] = ()) -> None:
        """Count a chunk that is whole."""
        errors = sum(marker.errors.values())
        self.last = marker
        self.chunks += 1
        self.articles += marker.rows.get("articles", 0)
        self.inputs += marker.rows.get("articles", 0) + errors
        self.words += marker.words
        self.findings += marker.rows.get("findings", 0)
        self.errors.update(marker.errors)
        self.told_errors += told_errors[: TOLD - len(self.told_errors)]
        self.slowest = heapq.nlargest(SLOWEST, (*self.slowest, *marker.slowest))
