"""`wording compare`: how outlets word the same thing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from wording.commands.options import Config, Folders, Inputs, Language, Private, one_of, read_items, settings_from
from wording.settings import SettingsError

if TYPE_CHECKING:
    from wording.framing.comparison import Period
    from wording.framing.concordance import Order
    from wording.framing.tally import By


def compare(
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
        one_of(name, value, allowed)
    analyzer = Analyzer(settings_from(config, [], [], None, None, lang, lexicons, parse, None))
    summary = Summary()
    try:
        names = concept or ([kwic] if kwic and not (term or concepts) else [])
        comparer = Comparer(
            chosen(analyzer.lexicons, names, term, concepts), cast("By", by), kwic=kwic, keyness=keyness, labels=labels
        )
        items = read_items(inputs, allow_private, summary, headlines=True)
        for view in analyzer.annotated_many(item.article for item in items):
            summary.articles += 1
            comparer.add(view)
        result = comparer.result(cast("Period | None", timeline)) if summary.articles else None
    except ConceptError as error:
        raise SettingsError(str(error)) from None
    for line in lines(result, output, cast("Order", sort)) if result else ():
        typer.echo(harmless(line) if output == "text" else line)
    raise typer.Exit(0 if result else 2)
