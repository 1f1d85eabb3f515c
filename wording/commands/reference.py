"""`wording rules`, `wording languages`, `wording lexicons`: what there is to look up."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from wording.commands.options import one_of


def rules(
    name: Annotated[str | None, typer.Argument(help="The rule whose page is wanted.")] = None,
    review: Annotated[
        str | None, typer.Option("--review", metavar="RUN", help="How often rules were right in a run.")
    ] = None,
    decisions: Annotated[
        Path | None, typer.Option(help="File of decisions; else review.sqlite in the run's folder.")
    ] = None,
) -> None:
    """List the rules, or print one rule's page with its examples, or the precision that reviewers found."""
    from wording.reference import rule_page, rules_table

    if review is not None:
        _measured(name, review, decisions)
        return
    for line in rule_page(name) if name else rules_table():
        typer.echo(line)


def _measured(name: str | None, run: str, decisions: Path | None) -> None:
    """Print the precision of the rules, or of one, as far as people decided on findings of a run."""
    from wording.review.precision import precision, precision_table
    from wording.review.verdicts import beside, verdicts

    rows = precision(verdicts(beside(run, decisions).all()))
    chosen = [row for row in rows if name in (None, row.rule)]
    if not chosen:
        typer.echo("nothing was decided on yet; `wording review list` shows what can be", err=True)
        return
    for line in precision_table(chosen):
        typer.echo(line)


def languages() -> None:
    """Print what this installation can do for each language, and what to install for more."""
    from wording.reference import languages_table

    for line in languages_table():
        typer.echo(line)


def lexicons(
    action: Annotated[str, typer.Argument(help="list or validate.")] = "list",
    folder: Annotated[Path | None, typer.Argument(help="A folder of your own; else the shipped lexicons.")] = None,
) -> None:
    """List lexicon files with their number of entries, or validate a folder: its form and every entry's examples."""
    from wording.lexicon_check import listing, problems

    one_of("the action", action, ("list", "validate"))
    if action == "list":
        for line in listing(folder):
            typer.echo(line)
        return
    found = list(problems(folder))
    for problem in found:
        typer.echo(problem, err=True)
    typer.echo(f"{len(found)} problems" if found else "no problems")
    raise typer.Exit(2 if found else 0)
