"""Findings as a file: choose which, look at them, choose a format, download."""

from __future__ import annotations

from functools import partial

import streamlit as st

from wording.export import FORMATS
from wording.export.from_run import Choice
from wording.runs.store import Run
from wording.views import exporting, finding_card, shell, state
from wording.views.filters import filter_widgets
from wording.views.reviewed import reviewed
from wording.views.runs import Opened, opened
from wording.views.safe import shown

LEAD = "Flagged passages for an editor's spreadsheet, an annotator's queue, a colleague or a pipeline."
PREVIEWED = 8
MOST = 200_000
"""Findings that are exported in the browser; more is work for the command line."""


def render() -> None:
    """Show the page."""
    run = opened()
    shell.head("Export", LEAD, run)
    search, more = st.columns([6, 1.2], vertical_alignment="bottom")
    filters = filter_widgets(run, search, more, review=True)
    found = reviewed(run)
    total = found.count_findings(filters)
    if not total:
        shell.say("No finding fits these filters", "Take one away to export something.")
        return
    form, choice = _choice(Choice(filters), total)
    rows = found.findings(filters, limit=PREVIEWED, sample=choice.sample, seed=choice.seed)
    number = min(total, choice.sample or total, choice.limit or total)
    _download(run, found, choice, form, number)
    st.html(
        f'<p class="w-small">The first {min(PREVIEWED, number)} of {number:,}</p>{finding_card.table(rows, run.token)}'
    )


def _choice(choice: Choice, total: int) -> tuple[str, Choice]:
    """Show the widgets for format, sample and limit."""
    left, middle, right = st.columns([3, 1, 1], vertical_alignment="bottom")
    with left:
        form = st.selectbox(
            "Format",
            list(FORMATS),
            format_func=lambda name: f"{name}: {FORMATS[name].purpose}",
            **state.one("format", FORMATS, "csv"),
        )
    with middle:
        sample = st.number_input("At random (0: all)", 0, total, step=10, **state.number("sample", 0, total, 0))
    with right:
        seed = st.number_input("Seed", 0, 10**6, **state.number("seed", 0, 10**6, 0))
    return str(form), Choice(choice.filters, None, int(sample) or None, int(seed))


def _download(run: Opened, found: Run, choice: Choice, form: str, number: int) -> None:
    """Show the button, the command that does the same, and how the file begins."""
    if number > MOST:
        shell.say(f"{number:,} findings are more than a browser should load", "This command writes them:")
    else:
        st.download_button(
            f"Download {number:,} findings as {form}",
            data=partial(_content, found, choice, form),
            file_name=_file_name(form),
            icon=":material/download:",
            type="primary",
            on_click="ignore",
        )
    if run.lasting:
        st.html(f'<code class="w-command">{shown(exporting.command(run.key[0], choice, form), 3000)}</code>')
    if form in exporting.TEXTS:
        with st.expander("How the file begins"):
            st.code(exporting.beginning(found, choice, form), language=None, wrap_lines=True)


def _content(found: Run, choice: Choice, form: str) -> bytes:
    return exporting.made(found, choice, form)[1]


def _file_name(form: str) -> str:
    return "findings-label-studio.zip" if form == "label-studio" else f"findings{FORMATS[form].endings[0]}"
