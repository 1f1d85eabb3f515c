"""Articles read in several processes, this one among them, and given back in their order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import get_context

from wording.framing.readings import Reading
from wording.model import Article

CHUNK = 256
"""Articles that are sent to a process at once."""

AHEAD = 2
"""Chunks that each other process has before it: one that it reads, and the next."""

HELD = 8
"""Chunks for each process that are read before the first of them is given back."""

FEW = 512
"""So few articles are read sooner than processes start."""

Reader = Callable[[Sequence[Article]], list[Reading]]
_reader: Reader | None = None


def read_in(make: Callable[[], Reader], articles: Iterable[Article], workers: int) -> Iterator[tuple[Article, Reading]]:
    """Yield articles, each with its reading, in their order; this process is one of the `workers`, and reads too.

    `make` builds what reads them, once in each process; with one worker, or `FEW` articles, in this one. It must be a
    function of a module, or a `functools.partial` of one, so that it can be sent. Raises what reading raises. At most
    `HELD` chunks for each worker are in memory.
    """
    stream = iter(articles)
    first = list(islice(stream, FEW + 1)) if workers > 1 else []
    chunks, reader = _chunks(chain(first, stream)), make()
    if len(first) <= FEW:
        for chunk in chunks:
            yield from zip(chunk, reader(chunk), strict=True)
        return
    with ProcessPoolExecutor(workers - 1, get_context("spawn"), _begin, (make,)) as pool:
        waiting: deque[tuple[list[Article], Future[list[Reading]]]] = deque()
        try:
            for chunk in chunks:
                busy = sum(not found.done() for _, found in waiting) >= AHEAD * (workers - 1)
                waiting.append((chunk, _done(reader(chunk)) if busy else pool.submit(_read, chunk)))
                while waiting and (waiting[0][1].done() or len(waiting) >= HELD * workers):
                    yield from _first(waiting)
            while waiting:
                yield from _first(waiting)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _done(readings: list[Reading]) -> Future[list[Reading]]:
    found: Future[list[Reading]] = Future()
    found.set_result(readings)
    return found


def _first(waiting: deque[tuple[list[Article], Future[list[Reading]]]]) -> Iterator[tuple[Article, Reading]]:
    chunk, future = waiting.popleft()
    return zip(chunk, future.result(), strict=True)


def _chunks(articles: Iterable[Article]) -> Iterator[list[Article]]:
    stream = iter(articles)
    while chunk := list(islice(stream, CHUNK)):
        yield chunk


def _begin(make: Callable[[], Reader]) -> None:
    global _reader
    _reader = make()


def _read(chunk: list[Article]) -> list[Reading]:
    if _reader is None:
        raise RuntimeError("a process was asked to read before it was told how")
    return _reader(chunk)
