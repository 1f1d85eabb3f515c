"""Links within the app. The state of a page is its query parameters, so a link is a page's name and those."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from wording.views.safe import attribute

Value = str | int | float | Sequence[str] | None


def address(page: str, parameters: Mapping[str, Value], anchor: str = "") -> str:
    """Return the address of a page relative to the app, parameters that are None or empty left out."""
    pairs: list[tuple[str, str]] = []
    for name, value in parameters.items():
        values = [value] if isinstance(value, str | int | float) else value or []
        pairs.extend((name, str(item)) for item in values if str(item))
    query = urlencode(pairs, errors="replace")
    return f"{page}{'?' + query if query else ''}{'#' + anchor if anchor else ''}"


def link(to: str, label: str, style: str = "", title: str = "") -> str:
    """Return a link within the app; `to` is an `address`, `label` is HTML, `title` plain text."""
    classes = f' class="{style}"' if style else ""
    hint = f' title="{attribute(title)}"' if title else ""
    return f'<a href="{attribute(to, 4000)}" target="_self"{classes}{hint}>{label}</a>'
