"""What every page has: the line that says which run is open, a title, and failures told in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from wording.lexicon import LexiconError
from wording.settings import SettingsError
from wording.views.links import address, link
from wording.views.runs import Opened
from wording.views.safe import isolated, shown


def guarded(render: Callable[[], None]) -> None:
    """Show a page; what the user can mend becomes a sentence on it."""
    try:
        render()
    except (SettingsError, LexiconError) as error:
        say("This did not work", str(error), error=True)


def put(html: str) -> None:
    """Show HTML made of escaped pieces; nothing is shown for nothing."""
    if html:
        st.html(html)


def line(opened: Opened) -> None:
    """Show which run is open."""
    st.html(f'<div class="w-run">{_run_line(opened)}</div>')


def head(title: str, lead: str, opened: Opened | None = None) -> None:
    """Show the run, the title of the page and what it is for; title and lead are the app's own words."""
    told = f'<div class="w-run">{_run_line(opened)}</div>' if opened else ""
    st.html(f'{told}<h1 class="w-title">{shown(title)}</h1><p class="w-lead">{shown(lead)}</p>')


def say(headline: str, sentence: str = "", points: Sequence[str] = (), *, error: bool = False) -> None:
    """Show a message box; all of it is plain text."""
    listed = "".join(f"<li>{isolated(point, 400)}</li>" for point in points)
    st.html(
        f'<div class="w-say{" w-say-error" if error else ""}" role="{"alert" if error else "status"}">'
        f"<b>{isolated(headline, 300)}</b>{isolated(sentence, 1000)}{f'<ul>{listed}</ul>' if listed else ''}</div>"
    )


def signatures(opened: Opened, mine: Sequence[str] = ()) -> None:
    """Show at the foot what numbers must share to compare."""
    told = mine or opened.run.info.signatures
    st.html(f'<div class="w-sign">{"<br>".join(shown(text, 300) for text in told[:8])}</div>')


def _run_line(opened: Opened) -> str:
    info = opened.run.info
    parts = [
        f"<b>{isolated(opened.label, 80)}</b>",
        _counted(info.articles, "article"),
        _counted(info.words, "word"),
        _counted(info.findings, "finding"),
    ]
    if info.errors:
        parts.append(link(address("./", {"run": opened.token, "errors": 1}), f"{info.errors:,} could not be read"))
    return "".join(f"<span>{part}</span>" for part in parts)


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
