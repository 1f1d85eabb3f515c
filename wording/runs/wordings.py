"""Which variants of a concept which outlets choose: counts over the terms of a run, asked of DuckDB.

A text (a headline where there is no text) counts once a group, however many articles print it letter by letter. Shares are
of the texts that make the choice at all, as in `wording compare`, whose tests also tell near-copies.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from wording.framing.intervals import Interval, wilson
from wording.runs.filters import Filters

if TYPE_CHECKING:
    from wording.runs.store import Run

By = Literal["outlet", "language", "month", "story"]
GROUPS = 40
"""Groups that are shown; of more, those with most texts."""
VOICES = ("headline", "own", "quoted", "reported")

_TABLE = """
CREATE TABLE uses AS
SELECT t.*, a.outlet, a.language, a.date, a.date[:7] AS month, a.story,
       CASE WHEN a.characters = 0 THEN coalesce(a.title, a.article) ELSE a.content END AS content
FROM terms t JOIN articles a USING (article)
"""
_TERMS = (
    *("article", "concept", "variant", "start", "text", "voice", "distanced", "negated", "hedged", "denied"),
    *("speaker", "in_title", "left", "right"),
)
_ARTICLES = ("article", "outlet", "language", "date", "story", "title", "characters", "content")


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept that occurs in the run, in how many texts, groups (outlets) and variants."""

    concept: str
    texts: int
    outlets: int
    variants: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A variant in a group: in `texts` of `of_texts` distinct texts and `articles` of `of_articles`.

    `uses` by voice, and the texts that keep a distance from it.
    """

    group: str
    variant: str
    texts: int
    of_texts: int
    articles: int
    of_articles: int
    voices: Sequence[int]
    distanced: int

    @property
    def share(self) -> Interval:
        """The share of texts with its 95% interval (Wilson)."""
        return wilson(self.texts, self.of_texts, 0.95)


@dataclass(frozen=True, slots=True)
class Use:
    """A use in its sentence, and where and in whose voice it stands."""

    article: str
    outlet: str | None
    date: str | None
    variant: str
    left: str
    text: str
    right: str
    voice: str
    distanced: bool
    speaker: str | None
    in_title: bool


ORDERS = {
    "left": "list_reverse(string_split(lower(\"left\"), ' ')), article",
    "right": 'lower("right"), article',
    "outlet": "outlet, date, article",
    "date": "date, outlet, article",
}
"""The orders of a concordance: by what stands before or after the term, by outlet, by date."""


class Wordings:
    """The uses of framing terms in the articles of a run that filters choose. Safe to share between threads."""

    def __init__(self, run: Run, filters: Filters) -> None:
        """Read the terms of the run into memory that DuckDB bounds."""
        import duckdb

        self._uses = duckdb.connect(config={"memory_limit": "1GB", "enable_external_access": False})
        self._uses.register("terms", run.table("terms", filters, _TERMS))
        self._uses.register("articles", run.table("articles", filters, _ARTICLES))
        self._uses.execute(_TABLE)
        self._concepts: list[Concept] | None = None

    def concepts(self) -> list[Concept]:
        """Return the concepts that occur, those that most outlets choose differently first."""
        if self._concepts is None:
            rows = self._rows(
                "SELECT concept, count(DISTINCT content), count(DISTINCT outlet), count(DISTINCT variant) FROM uses "
                "GROUP BY concept ORDER BY least(count(DISTINCT outlet), 3 * count(DISTINCT variant)) DESC, 2 DESC, 1"
            )
            self._concepts = [Concept(*row) for row in rows]
        return self._concepts

    def cells(self, concept: str, by: By) -> list[Cell]:
        """Return every variant of a concept in every group that names the concept, groups with most texts first."""
        voices = ", ".join(f"count(*) FILTER (voice = '{voice}') AS {voice}" for voice in VOICES)
        rows = self._rows(
            f"""
            WITH here AS (SELECT *, {by} AS told FROM uses WHERE concept = ? AND {by} IS NOT NULL),
            named AS (SELECT told, count(DISTINCT content) AS of_texts, count(DISTINCT article) AS of_articles FROM here
                      GROUP BY told ORDER BY of_texts DESC, told LIMIT {GROUPS}),
            used AS (SELECT told, variant, count(DISTINCT content) AS texts, count(DISTINCT article) AS articles, {voices},
                     count(DISTINCT content) FILTER (distanced) AS distanced FROM here GROUP BY told, variant),
            pairs AS (SELECT * FROM named CROSS JOIN (SELECT DISTINCT variant FROM here))
            SELECT p.told, p.variant, coalesce(u.texts, 0), p.of_texts, coalesce(u.articles, 0), p.of_articles,
                   {", ".join(f"coalesce(u.{voice}, 0)" for voice in VOICES)}, coalesce(u.distanced, 0)
            FROM pairs p LEFT JOIN used u USING (told, variant) ORDER BY p.of_texts DESC, p.told, p.variant
            """,
            concept,
        )
        return [
            Cell(group, variant, texts, of_texts, articles, of_articles, by_voice, distanced)
            for group, variant, texts, of_texts, articles, of_articles, *by_voice, distanced in rows
        ]

    def timeline(self, concept: str, unit: Literal["week", "month"]) -> list[tuple[str, str, int]]:
        """Return period, variant and texts, in the order of time; articles without a date are left out."""
        when = "month" if unit == "month" else "strftime(try_cast(date AS DATE), '%G-W%V')"
        return self._rows(
            f"SELECT {when} AS period, variant, count(DISTINCT content) FROM uses WHERE concept = ? AND {when} IS NOT NULL "
            "GROUP BY ALL ORDER BY 1, 2",
            concept,
        )

    def concordance(
        self, concept: str, variant: str | None, order: str, limit: int, offset: int
    ) -> tuple[list[Use], int]:
        """Return a page of the uses of a concept, or of one variant, and how many there are. `order` is one of `ORDERS`."""
        where, values = "concept = ?", [concept]
        if variant:
            where, values = f"{where} AND variant = ?", [concept, variant]
        total = self._rows(f"SELECT count(*) FROM uses WHERE {where}", *values)[0][0]
        rows = self._rows(
            'SELECT article, outlet, date, variant, "left", text, "right", voice, distanced, speaker, in_title '
            f"FROM uses WHERE {where} ORDER BY {ORDERS[order]}, start LIMIT ? OFFSET ?",
            *values,
            limit,
            offset,
        )
        return [Use(*row) for row in rows], total

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with self._uses.cursor() as cursor:
            return cursor.execute(query, list(values)).fetchall()
