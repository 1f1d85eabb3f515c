"""How far the outlets of a run read like machine translation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wording.likelihood import OutletLikelihood, outlet_likelihoods

if TYPE_CHECKING:
    from wording.runs.store import Run

_COLUMNS = ("outlet", "likelihood", "content")


def outlets(run: Run) -> list[OutletLikelihood]:
    """Return the outlets of a run, those that read most like machine translation first; equal texts count once."""
    return outlet_likelihoods(_scores(run))


def _scores(run: Run) -> Iterator[tuple[str | None, float | None, str]]:
    for batch in run.table("articles", columns=_COLUMNS):
        outlet, score, content = (batch.column(name).to_pylist() for name in _COLUMNS)
        yield from zip(outlet, score, content, strict=True)
