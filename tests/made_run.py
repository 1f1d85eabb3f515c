"""A small run over three short pages, and the command line called within the process."""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from wording.cli import main
from wording.runs.batch import score
from wording.settings import Settings

PAGES = {
    "lake.txt": "Envoys met at the the lake on Friday. They meet in the the 😀 town.\r\nNobody saw the the end.\n",
    "harbour.txt": "Ships left the the harbour 😀 on Monday. Nobody knew the the reason.\n\n=SUM(A1) is the the sum.\n",
    "clean.txt": "Envoys met at the lake on Friday. They will meet again in June.\n",
}
"""Two of the pages hold three doubled words each."""


def make_run(folder: Path) -> Path:
    """Score the pages into a run in a folder."""
    pages = folder / "pages"
    pages.mkdir()
    for name, text in PAGES.items():
        (pages / name).write_bytes(text.encode())
    score([str(pages)], str(folder / "run"), Settings(select=("repeated-word",), language="en"))
    return folder / "run"


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    status: int
    out: str
    err: str


def call(*arguments: str | Path) -> Done:
    """Run `wording` with arguments."""
    out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline=""), io.StringIO()
    status = 0
    with patch.object(sys, "argv", ["wording", *map(str, arguments)]), redirect_stdout(out), redirect_stderr(err):
        try:
            main()
        except SystemExit as stop:
            status = int(stop.code or 0)
    out.flush()
    return Done(status, out.buffer.getvalue().decode(), err.getvalue())  # type: ignore[attr-defined]
