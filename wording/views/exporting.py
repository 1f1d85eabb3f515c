"""An export as the app offers it: the bytes of the file, how it begins, and the command that does the same."""

from __future__ import annotations

import io
import shlex
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from wording.export import FORMATS, export
from wording.export.from_run import Choice, material
from wording.runs.store import Run

TEXTS = ("csv", "jsonl", "md", "html", "marot", "esa", "pearmut", "sarif", "label-studio")
"""Formats of which the beginning can be read."""
BEGINS = 2500
"""Characters of a file that are shown."""


def made(run: Run, choice: Choice, form: str) -> tuple[str, bytes]:
    """Return name and content of an export; of several files, a zip archive. Raises `ExportError`."""
    with TemporaryDirectory() as folder:
        target = Path(folder, f"findings{FORMATS[form].endings[0]}")
        files = export(material(run, choice), target, form).files
        if len(files) == 1:
            return files[0].name, files[0].read_bytes()
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in files:
                archive.write(file, file.name)
        return f"findings-{form}.zip", packed.getvalue()


def beginning(run: Run, choice: Choice, form: str) -> str:
    """Return how the file of a text format begins, made of the first few findings."""
    few = Choice(choice.filters, min(choice.limit or 3, 3), choice.sample, choice.seed)
    with TemporaryDirectory() as folder:
        target = Path(folder, f"findings{FORMATS[form].endings[0]}")
        written = export(material(run, few), target, form).files[0]
        return written.read_text(encoding="utf-8", errors="replace")[:BEGINS]


def command(path: str, choice: Choice, form: str) -> str:
    """Return the command line that makes the same export."""
    filters = choice.filters
    options = [
        *_repeated("--rule", filters.rules),
        *_repeated("--category", filters.categories),
        *_repeated("--outlet", filters.outlets),
        *_repeated("--lang", filters.languages),
        *_repeated("--story", filters.stories),
        *_repeated("--review", filters.review),
    ]
    single = {
        "--min-severity": filters.severity,
        "--min-confidence": filters.confidence or None,
        "--since": filters.since,
        "--until": filters.until,
        "--text": filters.text,
        "--sample": choice.sample,
        "--seed": choice.seed if choice.sample else None,
        "--limit": choice.limit,
    }
    options += [part for name, value in single.items() if value is not None for part in (name, str(value))]
    file = f"findings{FORMATS[form].endings[0]}"
    return shlex.join(["wording", "export", path, "-o", file, "--format", form, *options])


def _repeated(name: str, values: tuple[str, ...]) -> list[str]:
    return [part for value in values for part in (name, value)]
