"""`wording evaluate`: systems against references, with our own findings beside the scores."""

from __future__ import annotations

from typing import Annotated

import typer

from wording.commands.options import Config, Folders, Ignore, Language, Select, one_of, settings_from

TESTS = ("both", "bootstrap", "randomisation", "none")


def evaluate(
    hypothesis: Annotated[
        list[str], typer.Option("--hypothesis", help="FILE or NAME=FILE, a segment a line. Repeat for more systems.")
    ],
    reference: Annotated[list[str], typer.Option("--reference", help="FILE, aligned. Repeat for more references.")],
    source: Annotated[str | None, typer.Option(help="FILE, aligned: lets the rules that need a source run.")] = None,
    output: Annotated[str, typer.Option("--format", help="text, csv, jsonl or latex.")] = "text",
    table: Annotated[
        str, typer.Option(help="For csv, jsonl and latex: systems, tests, buckets, segments or rules.")
    ] = "systems",
    lang: Language = None,
    source_lang: Annotated[str | None, typer.Option(help="ISO 639-1 code of the source.")] = None,
    metric: Annotated[
        list[str], typer.Option("--metric", help="Only this one of BLEU, chrF, chrF++, TER. May be repeated.")
    ] = [],  # noqa: B006
    tokenize: Annotated[str | None, typer.Option(help="BLEU's tokenizer; else the one for --lang.")] = None,
    test: Annotated[str, typer.Option(help="Between systems: both, bootstrap, randomisation or none.")] = "both",
    samples: Annotated[int, typer.Option(help="Bootstrap resamples; 0 for no intervals.", min=0)] = 1_000,
    trials: Annotated[int, typer.Option(help="Trials of the randomisation.", min=1)] = 10_000,
    seed: Annotated[int, typer.Option(help="The same seed gives the same numbers.", min=1)] = 12345,
    select: Select = [],  # noqa: B006
    ignore: Ignore = [],  # noqa: B006
    lexicons: Folders = [],  # noqa: B006
    config: Config = None,
) -> None:
    """Score systems against references with sacreBLEU. Exits with 0, or 2 for files that cannot be compared."""
    from wording.analyzer import Analyzer
    from wording.console import harmless
    from wording.evaluation import Options, read, result
    from wording.evaluation import evaluate as evaluated
    from wording.evaluation.lines import check_aligned, named
    from wording.evaluation.metrics import METRICS
    from wording.evaluation.output import FORMATS, lines

    one_of("--format", output, FORMATS)
    one_of("--table", table, result.TABLES)
    one_of("--test", test, TESTS)
    settings = settings_from(config, select, ignore, None, None, lang, lexicons, None, None)
    options = Options(
        language=settings.language,
        source_language=source_lang,
        tokenizer=tokenize,
        tests=tuple(name for name in TESTS[1:3] if test in ("both", name)),
        samples=samples,
        trials=trials,
        seed=seed,
        metrics=tuple(metric) or METRICS,
    )
    systems = [read(path, name) for name, path in named(hypothesis)]
    references = [read(path) for path in reference]
    original = read(source) if source else None
    files = [*systems, *references, *([original] if original else [])]
    check_aligned(files)
    for note in dict.fromkeys(note for item in files for note in item.notes):
        typer.echo(harmless(f"note: {note}"), err=True)
    found = evaluated(
        {item.name: item.lines for item in systems},
        [item.lines for item in references],
        original.lines if original else None,
        options,
        Analyzer(settings),
    )
    for line in lines(found, output, table):
        typer.echo(harmless(line) if output == "text" else line)
