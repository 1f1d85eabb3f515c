"""The pages, their order and addresses. A page's module is imported when somebody opens it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path

import streamlit as st

from wording.views import shell


@dataclass(frozen=True, slots=True)
class Place:
    """A page: its address, its module in this package with a function `render`, its title and icon."""

    address: str
    title: str
    icon: str

    @property
    def module(self) -> str:
        """The full name of the page's module."""
        return f"wording.views.pages.{self.address.replace('-', '_')}"


PLACES = (
    Place("articles", "Articles", ":material/list:"),
    Place("article", "Article", ":material/article:"),
    Place("side-by-side", "Side by side", ":material/view_column_2:"),
    Place("framing", "Framing", ":material/contrast:"),
    Place("quotations", "Quotations", ":material/format_quote:"),
    Place("people", "People", ":material/group:"),
    Place("translation", "Translation", ":material/translate:"),
    Place("review", "Review", ":material/fact_check:"),
    Place("export", "Export", ":material/download:"),
)


def navigate() -> None:
    """Run the page that the address asks for; the first one where it asks for none."""
    st.set_page_config(
        page_title="wording",
        page_icon=str(Path(__file__).parent / "style" / "icon.png"),
        layout="wide",
        initial_sidebar_state="collapsed",
    )
    st.html(f"<style>{style()}</style>")
    pages = [
        st.Page(_runner(place), title=place.title, icon=place.icon, url_path=place.address, default=not number)
        for number, place in enumerate(PLACES)
    ]
    st.navigation(pages, position="top").run()


@cache
def style() -> str:
    """Return the style sheet, its parts in the order of their names."""
    parts = sorted((Path(__file__).parent / "style").glob("*.css"))
    return "\n".join(part.read_text(encoding="utf-8") for part in parts)


def _runner(place: Place) -> Callable[[], None]:
    def run() -> None:
        shell.guarded(lambda: import_module(place.module).render())

    return run
