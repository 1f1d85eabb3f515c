"""Opening something: uploads, a pasted text, an address, or a folder or run on this machine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from wording.runs.errors import RunError
from wording.settings import SettingsError
from wording.views import runs, scoring, shell
from wording.views.runs import Opened

ENDINGS = ["txt", "md", "html", "htm", "jsonl", "ndjson", "csv", "tsv", "parquet", "gz"]
LONGEST = 400_000
"""Characters that can be pasted."""

Progress = scoring.Progress


def panel(run: Opened) -> None:
    """Show the ways to open something; whatever is opened becomes the run of the page."""
    with st.expander("Open your own articles", icon=":material/folder_open:"):
        names = ["Upload files", "Paste a text", "Web address"] + (["Folder or run"] if runs.local() else [])
        for tab, show in zip(st.tabs(names), (_upload, _paste, _web, _folder), strict=False):
            with tab:
                show()
        if run.token:
            st.button("Back to what the app was started with", icon=":material/undo:", on_click=runs.select, args=("",))


def _upload() -> None:
    files = st.file_uploader(
        f"Articles as text, HTML, JSON lines, CSV or Parquet, up to {scoring.MOST_BYTES // 1_000_000} MB together",
        type=ENDINGS,
        accept_multiple_files=True,
    )
    if st.button("Read the files", type="primary", disabled=not files, key="read-files"):
        given = [(file.name, file.getvalue()) for file in files or ()]
        _open(lambda progress: scoring.open_files(given, progress))


def _paste() -> None:
    with st.form("paste", border=False):
        text = st.text_area(
            "Text", height=220, max_chars=LONGEST, placeholder="Paste an article; its first line may be its headline"
        )
        outlet, language = st.columns(2)
        with outlet:
            named = st.text_input("Outlet (if known)", max_chars=200)
        with language:
            code = st.text_input("Language as a two-letter code (else it is identified)", max_chars=2)
        source = st.text_area("The original it was translated from (if at hand)", height=100, max_chars=LONGEST)
        if st.form_submit_button("Read the text", type="primary"):
            fields = {"text": text, "outlet": named, "language": code.lower(), "source_text": source}
            _open(lambda progress: scoring.open_text(fields, progress))


def _web() -> None:
    with st.form("web", border=False):
        asked = st.text_input("Address of an article", placeholder="https://…", max_chars=2000)
        st.html(
            '<p class="w-small">The page is fetched by this program, from public addresses only; nothing else is sent anywhere.</p>'
        )
        if st.form_submit_button("Fetch and read", type="primary"):
            _open(lambda progress: scoring.open_address(asked.strip(), progress))


def _folder() -> None:
    with st.form("folder", border=False):
        asked = st.text_input("Path of a folder or file with articles, or of a run", max_chars=2000)
        if st.form_submit_button("Open", type="primary"):
            _open(lambda progress: _path(asked.strip(), progress))


def _path(asked: str, progress: Progress) -> str:
    """Return what the address calls a run on this machine, or the temporary run made of a folder or file."""
    from wording.runs.store import is_run, open_run

    if not asked:
        raise SettingsError("there is no path yet: write one into the field")
    place = Path(asked).expanduser().absolute()
    if not place.exists():
        raise RunError(f"{place}: there is no such file or folder")
    if is_run(place):
        open_run(place)
        return str(place)
    return scoring.open_inputs([place], place.name, progress, thorough=place.is_file())


def _open(make: Callable[[Progress], str]) -> None:
    """Open something with a bar that shows how far it is, then show it; tell what is wrong with it in a sentence."""
    bar = st.progress(0.0, "Reading …")

    def progress(done: int, total: int | None) -> None:
        share = min(1.0, done / total) if total else min(0.95, 1 - 1 / (1 + done / 20))
        bar.progress(share, f"Reading … {done:,}{f' of {total:,}' if total else ''} articles")

    try:
        token = make(progress)
    except SettingsError as error:
        bar.empty()
        shell.say("This cannot be opened", str(error), error=True)
        return
    runs.select(token)
    st.rerun()
