"""The command line: options in, API called, lines out. Nothing here knows how anything is found."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import tee
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from wording.mqm import Severity
from wording.settings import PARSE, Settings, SettingsError, find, load, with_allow_file

if TYPE_CHECKING:
    from wording.console import Summary
    from wording.framing.comparison import Period
    from wording.framing.concordance import Order
    from wording.framing.tally import By
    from wording.model import Report
    from wording.reading import Item

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Flags likely machine-translation artifacts in news and compares how outlets word the same thing.",
)

Inputs = Annotated[list[str], typer.Argument(help="Files, folders, globs, http(s) addresses, or - for standard input.")]
Select = Annotated[list[str], typer.Option("--select", help="Only this rule or MQM category. May be repeated.")]
Ignore = Annotated[list[str], typer.Option("--ignore", help="Leave out this rule or category. May be repeated.")]
Language = Annotated[str | None, typer.Option("--lang", help="ISO 639-1 code; overrides identification.")]
Folders = Annotated[list[Path], typer.Option("--lexicons", help="Folder with lexicons of your own. May be repeated.")]
Config = Annotated[Path | None, typer.Option("--config", help="Settings file; else the nearest wording.toml is read.")]
Private = Annotated[bool, typer.Option("--allow-private", help="Also fetch from private network addresses.")]

FORMATS = ("text", "jsonl")
FAIL_ON = (*(severity.value for severity in Severity), "never")


@app.callback(invoke_without_command=True)
def _top(version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False) -> None:
    if version:
        from importlib.metadata import version as installed

        typer.echo(f"wording {installed('wording')}")
        raise typer.Exit


@app.command()
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
    _one_of("--format", output, FORMATS)
    _one_of("--fail-on", fail_on, FAIL_ON)
    settings = _settings(config, select, ignore, min_severity, min_confidence, lang, lexicons, parse, allow_list)
    threshold = None if fail_on == "never" else Severity(fail_on)
    summary = _run(inputs, settings, output, blocks, allow_private)
    if not summary.articles:
        raise typer.Exit(2)
    raise typer.Exit(int(not blocks and summary.fails(threshold)))


def _run(inputs: list[str], settings: Settings, output: str, blocks: bool, allow_private: bool) -> Summary:
    """Analyze the inputs one by one and print each report as soon as it is there."""
    from wording.analyzer import Analyzer
    from wording.console import Paint, Summary, block_lines, finding_lines
    from wording.records import as_line, block_records, finding_records

    analyzer = Analyzer(settings)
    summary = Summary()
    paint = Paint(sys.stdout.isatty() and "NO_COLOR" not in os.environ)
    for item in _items(inputs, allow_private, summary):
        report: Report = analyzer.analyze(item.article)
        summary.add(report)
        if output == "jsonl":
            records = block_records(report, item.path) if blocks else finding_records(report, item.path)
            lines: Iterator[str] = map(as_line, records)
        else:
            lines = block_lines(report, item.path) if blocks else finding_lines(report, item.path, paint)
        for line in lines:
            typer.echo(line)
    if output == "text" and not blocks and summary.articles:
        for line in summary.lines():
            typer.echo(line)
    return summary


def _items(inputs: list[str], allow_private: bool, summary: Summary, headlines: bool = False) -> Iterator[Item]:
    """Yield what could be read, with `headlines` also titles without a text.

    Tell on standard error what could not be read, and how far the work is.
    """
    from wording.console import harmless
    from wording.progress import progress
    from wording.reading import Item, Limits, read

    with progress() as step:
        for item in read(inputs, limits=Limits(allow_private=allow_private, headlines=headlines)):
            if isinstance(item, Item):
                for note in item.notes:
                    typer.echo(harmless(f"note: {item.path}: {note}"), err=True)
                yield item
            else:
                summary.problems += 1
                typer.echo(harmless(f"error: {item}"), err=True)
            step()


@app.command("quotes")
def quotes_command(
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
    from wording.console import Paint, Summary, attribution_lines
    from wording.records import as_line, attribution_records

    _one_of("--format", output, FORMATS)
    analyzer = Analyzer(_settings(config, [], [], None, None, lang, lexicons, parse, None))
    paint = Paint(sys.stdout.isatty() and "NO_COLOR" not in os.environ)
    summary = Summary()
    items, again = tee(_items(inputs, allow_private, summary))
    for item, view in zip(items, analyzer.annotated_many(item.article for item in again), strict=True):
        summary.articles += 1
        as_text = attribution_lines(view, item.path, paint)
        for line in map(as_line, attribution_records(view)) if output == "jsonl" else as_text:
            typer.echo(line)
    raise typer.Exit(0 if summary.articles else 2)


@app.command("people")
def people_command(
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

    _one_of("--format", output, FORMATS)
    analyzer = Analyzer(_settings(config, [], [], None, None, lang, lexicons, parse, None))
    summary, people = Summary(), People()
    articles = (item.article for item in _items(inputs, allow_private, summary))
    for view in analyzer.annotated_many(articles, attributions=False, entities=True):
        summary.articles += 1
        people.add(view)
        for record in person_records(view) if output == "jsonl" else ():
            typer.echo(as_line(record))
    for line in people.lines() if output == "text" else ():
        typer.echo(line)
    raise typer.Exit(0 if summary.articles else 2)


@app.command("compare")
def compare_command(
    inputs: Inputs,
    by: Annotated[str, typer.Option(help="outlet, language, date (months) or story.")] = "outlet",
    concept: Annotated[list[str], typer.Option("--concept", help="Only this concept. May be repeated.")] = [],  # noqa: B006
    term: Annotated[
        list[str], typer.Option("--term", help="A choice of your own: “wall,barrier,fence”. May be repeated.")
    ] = [],  # noqa: B006
    concepts: Annotated[Path | None, typer.Option("--concepts", help="File with concepts of your own.")] = None,
    output: Annotated[str, typer.Option("--format", help="text, csv or jsonl.")] = "text",
    kwic: Annotated[str | None, typer.Option(help="Print every use of this concept in its sentence.")] = None,
    sort: Annotated[str, typer.Option(help="Order of these lines: left, right, outlet or date.")] = "outlet",
    keyness: Annotated[bool, typer.Option("--keyness", help="Words that set each group apart.")] = False,
    labels: Annotated[bool, typer.Option("--labels", help="Titles and spellings of names given to people.")] = False,
    timeline: Annotated[str | None, typer.Option(help="Shares by week or month.")] = None,
    lang: Language = None,
    lexicons: Folders = [],  # noqa: B006
    parse: Annotated[str, typer.Option(help="none, auto or all: parse sentences to tell who speaks.")] = "none",
    config: Config = None,
    allow_private: Private = False,
) -> None:
    """Compare how outlets (languages, months, stories) word the same thing. Exits with 0, or 2 if nothing compares."""
    from wording.analyzer import Analyzer
    from wording.console import Summary, harmless
    from wording.framing.compare import Comparer
    from wording.framing.concepts import ConceptError, chosen
    from wording.framing.concordance import ORDERS
    from wording.framing.output import FORMATS, lines
    from wording.framing.tally import BY

    chosen_from = ((by, BY, "--by"), (output, FORMATS, "--format"), (sort, ORDERS, "--sort"))
    for value, allowed, name in (*chosen_from, (timeline or "week", ("week", "month"), "--timeline")):
        _one_of(name, value, allowed)
    analyzer = Analyzer(_settings(config, [], [], None, None, lang, lexicons, parse, None))
    summary = Summary()
    try:
        names = concept or ([kwic] if kwic and not (term or concepts) else [])
        comparer = Comparer(
            chosen(analyzer.lexicons, names, term, concepts), cast("By", by), kwic=kwic, keyness=keyness, labels=labels
        )
        items = _items(inputs, allow_private, summary, headlines=True)
        for view in analyzer.annotated_many(item.article for item in items):
            summary.articles += 1
            comparer.add(view)
        result = comparer.result(cast("Period | None", timeline)) if summary.articles else None
    except ConceptError as error:
        raise SettingsError(str(error)) from None
    for line in lines(result, output, cast("Order", sort)) if result else ():
        typer.echo(harmless(line) if output == "text" else line)
    raise typer.Exit(0 if result else 2)


@app.command("rules")
def rules_command(
    name: Annotated[str | None, typer.Argument(help="The rule whose page is wanted.")] = None,
) -> None:
    """List the rules, or print one rule's page with its examples."""
    from wording.reference import rule_page, rules_table

    for line in rule_page(name) if name else rules_table():
        typer.echo(line)


@app.command("languages")
def languages_command() -> None:
    """Print what this installation can do for each language, and what to install for more."""
    from wording.reference import languages_table

    for line in languages_table():
        typer.echo(line)


@app.command("lexicons")
def lexicons_command(
    action: Annotated[str, typer.Argument(help="list or validate.")] = "list",
    folder: Annotated[Path | None, typer.Argument(help="A folder of your own; else the shipped lexicons.")] = None,
) -> None:
    """List lexicon files with their number of entries, or validate a folder: its form and every entry's examples."""
    from wording.lexicon_check import listing, problems

    _one_of("the action", action, ("list", "validate"))
    if action == "list":
        for line in listing(folder):
            typer.echo(line)
        return
    found = list(problems(folder))
    for problem in found:
        typer.echo(problem, err=True)
    typer.echo(f"{len(found)} problems" if found else "no problems")
    raise typer.Exit(2 if found else 0)


def _settings(
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
    settings = load(path) if path else Settings()
    if min_severity is not None:
        _one_of("--min-severity", min_severity, tuple(Severity))
        settings = replace(settings, min_severity=Severity(min_severity))
    if min_confidence is not None:
        settings = replace(settings, min_confidence=min_confidence)
    if parse is not None:
        _one_of("--parse", parse, PARSE)
        settings = replace(settings, parse=parse)
    settings = replace(
        settings,
        select=tuple(select) or settings.select,
        ignore=(*settings.ignore, *ignore),
        language=lang or settings.language,
        lexicons=(*settings.lexicons, *lexicons),
    )
    return with_allow_file(settings, allow_list) if allow_list else settings


def _one_of(name: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise SettingsError(f"{name} is one of {', '.join(allowed)}, not “{value}”")


def main() -> None:
    """Run the command line; every foreseeable failure is one clear line and exit status 2."""
    from wording.lexicon import LexiconError

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app(standalone_mode=True)
    except (SettingsError, LexiconError) as error:
        typer.echo(f"error: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
