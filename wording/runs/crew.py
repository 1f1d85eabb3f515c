"""Who does the tasks: this process, worker processes of its own, or a Dask cluster. All three answer to the same calls."""

from __future__ import annotations

import multiprocessing
import os
import signal
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread
from typing import Any

from wording.runs.errors import RunError
from wording.runs.task import Done, Task

Work = Callable[[Task], Done | None]

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
"""What keeps numerical libraries from starting threads; it has to be set before they are loaded."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a task: a result, None where its worker died, or an error that is no article's fault."""

    task: Task
    done: Done | None = None
    died: bool = False
    error: BaseException | None = None


class Crew(ABC):
    """Works on tasks, in any order."""

    capacity: int
    """How many tasks may be with the crew at once, so that everybody has work and memory stays bounded."""

    @abstractmethod
    def submit(self, work: Work, task: Task) -> None:
        """Hand in a task."""

    @abstractmethod
    def next(self) -> Outcome:
        """Wait until a task that was handed in has come to an end."""

    def close(self) -> None:
        """Let everybody go."""


class Alone(Crew):
    """This process."""

    capacity = 1

    def __init__(self) -> None:
        self._outcome: Outcome | None = None

    def submit(self, work: Work, task: Task) -> None:
        try:
            self._outcome = Outcome(task, work(task))
        except Exception as error:
            self._outcome = Outcome(task, error=error)

    def next(self) -> Outcome:
        if self._outcome is None:
            raise RuntimeError("nothing was handed in")
        outcome, self._outcome = self._outcome, None
        return outcome


class Processes(Crew):
    """Worker processes on this machine. One that dies takes the pool with it; the next task starts a new one."""

    def __init__(self, workers: int) -> None:
        self.capacity = workers + 1
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None
        self._ended: SimpleQueue[tuple[Task, Future[Done | None], ProcessPoolExecutor]] = SimpleQueue()

    def submit(self, work: Work, task: Task) -> None:
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
        task, future, pool = self._ended.get()
        error = future.exception()
        if isinstance(error, BrokenProcessPool):
            if pool is self._pool:
                self.close()
            return Outcome(task, died=True)
        return Outcome(task, error=error) if error else Outcome(task, future.result())

    def close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _started(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._workers, mp_context=multiprocessing.get_context("spawn"), initializer=_settle
        )


class Cluster(Crew):
    """The workers of a Dask cluster."""

    def __init__(self, address: str) -> None:
        """Connect to a scheduler. Raises `RunError` if Dask is not installed or nobody answers."""
        try:
            from distributed import Client, as_completed
        except ImportError:
            raise RunError("Dask is not installed; install it with `pip install 'wording[dask]'`") from None
        try:
            self._client: Any = Client(address, timeout="20s", set_as_default=False)
        except (OSError, ValueError) as error:
            reason = str(error).split("\n")[0]
            raise RunError(
                f"no Dask scheduler answers at {address} ({reason}); start one with `dask scheduler`"
            ) from None
        threads = sum(self._client.nthreads().values())
        if not threads:
            self._client.close()
            raise RunError(f"the Dask cluster at {address} has no workers; start some with `dask worker {address}`")
        self.capacity = threads + threads // 4 + 1
        self._ended = as_completed(loop=self._client.loop)
        self._tasks: dict[str, Task] = {}

    def submit(self, work: Work, task: Task) -> None:
        future = self._client.submit(work, task, pure=False, retries=2)
        self._tasks[future.key] = task
        self._ended.add(future)

    def next(self) -> Outcome:
        from distributed import CancelledError, KilledWorker

        future = next(self._ended)
        task = self._tasks.pop(future.key)
        try:
            return Outcome(task, future.result())
        except KilledWorker:
            return Outcome(task, died=True)
        except CancelledError:
            return Outcome(task, error=RunError("the Dask scheduler gave up; repeat the command when it is back"))
        except Exception as error:
            return Outcome(task, error=error)

    def close(self) -> None:
        self._client.close()


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
    """Make a worker leave interrupts to its parent, and end with it whatever kills that."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=lambda: (parent.join(), os._exit(1)), daemon=True).start()
