"""A progress bar on standard error, only where somebody watches and only after a second of work."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

DELAY = 1.0
"""Seconds of work before the bar appears."""


@contextmanager
def progress(total: int | None = None, noun: str = "articles") -> Iterator[Callable[[], None]]:
    """Give a function to call once an item; it draws a bar when there is a terminal and enough work."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    bar = _Bar(total, noun)
    try:
        yield bar.step
    finally:
        bar.close()


class _Bar:
    """Draws nothing until `DELAY` has passed; rich is imported only then."""

    def __init__(self, total: int | None, noun: str) -> None:
        self.total, self.noun = total, noun
        self.started = time.monotonic()
        self.done = 0
        self._close: Callable[[], None] = lambda: None
        self._draw: Callable[[int], None] | None = None

    def step(self) -> None:
        self.done += 1
        if self._draw is None and time.monotonic() - self.started > DELAY:
            self._open()
        if self._draw is not None:
            self._draw(self.done)

    def close(self) -> None:
        self._close()

    def _open(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        bar = Progress(*columns, console=Console(stderr=True), transient=True)
        task = bar.add_task(self.noun, total=self.total)
        bar.start()
        self._close = bar.stop
        self._draw = lambda done: bar.update(task, completed=done)
