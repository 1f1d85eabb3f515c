"""Page by page through a long table; the page stands in the address."""

from __future__ import annotations

import streamlit as st

SIZE = 25


def page_number(total: int, size: int = SIZE, key: str = "page") -> int:
    """Return the page, from 0, that the address asks for, the last one if it asks for one beyond."""
    asked = st.query_params.get(key, "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 1
    return max(0, min(number, -(-total // size)) - 1)


def pager(total: int, number: int, size: int = SIZE, key: str = "page", things: str = "articles") -> None:
    """Show where one is and buttons to the pages before and after; `number` counts from 0."""
    last = max(0, -(-total // size) - 1)
    first = number * size
    where = f"{first + 1:,}–{min(total, first + size):,} of {total:,} {things}" if total else f"no {things}"
    told, back, on = st.columns([6, 1, 1], vertical_alignment="center")
    told.html(f'<p class="w-small">{where}</p>')
    if last:
        back.button(
            "Previous", key=f"{key}-back", disabled=number == 0, on_click=_go, args=(key, number), width="stretch"
        )
        on.button(
            "Next", key=f"{key}-on", disabled=number == last, on_click=_go, args=(key, number + 2), width="stretch"
        )


def _go(key: str, number: int) -> None:
    if number <= 1:
        st.query_params.pop(key, None)
    else:
        st.query_params[key] = str(number)
