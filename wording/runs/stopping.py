"""Ctrl-C and the system's request to end: the first is heeded when the chunks in hand are done, the second at once."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, current_thread, main_thread

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def asked_to_stop() -> Iterator[Callable[[], bool]]:
    """Give a function that tells whether the user or the system has asked to stop.

    Outside the main thread, where no signals arrive, nobody ever has.
    """
    asked = Event()

    def heed(number: int, _: object) -> None:
        if asked.is_set():
            raise KeyboardInterrupt
        asked.set()

    if current_thread() is not main_thread():
        yield asked.is_set
        return
    before = {number: signal.signal(number, heed) for number in _SIGNALS}
    try:
        yield asked.is_set
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
