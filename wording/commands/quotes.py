"""`wording quotes`: who is said to have said what."""

from __future__ import annotations

from itertools import tee
from typing import Annotated

import typer

from wording.commands.options import (
    FORMATS,
    Config,
    Folders,
    Inputs,
    Language,
    Private,
    colours,
    one_of,
    read_items,
    settings_from,
)


def quotes(
    inputs: Inputs,
    output: Annotated[str, typer.Option("--format", help="text or jsonl.")] = "text",
    lang: Language = None,
    lexicons: Folders = [],  # noqa: B006
    parse: Annotated[str | None, typer.Option(help="auto, all or none: which sentences are parsed.")] = None,
    config: Config = None,
    allow_private: Private = False,
) -> None:
    """Print who is said to have said what. Exits with 0, or 2 if nothing was readable."""
    from wording.analyzer import Analyzer
    from wording.console import Summary, attribution_lines
    from wording.records import as_line, attribution_records

    one_of("--format", output, FORMATS)
    analyzer = Analyzer(settings_from(config, [], [], None, None, lang, lexicons, parse, None))
    paint = colours()
    summary = Summary()
    items, again = tee(read_items(inputs, allow_private, summary))
    for item, view in zip(items, analyzer.annotated_many(item.article for item in again), strict=True):
        summary.articles += 1
        as_text = attribution_lines(view, item.path, paint)
        for line in map(as_line, attribution_records(view)) if output == "jsonl" else as_text:
            typer.echo(line)
    raise typer.Exit(0 if summary.articles else 2)
