"""One worker's part: the inputs of a chunk in, their rows out. A failing article becomes an error row and nothing more."""

from __future__ import annotations

import heapq
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import pyarrow as pa

from wording.analyzer import BATCH, Analyzer
from wording.annotate.wanted import wanted_sentences
from wording.framing.concepts import chosen
from wording.framing.uses import uses
from wording.model import Report
from wording.reading import Item, Problem
from wording.runs.article_rows import UNREADABLE, Rows, annotation_rows, failure_row, problem_row, rows_of
from wording.runs.parts import UNFIT, Collected
from wording.runs.schema import place_of
from wording.settings import Settings
from wording.view import ArticleView

SLOWEST = 5
"""How many of the slowest articles of a chunk are told."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Inputs in their order, with their positions in the chunk.

    `failed` says of positions why they must not be tried again; `replaced` are the places of older versions of these
    articles.
    """

    number: int
    inputs: tuple[tuple[int, Item | Problem], ...]
    failed: Mapping[int, str] = field(default_factory=dict)
    replaced: tuple[int, ...] = ()


@dataclass(slots=True)
class Scored:
    """What became of a chunk."""

    tables: dict[str, pa.Table]
    words: int
    errors: Counter[str]
    signatures: tuple[str, ...]
    slowest: tuple[tuple[float, str], ...]


class Depth(StrEnum):
    """How much is looked for besides findings; these are the same at every depth.

    `FINDINGS`: nothing. `QUICK`: the likelihood; attributions, quotations, people and terms by patterns and known names.
    `THOROUGH`: the same from parses and with the names that a trained pipeline recognises.
    """

    FINDINGS = "findings"
    QUICK = "quick"
    THOROUGH = "thorough"


class Scorer:
    """Scores chunks; reads lexicons and loads pipelines once."""

    def __init__(self, settings: Settings, depth: Depth) -> None:
        self._analyzer = Analyzer(settings)
        self._concepts = chosen(self._analyzer.lexicons)
        self._depth = depth

    def score(self, chunk: Chunk) -> Scored:
        """Score the inputs of a chunk."""
        return _Scoring(self, chunk).scored()

    def rows(self, items: Sequence[Item]) -> list[tuple[Rows, Report, float]]:
        """Return rows, report and seconds of each article; what is parsed is parsed together."""
        views = [self._analyzer.view(item.article) for item in items]
        self._analyzer.parse(views)
        reports: Iterator[Report] = map(self._report, views)
        if self._depth is Depth.THOROUGH:
            reports = iter([*reports])
            self._analyzer.parse(views, wanted_sentences)
            self._analyzer.recognise(views)
        result = []
        for item, view in zip(items, views, strict=True):
            start = time.perf_counter()
            report = next(reports)
            rows = rows_of(item, view, report)
            if self._depth is not Depth.FINDINGS:
                rows |= annotation_rows(item, view, uses(view, self._concepts))
            result.append((rows, report, time.perf_counter() - start))
        return result

    def _report(self, view: ArticleView) -> Report:
        """Return the report; the parses that rules asked for are let go, so that annotations do not depend on rules."""
        report = self._analyzer.report(view, likelihood=self._depth is not Depth.FINDINGS)
        view.parses = {}
        return report


class _Scoring:
    """The work on one chunk."""

    def __init__(self, scorer: Scorer, chunk: Chunk) -> None:
        self._scorer, self._chunk = scorer, chunk
        self._rows = Collected()
        self._errors: Counter[str] = Counter()
        self._reports: dict[int, tuple[Report, float]] = {}

    def scored(self) -> Scored:
        items: list[tuple[int, Item]] = []
        for position, found in self._chunk.inputs:
            if isinstance(found, Problem):
                self._fail(position, {"errors": [problem_row(found)]}, UNREADABLE)
            elif position in self._chunk.failed:
                self._failed(position, found, "worker-died", self._chunk.failed[position])
            else:
                items.append((position, found))
        for start in range(0, len(items), BATCH):
            self._batch(items[start : start + BATCH])
        tables = self._tables(dict(items))
        reports = [report for report, _ in self._reports.values()]
        times = ((seconds, report.article.id) for report, seconds in self._reports.values())
        return Scored(
            tables=tables,
            words=sum(report.words for report in reports),
            errors=self._errors,
            signatures=tuple(sorted({report.signature for report in reports})),
            slowest=tuple(heapq.nlargest(SLOWEST, times)),
        )

    def _batch(self, items: Sequence[tuple[int, Item]]) -> None:
        """Score articles together; if that fails, each alone, so that only the bad one is lost."""
        try:
            found = self._scorer.rows([item for _, item in items])
        except Exception as error:
            if len(items) == 1:
                self._raised(*items[0], error)
                return
            for one in items:
                self._batch([one])
            return
        for (position, _), (rows, report, seconds) in zip(items, found, strict=True):
            self._rows.add(self._place(position), rows)
            self._reports[position] = (report, seconds)

    def _tables(self, items: Mapping[int, Item]) -> dict[str, pa.Table]:
        """Return the tables; an article with a value that no table can hold becomes an error row."""
        try:
            return self._rows.tables()
        except UNFIT:
            places = {self._place(position): position for position in items}
            for place, error in self._rows.unfit().items():
                self._raised(places[place], items[places[place]], error)
            return self._rows.tables()

    def _raised(self, position: int, item: Item, error: Exception) -> None:
        self._reports.pop(position, None)
        self._failed(position, item, type(error).__name__, f"{error or 'no message'}; report this article as a defect")

    def _failed(self, position: int, item: Item, kind: str, message: str) -> None:
        self._fail(position, {"errors": [failure_row(item, kind, message)]}, kind)

    def _fail(self, position: int, rows: Rows, kind: str) -> None:
        self._rows.add(self._place(position), rows)
        self._errors[kind] += 1

    def _place(self, position: int) -> int:
        return place_of(self._chunk.number, position)
