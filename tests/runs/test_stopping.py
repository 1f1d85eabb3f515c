"""The first request to stop is heeded later, the second at once, and afterwards signals mean what they meant before."""

from __future__ import annotations

import signal
from threading import Thread

import pytest

from wording.runs.stopping import asked_to_stop


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_first_and_second_request(number):
    before = signal.getsignal(number)
    with asked_to_stop() as stopping:
        assert not stopping()
        signal.raise_signal(number)
        assert stopping()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(number)
    assert signal.getsignal(number) is before


def test_other_threads_are_never_asked():
    told: list[bool] = []

    def work() -> None:
        with asked_to_stop() as stopping:
            told.append(stopping())

    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert told == [False]
