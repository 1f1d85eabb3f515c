"""What a batch shows while it works and says at its end: a bar for people, lines of JSON for machines, or nothing."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from wording.console import harmless, plural
from wording.runs.progress import Progress

if TYPE_CHECKING:
    from wording.runs.rows import RunInfo

SHOWN_ERRORS = 10
"""So many errors are told one by one at the end; the rest stand in the table."""

Show = Callable[[Progress], None]


@contextmanager
def bar() -> Iterator[Show]:
    """Give a function that draws how far a batch is, with articles a second and the time left."""
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Drawn

    if not sys.stderr.isatty():
        yield lambda progress: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[told]}"))
    with Drawn(*columns, console=Console(stderr=True), transient=True) as drawn:
        task = drawn.add_task("articles", total=None, told="loading")

        def show(progress: Progress) -> None:
            done = progress.held + progress.resumed + progress.inputs
            drawn.update(task, completed=done, total=progress.total, told=_told(progress))

        yield show


@contextmanager
def json_log(stream: IO[str]) -> Iterator[Show]:
    """Give a function that writes a line of JSON at the start, for every chunk, and at the end of a batch."""
    written = -1

    def show(progress: Progress) -> None:
        nonlocal written
        event = "start" if written < 0 else "chunk" if progress.chunks > written else "end"
        written = progress.chunks
        print(json.dumps(_record(event, progress), ensure_ascii=False), file=stream, flush=True)

    yield show


@contextmanager
def nothing() -> Iterator[Show]:
    """Give a function that shows nothing."""
    yield lambda progress: None


def summary(progress: Progress, info: RunInfo, path: str) -> Iterator[str]:
    """Yield the lines that close a batch: what was done, what was known, errors by kind, the slowest articles."""
    if progress.stopped:
        yield f"stopped; {plural(info.articles, 'article')} are kept: repeat the same command, and it goes on behind them"
    done = f"{plural(progress.articles, 'article')}, {progress.words:,} words, {plural(progress.findings, 'finding')}"
    yield f"{done} in {_clock(progress.seconds)} ({_rates(progress)})"
    if progress.resumed:
        yield f"{plural(progress.resumed, 'input')} were done before the last batch was broken off"
    if progress.held:
        yield f"{plural(progress.held, 'input')} were in the run already and did not change"
    if progress.changed:
        yield f"{plural(progress.changed, 'article')} had another text before; the new versions replace the old"
    for kind, number in sorted(progress.errors.items()):
        yield f"{plural(number, 'error')}: {kind}"
    if progress.slowest and progress.slowest[0][0] >= 1:
        slow = ", ".join(f"{harmless(id_)} ({seconds:.1f} s)" for seconds, id_ in progress.slowest)
        yield f"slowest: {slow}"
    if not progress.stopped:
        yield f"{path} holds {plural(info.articles, 'article')}, {plural(info.findings, 'finding')}, {plural(info.errors, 'error')}"


def _told(progress: Progress) -> str:
    left = progress.seconds_left
    parts = [f"{progress.rate:,.1f} articles/s"] if progress.inputs else ["working on the first chunk"]
    if left is not None:
        parts.append(f"{_clock(left)} left")
    if progress.errors:
        parts.append(plural(progress.errors.total(), "error"))
    return " · ".join(parts)


def _rates(progress: Progress) -> str:
    seconds = max(progress.seconds, 1e-9)
    return f"{progress.rate:,.1f} articles/s, {progress.words / seconds:,.0f} words/s"


def _record(event: str, progress: Progress) -> dict[str, object]:
    record: dict[str, object] = {
        "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "event": event,
        **{name: getattr(progress, name) for name in ("articles", "words", "findings", "held", "resumed", "changed")},
        "problems": progress.problems,
        "errors": dict(progress.errors),
        "total": progress.total,
        "seconds": round(progress.seconds, 1),
        "articles_per_second": round(progress.rate, 1),
        "stopped": progress.stopped,
    }
    if event == "chunk" and progress.last:
        record["chunk"], record["chunk_seconds"] = progress.last.chunk, progress.last.seconds
    return record


def _clock(seconds: float) -> str:
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"
