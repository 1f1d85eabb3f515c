"""`wording rules`, `wording languages`, `wording lexicons`: what there is to look up."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from wording.commands.options import one_of


def rules(
    name: Annotated[str | None, typer.Argument(help="The rule whose page is wanted.")] = None,
) -> None:
    """List the rules, or print one rule's page with its examples."""
    from wording.reference import rule_page, rules_table

    for line in rule_page(name) if name else rules_table():
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
