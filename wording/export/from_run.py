"""An export's material out of a run: one choice of findings, and what else the formats draw on, all streamed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from wording.export.atomic import ExportError
from wording.export.material import InOrder, Material, TermCount
from wording.runs.filters import Filters
from wording.runs.rows import ErrorRow, FindingRow
from wording.runs.store import Run

PAGE = 20_000
"""Rows of a sample, or errors, that are read together."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which findings of a run: those that meet `filters`, of these a random `sample`, of this the first `limit`.

    A sample is the same for the same `seed`.
    """

    filters: Filters = field(default_factory=Filters)
    limit: int | None = None
    sample: int | None = None
    seed: int = 0


def material(run: Run, choice: Choice = Choice()) -> Material:
    """Return the material for one export. Raises `ExportError` for a limit or sample below 1."""
    for name, number in (("--limit", choice.limit), ("--sample", choice.sample)):
        if number is not None and number < 1:
            raise ExportError(f"{name} is a number from 1, not {number}")
    found = _findings(run, choice)
    return Material(
        info=run.info,
        findings=islice(found, choice.limit) if choice.limit else found,
        text=InOrder(lambda: _texts(run, choice.filters)),
        articles=lambda: run.stream_articles(choice.filters),
        terms=lambda: _terms(run, choice.filters),
        errors=lambda: _errors(run),
        chosen=in_words(choice),
    )


def _findings(run: Run, choice: Choice) -> Iterator[FindingRow]:
    if choice.sample is None:
        yield from run.stream_findings(choice.filters)
        return
    for offset in range(0, choice.sample, PAGE):
        limit = min(PAGE, choice.sample - offset)
        rows = run.findings(choice.filters, sample=choice.sample, seed=choice.seed, limit=limit, offset=offset)
        yield from rows
        if len(rows) < limit:
            return


def _texts(run: Run, filters: Filters) -> Iterator[tuple[str, str]]:
    for batch in run.table("articles", filters, ["article", "text"]):
        yield from zip(batch["article"].to_pylist(), batch["text"].to_pylist(), strict=True)


def _terms(run: Run, filters: Filters) -> Iterator[TermCount]:
    """Count uses and texts of each variant by outlet, in the order of concepts."""
    known = InOrder(lambda: _outlets(run, filters))
    uses: defaultdict[tuple[str, str, str | None, str | None], int] = defaultdict(int)
    texts: defaultdict[tuple[str, str, str | None, str | None], int] = defaultdict(int)
    last: dict[tuple[str, str, str | None, str | None], str] = {}
    for batch in run.table("terms", filters, ["article", "concept", "variant"]):
        columns = (batch[name].to_pylist() for name in ("article", "concept", "variant"))
        for article, concept, variant in zip(*columns, strict=True):
            place = (concept, variant, *known(article))
            uses[place] += 1
            texts[place] += last.get(place) != article
            last[place] = article
    for place in sorted(uses, key=lambda place: (place[0], place[1], place[2] or "", place[3] or "")):
        yield TermCount(*place, texts[place], uses[place])


def _outlets(run: Run, filters: Filters) -> Iterator[tuple[str, tuple[str | None, str | None]]]:
    articles = Filters(
        outlets=filters.outlets,
        languages=filters.languages,
        since=filters.since,
        until=filters.until,
        stories=filters.stories,
        articles=filters.articles,
    )
    for batch in run.table("articles", articles, ["article", "outlet", "language"]):
        outlets, languages = batch["outlet"].to_pylist(), batch["language"].to_pylist()
        yield from zip(batch["article"].to_pylist(), zip(outlets, languages, strict=True), strict=True)


def _errors(run: Run) -> Iterator[ErrorRow]:
    for offset in range(0, run.info.errors, PAGE):
        yield from run.errors(PAGE, offset)


def in_words(choice: Choice) -> Mapping[str, str]:
    """Say what a choice asks for; nothing where it asks for nothing."""
    filters = choice.filters
    said = {
        "rule": ", ".join(filters.rules),
        "category": ", ".join(filters.categories),
        "severity": f"{filters.severity} or worse" if filters.severity else "",
        "confidence": f"{filters.confidence:.2f} or more" if filters.confidence else "",
        "outlet": ", ".join(filters.outlets),
        "language": ", ".join(filters.languages),
        "from": filters.since or "",
        "to": filters.until or "",
        "story": ", ".join(filters.stories),
        "article": ", ".join(filters.articles),
        "text": filters.text or "",
        "review": ", ".join(filters.review),
        "sample": f"{choice.sample:,} at random (seed {choice.seed})" if choice.sample else "",
        "limit": f"the first {choice.limit:,}" if choice.limit else "",
    }
    return {name: value for name, value in said.items() if value}
