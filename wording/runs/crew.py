"""Who does the tasks: what the process itself, worker processes and a cluster have in common."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from wording.runs.task import Done, Task

Work = Callable[[Task], Done | None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a task: a result, the death of its worker, or an error that is no article's fault."""

    task: Task
    done: Done | None = None
    died: bool = False
    error: BaseException | None = None


class Crew(Protocol):
    """Works on tasks, in any order. `capacity` is how many it can have in hand, so that memory stays bounded."""

    @property
    def capacity(self) -> int:
        """How many tasks may be handed in before the next one has come to an end."""

    def submit(self, work: Work, task: Task) -> None:
        """Hand in a task."""

    def next(self) -> Outcome:
        """Wait until a task that was handed in has come to an end."""

    def close(self, *, wait: bool = True) -> None:
        """Let everybody go, with `wait` when they are done with what they are at."""


class Alone:
    """The process itself."""

    capacity = 1

    def __init__(self) -> None:
        self._outcomes: list[Outcome] = []

    def submit(self, work: Work, task: Task) -> None:
        """Do a task."""
        try:
            self._outcomes.append(Outcome(task, work(task)))
        except Exception as error:
            self._outcomes.append(Outcome(task, error=error))

    def next(self) -> Outcome:
        """Return what came of the task."""
        return self._outcomes.pop()

    def close(self, *, wait: bool = True) -> None:
        """Do nothing, for nobody was called."""
