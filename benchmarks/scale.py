"""A run of millions of findings that nobody had to look for: what store, counts, pages and comparison cost at that size.

    python benchmarks/scale.py RUN --work DIR [--chunks 1000] [--articles 1000] [--findings 10] [--text 1600]

Rows are drawn at random from those of RUN, a real one, get ids and places of their own, and are written and committed as
a batch would. Then pages, counts and a difference are timed in a process of their own, whose peak memory is told.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from batch import timed
from pyarrow.parquet import read_table

from wording.runs.difference import Difference
from wording.runs.filters import Filters
from wording.runs.finishing import finished
from wording.runs.folder import MANIFEST, MARKERS, Folder
from wording.runs.manifest import Marker
from wording.runs.parts import commit, write
from wording.runs.schema import CHUNK_BITS, TABLES
from wording.runs.store import open_run, read_manifest


class Drawn:
    """Chunks of rows drawn from a real run."""

    def __init__(self, run: Path, articles: int, findings: int, characters: int) -> None:
        self._random = np.random.default_rng(7)
        self._articles, self._findings = articles, findings
        self._base = {name: read_table(run / name, schema=TABLES[name]) for name in ("articles", "findings")}
        text = pa.compute.utf8_slice_codeunits(self._base["articles"]["text"], 0, characters)
        place = self._base["articles"].schema.get_field_index("text")
        self._base["articles"] = self._base["articles"].set_column(place, TABLES["articles"].field("text"), text)

    def chunk(self, number: int) -> dict[str, pa.Table]:
        """Return the tables of a chunk: so many articles with so many findings each."""
        places = (np.int64(number) << CHUNK_BITS) + np.arange(self._articles)
        names = np.char.add(f"s{number}.", np.arange(self._articles).astype(str))
        article = {"place": places, "article": names, "outlet": np.char.add("outlet ", self._some(50).astype(str))}
        article["date"] = np.char.add("2022-", np.char.zfill((1 + self._some(12)).astype(str), 2))
        article["date"] = np.char.add(article["date"], "-15")
        article["findings"] = np.full(self._articles, self._findings, dtype=np.int32)
        of = np.repeat(np.arange(self._articles), self._findings)
        finding = {
            "place": places[of],
            "article": names[of],
            "number": np.tile(np.arange(self._findings, dtype=np.int32), self._articles),
        }
        return {"articles": self._draw("articles", article), "findings": self._draw("findings", finding)}

    def _some(self, most: int) -> np.ndarray[Any, Any]:
        return self._random.integers(0, most, self._articles)

    def _draw(self, name: str, given: dict[str, np.ndarray[Any, Any]]) -> pa.Table:
        base, size = self._base[name], len(given["place"])
        table = base.take(pa.array(self._random.integers(0, base.num_rows, size)))
        for column, values in given.items():
            field = TABLES[name].field(column)
            values = pa.array(values.tolist() if values.dtype.kind == "U" else values, field.type)
            table = table.set_column(table.schema.get_field_index(column), field, values)
        return table.combine_chunks()


def simulate(run: Path, target: Path, options: argparse.Namespace) -> None:
    """Write and commit the chunks of a run, as a batch does."""
    shutil.rmtree(target, ignore_errors=True)
    drawn = Drawn(run, options.articles, options.findings, options.text)
    folder = Folder(target)
    for name in (*TABLES, MARKERS):
        folder.make(name)
    manifest = read_manifest(Folder(run)).__class__.from_json(
        {
            **read_manifest(Folder(run)).as_json(),
            **{"chunks": 0, "complete": False, "parts": {}, "counts": {}, "words": 0, "replaced": []},
        }
    )
    folder.write_json(manifest.as_json(), MANIFEST)
    start = time.perf_counter()
    markers = []
    for number in range(options.chunks):
        tables = drawn.chunk(number)
        words = pa.compute.sum(tables["articles"]["words"]).as_py()
        marker = Marker(number, {name: table.num_rows for name, table in tables.items()}, words=words)
        commit(folder, marker, write(folder, tables))
        markers.append(marker)
    finished(folder, manifest, markers)
    seconds = time.perf_counter() - start
    for name in ("articles", "findings"):
        size = sum(path.stat().st_size for path in (target / name).iterdir())
        rows = open_run(target).info.counts[name]
        print(f"{name}: {rows:,} rows, {size / 1e6:,.0f} MB, {size / rows:.0f} bytes a row")
    print(f"written and committed in {seconds:.0f} s")


def ask(path: Path, *, compare: bool) -> None:
    """Print how long questions to a run take, and the peak memory of this process."""
    start = time.perf_counter()
    run = open_run(path)
    run.findings(limit=1)
    print(f"opened, first finding: {time.perf_counter() - start:.2f} s")
    common = run.counts("rule")[0].name or ""
    outlet = Filters(outlets=("outlet 7",), since="2022-08-01", until="2022-08-31")
    questions = {
        "first page": lambda: run.findings(limit=100),
        "page in the middle": lambda: run.findings(limit=100, offset=run.info.findings // 2),
        "page of one rule": lambda: run.findings(Filters(rules=(common,)), limit=100),
        "page of one outlet and month": lambda: run.findings(outlet, limit=100),
        "page with a text sought": lambda: run.findings(Filters(text="percent"), limit=100),
        "articles by penalty": lambda: run.articles(limit=100),
        "one report": lambda: run.report("s77.7"),
        "count of one outlet and month": lambda: run.count_findings(outlet),
        "counts by rule": lambda: run.counts("rule"),
        "counts by outlet": lambda: run.counts("outlet"),
        "counts by month of one rule": lambda: run.counts("date", Filters(rules=(common,))),
        "sample of a thousand": lambda: run.findings(sample=1000, limit=1000),
    }
    for name, question in questions.items():
        seconds = sorted(timed(question) for _ in range(3))
        print(f"  {name:32} {seconds[1]:.2f} s", flush=True)
    start, count = time.perf_counter(), 0
    for _ in run.stream_findings(Filters(rules=(common,))):
        count += 1
    print(f"  stream of one rule: {count:,} findings, {count / (time.perf_counter() - start):,.0f} a second")
    start = time.perf_counter()
    rows = sum(batch.num_rows for batch in run.table("findings"))
    print(f"  table of findings: {rows:,} rows, {rows / (time.perf_counter() - start):,.0f} a second")
    if compare:
        start = time.perf_counter()
        changes = sum(1 for _ in Difference(run, open_run(path)).changes())
        print(f"  difference to itself: {changes} changes, {time.perf_counter() - start:.1f} s")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10:,} MB")


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--chunks", type=int, default=1000)
    parser.add_argument("--articles", type=int, default=1000, help="a chunk")
    parser.add_argument("--findings", type=int, default=10, help="an article")
    parser.add_argument("--text", type=int, default=1600, help="characters of text an article")
    parser.add_argument("--compare", action="store_true")
    parser.add_argument("--ask", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    target = options.work / f"simulated-{options.chunks}x{options.articles}x{options.findings}"
    if options.ask:
        ask(target, compare=options.compare)
        return
    if not target.exists():
        simulate(options.run, target, options)
    subprocess.run([sys.executable, *sys.argv, "--ask"], check=True)


if __name__ == "__main__":
    main()
