"""Worker processes on this machine."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from queue import SimpleQueue
from threading import Thread

from wording.runs.crew import Outcome, Work
from wording.runs.task import Done, Task

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
"""What keeps numerical libraries from starting threads; it has to be set before they are loaded."""


class Processes:
    """So many worker processes. One that dies takes the pool with it; the next task starts a new one."""

    def __init__(self, workers: int) -> None:
        self.capacity = workers + 1
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None
        self._ended: SimpleQueue[tuple[Task, Future[Done | None], ProcessPoolExecutor]] = SimpleQueue()

    def submit(self, work: Work, task: Task) -> None:
        """Hand in a task; processes are started as they are needed."""
        with _single_threaded():
            try:
                pool = self._pool = self._pool or self._started()
                future = pool.submit(work, task)
            except BrokenProcessPool:
                self.close()
                pool = self._pool = self._started()
                future = pool.submit(work, task)
        future.add_done_callback(lambda ended: self._ended.put((task, ended, pool)))

    def next(self) -> Outcome:
        """Wait for a task. All that were with a pool when one of its processes died count as if theirs had."""
        task, future, pool = self._ended.get()
        error = future.exception()
        if isinstance(error, BrokenProcessPool):
            if pool is self._pool:
                self.close()
            return Outcome(task, died=True)
        return Outcome(task, error=error) if error else Outcome(task, future.result())

    def close(self, *, wait: bool = True) -> None:
        """Let the processes go."""
        if self._pool is not None:
            self._pool.shutdown(wait=wait, cancel_futures=True)
            self._pool = None

    def _started(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._workers, multiprocessing.get_context("spawn"), initializer=_settle)


@contextmanager
def _single_threaded() -> Iterator[None]:
    """Let processes that are started inside have one numerical thread each."""
    before = {name: os.environ.get(name) for name in THREADS}
    os.environ.update(dict.fromkeys(THREADS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _settle() -> None:
    """Make a worker leave interrupts to its parent, and end when that ends, whatever the way."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
