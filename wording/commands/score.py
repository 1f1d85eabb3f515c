"""`wording score`: many articles into a run."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wording.commands.options import Config, Folders, Ignore, Inputs, Language, Private, Select, settings_from

if TYPE_CHECKING:
    from wording.runs.progress import Progress
    from wording.runs.rows import RunInfo

INTERRUPTED = 130
"""The exit status of a batch that was asked to stop, as shells have it."""

SHOWN_OUTLETS = 20
"""So many outlets are told at the end."""


def score(
    inputs: Inputs,
    output: Annotated[str, typer.Option("-o", "--output", help="Folder or fsspec address of the run.")],
    workers: Annotated[int, typer.Option(help="Worker processes on this machine.", min=1)] = 1,
    dask: Annotated[str | None, typer.Option(help="Address of a Dask scheduler whose workers do the work.")] = None,
    chunk: Annotated[int | None, typer.Option(help="Articles scored and written together.", min=1)] = None,
    thorough: Annotated[
        bool, typer.Option("--thorough", help="Also parse for attributions and recognise names: better, much slower.")
    ] = False,
    findings_only: Annotated[
        bool,
        typer.Option("--findings-only", help="Leave out attributions, quotations, people, terms, likelihood: faster."),
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print nothing but failures.")] = False,
    json_log: Annotated[
        bool, typer.Option("--json-log", help="Tell progress as JSON lines on standard error.")
    ] = False,
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
    """Score many articles into a run. Goes on where it was broken off; of a grown input only what is new is scored.

    Exits with 0, 1 if something could not be read or scored, 2 if nothing was readable, 130 if it was asked to stop.
    """
    from wording.reading import Limits
    from wording.runs.batch import score as score_batch
    from wording.runs.cutting import CHUNK
    from wording.runs.display import bar, nothing, summary
    from wording.runs.display import json_log as logged
    from wording.runs.progress import Progress

    settings = settings_from(config, select, ignore, min_severity, min_confidence, lang, lexicons, parse, allow_list)
    seen = Progress()

    with logged(sys.stderr) if json_log else nothing() if quiet else bar() as show:

        def watch(progress: Progress) -> None:
            nonlocal seen
            seen = progress
            show(progress)

        info = score_batch(
            inputs,
            output,
            settings,
            workers=workers,
            dask=dask,
            chunk=chunk or CHUNK,
            thorough=thorough,
            findings_only=findings_only,
            limits=Limits(allow_private=allow_private, headlines=True),
            progress=watch,
        )
    if not quiet:
        _tell_errors(seen, output)
        for line in summary(seen, info, output):
            typer.echo(line)
        for line in _outlets(output) if info.complete else ():
            typer.echo(line)
    raise typer.Exit(_status(seen, info))


def _tell_errors(progress: Progress, path: str) -> None:
    """Print the errors of this batch, the first ones one by one."""
    from wording.console import harmless
    from wording.runs.display import SHOWN_ERRORS

    for error in progress.told_errors[:SHOWN_ERRORS]:
        place = error.path if error.row is None else f"{error.path}:{error.row}"
        typer.echo(harmless(f"error: {place}: {error.message}"), err=True)
    more = progress.errors.total() - len(progress.told_errors[:SHOWN_ERRORS])
    if more > 0:
        typer.echo(f"error: {more:,} more stand in {path}/errors", err=True)


def _outlets(path: str) -> Iterator[str]:
    """Yield how far the outlets read like machine translation, where that can be said of any."""
    from wording.console import harmless
    from wording.likelihood import outlet_lines
    from wording.runs.outlets import outlets
    from wording.runs.store import open_run

    told = [row for row in outlets(open_run(path)) if row.mean is not None]
    if told:
        yield from map(harmless, outlet_lines(told[:SHOWN_OUTLETS]))
    if len(told) > SHOWN_OUTLETS:
        yield f"  and {len(told) - SHOWN_OUTLETS:,} more outlets: `wording compare {path} --likelihood` shows all"


def _status(progress: Progress, info: RunInfo) -> int:
    if progress.stopped:
        return INTERRUPTED
    if not info.articles:
        return 2
    return int(bool(progress.problems or progress.errors))
