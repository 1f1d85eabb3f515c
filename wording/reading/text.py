"""Plain text and Markdown, with or without YAML front matter.

Front matter stands between a first line `---` and another within 200 lines, and holds a mapping; anything else that
begins with `---` is prose. The text is what follows the second mark's line, to the letter.
"""

from __future__ import annotations

import re
from typing import Any

from wording.reading import encoding
from wording.reading.items import Raw, ReadingError, listed
from wording.reading.records import FIELDS

_MARK = re.compile(r"---[ \t]*(?:\r\n|\n|\r|\Z)")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_KEY = re.compile(r"[a-z][a-z0-9_-]{0,40}")
_FIRST_KEY = re.compile(r"\s*(?:#[^\r\n]*\s+)?([a-z][a-z0-9_-]{0,40}):(?:\s|$)")
_MAX_LINES = 200
_MAX_CHARS = 100_000


def read_text(data: bytes, declared: str | None = None) -> Raw:
    """Return the article in the bytes of a text file. Raises `ReadingError`.

    `declared` is the encoding that a server names.
    """
    text, name = encoding.decoded(data, declared)
    values, notes, start = _front_matter(text)
    values["text"] = text[start:]
    return Raw(values, None, name, notes)


def _front_matter(text: str) -> tuple[dict[str, object], tuple[str, ...], int]:
    """Return the fields given in front of a text, notes on them, and where the text itself begins."""
    bounds = _bounds(text)
    if bounds is None:
        return {}, (), 0
    inner, start = bounds
    mapping = _mapping(inner)
    if mapping is None or not (mapping.keys() & FIELDS or all(_KEY.fullmatch(key) for key in mapping)):
        return {}, (), 0
    known = FIELDS - {"text"}
    unknown = [key for key in mapping if key not in known]
    values: dict[str, object] = {key: value for key, value in mapping.items() if key in known}
    return values, (f"front matter ignored: {listed(unknown)}",) if unknown else (), start


def _bounds(text: str) -> tuple[str, int] | None:
    """Return what stands between the marks and where the text after them begins, or None without two marks."""
    opening = _MARK.match(text)
    if opening is None:
        return None
    position = opening.end()
    for _ in range(_MAX_LINES):
        if position >= len(text) or position > _MAX_CHARS:
            return None
        if closing := _MARK.match(text, position):
            return text[opening.end() : position], closing.end()
        line = _LINE.match(text, position)
        position = line.end() if line else len(text)
    return None


def _mapping(inner: str) -> dict[str, object] | None:
    """Return the mapping that `inner` writes in YAML, scalars as strings, or None if it is prose.

    Raises `ReadingError` naming the line for what is meant as a mapping and is none.
    """
    import yaml

    try:
        node = yaml.compose(inner, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        if not _FIRST_KEY.match(inner):
            return None
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or "it cannot be parsed"
        raise _bad(reason, mark.line if mark else 0) from None
    return _fields(node) if isinstance(node, yaml.MappingNode) else None


def _fields(node: Any) -> dict[str, object]:
    """Return a mapping node as a dict; what is not a scalar stays a node, which no field accepts."""
    fields: dict[str, object] = {}
    for key, value in node.value:
        name = key.value if isinstance(key.value, str) else str(key.tag)
        if name in fields:
            raise _bad(f"“{name[:40]}” stands twice", key.start_mark.line)
        fields[name] = value.value
    return fields


def _bad(reason: str, line: int) -> ReadingError:
    """Return the error for front matter; `line` counts from 0 after the opening mark."""
    return ReadingError(
        f"the front matter is no valid YAML: {reason}",
        "mend that line or take the front matter out",
        line + 2,
    )
