"""`wording app`: the Streamlit app in the browser."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from wording.settings import SettingsError

START = "WORDING_RUN"
"""The environment variable in which the app is told the run to open."""


def app(
    run: Annotated[Path | None, typer.Argument(help="The run to open; else the bundled corpus is shown.")] = None,
    port: Annotated[int, typer.Option(help="Port to serve on.", min=0, max=65_535)] = 8501,
    host: Annotated[
        str, typer.Option(help="Address to serve on; others than localhost let other machines in.")
    ] = "localhost",
    browser: Annotated[bool, typer.Option(help="Open the browser.")] = True,
) -> None:
    """Serve the app until Ctrl-C. Exits with 2 where there is no such run."""
    script = _script()
    environment = dict(os.environ)
    environment.pop(START, None)
    if run is not None:
        from wording.runs.store import open_run

        open_run(run.absolute())
        environment[START] = str(run.absolute())
    raise typer.Exit(_serve(command(script, port, host, browser), environment))


def _script() -> Path:
    """Return the app's script: inside the package where it was installed, beside it in a checkout."""
    package = Path(__file__).parent.parent
    for place in (package, package.parent):
        if (place / "app.py").is_file():
            return place / "app.py"
    raise SettingsError("app.py did not come with this installation; install wording again from a complete package")


def command(script: Path, port: int, host: str, browser: bool) -> list[str]:
    """Return the command that serves the app; what is not said here stands in `.streamlit/config.toml` beside it."""
    options = {
        "server.port": port,
        "server.address": host,
        "server.headless": str(not browser).lower(),
        "server.showEmailPrompt": "false",
        "browser.gatherUsageStats": "false",
        "browser.serverAddress": host,
    }
    flags = [f"--{name}={value}" for name, value in options.items()]
    return [sys.executable, "-m", "streamlit", "run", str(script), *flags]


def _serve(arguments: list[str], environment: dict[str, str]) -> int:
    """Serve until somebody ends it; whoever ends this process ends the server too."""
    server = subprocess.Popen(arguments, env=environment)
    signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    while True:
        try:
            return server.wait()
        except KeyboardInterrupt:
            server.terminate()
