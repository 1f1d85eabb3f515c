"""Articles read in several processes and given back in their order, a few chunks ahead at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context

from wording.framing.readings import Reading
from wording.model import Article

CHUNK = 256
"""Articles that are sent to a process at once."""

AHEAD = 3
"""Chunks for each process that are read before the first of them is given back."""

Reader = Callable[[Sequence[Article]], list[Reading]]
_reader: Reader | None = None


def read_in(make: Callable[[], Reader], articles: Iterable[Article], workers: int) -> Iterator[tuple[Article, Reading]]:
    """Yield articles, each with its reading, in their order.

    `make` builds what reads them, once in each process; with one worker, in this one. It must be a function of a module, or
    a `functools.partial` of one, so that it can be sent. Raises what reading raises. At most `AHEAD` chunks for each
    worker are in memory.
    """
    chunks = _chunks(articles)
    if workers <= 1:
        reader = make()
        for chunk in chunks:
            yield from zip(chunk, reader(chunk), strict=True)
        return
    with ProcessPoolExecutor(workers, get_context("spawn"), _begin, (make,)) as pool:
        waiting: deque[tuple[list[Article], Future[list[Reading]]]] = deque()
        try:
            for chunk in chunks:
                waiting.append((chunk, pool.submit(_read, chunk)))
                if len(waiting) >= AHEAD * workers:
                    yield from _first(waiting)
            while waiting:
                yield from _first(waiting)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


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
