"""The filters that pages share, as widgets whose values stand in the address."""

from __future__ import annotations

from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from wording.mqm import Severity
from wording.runs.filters import Filters
from wording.views import state
from wording.views.looks import category_words, rule_words
from wording.views.runs import Key, Opened, run_of

OFFERED = 2000
"""So many outlets, rules and the like a list offers; the rest is reached by searching."""
REVIEW = ("open", "accepted", "rejected", "unsure")

_WIDGETS = {
    "outlets": ("outlet", "Outlets"),
    "languages": ("language", "Languages"),
    "stories": ("story", "Stories"),
    "rules": ("rule", "Rules"),
    "categories": ("category", "Categories"),
}


@st.cache_data(show_spinner=False, max_entries=64)
def choices(key: Key, column: str) -> list[str]:
    """Return what a run offers to choose of in a column."""
    return run_of(key).choices(column)[:OFFERED]


def filter_widgets(
    opened: Opened, left: DeltaGenerator, right: DeltaGenerator, *, findings: bool = True, review: bool = False
) -> Filters:
    """Show a search on the left, a box of filters on the right, and return the choice.

    Without `findings` there are only filters on articles; with `review` also one on what people decided.
    """
    with left:
        words = st.text_input(
            "Search",
            **state.text("q"),
            placeholder="Search titles, outlets and passages",
            label_visibility="collapsed",
        )
    with right.popover("Filter", icon=":material/tune:", width="stretch"):
        lists = {name: _list(opened, name) for name in ("outlets", "languages", "stories")}
        since, until = _dates()
        if findings:
            lists |= {name: _list(opened, name) for name in ("rules", "categories")}
            severity, confidence = _thresholds()
        else:
            severity, confidence = None, 0.0
        decided = _decided() if review else ()
    return Filters(
        text=words.strip() or None,
        since=since,
        until=until,
        severity=severity,
        confidence=confidence,
        review=decided,
        **lists,
    )


def _list(opened: Opened, name: str) -> tuple[str, ...]:
    column, label = _WIDGETS[name]
    offered = choices(opened.key, column)
    if not offered:
        return ()
    words = {"rules": rule_words, "categories": category_words}.get(name, str)
    picked = st.multiselect(label, offered, format_func=words, placeholder="all", **state.many(column, offered))
    return tuple(picked)


def _dates() -> tuple[str | None, str | None]:
    left, right = st.columns(2)
    with left:
        since = st.date_input("From", None, min_value=date(1900, 1, 1), **state.day("since"))
    with right:
        until = st.date_input("To", None, min_value=date(1900, 1, 1), **state.day("until"))
    return (since.isoformat() if since else None), (until.isoformat() if until else None)


def _thresholds() -> tuple[str | None, float]:
    severities = [item.value for item in Severity]
    severity = st.segmented_control(
        "At least", severities, required=True, **state.one("severity", severities, Severity.MINOR.value)
    )
    confidence = st.slider("Confidence of at least", 0.0, 1.0, step=0.05, **state.number("confidence", 0.0, 1.0, 0.0))
    return (severity if severity and severity != Severity.MINOR else None), confidence


def _decided() -> tuple[str, ...]:
    picked = st.pills("Decided", REVIEW, selection_mode="multi", **state.many("review", REVIEW))
    return tuple(picked) if len(picked) < len(REVIEW) else ()
