from __future__ import annotations

from pathlib import Path

import made_run
import pytest


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run over three short pages, two of which hold three doubled words each; not to be changed."""
    return made_run.make_run(tmp_path_factory.mktemp("scored"))
