"""`Filters` as SQL: what is read from and which rows count, every value a bound parameter.

In the SQL, `a` stands for articles, `f` for findings (or another table of the run) and `d` for decisions on findings.
"""

from __future__ import annotations

from collections.abc import Sequence

from wording.mqm import Severity
from wording.runs.database import Source
from wording.runs.errors import RunError
from wording.runs.filters import Filters

STATES = ("accepted", "rejected", "unsure", "open")
STATE = "coalesce(d.state, 'open')"
DECISIONS = 'LEFT JOIN decisions d ON (d.content, d.rule, d.start, d."end") = (a.content, f.rule, f.start, f."end")'
"""How decisions are joined to findings."""


class Selection:
    """One choice over the tables of a run, written as clauses of a query whose parameters `source` collects."""

    def __init__(self, filters: Filters, source: Source, replaced: Sequence[int], *, decided: bool) -> None:
        """Take a choice. `replaced` are places that count no more; `decided` tells whether there are decisions.

        Raises `RunError` for a severity or state that does not exist.
        """
        self._filters, self._source, self._decided = filters, source, decided
        self._of_articles = _on_articles(filters, source)
        self._of_findings = _on_findings(filters, source)
        self._text = source.bind(filters.text) if filters.text else None
        self._replaced = source.bind(list(replaced)) if replaced else None

    @property
    def narrows_findings(self) -> bool:
        """Whether anything is asked of the findings themselves."""
        return bool(self._of_findings or self._text)

    def articles(self) -> str:
        """Return the conditions on `a`; with conditions on findings, an article needs one finding that meets them."""
        conditions = [*self._of_articles, *self._current("a")]
        if self._of_findings or self._text:
            places = f"a.place IN (SELECT f.place {self.from_findings(joined=True)} WHERE {self.findings()})"
            alone = self._text is not None and not self._of_findings
            conditions.append(f"({places} OR {self._in_article()})" if alone else places)
        return _joined(conditions)

    def of_articles(self) -> str:
        """Return the conditions on `a` that speak of the article alone."""
        return _joined([*self._of_articles, *self._current("a")])

    def findings(self) -> str:
        """Return the conditions on `f`, which need `a` and `d` where `from_findings` joins them."""
        conditions = [*self._of_articles, *self._of_findings, *self._current("f")]
        if self._text:
            conditions.append(f"({self._in_article()} OR {_contains('f.text', self._text)})")
        return _joined(conditions)

    def from_findings(self, *, joined: bool = False) -> str:
        """Return what findings are read from; articles only where a condition or, with `joined`, the caller needs them."""
        clause = f"FROM {self._source.table('findings')} f"
        if joined or self._of_articles or self._text or self._decided:
            clause += f" JOIN {self._source.table('articles')} a USING (place)"
        if self._decided:
            clause += f" {DECISIONS}"
        return clause

    def from_table(self, name: str) -> str:
        """Return what the rows of any table are read from, as `f`, for the conditions of `of_articles`."""
        clause = f"FROM {self._source.table(name)} f"
        if self._of_articles:
            clause += f" JOIN {self._source.table('articles')} a USING (place)"
        return f"{clause} WHERE {_joined([*self._of_articles, *self._current('f')])}"

    def _current(self, alias: str) -> list[str]:
        return [f"{alias}.place NOT IN (SELECT unnest({self._replaced}))"] if self._replaced else []

    def _in_article(self) -> str:
        return f"{_contains('a.title', self._text or '')} OR {_contains('a.outlet', self._text or '')}"


def _on_articles(filters: Filters, source: Source) -> list[str]:
    wanted = {
        "a.outlet": filters.outlets,
        "a.language": filters.languages,
        "a.story": filters.stories,
        "a.article": filters.articles,
    }
    conditions = [_among(name, values, source) for name, values in wanted.items() if values]
    if filters.since:
        conditions.append(f"a.date >= {source.bind(filters.since)}")
    if filters.until:
        conditions.append(f"a.date <= {source.bind(filters.until)}")
    return conditions


def _on_findings(filters: Filters, source: Source) -> list[str]:
    wanted = {"f.rule": filters.rules, "f.category": filters.categories}
    conditions = [_among(name, values, source) for name, values in wanted.items() if values]
    if filters.severity:
        _require("severity", filters.severity, tuple(Severity))
        least = Severity(filters.severity).rank
        enough = [severity.value for severity in Severity if severity.rank >= least]
        conditions.append(_among("f.severity", enough, source))
    if filters.confidence > 0:
        conditions.append(f"f.confidence >= {source.bind(filters.confidence)}")
    for state in filters.review:
        _require("review state", state, STATES)
    if filters.review:
        conditions.append(_among(STATE, filters.review, source))
    return conditions


def _among(column: str, values: Sequence[str], source: Source) -> str:
    return f"{column} IN (SELECT unnest({source.bind(list(values))}))"


def _contains(column: str, sought: str) -> str:
    return f"contains(lower(coalesce({column}, '')), lower({sought}))"


def _joined(conditions: Sequence[str]) -> str:
    return " AND ".join(conditions) or "true"


def _require(what: str, value: str, allowed: Sequence[str]) -> None:
    if value not in allowed:
        raise RunError(f"there is no {what} “{value}”; choose among {', '.join(allowed)}")
