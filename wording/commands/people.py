"""`wording people`: who is named, with which titles."""

from __future__ import annotations

from typing import Annotated

import typer

from wording.commands.options import (
    FORMATS,
    Config,
    Folders,
    Inputs,
    Language,
    Private,
    one_of,
    read_items,
    settings_from,
)


def people(
    inputs: Inputs,
    output: Annotated[str, typer.Option("--format", help="text or jsonl.")] = "text",
    lang: Language = None,
    lexicons: Folders = [],  # noqa: B006
    parse: Annotated[str | None, typer.Option(help="auto, all or none: none finds names without a pipeline.")] = None,
    config: Config = None,
    allow_private: Private = False,
) -> None:
    """Print who is named and with which titles. Exits with 0, or 2 if nothing was readable."""
    from wording.analyzer import Analyzer
    from wording.console import People, Summary
    from wording.records import as_line, person_records

    one_of("--format", output, FORMATS)
    analyzer = Analyzer(settings_from(config, [], [], None, None, lang, lexicons, parse, None))
    summary, people = Summary(), People()
    articles = (item.article for item in read_items(inputs, allow_private, summary))
    for view in analyzer.annotated_many(articles, attributions=False, entities=True):
        summary.articles += 1
        people.add(view)
        for record in person_records(view) if output == "jsonl" else ():
            typer.echo(as_line(record))
    for line in people.lines() if output == "text" else ():
        typer.echo(line)
    raise typer.Exit(0 if summary.articles else 2)
