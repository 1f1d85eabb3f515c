"""`wording diff`: what two runs found differently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from wording.commands.options import one_of

if TYPE_CHECKING:
    from wording.runs.difference import Change, Difference

FORMATS = ("text", "csv", "jsonl")
_SIGNS = {"lost": "−", "gained": "+", "reclassified": "~"}


def diff(
    before: Annotated[str, typer.Argument(help="A run.")],
    after: Annotated[str, typer.Argument(help="Another run over the same articles.")],
    output: Annotated[str, typer.Option("--format", help="text, csv or jsonl.")] = "text",
) -> None:
    """Print the findings that one run has and the other has not. Exits with 0 if there are none, 1 if any."""
    from wording.runs.difference import Difference
    from wording.runs.store import open_run

    one_of("--format", output, FORMATS)
    difference = Difference(open_run(before), open_run(after))
    count = 0

    def counted() -> Iterator[Change]:
        nonlocal count
        for count, change in enumerate(difference.changes(), 1):  # noqa: B007
            yield change

    for line in (_text if output == "text" else _records)(difference, counted(), output):
        typer.echo(line)
    raise typer.Exit(int(bool(count)))


def _text(difference: Difference, changes: Iterable[Change], _: str) -> Iterator[str]:
    from collections import Counter

    from wording.console import harmless, plural

    for sign, run in (("−", difference.before), ("+", difference.after)):
        for signature in run.info.signatures:
            yield harmless(f"{sign} {run.path}: {signature}")
    for name, (old, new) in difference.settings().items():
        yield harmless(f"{name}: {old} → {new}")
    kinds: Counter[str] = Counter()
    for change in changes:
        kinds[change.kind] += 1
        yield harmless(_line(change))
    covered = difference.coverage()
    told = ", ".join(f"{number:,} {kind}" for kind, number in kinds.items()) or "no difference"
    yield f"{told} in {plural(covered.same, 'article')} that both runs have with the same text"
    apart = {
        "only in the first": covered.only_before,
        "only in the second": covered.only_after,
        "with another text": covered.changed,
    }
    if any(apart.values()):
        yield "not compared: " + ", ".join(f"{number:,} {where}" for where, number in apart.items() if number)


def _line(change: Change) -> str:
    found = change.finding
    severity = f"{change.severity_before} → {found.severity}" if change.severity_before else found.severity
    place = f"{found.article}:{found.start}"
    return f"{_SIGNS[change.kind]} {place}: {found.rule} [{severity}, {found.confidence:.2f}] {found.message}"


def _records(_: Difference, changes: Iterable[Change], output: str) -> Iterator[str]:
    """Yield the lines of a table of changes; as CSV, a cell that a spreadsheet would take for a formula gets an apostrophe."""
    import csv
    import io
    import json
    from dataclasses import asdict

    for number, change in enumerate(changes):
        found = {name: value for name, value in asdict(change.finding).items() if name != "review"}
        record: dict[str, object] = {"change": change.kind.value, "severity_before": change.severity_before, **found}
        if output == "jsonl":
            yield json.dumps(record, ensure_ascii=False)
            continue
        if not number:
            yield ",".join(record)
        line = io.StringIO()
        record["evidence"] = json.dumps(record["evidence"], ensure_ascii=False)
        csv.writer(line, lineterminator="").writerow(map(_cell, record.values()))
        yield line.getvalue()


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value[:1] in tuple("=+-@\t\r") else value
