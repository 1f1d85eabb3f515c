"""Quotations: the same words of one speaker as different outlets render them."""

from __future__ import annotations

import streamlit as st

from wording.renderings.group import Group
from wording.runs.filters import Filters
from wording.views import rendered, renderings_html, shell, state
from wording.views.filters import filter_widgets
from wording.views.pager import page_number, pager
from wording.views.runs import Key, opened, run_of

LEAD = "The same words of one speaker, as different outlets render them: how far they lie apart, and what does not fit."
LEGEND = (
    '<div class="w-legend w-signs"><span><span class="w-diff">words</span> that the closest rendering has not</span>'
    "<span>“closest”: nearest to all others in its language; chrF, BLEU and TER compare with it</span>"
    "<span><i>italics</i>: reported, not quoted</span></div>"
)
SHOWN = 10
SHOW = {"all": "All", "quoted": "In quotation marks", "across": "Across languages", "differ": "What does not fit"}


def render() -> None:
    """Show the page."""
    run = opened()
    shell.head("Quotations", LEAD, run)
    search, more = st.columns([6, 1.2], vertical_alignment="bottom")
    filters = filter_widgets(run, search, more, findings=False)
    show = st.segmented_control(
        "Show",
        list(SHOW),
        required=True,
        format_func=SHOW.__getitem__,
        label_visibility="collapsed",
        **state.one("show", SHOW, "all"),
    )
    if not _enough(_total(run.key, filters)):
        return
    found = _wanted(run.key, filters, show or "all")
    if not found:
        shell.say(*_nothing(show or "all"))
        return
    number = page_number(len(found), SHOWN)
    page = [rendered.scored(run.key, filters, n) for n in found[number * SHOWN : (number + 1) * SHOWN]]
    st.html(LEGEND + "".join(renderings_html.group(item, run.token) for item in page))
    pager(len(found), number, SHOWN, things="groups")
    printed = {f"{name}: {signature}" for item in page for name, signature in item.signatures.items()}
    shell.signatures(run, [*sorted(printed), *run.run.info.signatures])


def _nothing(show: str) -> tuple[str, str]:
    if show == "differ":
        return (
            "Nothing that does not fit",
            "No rendering was found to differ in a number, a name, a denial or a speaker.",
        )
    return "No such words stand in two of these articles", "Choose more articles, those of one story, or another view."


def _enough(articles: int) -> bool:
    """Tell whether the articles may be grouped now; say what to do where there are too many or too few."""
    if articles < 2:
        shell.say("Two articles are needed at least", "Take a filter away, or open more articles.")
    elif articles > rendered.MOST:
        shell.say(
            f"{articles:,} articles are too many to group while you wait",
            f"Choose a story, outlets or dates in the filter: up to {rendered.MOST:,} articles are grouped here, "
            "any number by `wording quotes --align`.",
        )
    elif articles > rendered.AT_ONCE and st.query_params.get("group") != "1":
        st.button(f"Group {articles:,} articles", type="primary", on_click=_ask)
    else:
        return True
    return False


def _ask() -> None:
    st.query_params["group"] = "1"


def _wanted(key: Key, filters: Filters, show: str) -> list[int]:
    """Return the numbers of the groups to show."""
    if show == "differ":
        return rendered.at_odds(key, filters)
    return [n for n, found in enumerate(rendered.groups(key, filters)) if _fits(found, show)]


def _fits(found: Group, show: str) -> bool:
    match show:
        case "quoted":
            return any(item.quoted for item in found.renderings)
        case "across":
            return len({item.language for item in found.renderings}) > 1
        case _:
            return True


@st.cache_data(show_spinner=False, max_entries=128)
def _total(key: Key, filters: Filters) -> int:
    return run_of(key).count_articles(filters)
