"""What the commands share: their options, the settings these make, and the inputs read with their problems told."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wording.mqm import Severity
from wording.settings import PARSE, Settings, SettingsError, find, load, with_allow_file

if TYPE_CHECKING:
    from wording.console import Paint, Summary
    from wording.reading import Item

Inputs = Annotated[
    list[str], typer.Argument(help="Files, folders, globs, http(s) addresses, runs, or - for standard input.")
]
Select = Annotated[list[str], typer.Option("--select", help="Only this rule or MQM category. May be repeated.")]
Ignore = Annotated[list[str], typer.Option("--ignore", help="Leave out this rule or category. May be repeated.")]
Language = Annotated[str | None, typer.Option("--lang", help="ISO 639-1 code; overrides identification.")]
Folders = Annotated[list[Path], typer.Option("--lexicons", help="Folder with lexicons of your own. May be repeated.")]
Config = Annotated[Path | None, typer.Option("--config", help="Settings file; else the nearest wording.toml is read.")]
Private = Annotated[bool, typer.Option("--allow-private", help="Also fetch from private network addresses.")]

FORMATS = ("text", "jsonl")


def read_items(inputs: list[str], allow_private: bool, summary: Summary, headlines: bool = False) -> Iterator[Item]:
    """Yield what could be read, with `headlines` also titles without a text.

    Tell on standard error what could not be read, and how far the work is.
    """
    from wording.console import harmless
    from wording.progress import progress
    from wording.reading import Item, Limits
    from wording.runs.articles import read_or_reopen

    with progress() as step:
        for item in read_or_reopen(inputs, Limits(allow_private=allow_private, headlines=headlines)):
            if isinstance(item, Item):
                for note in item.notes:
                    typer.echo(harmless(f"note: {item.path}: {note}"), err=True)
                yield item
            else:
                summary.problems += 1
                typer.echo(harmless(f"error: {item}"), err=True)
            step()


def settings_from(
    config: Path | None,
    select: list[str],
    ignore: list[str],
    min_severity: str | None,
    min_confidence: float | None,
    lang: str | None,
    lexicons: list[Path],
    parse: str | None,
    allow_list: Path | None,
) -> Settings:
    """Read the settings file, then let the options given on the command line win."""
    path = config or find(Path.cwd())
    chosen = load(path) if path else Settings()
    if min_severity is not None:
        one_of("--min-severity", min_severity, tuple(Severity))
        chosen = replace(chosen, min_severity=Severity(min_severity))
    if min_confidence is not None:
        chosen = replace(chosen, min_confidence=min_confidence)
    if parse is not None:
        one_of("--parse", parse, PARSE)
        chosen = replace(chosen, parse=parse)
    chosen = replace(
        chosen,
        select=tuple(select) or chosen.select,
        ignore=(*chosen.ignore, *ignore),
        language=lang or chosen.language,
        lexicons=(*chosen.lexicons, *lexicons),
    )
    return with_allow_file(chosen, allow_list) if allow_list else chosen


def one_of(name: str, value: str, allowed: tuple[str, ...]) -> None:
    """Raise `SettingsError` if a value is none of those allowed; `name` is the option as the user typed it."""
    if value not in allowed:
        raise SettingsError(f"{name} is one of {', '.join(allowed)}, not “{value}”")


def colours() -> Paint:
    """Return colours for standard output, none where it is no terminal or NO_COLOR is set."""
    from wording.console import Paint

    return Paint(sys.stdout.isatty() and "NO_COLOR" not in os.environ)
