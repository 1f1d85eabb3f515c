"""`wording check`: the findings of a few articles, as a linter prints them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wording.commands.options import (
    FORMATS,
    Config,
    Folders,
    Ignore,
    Inputs,
    Language,
    Private,
    Select,
    colours,
    one_of,
    read_items,
    settings_from,
)
from wording.mqm import Severity

if TYPE_CHECKING:
    from wording.console import Summary
    from wording.model import Report
    from wording.settings import Settings

SELDOM = 200_000
"""So many new objects pass before cycles are sought: lexicons are many objects without any, and a check is short."""

FAIL_ON = (*(severity.value for severity in Severity), "never")


def check(
    inputs: Inputs,
    output: Annotated[str, typer.Option("--format", help="text or jsonl.")] = "text",
    select: Select = [],  # noqa: B006  (Typer copies it)
    ignore: Ignore = [],  # noqa: B006
    min_severity: Annotated[str | None, typer.Option(help="minor, major or critical.")] = None,
    min_confidence: Annotated[float | None, typer.Option(help="From 0 to 1.", min=0, max=1)] = None,
    fail_on: Annotated[str, typer.Option(help="Exit with 1 from this severity on, or never.")] = "minor",
    blocks: Annotated[bool, typer.Option("--blocks", help="Print the blocks and their roles instead.")] = False,
    lang: Language = None,
    lexicons: Folders = [],  # noqa: B006
    parse: Annotated[str | None, typer.Option(help="auto, all or none: which sentences are parsed.")] = None,
    allow_list: Annotated[Path | None, typer.Option(help="File of phrases to let pass, one a line.")] = None,
    config: Config = None,
    allow_private: Private = False,
) -> None:
    """Print the findings of a few articles. Exits with 0 if there are none, 1 if any, 2 if nothing was readable."""
    one_of("--format", output, FORMATS)
    one_of("--fail-on", fail_on, FAIL_ON)
    gc.set_threshold(SELDOM)
    settings = settings_from(config, select, ignore, min_severity, min_confidence, lang, lexicons, parse, allow_list)
    threshold = None if fail_on == "never" else Severity(fail_on)
    summary = _run(inputs, settings, output, blocks, allow_private)
    if not summary.articles:
        raise typer.Exit(2)
    raise typer.Exit(int(not blocks and summary.fails(threshold)))


def _run(inputs: list[str], settings: Settings, output: str, blocks: bool, allow_private: bool) -> Summary:
    """Analyze the inputs one by one and print each report as soon as it is there."""
    from wording.analyzer import Analyzer
    from wording.console import Summary, block_lines, finding_lines
    from wording.records import as_line, block_records, finding_records

    analyzer = Analyzer(settings)
    summary = Summary()
    paint = colours()
    told = output == "text" and not blocks
    for item in read_items(inputs, allow_private, summary):
        report: Report = analyzer.analyze(item.article, likelihood=told, explain=told)
        summary.add(report)
        if output == "jsonl":
            records = block_records(report, item.path) if blocks else finding_records(report, item.path)
            lines: Iterator[str] = map(as_line, records)
        else:
            lines = block_lines(report, item.path) if blocks else finding_lines(report, item.path, paint)
        for line in lines:
            typer.echo(line)
    if told and summary.articles:
        for line in summary.lines():
            typer.echo(line)
    return summary
