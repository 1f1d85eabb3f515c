"""Findings one by one: is this one right? Decisions are kept beside the run and hold for every run over the same texts."""

from __future__ import annotations

import streamlit as st

from wording.runs.rows import FindingRow
from wording.views import finding_card, shell, state
from wording.views.filters import filter_widgets
from wording.views.pager import page_number
from wording.views.reviewed import decisions, reviewed
from wording.views.runs import Opened, opened

LEAD = "Is this finding right? Decisions stay beside the run, measure each rule, and can be exported."
STATES = ("accepted", "rejected", "unsure")
BUTTONS = {
    "accepted": ("Right", ":material/check:", "A"),
    "rejected": ("Wrong", ":material/close:", "X"),
    "unsure": ("Unsure", ":material/question_mark:", "U"),
}


def render() -> None:
    """Show the page."""
    run = opened()
    shell.head("Review", LEAD, run)
    name, search, more = st.columns([2, 5, 1.2], vertical_alignment="bottom")
    with name:
        reviewer = st.text_input(
            "Your name", placeholder="Your name", max_chars=80, label_visibility="collapsed", **state.text("by")
        ).strip()
    filters = filter_widgets(run, search, more, review=True)
    found = reviewed(run)
    total = found.count_findings(filters)
    if not total:
        shell.say("No finding is left with these filters", "Take one away, or choose decided ones too.")
        return
    number = page_number(total, 1, "finding")
    row = found.findings(filters, limit=1, offset=number)[0]
    st.html(finding_card.large(row, run.token))
    _decide(run, row, reviewer, number, total, bool(filters.review))
    _told(run, row)


def _decide(run: Opened, row: FindingRow, reviewer: str, number: int, total: int, narrowed: bool) -> None:
    """Show the buttons; with a filter on states the next finding moves up by itself when one is decided."""
    st.session_state.setdefault(_note_key(row, reviewer), _note(run, row, reviewer))
    st.text_input(
        "Note",
        placeholder="A note, if one is needed",
        max_chars=400,
        label_visibility="collapsed",
        key=_note_key(row, reviewer),
    )
    row_of_buttons = st.container(horizontal=True, vertical_alignment="center", gap="small")
    for decided, (label, icon, key) in BUTTONS.items():
        row_of_buttons.button(
            label,
            icon=icon,
            shortcut=key,
            disabled=not reviewer,
            on_click=_keep,
            args=(run, row, reviewer, decided, number + (0 if narrowed else 1), total),
            type="primary" if row.review == decided else "secondary",
        )
    row_of_buttons.html(f'<p class="w-small w-centre">{number + 1:,} of {total:,}</p>', width="stretch")
    row_of_buttons.button("Back", shortcut="Left", disabled=not number, on_click=_go, args=(number - 1,))
    row_of_buttons.button("Next", shortcut="Right", disabled=number + 1 >= total, on_click=_go, args=(number + 1,))
    if not reviewer:
        shell.say("Write your name to decide", "Two people's decisions are kept apart.")


def _note_key(row: FindingRow, reviewer: str) -> str:
    """Return the key of the field for a reviewer's note on a finding."""
    return f"note-{reviewer}-{row.content}-{row.start}-{row.end}-{row.rule}"


def _note(run: Opened, row: FindingRow, reviewer: str) -> str:
    """Return the note that a reviewer left on a finding, which a new decision must not lose."""
    from wording.review.decisions import key_of

    return next((item.note for item in decisions(run).of(key_of(row)) if item.reviewer == reviewer), "")


def _keep(run: Opened, row: FindingRow, reviewer: str, decided: str, following: int, total: int) -> None:
    from wording.review.decisions import Decision, key_of

    note = str(st.session_state.get(_note_key(row, reviewer), "")).strip()
    made = Decision(key_of(row), reviewer, decided, note, passage=row.text[:400], language=row.language)
    decisions(run).decide(made)
    _go(min(following, total - 1))


def _go(number: int) -> None:
    st.query_params["finding"] = str(number + 1)


def _told(run: Opened, row: FindingRow) -> None:
    """Show who decided what on this finding, and how far the reviewers of the run agree."""
    from wording.review.agreement import agreement
    from wording.review.decisions import key_of

    kept = decisions(run)
    made = [f"{item.reviewer}: {item.state}{f' – {item.note}' if item.note else ''}" for item in kept.of(key_of(row))]
    together = agreement(kept.all())
    told = f"{together.findings:,} findings were decided by more than one."
    if together.alpha is not None:
        told += f" Krippendorff's alpha: {together.alpha:.2f} (0.8 is enough to conclude from, 0.67 tentatively)."
    if made or together.findings:
        shell.say("Decided so far", told if together.findings else "", made)
