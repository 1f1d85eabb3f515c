"""The options that choose findings of a run, shared by the commands that read one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wording.commands.options import one_of
from wording.mqm import Severity
from wording.settings import SettingsError

if TYPE_CHECKING:
    from wording.runs.filters import Filters
    from wording.runs.store import Run

RunPath = Annotated[str, typer.Argument(help="Folder or fsspec address of a run.", metavar="RUN")]
Rules = Annotated[list[str], typer.Option("--rule", help="Only this rule. May be repeated.")]
Categories = Annotated[
    list[str], typer.Option("--category", help="Only this MQM category or dimension. May be repeated.")
]
Least = Annotated[str | None, typer.Option("--min-severity", help="minor, major or critical.")]
Sure = Annotated[float, typer.Option("--min-confidence", help="From 0 to 1.", min=0, max=1)]
Outlets = Annotated[list[str], typer.Option("--outlet", help="Only this outlet. May be repeated.")]
Languages = Annotated[list[str], typer.Option("--lang", help="Only this language. May be repeated.")]
Since = Annotated[str | None, typer.Option("--since", help="Only from this date on, as 2022-01-31.")]
Until = Annotated[str | None, typer.Option("--until", help="Only to this date, included.")]
Stories = Annotated[list[str], typer.Option("--story", help="Only this story. May be repeated.")]
Articles = Annotated[list[str], typer.Option("--article", help="Only the article with this id. May be repeated.")]
Text = Annotated[str | None, typer.Option("--text", help="Only where title, outlet or passage holds this.")]
States = Annotated[
    list[str], typer.Option("--review", help="Only accepted, rejected, unsure or open. May be repeated.")
]
Hide = Annotated[bool, typer.Option("--hide-rejected", help="Leave out what was rejected.")]
File = Annotated[
    Path | None, typer.Option("--decisions", help="File of decisions; else review.sqlite in the run's folder.")
]

STATES = ("accepted", "rejected", "unsure", "open")


def filters_from(
    *,
    rules: Sequence[str] = (),
    categories: Sequence[str] = (),
    severity: str | None = None,
    confidence: float = 0.0,
    outlets: Sequence[str] = (),
    languages: Sequence[str] = (),
    since: str | None = None,
    until: str | None = None,
    stories: Sequence[str] = (),
    articles: Sequence[str] = (),
    text: str | None = None,
    review: Sequence[str] = (),
    hide_rejected: bool = False,
) -> Filters:
    """Return the choice that the options make. Raises `SettingsError` for values that cannot be meant."""
    from wording.runs.filters import Filters

    if severity is not None:
        one_of("--min-severity", severity, tuple(Severity))
    for name, value in (("--since", since), ("--until", until)):
        _require_date(name, value)
    for state in review:
        one_of("--review", state, STATES)
    if hide_rejected:
        review = [state for state in review or STATES if state != "rejected"]
        if not review:
            raise SettingsError("--review rejected and --hide-rejected leave nothing; give one of them")
    return Filters(
        rules=tuple(rules),
        categories=tuple(categories),
        severity=severity,
        confidence=confidence,
        outlets=tuple(outlets),
        languages=tuple(languages),
        since=since,
        until=until,
        stories=tuple(stories),
        articles=tuple(articles),
        text=text,
        review=tuple(review),
    )


def known_in(run: Run, filters: Filters) -> Filters:
    """Return the filters with dimensions written out as the categories of the run.

    Raises `SettingsError` for a rule, category, outlet, language or story that the run does not have.
    """
    from dataclasses import replace

    categories = _expanded(filters.categories, run.choices("category")) if filters.categories else ()
    asked = {
        "rule": filters.rules,
        "category": categories,
        "outlet": filters.outlets,
        "language": filters.languages,
        "story": filters.stories,
    }
    for column, values in asked.items():
        known = run.choices(column) if values else []
        for value in values:
            if value not in known:
                raise SettingsError(f"the run has no {column} “{value}”{_hint(value, known)}")
    return replace(filters, categories=categories)


def _expanded(names: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """Write out dimensions, such as `accuracy`, as the categories in them."""
    found: list[str] = []
    for name in names:
        found += [category for category in known if category.startswith(f"{name}/")] or [name]
    return tuple(dict.fromkeys(found))


def _hint(value: str, known: Sequence[str]) -> str:
    close = get_close_matches(value, known, n=1)
    if close:
        return f" (did you mean “{close[0]}”?)"
    return f"; it has {', '.join(known[:12])}{' …' if len(known) > 12 else ''}" if known else ""


def _require_date(name: str, value: str | None) -> None:
    try:
        if value is not None and date.fromisoformat(value).isoformat() != value:
            raise ValueError
    except ValueError:
        raise SettingsError(f"{name} is a date as 2022-01-31, not “{value}”") from None
