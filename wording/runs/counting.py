"""Counts of findings by what they are, or of articles by where they come from."""

from __future__ import annotations

from dataclasses import dataclass

from wording.runs.database import Database, Source
from wording.runs.errors import RunError
from wording.runs.selection import Selection

BY_FINDING = {"rule": "f.rule", "category": "f.category", "severity": "f.severity"}
BY_ARTICLE = {"outlet": "a.outlet", "language": "a.language", "date": "a.date[:7]", "story": "a.story"}
BY = (*BY_FINDING, *BY_ARTICLE)


@dataclass(frozen=True, slots=True)
class Count:
    """A group and what it holds; `name` is None for articles of which the outlet, language, date or story is unknown.

    By rule, category or severity, `articles` and `words` count the articles with at least one such finding; by outlet,
    language, date or story all chosen articles of the group, with findings or not.
    """

    name: str | None
    findings: int
    articles: int
    words: int


def counts(database: Database, source: Source, chosen: Selection, by: str) -> list[Count]:
    """Return the groups: by finding the largest first, dates in order, the others by articles.

    Raises `RunError` for another grouping.
    """
    if by in BY_FINDING:
        query = _by_finding(BY_FINDING[by], chosen)
    elif by in BY_ARTICLE:
        query = _by_article(BY_ARTICLE[by], source, chosen)
        query += " ORDER BY name" if by == "date" else " ORDER BY articles DESC, name"
    else:
        raise RunError(f"nothing is counted by “{by}”; choose among {', '.join(BY)}")
    return [Count(*row) for row in database.rows(query, source.parameters)]


def _by_finding(column: str, chosen: Selection) -> str:
    return (
        "SELECT name, sum(n)::BIGINT AS findings, count(*) AS articles, sum(words)::BIGINT FROM "
        f"(SELECT {column} AS name, f.place, count(*) AS n, any_value(a.words) AS words "
        f"{chosen.from_findings(joined=True)} WHERE {chosen.findings()} GROUP BY {column}, f.place) "
        "GROUP BY name ORDER BY findings DESC, name"
    )


def _by_article(column: str, source: Source, chosen: Selection) -> str:
    """Count the chosen findings of each article, then the articles; all of them where only articles are chosen."""
    articles = source.table("articles")
    if not chosen.narrows_findings:
        found = "a.findings"
        origin = f"FROM {articles} a WHERE {chosen.of_articles()}"
    else:
        found = "coalesce(n.n, 0)"
        origin = (
            f"FROM {articles} a LEFT JOIN (SELECT f.place, count(*) AS n {chosen.from_findings(joined=True)} "
            f"WHERE {chosen.findings()} GROUP BY f.place) n USING (place) WHERE {chosen.of_articles()}"
        )
    return f"SELECT {column} AS name, sum({found})::BIGINT, count(*) AS articles, sum(a.words)::BIGINT {origin} GROUP BY name"
