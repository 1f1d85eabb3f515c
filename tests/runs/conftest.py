from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from written import lines


@pytest.fixture
def articles(tmp_path: Path) -> Callable[..., Path]:
    def write(number: int, name: str = "in.jsonl", *, extra: tuple[str, ...] = (), **options: Any) -> Path:
        path = tmp_path / name
        path.write_text("\n".join((*lines(number, **options), *extra)) + "\n", encoding="utf-8")
        return path

    return write
