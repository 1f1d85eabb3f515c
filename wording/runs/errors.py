"""What can be wrong with a run."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from wording.settings import SettingsError


class RunError(SettingsError):
    """A run that cannot be read or written. The message says what to do."""


@contextmanager
def failures_told(path: str) -> Iterator[None]:
    """Turn what the system says while a run is written into a sentence that says what to do."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise RunError(
                f"{path}: the disk is full: make room and repeat the command; it goes on behind the chunks that are whole"
            ) from None
        where = f" ({error.filename})" if error.filename else ""
        raise RunError(
            f"{path}: cannot be written: {error.strerror or error}{where}; the folder has to be writable, and with workers "
            "on other machines on a file system that all of them share"
        ) from None
