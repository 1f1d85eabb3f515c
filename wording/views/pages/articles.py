"""The first page: open something, then find articles in it."""

from __future__ import annotations

import streamlit as st

from wording.runs.filters import Filters
from wording.views import opening, shell, state
from wording.views.article_table import ORDERS, table
from wording.views.filters import filter_widgets
from wording.views.pager import SIZE, page_number, pager
from wording.views.picker import rows
from wording.views.runs import Key, Opened, opened, run_of
from wording.views.safe import isolated, shown

LEAD = "Which articles carry signs of machine translation, and which passages show them."


def render() -> None:
    """Show the page."""
    run = opened()
    shell.head("Articles", LEAD, run)
    opening.panel(run)
    if st.query_params.get("errors"):
        _errors(run)
    if not run.run.info.articles:
        shell.say("No article could be read", "Open others above.")
        _errors(run)
        return
    search, sort, more = st.columns([5, 2, 1.2], vertical_alignment="bottom")
    filters = filter_widgets(run, search, more)
    with sort:
        order = _order()
    total = _total(run.key, filters)
    if not total:
        shell.say("Nothing fits these filters", "Take one away, or search for other words.")
        return
    number = page_number(total)
    found = rows(run.key, filters, order, ORDERS[order][1], SIZE, number * SIZE)
    st.html(table(found, run.token, order, _most(run.key), any(row.band for row in found)))
    pager(total, number)
    shell.signatures(run)


@st.cache_data(show_spinner=False, max_entries=128)
def _total(key: Key, filters: Filters) -> int:
    return run_of(key).count_articles(filters)


def _most(key: Key) -> float:
    """Return the highest penalty of the run."""
    worst = rows(key, Filters(), "penalty", True, 1)
    return worst[0].penalty if worst else 0.0


def _order() -> str:
    words = {name: label for name, (label, _) in ORDERS.items()}
    return str(
        st.selectbox(
            "Sort",
            list(ORDERS),
            format_func=words.__getitem__,
            label_visibility="collapsed",
            **state.one("sort", ORDERS, "penalty"),
        )
    )


def _errors(run: Opened) -> None:
    found = run.run.errors(limit=50)
    lines = "".join(
        f"<li><b>{isolated(row.path, 200)}</b>{f', row {row.row:,}' if row.row else ''}: {isolated(row.message, 400)}</li>"
        for row in found
    )
    more = run.run.info.errors - len(found)
    rest = f"<li>and {more:,} more</li>" if more > 0 else ""
    st.html(f'<div class="w-say w-say-error"><b>{shown("Could not be read")}</b><ul>{lines}{rest}</ul></div>')
