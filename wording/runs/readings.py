"""What a comparison needs of the articles of a run, out of its tables: nothing is read or annotated again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from wording.framing.readings import Reading
from wording.model import Article, Span, TermUse, Voice
from wording.renderings.stored import ARTICLES, ATTRIBUTIONS, QUOTATIONS, ByArticle, Row, utterances_of_rows
from wording.renderings.utterance import Utterance
from wording.runs.filters import Filters

if TYPE_CHECKING:
    from wording.runs.store import Run

ARTICLE = ("article", "text", "outlet", "title", "date", "language", "source_language", "url", "story", "credit")
_ARTICLES = (*ARTICLE, "words", "signature")
_FLAGS = ("distanced", "negated", "hedged", "denied", "speaker", "in_title")
_TERMS = ("article", "concept", "variant", "start", "end", "voice", *_FLAGS)


def articles(run: Run, filters: Filters) -> Iterator[Article]:
    """Yield the articles that filters choose, in the order of the inputs."""
    return (article_of(row) for row in _rows(run, "articles", filters, ARTICLE))


def readings(run: Run, filters: Filters) -> Iterator[tuple[Article, Reading]]:
    """Yield each article with its language, its words and the uses of the concepts that the run was scored with."""
    used = ByArticle(_rows(run, "terms", filters, _TERMS))
    for row in _rows(run, "articles", filters, _ARTICLES):
        uses = tuple(map(_use, used.of(row["article"])))
        parts = dict(part.split(":", 1) for part in row["signature"].split("|") if ":" in part)
        parsed = parts.get("pipe", "none") != "none"
        yield article_of(row), Reading(row["language"], row["words"], uses, parts.get("lex", ""), parsed)


def utterances(run: Run, filters: Filters) -> Iterator[Utterance]:
    """Yield what the articles that filters choose quote and report, article by article."""
    tables = (("articles", ARTICLES), ("quotations", QUOTATIONS), ("attributions", ATTRIBUTIONS))
    return utterances_of_rows(*(_rows(run, name, filters, columns) for name, columns in tables))


def article_of(row: Row) -> Article:
    """Return the article of a row with the columns `ARTICLE`."""
    return Article(id=row["article"], **{name: row[name] for name in ARTICLE if name != "article"})


def _use(row: Row) -> TermUse:
    flags = {name: row[name] for name in _FLAGS}
    return TermUse(row["concept"], row["variant"], Span(row["start"], row["end"]), Voice(row["voice"]), **flags)


def _rows(run: Run, table: str, filters: Filters, columns: Iterable[str]) -> Iterator[Row]:
    for batch in run.table(table, filters, list(columns)):
        yield from batch.to_pylist()
