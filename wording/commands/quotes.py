"""`wording quotes`: who is said to have said what, and the same words as several articles render them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import tee
from typing import TYPE_CHECKING, Annotated

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
from wording.settings import SettingsError

if TYPE_CHECKING:
    from wording.analyzer import Analyzer
    from wording.console import Summary
    from wording.renderings.utterance import Utterance


def quotes(
    inputs: Inputs,
    align: Annotated[
        bool, typer.Option("--align", help="Group what several articles render of the same words, and compare it.")
    ] = False,
    embeddings: Annotated[
        bool | None,
        typer.Option(
            "--embeddings/--no-embeddings",
            help="With --align: compare languages by meaning (extra “embeddings”). Left out, where it is installed.",
        ),
    ] = None,
    output: Annotated[str, typer.Option("--format", help="text or jsonl.")] = "text",
    lang: Language = None,
    lexicons: Folders = [],  # noqa: B006
    parse: Annotated[str | None, typer.Option(help="auto, all or none: which sentences are parsed.")] = None,
    config: Config = None,
    allow_private: Private = False,
) -> None:
    """Print who is said to have said what, or with --align how several articles render it.

    Exits with 0, or 2 if nothing was readable.
    """
    from wording.analyzer import Analyzer
    from wording.console import Summary

    one_of("--format", output, FORMATS)
    if embeddings and not align:
        raise SettingsError("--embeddings compares renderings: give --align too")
    analyzer = Analyzer(settings_from(config, [], [], None, None, lang, lexicons, parse, None))
    summary = Summary()
    lines = _aligned if align else _attributed
    for line in lines(inputs, analyzer, summary, output, allow_private, embeddings):
        typer.echo(line)
    raise typer.Exit(0 if summary.articles else 2)


def _attributed(
    inputs: list[str], analyzer: Analyzer, summary: Summary, output: str, allow_private: bool, _embeddings: bool | None
) -> Iterator[str]:
    """Yield the lines of every attribution."""
    from wording.console import attribution_lines
    from wording.records import as_line, attribution_records

    paint = colours()
    items, again = tee(read_items(inputs, allow_private, summary))
    for item, view in zip(items, analyzer.annotated_many(item.article for item in again), strict=True):
        summary.articles += 1
        if output == "jsonl":
            yield from map(as_line, attribution_records(view))
        else:
            yield from attribution_lines(view, item.path, paint)


def _aligned(
    inputs: list[str], analyzer: Analyzer, summary: Summary, output: str, allow_private: bool, embeddings: bool | None
) -> Iterator[str]:
    """Yield the lines of every group of renderings."""
    from wording.console import harmless
    from wording.records import as_line
    from wording.renderings.buckets import grouped
    from wording.renderings.embeddings import installed
    from wording.renderings.output import records, table
    from wording.renderings.score import score

    found = _utterances(inputs, analyzer, summary, allow_private)
    chosen = installed() if embeddings is None else embeddings
    for group in grouped(found, analyzer.lexicons, embeddings=chosen):
        scored = score(group, analyzer.lexicons)
        if output == "jsonl":
            yield from map(as_line, records(scored))
        else:
            yield from map(harmless, table(scored))
            yield ""


def _utterances(inputs: list[str], analyzer: Analyzer, summary: Summary, allow_private: bool) -> Iterator[Utterance]:
    """Yield what the inputs quote and report; a run has it in its tables."""
    from wording.renderings.utterance import utterances
    from wording.runs.store import is_run

    runs = [path for path in inputs if is_run(path)]
    for run in runs:
        yield from _of_run(run, summary)
    others = [path for path in inputs if path not in runs]
    if others:
        for view in analyzer.annotated_many(item.article for item in read_items(others, allow_private, summary)):
            summary.articles += 1
            yield from utterances(view)


def _of_run(path: str, summary: Summary) -> Iterator[Utterance]:
    from wording.runs.filters import Filters
    from wording.runs.readings import utterances
    from wording.runs.store import open_run

    run = open_run(path)
    summary.articles += run.info.articles
    return utterances(run, Filters())
