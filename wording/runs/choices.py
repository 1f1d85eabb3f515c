"""What there is to choose of in a run, for widgets and messages."""

from __future__ import annotations

from wording.runs.database import Database, Source
from wording.runs.errors import RunError
from wording.runs.selection import Selection

_TABLES = {
    **dict.fromkeys(("outlet", "language", "story", "source_language", "band"), "articles"),
    **dict.fromkeys(("rule", "category", "severity"), "findings"),
    "concept": "terms",
    "person": "people",
}
COLUMNS = (*_TABLES,)


def choices(database: Database, source: Source, chosen: Selection, column: str) -> list[str]:
    """Return the values of a column in alphabetical order, unknown ones left out. Raises `RunError` for another column."""
    if column not in _TABLES:
        raise RunError(f"there is no choice of “{column}”; choose among {', '.join(COLUMNS)}")
    query = f"SELECT DISTINCT f.{column} {chosen.from_table(_TABLES[column])} AND f.{column} IS NOT NULL ORDER BY f.{column}"
    return [name for (name,) in database.rows(query, source.parameters)]
