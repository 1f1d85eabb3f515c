"""Hands tasks to a crew, no more at once than it has room for, and sees to it that each comes to an end.

A task whose worker died is tried again alone. If the worker dies again, halves of the task are tried until the one article
is found that kills it; that article is given up and the rest of the task done without it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence

from wording.runs.crew import Crew, Outcome, Work
from wording.runs.errors import RunError
from wording.runs.task import Done, Task, probe, score_chunk

ATTEMPTS = 3
"""How often a task is tried alone whose worker dies though no single article of it is at fault."""

GIVEN_UP = "the worker process died on this article, also when it had nothing else to do; report it as a defect"


class Foreman:
    """Works through tasks with a crew. `stopping` is asked before each task is handed in."""

    def __init__(self, crew: Crew, stopping: Callable[[], bool]) -> None:
        self._crew, self._stopping = crew, stopping
        self._suspects: deque[Task] = deque()
        self._in_hand = 0
        self._all_handed_in = False

    @property
    def unfinished(self) -> bool:
        """Whether tasks are left that nobody was given, or that have to be tried again."""
        return bool(self._suspects) or not self._all_handed_in

    def results(self, tasks: Iterator[Task]) -> Iterator[Done]:
        """Yield what comes of the tasks, in the order in which they end.

        Raises what is nobody's fault but the disk's or the settings', and `RunError` where workers keep dying.
        """
        while True:
            self._hand_in(tasks)
            if self._in_hand:
                outcome = self._crew.next()
                self._in_hand -= 1
                if outcome.died:
                    self._suspects.append(outcome.task)
                else:
                    yield _done(outcome)
            elif self._suspects and not self._stopping():
                yield self._tried_alone(self._suspects.popleft())
            else:
                return

    def _hand_in(self, tasks: Iterator[Task]) -> None:
        """Fill the crew's hands, unless a task waits to be tried alone."""
        while self._in_hand < self._crew.capacity and not self._suspects and not self._stopping():
            task = next(tasks, None)
            if task is None:
                self._all_handed_in = True
                return
            self._crew.submit(score_chunk, task)
            self._in_hand += 1

    def _tried_alone(self, task: Task) -> Done:
        for _ in range(ATTEMPTS):
            outcome = self._alone(score_chunk, task)
            while outcome.died and (culprit := self._culprit(task, task.items)) is not None:
                task = task.without(culprit, GIVEN_UP)
                outcome = self._alone(score_chunk, task)
            if not outcome.died:
                return _done(outcome)
        raise RunError(
            "workers keep dying, though not on a single article: memory may be short; "
            "repeat the command with fewer --workers or a smaller --chunk"
        )

    def _culprit(self, task: Task, positions: Sequence[int]) -> int | None:
        """Return the position of an article that kills its worker, None if none does."""
        while len(positions) > 1:
            middle = len(positions) // 2
            halves = positions[:middle], positions[middle:]
            guilty = next((half for half in halves if self._kills(task, half)), None)
            if guilty is None:
                return None
            positions = guilty
        return positions[0] if positions and self._kills(task, positions) else None

    def _kills(self, task: Task, positions: Sequence[int]) -> bool:
        return self._alone(probe, task.only(positions)).died

    def _alone(self, work: Work, task: Task) -> Outcome:
        self._crew.submit(work, task)
        return self._crew.next()


def _done(outcome: Outcome) -> Done:
    if outcome.error is not None:
        raise outcome.error
    if outcome.done is None:
        raise RuntimeError("a chunk came to an end without a result")
    return outcome.done
