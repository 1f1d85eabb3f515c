"""What a batch costs: speed against spaCy, memory at growing sizes, reading a run, and faults that must leave no trace.

    python benchmarks/batch.py DATA --work DIR [--parts speed,memory,pages,faults] [--sizes 1000,10000] [--articles 5000]
                               [--sample 400] [--chunk 1000] [--thorough | --findings-only]

The input is news of DATA multiplied to any size: ids of their own, sentences shuffled, so that no cache flatters. Words
are counted between spaces, for both sides alike. Machines are shared: where two rates are compared, they were measured in
turn. DIR takes the inputs and runs.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import data

BUSY = 0.1
"""Seconds between two looks at the memory of a tree of processes."""


def generated(folder: Path, number: int, path: Path) -> Path:
    """Write so many articles as JSON lines, unless the file is there, and return its path."""
    if path.exists():
        return path
    shuffled = random.Random(5)
    texts = [article.text for _, article in data.news(folder)]
    with path.open("w", encoding="utf-8") as file:
        for n in range(number):
            sentences = texts[n % len(texts)].split(". ")
            shuffled.shuffle(sentences)
            date = f"2022-{1 + n % 12:02}-{1 + n % 28:02}"
            row = {"id": f"a{n}", "outlet": f"outlet {n % 50}", "date": date, "language": "en"}
            file.write(json.dumps({**row, "text": ". ".join(sentences)}) + "\n")
    return path


def texts(path: Path, number: int | None = None) -> list[str]:
    """Return the texts of an input, or the first ones."""
    with path.open(encoding="utf-8") as file:
        return [json.loads(line)["text"] for _, line in zip(range(number or sys.maxsize), file, strict=False)]


def words(found: list[str]) -> int:
    """Return how many words texts hold."""
    return sum(len(text.split()) for text in found)


def command(source: Path, run: Path, *options: str) -> list[str]:
    """Return the command that scores an input into a run."""
    return [sys.executable, "-m", "wording", "score", str(source), "-o", str(run), "--json-log", *options]


def scored(source: Path, run: Path, *options: str) -> tuple[list[dict[str, Any]], int, float]:
    """Score an input into a new run.

    Return the events, the peak memory of the tree of processes in megabytes, and its processor seconds.
    """
    shutil.rmtree(run, ignore_errors=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(
        command(source, run, *options), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    peak = Peak(process.pid)
    events = [json.loads(line) for line in peak.while_reading(process.stderr)]
    if process.wait():
        raise SystemExit(f"failed: {events[-1:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return events, peak.megabytes, used


class Peak:
    """The most memory that a process and all below it held together: resident pages, shared ones counted each time."""

    def __init__(self, pid: int) -> None:
        import psutil

        self._root, self._psutil = psutil.Process(pid), psutil
        self.megabytes = 0

    def while_reading(self, stream: Any) -> Iterator[str]:
        """Yield the lines of a stream, looking at the memory all the while."""
        from threading import Event, Thread

        ended = Event()
        watcher = Thread(target=lambda: self._watch(ended), daemon=True)
        watcher.start()
        yield from stream
        ended.set()
        watcher.join()

    def _watch(self, ended: Any) -> None:
        while not ended.wait(BUSY):
            self.megabytes = max(self.megabytes, self._held() >> 20)

    def _held(self) -> int:
        total = 0
        try:
            tree = [self._root, *self._root.children(recursive=True)]
        except self._psutil.Error:
            return 0
        for process in tree:
            try:
                total += process.memory_info().rss
            except self._psutil.Error:
                continue
        return total


@contextmanager
def cluster(work: Path) -> Iterator[str]:
    """Give the address of a Dask scheduler with two workers of one thread."""
    address = "tcp://127.0.0.1:8791"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    dask = [sys.executable, "-m", "dask"]
    scheduler = subprocess.Popen([*dask, "scheduler", "--port", "8791", "--no-dashboard"], **quiet)
    options = ["--nworkers", "2", "--nthreads", "1", "--no-dashboard", "--local-directory", str(work)]
    time.sleep(4)
    workers = subprocess.Popen([*dask, "worker", address, *options], **quiet)
    time.sleep(6)
    try:
        yield address
    finally:
        for process in (workers, scheduler):
            process.terminate()
            process.wait()


def steady(events: list[dict[str, Any]], count: int) -> float:
    """Return words a second between the first and the last chunk, when every worker has read its lexicons."""
    chunks = [event for event in events if event["event"] == "chunk"]
    done = (chunks[-1]["articles"] - chunks[0]["articles"]) / chunks[-1]["articles"]
    return count * done / max(chunks[-1]["seconds"] - chunks[0]["seconds"], 1e-9)


def spacy_rate(path: Path, sample: int, processes: int) -> tuple[float, float]:
    """Return words a second of spaCy's full English pipeline, and words a processor second of its first process.

    It reads the first texts of an input; the first 64 pass before the clock starts.
    """
    code = (
        "import sys, time, spacy\n"
        "sys.path.insert(0, sys.argv[1])\n"
        "import batch\n"
        "from pathlib import Path\n"
        "from wording.parsing import pipeline_name\n"
        "if __name__ == '__main__':\n"
        "    found = batch.texts(Path(sys.argv[2]), int(sys.argv[3]))\n"
        "    nlp = spacy.load(pipeline_name('en'))\n"
        "    batch_size = 16\n"
        "    passed = 4 * batch_size\n"
        "    docs = nlp.pipe(found, n_process=int(sys.argv[4]), batch_size=batch_size)\n"
        "    for _ in range(passed):\n"
        "        next(docs)\n"
        "    start, used = time.perf_counter(), time.process_time()\n"
        "    sum(1 for _ in docs)\n"
        "    count = batch.words(found[passed:])\n"
        "    print(count / (time.perf_counter() - start), count / (time.process_time() - used))\n"
    )
    arguments = [str(Path(__file__).parent), str(path), str(sample), str(processes)]
    script = path.with_name("spacy_rate.py")
    script.write_text(code, encoding="utf-8")
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    told = subprocess.check_output([sys.executable, str(script), *arguments], env=environment, text=True)
    whole, used = map(float, told.split())
    return whole, used


def speed(folder: Path, work: Path, options: argparse.Namespace) -> None:
    """Print rates with one worker, two and Dask, and of spaCy's pipeline, measured in turn."""
    source = generated(folder, options.articles, work / f"in{options.articles}.jsonl")
    count = words(texts(source))
    more = ["--chunk", str(options.chunk), *options.more]
    rates: dict[str, float] = {}
    few = work / "few.jsonl"
    few.write_text("".join(source.read_text(encoding="utf-8").splitlines(keepends=True)[:10]), encoding="utf-8")
    loading = scored(few, work / "run-few", *more)[2]
    print(f"reading lexicons takes a process {loading:.1f} processor seconds", flush=True)

    def told(name: str, given: list[str]) -> None:
        events, peak, used = scored(source, work / f"run-{name}", *more, *given)
        rates[name] = steady(events, count)
        whole = count / events[-1]["seconds"]
        print(
            f"{name:10} {rates[name]:>8,.0f} words/s, {rates[name] * options.articles / count:6.1f} articles/s; "
            f"with loading {whole:,.0f} words/s; peak {peak:,} MB{processor(name, used)}",
            flush=True,
        )

    def processor(name: str, used: float) -> str:
        return f"; {count / (used - loading):,.0f} words a processor second" if name == "1 worker" else ""

    for processes in (1, 2):
        told(f"{processes} worker{'s' * (processes > 1)}", ["--workers", str(processes)])
        rates[f"spacy {processes}"], used = spacy_rate(source, options.sample, processes)
        alone = f", {used:,.0f} a processor second" if processes == 1 else ""
        print(f"spaCy ×{processes}   {rates[f'spacy {processes}']:>8,.0f} words/s{alone}", flush=True)
    with cluster(work) as address:
        told("dask", ["--dask", address])
    print(f"two workers over one: {rates['2 workers'] / rates['1 worker']:.2f}×")
    for name, other in (("1 worker", "spacy 1"), ("2 workers", "spacy 2")):
        print(f"{name} over spaCy: {rates[name] / rates[other]:.1f}×")
    for name in ("2 workers", "dask"):
        print(f"tables of one worker and {name}: {differing(work / 'run-1 worker', work / f'run-{name}')}")


def memory(folder: Path, work: Path, options: argparse.Namespace) -> None:
    """Print the peak memory of the whole tree of processes with two workers, at each size."""
    for size in options.sizes:
        source = generated(folder, size, work / f"in{size}.jsonl")
        given = ["--workers", "2", "--chunk", str(options.chunk), *options.more]
        events, peak, used = scored(source, work / f"run{size}", *given)
        seconds = events[-1]["seconds"]
        print(
            f"{size:>8,} articles: peak {peak:,} MB, {seconds:,.0f} s, {size / seconds:,.1f} articles/s, "
            f"{used:,.0f} processor seconds",
            flush=True,
        )


def pages(folder: Path, work: Path, options: argparse.Namespace) -> None:
    """Print how long it takes to open the largest run and to get pages and counts."""
    from wording.runs.filters import Filters
    from wording.runs.store import open_run

    path = work / f"run{max(options.sizes)}"
    if not path.exists():
        memory(folder, work, argparse.Namespace(sizes=[max(options.sizes)], chunk=options.chunk, more=[]))
    start = time.perf_counter()
    run = open_run(path)
    run.findings(limit=1)
    print(f"{path.name}: opened, first finding: {time.perf_counter() - start:.3f} s; {run.info.counts}")
    middle = run.info.findings // 2
    common = run.counts("rule")[0].name or ""
    asked = {
        "first page of findings": lambda: run.findings(limit=100),
        "page in the middle": lambda: run.findings(limit=100, offset=middle),
        "page of one rule": lambda: run.findings(Filters(rules=(common,)), limit=100, offset=50),
        "page of one outlet and month": lambda: run.findings(
            Filters(outlets=("outlet 7",), since="2022-08-01", until="2022-08-31"), limit=100
        ),
        "page with a text sought": lambda: run.findings(Filters(text="percent"), limit=100),
        "page of articles by penalty": lambda: run.articles(limit=100),
        "page of articles by penalty of one rule": lambda: run.articles(Filters(rules=(common,)), limit=100),
        "one report": lambda: run.report("a777"),
        "counts by rule": lambda: run.counts("rule"),
        "counts by outlet": lambda: run.counts("outlet"),
        "counts by month of one rule": lambda: run.counts("date", Filters(rules=(common,))),
        "choices of people": lambda: run.choices("person"),
    }
    for name, ask in asked.items():
        seconds = sorted(timed(ask) for _ in range(5))
        print(f"  {name:42} median {seconds[2]:.3f} s, worst {seconds[-1]:.3f} s")


def timed(work: Any) -> float:
    """Return the seconds that `work()` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def differing(one: Path, other: Path, *, without: str | None = None) -> str:
    """Compare two runs part by part, row by row in their order, and say what differs; `without` leaves out an article."""
    import pyarrow.compute as compute
    from pyarrow.parquet import read_table

    def content(path: Path) -> Any:
        table = read_table(path)
        return table if without is None else table.filter(compute.not_equal(table["article"], without))

    parts = {path.relative_to(run) for run in (one, other) for path in run.glob("*/part-*.parquet")}
    if without is not None:
        parts = {part for part in parts if part.parts[0] != "errors"}
    told = [
        str(part)
        for part in sorted(parts)
        if not ((one / part).exists() and (other / part).exists() and content(one / part).equals(content(other / part)))
    ]
    return f"DIFFERENT: {', '.join(told[:5])}" if told else f"the same, row for row, in {len(parts):,} parts"


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--parts", default="speed,memory,pages,faults")
    parser.add_argument("--sizes", default="1000,10000", type=lambda given: [int(size) for size in given.split(",")])
    parser.add_argument("--articles", type=int, default=5000, help="for speed")
    parser.add_argument("--sample", type=int, default=400, help="articles that spaCy reads")
    parser.add_argument("--chunk", type=int, default=1000)
    parser.add_argument("--thorough", dest="more", action="append_const", const="--thorough", default=[])
    parser.add_argument("--findings-only", dest="more", action="append_const", const="--findings-only")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    for part in options.parts.split(","):
        print(f"== {part}", flush=True)
        if part == "faults":
            import batch_faults

            batch_faults.faults(generated(options.data, 1500, options.work / "in1500.jsonl"), options.work)
        else:
            {"speed": speed, "memory": memory, "pages": pages}[part](options.data, options.work, options)


if __name__ == "__main__":
    main()
