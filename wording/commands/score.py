"""`wording score`: many articles into a run."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from wording.commands.options import Config, Folders, Ignore, Inputs, Language, Private, Select, settings_from


def score(
    inputs: Inputs,
    output: Annotated[str, typer.Option("-o", "--output", help="Folder or fsspec address of the run.")],
    select: Select = [],  # noqa: B006
    ignore: Ignore = [],  # noqa: B006
    min_severity: Annotated[str | None, typer.Option(help="minor, major or critical.")] = None,
    min_confidence: Annotated[float | None, typer.Option(help="From 0 to 1.", min=0, max=1)] = None,
    lang: Language = None,
    lexicons: Folders = [],  # noqa: B006
    parse: Annotated[str | None, typer.Option(help="auto, all or none: which sentences are parsed.")] = None,
    allow_list: Annotated[Path | None, typer.Option(help="File of phrases to let pass, one a line.")] = None,
    config: Config = None,
    allow_private: Private = False,
) -> None:
    """Score many articles into a run; what the run holds already is not scored again."""
    from wording.runs.batch import score as score_batch

    settings = settings_from(config, select, ignore, min_severity, min_confidence, lang, lexicons, parse, allow_list)
    info = score_batch(inputs, output, settings)
    typer.echo(f"{info.articles:,} articles, {info.words:,} words, {info.findings:,} findings, {info.errors:,} errors")
    raise typer.Exit(int(bool(info.errors)))
