"""A run read back: articles, findings and counts by filter, page by page, with DuckDB over the parts.

Nothing is loaded whole. A page is found in two steps: the places of its rows from the few columns that filters and order
need, then these rows alone, from the parts that hold them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from wording.runs.choices import choices
from wording.runs.counting import Count, counts
from wording.runs.database import Database, Source
from wording.runs.errors import RunError
from wording.runs.filters import Filters
from wording.runs.folder import MANIFEST, Folder
from wording.runs.manifest import Manifest
from wording.runs.pages import (
    ARTICLE_COLUMNS,
    articles_at,
    articles_from,
    error_rows,
    finding_columns,
    findings_at,
    findings_from,
)
from wording.runs.rebuild import Rebuilt
from wording.runs.rows import ArticleRow, ErrorRow, FindingRow, RunInfo
from wording.runs.schema import PLACE, SCHEMA, TABLES, chunk_of
from wording.runs.selection import Selection

if TYPE_CHECKING:
    import pyarrow as pa

    from wording.model import Article, Attribution, PersonMention, Quotation, Report, TermUse

ORDERS = (
    *("penalty", "likelihood", "findings", "critical", "major", "minor", "words"),
    *("date", "outlet", "title", "language", "story", "article", "place"),
)
"""The orders that articles come in; `place` is the order of the inputs."""

STREAMED = 20_000
"""Rows of a table that are read together when all of it is streamed."""

_ALL = Filters()


class Run:
    """A run as it is on disk. Safe to share between threads; articles that a batch adds meanwhile are not seen.

    `manifest` and `database` are for the modules of this package.
    """

    def __init__(self, folder: Folder, manifest: Manifest, decisions: pa.Table | None = None) -> None:
        self.path = folder.path
        self.info: RunInfo = manifest.info()
        self.manifest = manifest
        self.database = Database(folder, manifest)
        self._decided = decisions is not None
        if decisions is not None:
            self.database.register("given", decisions)
            self.database.rows(
                "CREATE TABLE decisions AS "
                'SELECT content, rule, start, "end", any_value(state) AS state FROM given GROUP BY ALL'
            )

    def articles(
        self,
        filters: Filters = _ALL,
        *,
        order: str = "penalty",
        descending: bool = True,
        limit: int = 100,
        offset: int = 0,
    ) -> list[ArticleRow]:
        """Return a page of articles in one of `ORDERS`; equal ones stand in the order of the inputs, unknown ones last.

        With filters on findings, articles with at least one finding that meets them all. Raises `RunError` for another
        order.
        """
        if order not in ORDERS:
            raise RunError(f"articles have no order “{order}”; choose among {', '.join(ORDERS)}")
        source, chosen = self._chosen(filters)
        direction = "DESC" if descending else "ASC"
        found = self.database.rows(
            f"SELECT a.place FROM {source.table('articles')} a WHERE {chosen.articles()} "
            f"ORDER BY a.{order} {direction} NULLS LAST, a.place "
            f"LIMIT {source.bind(limit)} OFFSET {source.bind(offset)}",
            source.parameters,
        )
        return articles_at(self.database, [place for (place,) in found])

    def findings(
        self,
        filters: Filters = _ALL,
        *,
        limit: int = 100,
        offset: int = 0,
        sample: int | None = None,
        seed: int = 0,
    ) -> list[FindingRow]:
        """Return a page of findings in the order of the inputs and of the text.

        With `sample`, pages come from a random sample of so many findings, the same for the same `seed`.
        """
        source, chosen = self._chosen(filters)
        query = f"SELECT f.place, f.number {chosen.from_findings()} WHERE {chosen.findings()}"
        if sample is not None:
            mixed = f"md5(concat(f.article, '\u0001', f.number, '\u0001', {source.bind(seed)}))"
            query = f"SELECT * FROM ({query} ORDER BY {mixed} LIMIT {source.bind(sample)}) f"
        found = self.database.rows(
            f"{query} ORDER BY f.place, f.number LIMIT {source.bind(limit)} OFFSET {source.bind(offset)}",
            source.parameters,
        )
        return findings_at(self.database, found, decided=self._decided)

    def stream_articles(self, filters: Filters = _ALL) -> Iterator[ArticleRow]:
        """Yield the articles in the order of the inputs, in memory that does not grow with them."""
        for chunks in self._groups("articles"):
            source, chosen = self._chosen(filters, chunks)
            query = (
                f"SELECT {ARTICLE_COLUMNS} FROM {source.table('articles')} a WHERE {chosen.articles()} ORDER BY a.place"
            )
            yield from articles_from(self.database.batches(query, source.parameters))

    def stream_findings(self, filters: Filters = _ALL) -> Iterator[FindingRow]:
        """Yield the findings in the order of the inputs and of the text, in memory that does not grow with them."""
        for chunks in self._groups("findings"):
            source, chosen = self._chosen(filters, chunks)
            query = (
                f"SELECT {finding_columns(decided=self._decided)} {chosen.from_findings(joined=True)} "
                f"WHERE {chosen.findings()} ORDER BY f.place, f.number"
            )
            yield from findings_from(self.database.batches(query, source.parameters))

    def count_articles(self, filters: Filters = _ALL) -> int:
        """Return how many articles `articles` would return in all."""
        if filters == _ALL:
            return self.info.articles
        source, chosen = self._chosen(filters)
        query = f"SELECT count(*) FROM {source.table('articles')} a WHERE {chosen.articles()}"
        return int(self.database.rows(query, source.parameters)[0][0])

    def count_findings(self, filters: Filters = _ALL) -> int:
        """Return how many findings `findings` would return in all."""
        if filters == _ALL:
            return self.info.findings
        source, chosen = self._chosen(filters)
        query = f"SELECT count(*) {chosen.from_findings()} WHERE {chosen.findings()}"
        return int(self.database.rows(query, source.parameters)[0][0])

    def counts(self, by: str, filters: Filters = _ALL) -> list[Count]:
        """Return counts by rule, category, severity, outlet, language, date (months) or story; see `counting`."""
        source, chosen = self._chosen(filters)
        return counts(self.database, source, chosen, by)

    def choices(self, column: str) -> list[str]:
        """Return what there is to choose of: outlet, language, story, rule, category, severity, concept or person."""
        source, chosen = self._chosen(_ALL)
        return choices(self.database, source, chosen, column)

    def article(self, article: str) -> Article:
        """Return an article. Raises `RunError` if the run has none with this id."""
        return self._rebuilt(article).article()

    def report(self, article: str) -> Report:
        """Return the report of an article as it was made. Raises `RunError` if the run has none with this id."""
        return self._rebuilt(article).report()

    def attributions(self, article: str) -> tuple[Attribution, ...]:
        """Return the attributions of an article. Raises `RunError` if the run has none with this id."""
        return self._rebuilt(article).attributions()

    def quotations(self, article: str) -> tuple[Quotation, ...]:
        """Return the quotations of an article. Raises `RunError` if the run has none with this id."""
        return self._rebuilt(article).quotations()

    def people(self, article: str) -> tuple[PersonMention, ...]:
        """Return the people named in an article. Raises `RunError` if the run has none with this id."""
        return self._rebuilt(article).people()

    def terms(self, article: str) -> tuple[TermUse, ...]:
        """Return the uses of framing terms in an article. Raises `RunError` if the run has none with this id."""
        return self._rebuilt(article).terms()

    def table(self, name: str, filters: Filters = _ALL, columns: Sequence[str] | None = None) -> pa.RecordBatchReader:
        """Return the rows of a table, in the order of the inputs, as a stream of record batches.

        Filters on articles hold for every table but `errors`, which no filter narrows; those on findings for `findings`
        and `articles`. Raises `RunError` for a table or column that does not exist.
        """
        import pyarrow as pa

        schema = _columns(name, columns)
        return pa.RecordBatchReader.from_batches(schema, self._batches(name, filters, schema))

    def errors(self, limit: int = 100, offset: int = 0) -> list[ErrorRow]:
        """Return a page of what could not be scored, in the order of the inputs."""
        return error_rows(self.database, limit, offset)

    def _batches(self, name: str, filters: Filters, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
        alias = "a" if name == "articles" else "f"
        wanted = ", ".join(f'{alias}."{field}"' for field in schema.names)
        order = f"ORDER BY {alias}.place" + (f", {alias}.number" if "number" in TABLES[name].names else "")
        for chunks in self._groups(name):
            source, chosen = self._chosen(_ALL if name == "errors" else filters, chunks)
            if name == "articles":
                origin = f"FROM {source.table(name)} a WHERE {chosen.articles()}"
            elif name == "findings":
                origin = f"{chosen.from_findings()} WHERE {chosen.findings()}"
            else:
                origin = chosen.from_table(name)
            for batch in self.database.batches(f"SELECT {wanted} {origin} {order}", source.parameters):
                yield batch.cast(schema)

    def _groups(self, table: str) -> Iterator[list[int]]:
        """Yield the chunks of a table in order, as many together as hold `STREAMED` rows."""
        group: list[int] = []
        held = 0
        for chunk, rows in self.manifest.parts.get(table, ()):
            if group and held + rows > STREAMED:
                yield group
                group, held = [], 0
            group.append(chunk)
            held += rows
        if group:
            yield group

    def _chosen(self, filters: Filters, chunks: Sequence[int] | None = None) -> tuple[Source, Selection]:
        source = Source(self.database, chunks)
        replaced = self.manifest.replaced
        if chunks is not None:
            replaced = tuple(place for place in replaced if chunk_of(place) in {*chunks})
        return source, Selection(filters, source, replaced, decided=self._decided)

    def _rebuilt(self, article: str) -> Rebuilt:
        source, chosen = self._chosen(Filters(articles=(article,)))
        query = f"SELECT a.place FROM {source.table('articles')} a WHERE {chosen.of_articles()}"
        found = self.database.rows(query, source.parameters)
        if not found:
            raise RunError(f"{self.path}: there is no article “{article}” in the run")
        return Rebuilt(self.database, found[0][0])


def open_run(path: str | os.PathLike[str], *, decisions: pa.Table | None = None) -> Run:
    """Open a run in a folder or behind an fsspec address.

    `decisions` on findings, with the columns content, rule, start, end and state, are what `Filters.review` and
    `FindingRow.review` speak of; there is one for each finding at most. Raises `RunError` where there is no run, none that
    was ever finished, or one of another version.
    """
    folder = Folder(path)
    return Run(folder, read_manifest(folder), decisions)


def is_run(path: str | os.PathLike[str]) -> bool:
    """Tell whether there is a run, finished or not, in a folder or behind an fsspec address."""
    try:
        return Folder(path).exists(MANIFEST)
    except (RunError, OSError):
        return False


def read_manifest(folder: Folder, *, finished: bool = True) -> Manifest:
    """Return what `run.json` says. Raises `RunError` as `open_run` does, without `finished` not for half a run."""
    try:
        found = folder.read_json(MANIFEST)
    except FileNotFoundError:
        raise RunError(f"{folder.path}: there is no run; `wording score INPUT… -o {folder.path}` makes one") from None
    except OSError as error:
        raise RunError(f"{folder.path}: cannot be read: {error.strerror or error}") from None
    if found.get("schema") != SCHEMA:
        raise RunError(
            f"{folder.path}: this run has tables of version {found.get('schema')}, this program reads version {SCHEMA}: "
            f"read it with wording {found.get('version')}, or score the inputs again into another folder"
        )
    try:
        manifest = Manifest.from_json(found)
    except (KeyError, TypeError, AttributeError, ValueError):
        raise RunError(f"{folder.path}: {MANIFEST} is damaged; restore it, or score into another folder") from None
    if finished and not manifest.complete:
        raise RunError(f"{folder.path}: this run was not finished; repeat the same `wording score`, and it goes on")
    return manifest


def _columns(name: str, columns: Sequence[str] | None) -> pa.Schema:
    """Return the schema of some columns of a table. Raises `RunError` for names that do not exist."""
    import pyarrow as pa

    if name not in TABLES:
        raise RunError(f"a run has no table “{name}”; choose among {', '.join(TABLES)}")
    known = {field.name: field for field in TABLES[name] if field.name != PLACE}
    for column in columns or ():
        if column not in known:
            raise RunError(f"the table {name} has no column “{column}”; choose among {', '.join(known)}")
    return pa.schema([known[column] for column in (columns or known)])
