"""The command line: the commands under one name, and failures as one clear line."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from wording.commands.app import app as serve
from wording.commands.check import check
from wording.commands.compare import compare
from wording.commands.diff import diff
from wording.commands.evaluate import evaluate
from wording.commands.export import export
from wording.commands.people import people
from wording.commands.quotes import quotes
from wording.commands.reference import languages, lexicons, rules
from wording.commands.review import review
from wording.commands.score import score
from wording.settings import SettingsError

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Flags likely machine-translation artifacts in news and compares how outlets word the same thing.",
)
for command in (check, score, diff, quotes, people, compare, evaluate, export, rules, languages, lexicons):
    app.command()(command)
app.command("app")(serve)
app.add_typer(review, name="review")


@app.callback(invoke_without_command=True)
def _top(version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False) -> None:
    if version:
        from importlib.metadata import version as installed

        typer.echo(f"wording {installed('wording')}")
        raise typer.Exit


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
