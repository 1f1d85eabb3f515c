"""`wording review`: what people say of the findings of a run."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from wording.commands.choosing import (
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
from wording.commands.options import FORMATS, one_of

review = typer.Typer(no_args_is_help=True, help="Accept and reject findings of a run, and see what follows from it.")

Findings = Annotated[list[str], typer.Argument(help="Findings as `list` names them, ARTICLE:NUMBER, or their keys.")]
By = Annotated[str | None, typer.Option("--by", help="Who decides; else the name of the user of this machine.")]
Note = Annotated[str, typer.Option("--note", help="A remark to keep.")]


@review.command("list")
def list_(
    run: RunPath,
    rule: Rules = [],  # noqa: B006
    category: Categories = [],  # noqa: B006
    min_severity: Least = None,
    min_confidence: Sure = 0.0,
    outlet: Outlets = [],  # noqa: B006
    lang: Languages = [],  # noqa: B006
    since: Since = None,
    until: Until = None,
    story: Stories = [],  # noqa: B006
    text: Text = None,
    state: States = [],  # noqa: B006
    hide_rejected: Hide = False,
    by: Annotated[str | None, typer.Option("--by", help="Whose decisions count; else those of all reviewers.")] = None,
    decisions: File = None,
    sample: Annotated[int | None, typer.Option(help="So many at random.", min=1)] = None,
    seed: Annotated[int, typer.Option(help="Makes a sample repeatable.")] = 0,
    limit: Annotated[int, typer.Option(help="At most so many.", min=1)] = 20,
    offset: Annotated[int, typer.Option(help="Leave out so many before.", min=0)] = 0,
    output: Annotated[str, typer.Option("--format", help="text or jsonl.")] = "text",
) -> None:
    """List findings with their names and what was decided on them."""
    from wording.review.listing import json_lines, text_lines
    from wording.review.verdicts import beside, open_reviewed

    one_of("--format", output, FORMATS)
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
        text=text,
        review=state,
        hide_rejected=hide_rejected,
    )
    kept = beside(run, decisions)
    opened = open_reviewed(run, kept, by)
    rows = opened.findings(known_in(opened, filters), limit=limit, offset=offset, sample=sample, seed=seed)
    for line in (text_lines if output == "text" else json_lines)(rows, kept):
        typer.echo(line)


@review.command()
def accept(run: RunPath, findings: Findings, by: By = None, note: Note = "", decisions: File = None) -> None:
    """Say of findings that they are right."""
    _decide("accepted", run, findings, by, note, decisions)


@review.command()
def reject(run: RunPath, findings: Findings, by: By = None, note: Note = "", decisions: File = None) -> None:
    """Say of findings that they are wrong."""
    _decide("rejected", run, findings, by, note, decisions)


@review.command()
def unsure(run: RunPath, findings: Findings, by: By = None, note: Note = "", decisions: File = None) -> None:
    """Say of findings that you cannot tell."""
    _decide("unsure", run, findings, by, note, decisions)


@review.command()
def withdraw(run: RunPath, findings: Findings, by: By = None, decisions: File = None) -> None:
    """Take decisions of yours back."""
    from wording.review.decisions import key_of
    from wording.review.lookup import find
    from wording.review.verdicts import beside
    from wording.runs.store import open_run

    kept, name = beside(run, decisions), _reviewer(by)
    for row in find(open_run(run), findings):
        kept.withdraw(key_of(row), name)


@review.command("import")
def import_(
    run: RunPath,
    file: Annotated[
        Path, typer.Argument(help="A csv or xlsx export with its review column filled in, or Label Studio's.")
    ],
    by: Annotated[str | None, typer.Option("--by", help="Who decided; else the file says, or it was you.")] = None,
    decisions: File = None,
) -> None:
    """Read decisions from a file. Exits with 1 if some of them could not be kept."""
    from wording.console import harmless, plural
    from wording.review.importing import matched, read_decisions
    from wording.review.verdicts import beside
    from wording.runs.store import open_run

    kept, opened = beside(run, decisions), open_run(run)
    found = read_decisions(file, by, _reviewer(by))
    known, unknown = matched(found.decisions, opened.stream_findings())
    kept.decide(*known)
    for problem in found.problems:
        typer.echo(harmless(f"error: {problem}"), err=True)
    if unknown:
        typer.echo(f"note: {plural(unknown, 'decision')} on findings that the run does not have left out", err=True)
    typer.echo(f"{plural(len(known), 'decision')} kept, {plural(found.undecided, 'finding')} undecided")
    raise typer.Exit(int(bool(found.problems or unknown)))


@review.command()
def agreement(run: RunPath, decisions: File = None) -> None:
    """Print how far the reviewers agree: Krippendorff's alpha, and how often each pair says the same."""
    from wording.review.agreement import agreement as agreed
    from wording.review.listing import agreement_lines
    from wording.review.verdicts import beside

    for line in agreement_lines(agreed(beside(run, decisions).all())):
        typer.echo(line)


@review.command("allow-list")
def allow_list(
    run: RunPath,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="File to write; else it is printed.")] = None,
    by: Annotated[str | None, typer.Option("--by", help="Whose decisions count; else those of all reviewers.")] = None,
    decisions: File = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it exists.")] = False,
) -> None:
    """Write rejected passages as the phrases that `wording check --allow-list` lets pass."""
    from wording.console import harmless, plural
    from wording.export.atomic import replacing
    from wording.review.allow_list import allow_list as allowed
    from wording.review.verdicts import beside

    found = allowed(beside(run, decisions).all(by))
    for passage, reason in found.left_out:
        typer.echo(harmless(f"note: left out “{passage}”: {reason}"), err=True)
    lines = "".join(f"{phrase}\n" for phrase in found.phrases)
    if output is None:
        typer.echo(lines, nl=False)
        return
    with replacing(output, force=force) as part:
        part.write_text(lines, encoding="utf-8")
    typer.echo(f"{plural(len(found.phrases), 'phrase')} written to {output}", err=True)


def _decide(state: str, run: str, findings: list[str], by: str | None, note: str, decisions: Path | None) -> None:
    """Keep one decision on each of some findings."""
    from wording.console import plural
    from wording.review.decisions import Decision, key_of
    from wording.review.lookup import find
    from wording.review.verdicts import beside
    from wording.runs.store import open_run

    kept, name = beside(run, decisions), _reviewer(by)
    rows = find(open_run(run), findings)
    made = [Decision(key_of(row), name, state, note, passage=row.text, language=row.language) for row in rows]
    kept.decide(*made)
    typer.echo(f"{plural(len(made), 'finding')} {state} by {name}")


def _reviewer(by: str | None) -> str:
    """Return who decides: the name given, else that of the user of this machine. Raises `SettingsError`."""
    from getpass import getuser

    from wording.settings import SettingsError

    try:
        name = getuser() if by is None else by.strip()
    except (OSError, KeyError):
        name = ""
    if not name:
        raise SettingsError("who decides is not known; give --by NAME")
    return name
