"""JSON lines: one object a finding with all its fields, for programs."""

from __future__ import annotations

import json
from pathlib import Path

from wording.export.columns import record
from wording.export.material import Material, Tally


def write(material: Material, path: Path, tally: Tally) -> None:
    """Write one object a line; `article_text[start:end]` is its `text`. JSON holds every character."""
    as_json = json.JSONEncoder(ensure_ascii=False).encode
    with path.open("wb") as file:
        for row in tally.counted(material.findings):
            file.write(encoded(as_json(found := record(row)), found))


def encoded(line: str, found: object) -> bytes:
    """Return a line of JSON as bytes; lone surrogates, which UTF-8 cannot hold, are escaped."""
    try:
        return f"{line}\n".encode()
    except UnicodeEncodeError:
        return f"{json.dumps(found)}\n".encode()
