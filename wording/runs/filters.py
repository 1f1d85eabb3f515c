"""Which articles or findings of a run are wanted; the same choice for the command line, the app and every export."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Filters:
    """A choice; an empty part chooses everything, and all parts must agree.

    `severity` is the least one wanted, `confidence` the least one between 0 and 1, `since` and `until` are ISO dates, both
    included. `text` is looked for without regard to case in title, outlet and passage. `review` holds states: accepted,
    rejected, unsure, open. `articles` holds ids.
    """

    rules: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    severity: str | None = None
    confidence: float = 0.0
    outlets: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    stories: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    text: str | None = None
    review: tuple[str, ...] = ()
