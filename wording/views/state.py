"""The state of a page stands in its query parameters, so that a link reproduces it.

Each function makes a widget follow a parameter and returns what to hand to the widget: `st.text_input("…", **text("q"))`.
Before the widget is drawn its value is taken from the address; when somebody changes it, the address is changed first.
Values that an address must not hold (options that do not exist, numbers out of range) count as the default.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

import streamlit as st

LONGEST = 500
"""Characters of one value that are taken from an address."""

Widget = dict[str, Any]


def text(key: str, default: str = "") -> Widget:
    """Bind a text field."""
    return _bound(key, st.query_params.get(key, default)[:LONGEST], default)


def one(key: str, options: Collection[str], default: str | None = None) -> Widget:
    """Bind a choice of one of the options; without a default, of one or none."""
    asked = st.query_params.get(key)
    return _bound(key, asked if asked in options else default, default)


def many(key: str, options: Collection[str], default: Sequence[str] = ()) -> Widget:
    """Bind a choice of any number of the options; an empty parameter says that none is chosen."""
    asked = st.query_params.get_all(key)
    known = [value for value in dict.fromkeys(asked) if value in options]
    return _bound(key, known if asked and (known or asked == [""]) else list(default), list(default))


def day(key: str) -> Widget:
    """Bind a date that may be left open."""
    found = None
    with suppress(ValueError):
        found = date.fromisoformat(st.query_params.get(key, ""))
    return _bound(key, found, None)


def number(key: str, low: float, high: float, default: float) -> Widget:
    """Bind a number within bounds, both included."""
    value = default
    with suppress(ValueError):
        asked = float(st.query_params.get(key, ""))
        value = min(max(asked, low), high) if math.isfinite(asked) else default
    return _bound(key, type(default)(value), default)


def switch(key: str, default: bool = False) -> Widget:
    """Bind a switch."""
    asked = st.query_params.get(key)
    return _bound(key, asked == "1" if asked in ("0", "1") else default, default)


def _bound(key: str, value: object, default: object) -> Widget:
    st.session_state[key] = value
    return {"key": key, "on_change": _keep, "args": (key, default)}


def _keep(key: str, default: object) -> None:
    """Write the value of a widget into the address, or take it out where it is the default; go back to the first page."""
    value = st.session_state[key]
    st.query_params.pop("page", None)
    if value == default or (value is None and not default):
        st.query_params.pop(key, None)
    else:
        st.query_params[key] = _written(value)


def _written(value: object) -> str | list[str]:
    match value:
        case bool():
            return str(int(value))
        case list() | tuple():
            return [str(item) for item in value] or [""]
        case date():
            return value.isoformat()
        case None:
            return ""
        case _:
            return str(value)
