"""One batch at a time writes to a run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from wording.runs.errors import RunError
from wording.runs.folder import Folder

LOCK = ".lock"


@contextmanager
def locked(folder: Folder) -> Iterator[None]:
    """Hold the lock of a run; the system lets it go when the process ends, however it does.

    Raises `RunError` if another process holds it. Object stores and systems without `flock` have no such lock.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    if not folder.is_local:
        yield
        return
    folder.make()
    handle = os.open(folder.name(LOCK), os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise RunError(
                f"{folder.path}: another `wording score` writes there; wait for it, or score into another folder"
            ) from None
        yield
    finally:
        with suppress(OSError):
            os.close(handle)
