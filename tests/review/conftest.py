from __future__ import annotations

import shutil
from pathlib import Path

import made_run
import pytest


@pytest.fixture(scope="session")
def scored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run over three short pages, two of which hold three doubled words each."""
    return made_run.make_run(tmp_path_factory.mktemp("scored"))


@pytest.fixture
def run(scored: Path, tmp_path: Path) -> Path:
    """A copy of that run, without a decision."""
    return Path(shutil.copytree(scored, tmp_path / "run"))
