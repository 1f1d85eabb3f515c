"""Seconds and peak memory of exports, each in a process of its own.

    python benchmarks/export.py [--findings 1000000] [--sheet 100000] [--formats csv,jsonl] [--run RUN | --from-run]

Findings are made up, each of about a thousand characters with its surroundings, and are streamed, so that what is measured
is the format alone. With `--run` they are read from a run, with `--from-run` from one that is made up first. `--sheet` is how
many go to xlsx.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa

from wording.export import FORMATS, Material, export
from wording.export.columns import evidence
from wording.export.from_run import Choice, material
from wording.runs.finishing import finished
from wording.runs.folder import MARKERS, Folder
from wording.runs.manifest import Manifest, Marker
from wording.runs.parts import commit, write
from wording.runs.rows import FindingRow, RunInfo
from wording.runs.schema import ARTICLES, FINDINGS, TABLES, place_of
from wording.runs.store import open_run

LINE = "The envoys met at the harbour on Friday, the minister said, and will meet again when the ice is gone. "
PASSAGE = "the the"
EACH = 10
"""Findings an article."""

CHUNK = 1_000
"""Articles a chunk of a run that is made up."""

SIGNATURE = "wording:0.1.0|lang:en|pipe:none|lex:0123abcd|rules:57.0123abcd"


def text_of(article: str) -> str:
    """Return the text in which every made-up article has its findings: a line each."""
    return "".join(f"{LINE}{PASSAGE}{LINE * 3}\n" for _ in range(EACH))


def made_up(count: int) -> Iterator[FindingRow]:
    """Yield findings, ten an article."""
    line = len(text_of("")) // EACH
    for number in range(count):
        article, place = divmod(number, EACH)
        start = place * line + len(LINE)
        yield FindingRow(
            f"article-{article}", place, f"Outlet {article % 40}", LINE[:70], "2022-01-11", "en",
            f"https://outlet-{article % 40}.example/news/{article}", f"story-{article % 900}", f"news/{article}.txt",
            f"{article:016x}", "repeated-word", "linguistic-conventions/grammar", ("minor", "major")[number % 2], 0.85,
            start, start + len(PASSAGE), PASSAGE, LINE * 4, LINE * 4, f"“{PASSAGE}” stands twice in a row.", "the",
            {"word": "the"}, "body", SIGNATURE,
        )  # fmt: skip


def of_nothing(count: int) -> Material:
    """Return material that is made up."""
    info = RunInfo(1, "0.1.0", "2026-01-01", {}, (SIGNATURE,), count // EACH, count * 80, count, 0, True)
    return Material(info=info, findings=made_up(count), text=text_of)


def big_run(path: Path, findings: int) -> Path:
    """Write the tables of a run with so many made-up findings, as a batch would, in chunks of a thousand articles."""
    folder = Folder(path)
    for name in TABLES:
        folder.make(name)
    folder.make(MARKERS)
    rows, markers = made_up(findings), []
    for chunk in range(-(-findings // (CHUNK * EACH))):
        tables = chunk_of_rows(chunk, list(islice(rows, CHUNK * EACH)))
        marker = Marker(chunk, {name: len(table) for name, table in tables.items()}, signatures=(SIGNATURE,))
        commit(folder, marker, write(folder, tables))
        markers.append(marker)
    finished(folder, Manifest("0.1.0", "2026-01-01", {}, {}, complete=True), markers)
    return path


def chunk_of_rows(chunk: int, rows: list[FindingRow]) -> dict[str, pa.Table]:
    """Return the tables of a chunk that holds the findings."""
    firsts = rows[::EACH]
    places = [place_of(chunk, number // EACH) for number in range(len(rows))]
    found = [
        {"place": place, **{name: getattr(row, name, None) for name in FINDINGS.names[1:]}, "evidence": evidence(row)}
        for place, row in zip(places, rows, strict=True)
    ]
    articles = [
        {
            **{name: getattr(row, name, None) for name in ARTICLES.names},
            "place": place,
            "text": text_of(row.article),
            "words": 80,
            "findings": EACH,
        }
        for place, row in zip(places[::EACH], firsts, strict=True)
    ]
    return {
        "articles": pa.Table.from_pylist(articles, ARTICLES),
        "findings": pa.Table.from_pylist(found, FINDINGS),
    }


def one(form: str, count: int, run: str | None) -> None:
    """Export once and print what it took."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "findings")
        start, begun = time.perf_counter(), time.process_time()
        found = material(open_run(run), Choice(limit=count)) if run else of_nothing(count)
        done = export(found, path, form)
        seconds = time.perf_counter() - start
        processor = time.process_time() - begun
        size = path.stat().st_size / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    took = f"{seconds:7.1f} s, {processor:6.1f} s of processor"
    print(f"{form:13} {done.findings:>9,} findings {took} {peak:6.0f} MB peak {size:6.0f} MB written")


def main() -> None:
    """Measure the formats one after the other."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--findings", type=int, default=1_000_000)
    parser.add_argument("--sheet", type=int, default=100_000)
    parser.add_argument("--formats", default=",".join(FORMATS))
    parser.add_argument("--run")
    parser.add_argument("--from-run", action="store_true")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.from_run:
        with TemporaryDirectory() as folder:
            measure(chosen.formats, ["--run", str(big_run(Path(folder, "run"), chosen.findings)), *sys.argv[1:]])
    elif chosen.one:
        one(chosen.one, chosen.sheet if chosen.one == "xlsx" else chosen.findings, chosen.run)
    else:
        measure(chosen.formats, sys.argv[1:])


def measure(formats: str, options: list[str]) -> None:
    """Run each format in a process of its own."""
    options = [option for option in options if option != "--from-run"]
    for form in formats.split(","):
        subprocess.run([sys.executable, __file__, *options, "--one", form], check=True)


if __name__ == "__main__":
    main()
