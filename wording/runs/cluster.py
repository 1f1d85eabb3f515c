"""The workers of a Dask cluster. The run has to be on a file system, or in an object store, that all of them reach."""

from __future__ import annotations

from typing import Any

from wording.runs.crew import Outcome, Work
from wording.runs.errors import RunError
from wording.runs.task import Task

RETRIES = 2
"""How often Dask repeats a task that raised."""

PATIENCE = "20s"
"""How long the scheduler may take to answer."""


class Cluster:
    """One task for each thread of the cluster and some in reserve."""

    def __init__(self, address: str) -> None:
        """Connect to a scheduler. Raises `RunError` if Dask is not installed, nobody answers or there are no workers."""
        try:
            import distributed
        except ImportError:
            raise RunError("Dask is not installed; install it with `pip install 'wording[dask]'`") from None
        self._distributed: Any = distributed
        try:
            self._client = self._distributed.Client(address, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:
            reason = str(error).split("\n")[0]
            raise RunError(
                f"no Dask scheduler answers at {address} ({reason}); start one with `dask scheduler` and name its address"
            ) from None
        threads = sum(self._client.nthreads().values())
        if not threads:
            self.close()
            raise RunError(f"the Dask cluster at {address} has no workers; start some with `dask worker {address}`")
        self.capacity = threads + threads // 4 + 1
        self._ended = self._distributed.as_completed(loop=self._client.loop)
        self._tasks: dict[str, Task] = {}

    def submit(self, work: Work, task: Task) -> None:
        """Hand in a task."""
        future = self._client.submit(work, task, pure=False, retries=RETRIES)
        self._tasks[future.key] = task
        self._ended.add(future)

    def next(self) -> Outcome:
        """Wait for a task. Dask gives one up as fatal when several workers have died of it."""
        future = next(self._ended)
        task = self._tasks.pop(future.key)
        try:
            return Outcome(task, future.result())
        except self._distributed.KilledWorker:
            return Outcome(task, died=True)
        except self._distributed.CancelledError:
            return Outcome(task, error=RunError("the Dask scheduler is gone; repeat the command when it is back"))
        except Exception as error:
            return Outcome(task, error=error)

    def close(self, *, wait: bool = True) -> None:
        """Leave the cluster; what is left of the tasks is dropped there."""
        self._client.close()
