"""`wording compare`: how outlets word the same thing."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from wording.commands.options import Config, Folders, Inputs, Language, Private, one_of, read_items, settings_from
from wording.settings import SettingsError

if TYPE_CHECKING:
    from wording.analyzer import Analyzer
    from wording.framing.comparison import Period
    from wording.framing.concepts import Concepts
    from wording.framing.concordance import Order
    from wording.framing.crew import Reader
    from wording.framing.tables import Table
    from wording.framing.tally import By
    from wording.likelihood.outlets import Scored
    from wording.model import Article, Span
    from wording.settings import Settings
    from wording.view import ArticleView

WORKERS = 4
"""More processes than so many are not started unless they are asked for."""


def compare(
    inputs: Inputs,
    by: Annotated[str, typer.Option(help="outlet, language, date (months) or story.")] = "outlet",
    concept: Annotated[list[str], typer.Option("--concept", help="Only this concept. May be repeated.")] = [],  # noqa: B006
    term: Annotated[
        list[str], typer.Option("--term", help="A choice of your own: “wall,barrier,fence”. May be repeated.")
    ] = [],  # noqa: B006
    concepts: Annotated[Path | None, typer.Option("--concepts", help="File with concepts of your own.")] = None,
    kwic: Annotated[str | None, typer.Option(help="Print every use of this concept in its sentence.")] = None,
    sort: Annotated[str, typer.Option(help="Order of these lines: left, right, outlet or date.")] = "outlet",
    keyness: Annotated[bool, typer.Option("--keyness", help="Words and phrases that set each group apart.")] = False,
    around: Annotated[str | None, typer.Option(help="Adjectives and verbs around this name: “Moscow”.")] = None,
    labels: Annotated[bool, typer.Option("--labels", help="What each group calls people and places.")] = False,
    timeline: Annotated[str | None, typer.Option(help="Shares by week or month.")] = None,
    output: Annotated[str, typer.Option("--format", help="text, csv or jsonl.")] = "text",
    table: Annotated[
        str | None,
        typer.Option(
            help="Only this table: shares, tests, differences, groups, timeline, keyness, around, labels or concordance."
        ),
    ] = None,
    top: Annotated[int, typer.Option(min=0, help="Entries of each list in text; 0 shows all.")] = 20,
    whole: Annotated[bool, typer.Option("--whole", help="Also concepts that do not differ in full.")] = False,
    seed: Annotated[int, typer.Option(min=0, help="Seed of the bootstrap.")] = 2022,
    likelihood: Annotated[
        bool, typer.Option("--likelihood", help="In text: how far each outlet reads like machine translation.")
    ] = False,
    lang: Language = None,
    lexicons: Folders = [],  # noqa: B006
    parse: Annotated[
        str | None,
        typer.Option(
            help="auto: parse where words leave in doubt who speaks; all: everything. Left out, only --around parses."
        ),
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes that read many articles. Left out, one a core, at most 4.")
    ] = None,
    config: Config = None,
    allow_private: Private = False,
) -> None:
    """Compare how outlets (languages, months, stories) word the same thing. Exits with 0, or 2 if nothing compares."""
    from wording.analyzer import Analyzer
    from wording.console import Summary, harmless
    from wording.framing.compare import Comparer
    from wording.framing.concepts import ConceptError, chosen
    from wording.framing.concordance import ORDERS
    from wording.framing.crew import read_in
    from wording.framing.output import FORMATS, lines
    from wording.framing.tables import TABLES
    from wording.framing.tally import BY

    chosen_from = ((by, BY, "--by"), (output, FORMATS, "--format"), (sort, ORDERS, "--sort"))
    for value, allowed, name in (*chosen_from, (timeline or "week", ("week", "month"), "--timeline")):
        one_of(name, value, allowed)
    _require_table(table, TABLES, kwic, around)
    keyness, labels = keyness or table == "keyness", labels or table == "labels"
    timeline = timeline or ("month" if table == "timeline" else None)
    analyzer = Analyzer(settings_from(config, [], [], None, None, lang, lexicons, parse or "none", None))
    summary = Summary()
    try:
        names = concept or ([kwic] if kwic and not (term or concepts) else [])
        comparer = Comparer(
            chosen(analyzer.lexicons, names, term, concepts), cast("By", by), kwic=kwic, keyness=keyness, labels=labels,
            around=around, parsed=parse != "none",
        )  # fmt: skip
        articles = (item.article for item in read_items(inputs, allow_private, summary, headlines=True))
        scores: list[Scored] = []
        if comparer.needs_views or likelihood:
            for view in views(analyzer, articles, comparer.concepts, entities=labels or bool(around)):
                summary.articles += 1
                comparer.add(view)
                if likelihood:
                    scores.append(_scored(view))
        else:
            make = partial(reader, analyzer.settings, comparer.concepts)
            for article, found in read_in(make, articles, workers or min(WORKERS, os.cpu_count() or 1)):
                summary.articles += 1
                comparer.add_reading(article, found)
        period = cast("Period | None", timeline)
        result = comparer.result(period, pairs=table == "differences", seed=seed) if summary.articles else None
    except ConceptError as error:
        raise SettingsError(str(error)) from None
    shown = {"table": cast("Table | None", table), "width": _width(), "top": top, "whole": whole}
    for line in lines(result, output, cast("Order", sort), **shown) if result else ():  # type: ignore[arg-type]
        typer.echo(harmless(line) if output == "text" else line)
    for line in _outlets(scores) if likelihood and result and output == "text" else ():
        typer.echo(harmless(line))
    for note in result.notes if result and output != "text" else ():
        typer.echo(harmless(f"note: {note}"), err=True)
    raise typer.Exit(0 if result else 2)


def reader(settings: Settings, concepts: Concepts) -> Reader:
    """Return what reads a chunk of articles: for `read_in`, which asks for it in every process."""
    from wording.analyzer import Analyzer
    from wording.framing.readings import reading

    analyzer = Analyzer(settings)
    return lambda chunk: [reading(view, concepts) for view in views(analyzer, chunk, concepts)]


def views(
    analyzer: Analyzer, articles: Iterable[Article], concepts: Concepts, *, entities: bool = False
) -> Iterator[ArticleView]:
    """Yield views lazily; of what the settings let be parsed only that which leaves in doubt who says a term of `concepts`.

    With `entities`, names are looked for in all sentences.
    """
    from wording.analyzer import BATCH, batched
    from wording.annotate.wanted import stretches
    from wording.framing.uses import doubtful

    def wanted(view: ArticleView) -> Sequence[Span]:
        return stretches(view) if view.parse_all else doubtful(view, concepts)

    for batch in batched(articles, BATCH):
        several = [analyzer.view(article) for article in batch]
        analyzer.parse(several, wanted)
        if entities:
            analyzer.recognise(several)
        yield from several


def _scored(view: ArticleView) -> Scored:
    """Return what the likelihood of an outlet is made of: outlet, score, and a number that equal texts share."""
    from wording.framing.copies import fingerprint
    from wording.likelihood import likelihood

    return view.article.outlet, likelihood(view).score, fingerprint(view.article)


def _outlets(scores: list[Scored]) -> Iterator[str]:
    from wording.likelihood import outlet_likelihoods, outlet_lines

    yield ""
    yield from outlet_lines(outlet_likelihoods(scores))


def _require_table(table: str | None, known: tuple[str, ...], kwic: str | None, around: str | None) -> None:
    """Raise `SettingsError` for a table that there is not, or that lacks what it is made of."""
    if table:
        one_of("--table", table, known)
    if table == "concordance" and not kwic:
        raise SettingsError("--table concordance shows the uses of one concept: name it with --kwic")
    if table == "around" and not around:
        raise SettingsError("--table around shows the words beside one name: give it with --around “Moscow”")


def _width() -> int:
    """Return how wide lines may be: as the terminal, or 100 columns where there is none."""
    from shutil import get_terminal_size

    from wording.framing.columns import LEAST, MOST, WIDTH

    return min(MOST, max(LEAST, get_terminal_size((WIDTH, 24)).columns))
