"""The wheel alone, in an empty environment, is the whole product."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(list(map(str, command)), cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT, cwd=folder)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "env", with_pip=True)
    run(folder / "env/bin/python", "-m", "pip", "install", "--quiet", wheel, cwd=folder)
    return folder / "env"


def test_installed_wheel_checks_and_finds_its_data(installed: Path, tmp_path: Path):
    page = tmp_path / "page.txt"
    page.write_text("Envoys met at the the lake on Friday. They will meet again in June.", encoding="utf-8")
    assert "repeated-word" in run(installed / "bin/wording", "check", page, cwd=tmp_path)
    web = tmp_path / "page.html"
    web.write_text(
        f"<html><body><article><p>{page.read_text(encoding='utf-8')}</p></article></body></html>", encoding="utf-8"
    )
    assert "repeated-word" in run(installed / "bin/wording", "check", web, cwd=tmp_path)
    assert "furniture" in run(installed / "bin/wording", "lexicons", cwd=tmp_path)
    program = "from wording.lexicon import shipped; p = shipped('corpus'); print(p, len(list(p.glob('articles/*'))))"
    place, number = run(installed / "bin/python", "-c", program, cwd=tmp_path).split()
    assert Path(place).is_relative_to(installed)
    assert int(number) >= 10
