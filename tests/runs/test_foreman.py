"""Articles that kill their workers are found one by one; everything else is done, however workers die."""

from __future__ import annotations

from collections import deque

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wording.model import Article
from wording.reading import Item
from wording.runs.crew import Outcome, Work
from wording.runs.errors import RunError
from wording.runs.foreman import Foreman
from wording.runs.manifest import Marker
from wording.runs.scorer import Chunk, Depth
from wording.runs.task import Done, Task
from wording.settings import Settings


class Mortal:
    """A crew whose workers die of some articles, and now and then of nothing; all tasks in hand die with one."""

    def __init__(self, killers: set[str], accidents: int = 0, capacity: int = 3) -> None:
        self.capacity = capacity
        self.killers, self.accidents = killers, accidents
        self.most = 0
        self._hand: deque[Task] = deque()

    def submit(self, work: Work, task: Task) -> None:
        self._hand.append(task)
        self.most = max(self.most, len(self._hand))

    def next(self) -> Outcome:
        task = self._hand.popleft()
        deadly = any(
            found.article.id in self.killers for position, found in task.chunk.inputs if position in task.items
        )
        if self.accidents and not deadly:
            self.accidents -= 1
            deadly = True
        return Outcome(task, died=True) if deadly else Outcome(task, Done(Marker(task.chunk.number, {}), {}))

    def close(self, *, wait: bool = True) -> None:
        pass


class Noting(Mortal):
    def next(self) -> Outcome:
        outcome = super().next()
        if outcome.done:
            self.given_up = getattr(self, "given_up", {}) | {outcome.task.chunk.number: {*outcome.task.chunk.failed}}
        return outcome


def tasks(number: int, size: int = 8) -> list[Task]:
    items = [tuple((p, Item(Article(f"{chunk}.{p}", "text"), "in", p)) for p in range(size)) for chunk in range(number)]
    return [Task(Chunk(n, inputs), "run", Settings(), Depth.QUICK) for n, inputs in enumerate(items)]


@given(st.sets(st.tuples(st.integers(0, 4), st.integers(0, 7)), max_size=6))
def test_exactly_the_killers_are_given_up(killers):
    crew = Noting({f"{chunk}.{position}" for chunk, position in killers})
    foreman = Foreman(crew, lambda: False)
    done = list(foreman.results(iter(tasks(5))))
    assert sorted(item.marker.chunk for item in done) == [0, 1, 2, 3, 4]
    given_up = {(chunk, position) for chunk, positions in crew.given_up.items() for position in positions}
    assert given_up == killers
    assert crew.most <= crew.capacity
    assert not foreman.unfinished


@given(st.integers(0, 4))
def test_accidents_give_nobody_up(accidents):
    crew = Noting(set(), accidents)
    done = list(Foreman(crew, lambda: False).results(iter(tasks(4))))
    assert len(done) == 4
    assert not any(crew.given_up.values())


def test_workers_that_keep_dying_end_the_batch_with_a_way_out():
    class Doomed(Mortal):
        def next(self) -> Outcome:
            task = self._hand.popleft()
            return Outcome(task, died=len(task.chunk.inputs) > 1) if len(task.chunk.inputs) > 4 else Outcome(task)

    with pytest.raises(RunError, match="fewer --workers or a smaller --chunk"):
        list(Foreman(Doomed(set()), lambda: False).results(iter(tasks(1))))


def test_asked_to_stop_it_finishes_what_is_in_hand_and_no_more():
    crew = Mortal(set(), capacity=2)
    stop: list[bool] = []
    foreman = Foreman(crew, lambda: bool(stop))
    results = foreman.results(iter(tasks(6)))
    first = next(results)
    stop.append(True)
    assert [first.marker.chunk, *(done.marker.chunk for done in results)] == [0, 1]
    assert foreman.unfinished


def test_what_is_nobodys_fault_is_raised():
    class Full(Mortal):
        def next(self) -> Outcome:
            return Outcome(self._hand.popleft(), error=OSError(28, "No space left on device"))

    with pytest.raises(OSError, match="No space left"):
        list(Foreman(Full(set()), lambda: False).results(iter(tasks(2))))
