"""`wording export`: passages of a run in the formats that others work with."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from wording.commands.choosing import (
    Articles,
    Categories,
    File,
    Hide,
    Languages,
    Least,
    Outlets,
    Rules,
    RunPath,
    Since,
    States,
    Stories,
    Sure,
    Text,
    Until,
    filters_from,
    known_in,
)


def export(
    run: RunPath,
    output: Annotated[str, typer.Option("-o", "--output", help="File to write, or - for standard output.")],
    form: Annotated[str | None, typer.Option("--format", help="Format; else the ending of the file tells.")] = None,
    rule: Rules = [],  # noqa: B006
    category: Categories = [],  # noqa: B006
    min_severity: Least = None,
    min_confidence: Sure = 0.0,
    outlet: Outlets = [],  # noqa: B006
    lang: Languages = [],  # noqa: B006
    since: Since = None,
    until: Until = None,
    story: Stories = [],  # noqa: B006
    article: Articles = [],  # noqa: B006
    text: Text = None,
    review: States = [],  # noqa: B006
    hide_rejected: Hide = False,
    by: Annotated[str | None, typer.Option(help="Whose decisions count; else those of all reviewers.")] = None,
    decisions: File = None,
    sample: Annotated[int | None, typer.Option(help="So many at random.", min=1)] = None,
    seed: Annotated[int, typer.Option(help="Makes a sample repeatable.")] = 0,
    limit: Annotated[int | None, typer.Option(help="At most so many.", min=1)] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it exists.")] = False,
) -> None:
    """Write findings to a file: csv, jsonl, xlsx, parquet, md, html, marot, esa, pearmut, sarif or label-studio."""
    from wording.console import harmless, plural
    from wording.export import export as write
    from wording.export.from_run import Choice, material
    from wording.review.verdicts import open_with_decisions

    filters = filters_from(
        rules=rule,
        categories=category,
        severity=min_severity,
        confidence=min_confidence,
        outlets=outlet,
        languages=lang,
        since=since,
        until=until,
        stories=story,
        articles=article,
        text=text,
        review=review,
        hide_rejected=hide_rejected,
    )
    opened = open_with_decisions(run, decisions, by)
    found = material(opened, Choice(known_in(opened, filters), limit, sample, seed))
    with TemporaryDirectory() as folder:
        target = Path(folder, f"findings.{form or 'jsonl'}") if output == "-" else Path(output)
        done = write(found, target, form or ("jsonl" if output == "-" else None), force=force)
        if output == "-":
            with target.open("rb") as file:
                shutil.copyfileobj(file, sys.stdout.buffer)
            sys.stdout.flush()
    for note in done.notes:
        typer.echo(harmless(f"note: {note}"), err=True)
    names = "standard output" if output == "-" else ", ".join(map(str, done.files))
    typer.echo(harmless(f"{plural(done.findings, 'finding')} written to {names}"), err=True)
