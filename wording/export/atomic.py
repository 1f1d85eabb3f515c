"""Writing a file whole or not at all: under another name first, then renamed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkstemp

from wording.settings import SettingsError


class ExportError(SettingsError):
    """An export that cannot be made. The message says why and the way out."""


@contextmanager
def replacing(path: Path, *, force: bool) -> Iterator[Path]:
    """Give a name to write to; when all went well, what is there takes the place of `path`, else it is removed.

    Raises `ExportError` if `path` exists and `force` is not given, or if it cannot be written.
    """
    refuse(path, force=force)
    part: Path | None = None
    try:
        handle, name = mkstemp(prefix=f".{path.name[:80]}.", suffix=".part", dir=path.parent)
        os.close(handle)
        part = Path(name)
        yield part
        _settle(part, path, force=force)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExportError(
            f"{path}: cannot be written ({reason}); name a file where there is room and right to"
        ) from None
    finally:
        if part is not None:
            part.unlink(missing_ok=True)


def refuse(path: Path, *, force: bool) -> None:
    """Raise `ExportError` if `path` is a folder, or a file that may not be replaced."""
    if path.is_dir():
        raise ExportError(f"{path}: is a folder; name a file")
    if not force and path.exists():
        raise ExportError(f"{path}: exists; give --force to replace it, or another name")


def _settle(part: Path, path: Path, *, force: bool) -> None:
    """Bring a finished file to the disk and to its name."""
    mask = os.umask(0)
    os.umask(mask)
    part.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~mask)
    with part.open("rb") as written:
        os.fsync(written.fileno())
    refuse(path, force=force)
    part.replace(path)
