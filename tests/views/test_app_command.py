from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from wording.cli import app
from wording.commands import app as command
from wording.settings import SettingsError


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], dict[str, str]]]:
    """What would have been run."""
    found: list[tuple[list[str], dict[str, str]]] = []

    def serve(arguments: list[str], environment: dict[str, str]) -> int:
        found.append((arguments, environment))
        return 0

    monkeypatch.setattr(command, "_serve", serve)
    return found


def test_whoever_ends_the_command_ends_the_server(tmp_path: Path) -> None:
    """The server is a stand-in that writes down its number and waits."""
    note = tmp_path / "pid"
    child = f"import os, pathlib, time; pathlib.Path({str(note)!r}).write_text(str(os.getpid())); time.sleep(600)"
    code = f"import os, sys; from wording.commands.app import _serve; _serve([sys.executable, '-c', {child!r}], dict(os.environ))"
    parent = subprocess.Popen([sys.executable, "-c", code])
    while not (note.is_file() and note.read_text()):
        assert parent.poll() is None
        time.sleep(0.05)
    parent.terminate()
    parent.wait(60)
    with pytest.raises(ProcessLookupError):
        os.kill(int(note.read_text()), 0)


def test_the_app_serves_this_machine_alone_and_sends_nothing(served: list[tuple[list[str], dict[str, str]]]) -> None:
    assert CliRunner().invoke(app, ["app", "--no-browser", "--port", "8700"]).exit_code == 0
    ((arguments, environment),) = served
    assert "--server.address=localhost" in arguments
    assert "--server.port=8700" in arguments
    assert "--server.headless=true" in arguments
    assert "--browser.gatherUsageStats=false" in arguments
    assert Path(arguments[arguments.index("run") + 1]).name == "app.py"
    assert command.START not in environment


def test_the_run_is_handed_over(served: list[tuple[list[str], dict[str, str]]], run_path: Path) -> None:
    assert CliRunner().invoke(app, ["app", str(run_path)]).exit_code == 0
    assert served[0][1][command.START] == str(run_path)


def test_a_folder_that_is_no_run_is_refused(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["app", str(tmp_path)])
    assert isinstance(result.exception, SettingsError)
    assert "wording score" in str(result.exception)


def test_both_names_of_the_handed_run_are_one() -> None:
    from wording.views import runs

    assert runs.START == command.START
