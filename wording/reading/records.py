"""From the values in a file to an `Article`: every field checked, what does not fit left out with a note."""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime

from wording.model import Article
from wording.reading.items import Limits, Raw, ReadingError, listed, printable
from wording.reading.streams import too_long

FIELDS = frozenset(field.name for field in dataclasses.fields(Article))

_LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_][A-Za-z0-9_-]{1,20})?")


def own_id(raw: Raw) -> str | None:
    """Return the id that the file itself gives the article, if it gives one."""
    value = _scalar(raw.values.get("id"))
    return (value.strip() or None) if value is not None else None


def article(raw: Raw, id_: str, limits: Limits) -> tuple[Article, tuple[str, ...]]:
    """Return the article and the notes on it. Raises `ReadingError` if it has no usable text."""
    notes: list[str] = list(raw.notes)
    fields = {name: _field(name, raw.values.get(name), notes) for name in _CHECKS}
    only_title = limits.headlines and fields["title"] and _is_empty(raw.values.get("text"))
    text = "" if only_title else _text(raw.values.get("text"), limits)
    return Article(id=id_, text=text, source_text=_original(raw.values, limits, notes), **fields), tuple(notes)


def ignored(names: list[str]) -> tuple[str, ...]:
    """Return the note on columns that are no field of an article; none if there are none."""
    return (f"ignored, no field of an article: {listed(names)}",) if names else ()


def missing_text(names: list[str]) -> ReadingError:
    """Return the error for a table without texts."""
    others = ", ".join(field.name for field in dataclasses.fields(Article) if field.name != "text")
    return ReadingError(
        f"there is no column “text” (found: {listed(names)})",
        f"name the column with the articles' text “text”; {others} are read too",
    )


def _text(value: object, limits: Limits) -> str:
    if _is_empty(value):
        raise ReadingError("there is no text", "put the article's text there or leave the article out")
    if not isinstance(value, str):
        raise ReadingError(f"“text” is {_kind(value)}, not a text", "write the article's text as a string")
    if len(value) > limits.max_article_chars:
        raise too_long(limits.max_article_chars)
    if _is_broken(value):
        raise ReadingError("the text holds halves of letters (lone surrogates)", "write the letters whole, in UTF-8")
    return value


def _is_empty(value: object) -> bool:
    return value is None or value == "" or _is_nan(value) or (isinstance(value, str) and value.isspace())


def _original(values: Mapping[str, object], limits: Limits, notes: list[str]) -> str | None:
    if values.get("source_text") in (None, ""):
        return None
    try:
        return _text(values["source_text"], limits)
    except ReadingError as error:
        if error.reason != "there is no text":
            notes.append(f"source_text ignored: {error.reason}")
        return None


def _field(name: str, value: object, notes: list[str]) -> str | None:
    """Return the checked value of one field, None with a note if it does not fit."""
    if value is None or value == "" or _is_nan(value):
        return None
    written = _scalar(value)
    if written is not None and not written.strip():
        return None
    checked = None if written is None or _is_broken(written) else _CHECKS[name](written)
    if checked is None:
        shown = _kind(value) if written is None else f"“{printable(written[:40])}”"
        notes.append(f"{name} ignored: {shown} is not {_EXPECTED.get(name, 'a string')}")
    return checked


def _scalar(value: object) -> str | None:
    """Return a value as a string: whole numbers without a decimal point, dates in ISO 8601; None for the rest."""
    if isinstance(value, str):
        return value
    if value is None or _is_nan(value) or isinstance(value, (bytes, list, dict)):
        return None
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, date) else str(value)


def _date(written: str) -> str | None:
    """Return the calendar day of an ISO 8601 date or time, as written, whatever the time zone."""
    try:
        return datetime.fromisoformat(written.strip()).date().isoformat()
    except ValueError:
        return None


def _language(written: str) -> str | None:
    match = _LANGUAGE.fullmatch(written.strip())
    return match.group(1).lower() if match else None


def _as_is(written: str) -> str | None:
    return written


_CHECKS: dict[str, Callable[[str], str | None]] = {
    "outlet": str.strip,
    "title": _as_is,
    "date": _date,
    "language": _language,
    "source_language": _language,
    "url": str.strip,
    "story": str.strip,
    "credit": str.strip,
}
_EXPECTED = {
    "date": "a date such as 2022-01-31",
    "language": "a language code such as en",
    "source_language": "a language code such as en",
}


def _is_nan(value: object) -> bool:
    return isinstance(value, float) and math.isnan(value)


def _is_broken(text: str) -> bool:
    """Tell whether a string holds lone surrogates, which JSON can write and no encoding can."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _kind(value: object) -> str:
    names = {
        bool: "a truth value",
        bytes: "bytes",
        list: "a list",
        dict: "a mapping",
        int: "a number",
        float: "a number",
    }
    return names.get(type(value), f"a {type(value).__name__}")
