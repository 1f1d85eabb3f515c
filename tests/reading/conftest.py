from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from wording.reading import Item, Limits, Problem, read

Reading = tuple[list[Item], list[Problem]]


@pytest.fixture
def reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Reading]:
    """Read inputs named relative to `tmp_path`; return the items and the problems."""
    monkeypatch.chdir(tmp_path)

    def run(*inputs: str | Path, limits: Limits | None = None) -> Reading:
        found = list(read(inputs, limits=limits or Limits()))
        items = [each for each in found if isinstance(each, Item)]
        return items, [each for each in found if isinstance(each, Problem)]

    return run


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Put bytes on standard input."""

    def put(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    return put
