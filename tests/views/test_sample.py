"""The runs of the bundled corpus that versions leave behind in the user's cache."""

from __future__ import annotations

import os
from pathlib import Path

from wording.views.sample import KEPT, SETTLED, sweep

NOW = 1_800_000_000.0


def made(parent: Path, name: str, age: float) -> Path:
    path = parent / name
    path.mkdir()
    (path / "run.json").write_text("{}")
    os.utime(path, (NOW - age, NOW - age))
    return path


def test_old_runs_beyond_the_newest_are_removed(tmp_path: Path) -> None:
    runs = [made(tmp_path, f"sample-{number:016x}", SETTLED * (number + 1) + 60) for number in range(6)]
    sweep(tmp_path, NOW)
    assert [path.exists() for path in runs] == [True] * KEPT + [False] * (6 - KEPT)


def test_runs_in_use_and_all_else_stay(tmp_path: Path) -> None:
    runs = [made(tmp_path, f"sample-{number:016x}", 60 * number) for number in range(6)]
    others = [made(tmp_path, name, 90 * SETTLED) for name in ("sample-mine", "run", "sample-0123456789abcdef.old")]
    elsewhere = made(tmp_path, "elsewhere", 90 * SETTLED)
    link = tmp_path / f"sample-{99:016x}"
    link.symlink_to(elsewhere, target_is_directory=True)
    sweep(tmp_path, NOW)
    assert all(path.exists() for path in (*runs, *others, elsewhere, link))
