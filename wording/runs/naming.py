"""Who is named how by whom: counts over the people of a run, asked of DuckDB."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wording.runs.filters import Filters

if TYPE_CHECKING:
    from wording.runs.store import Run

_TABLES = """
CREATE TABLE named AS
SELECT coalesce(p.person, p.name) AS person, p.name, p.article, a.outlet, a.language, a.date,
       [struct_pack(text := t.text, office := t.office, body := t.body, former := t.former) FOR t IN p.titles] AS titles
FROM people p JOIN articles a USING (article);
CREATE TABLE called AS
SELECT person, article, outlet, language, t.text AS label, t.office, t.body, t.former
FROM (SELECT person, article, outlet, language, unnest(titles) AS t FROM named);
CREATE TABLE persons AS
SELECT person, count(DISTINCT article) AS articles, count(DISTINCT outlet) AS outlets, count(DISTINCT name) AS spellings
FROM named GROUP BY person;
ALTER TABLE persons ADD COLUMN labels BIGINT;
UPDATE persons SET labels = (SELECT count(DISTINCT lower(label)) FROM called c WHERE c.person = persons.person);
"""


@dataclass(frozen=True, slots=True)
class Person:
    """A person with how many articles and outlets name them, and how many spellings and labels these use."""

    person: str
    articles: int
    outlets: int
    spellings: int
    labels: int


@dataclass(frozen=True, slots=True)
class Label:
    """What an outlet calls a person, in how many articles, one of them, and the office meant where it is known."""

    text: str
    outlet: str | None
    language: str | None
    articles: int
    example: str
    office: str | None = None
    body: str | None = None
    former: bool = False


class Naming:
    """Who is named how in the articles of a run that filters choose. Safe to share between threads."""

    def __init__(self, run: Run, filters: Filters) -> None:
        """Read the people of the run into memory that DuckDB bounds."""
        import duckdb

        self._named = duckdb.connect(config={"memory_limit": "1GB", "enable_external_access": False})
        self._named.register("people", run.table("people", filters, ["article", "person", "name", "titles"]))
        self._named.register("articles", run.table("articles", filters, ["article", "outlet", "language", "date"]))
        self._named.execute(_TABLES)

    def persons(self, words: str, limit: int, offset: int) -> tuple[list[Person], int]:
        """Return a page of persons, those whom most outlets and articles name first, and how many there are in all.

        `words` are looked for in the names.
        """
        with self._named.cursor() as cursor:
            where, values = ("WHERE contains(lower(person), lower(?))", [words]) if words else ("", [])
            total = cursor.execute(f"SELECT count(*) FROM persons {where}", values).fetchall()[0][0]
            rows = cursor.execute(
                f"SELECT * FROM persons {where} ORDER BY outlets DESC, articles DESC, person LIMIT ? OFFSET ?",
                [*values, limit, offset],
            ).fetchall()
        return [Person(*row) for row in rows], int(total)

    def labels(self, person: str) -> list[Label]:
        """Return what each outlet calls a person, the commonest first."""
        return self._labels(
            "SELECT any_value(label), outlet, any_value(language), count(DISTINCT article), min(article), any_value(office), "
            "any_value(body), bool_or(former) FROM called WHERE person = ? GROUP BY lower(label), outlet ORDER BY 4 DESC, 1, 2",
            person,
        )

    def spellings(self, person: str) -> list[Label]:
        """Return how each outlet spells the name of a person, the commonest first."""
        return self._labels(
            "SELECT name, outlet, any_value(language), count(DISTINCT article), min(article) "
            "FROM named WHERE person = ? GROUP BY name, outlet ORDER BY 4 DESC, 1, 2",
            person,
        )

    def _labels(self, query: str, person: str) -> list[Label]:
        with self._named.cursor() as cursor:
            return [Label(*row) for row in cursor.execute(query, [person]).fetchall()]


def conflicts(found: list[Label]) -> list[str]:
    """Return in sentences which different offices the labels give a person, where they give more than one."""
    by_office: dict[tuple[str, str], list[Label]] = {}
    for label in found:
        if label.body and label.office and not label.former:
            by_office.setdefault((label.office, label.body), []).append(label)
    if len(by_office) < 2:
        return []
    ordered = sorted(by_office.items(), key=lambda item: -sum(label.articles for label in item[1]))
    return [
        f"{office}, {body}: " + "; ".join(f"“{label.text}” ({label.outlet or 'no outlet'})" for label in named[:6])
        for (office, body), named in ordered
    ]
