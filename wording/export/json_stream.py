"""Lists too long for memory inside a JSON document: written item by item."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import IO


def write_list(file: IO[str], items: Iterable[object], indent: str = "  ") -> None:
    """Write a JSON list, an item a line, in plain ASCII (which every reader decodes alike)."""
    file.write("[")
    for number, item in enumerate(items):
        file.write(("," if number else "") + f"\n{indent}" + json.dumps(item))
    file.write("\n" + indent[2:] + "]")
