"""Framing: which words outlets choose for the same thing, in whose voice, since when, and whether they differ."""

from __future__ import annotations

from typing import Literal, cast

import streamlit as st

from wording.runs.filters import Filters
from wording.runs.wordings import ORDERS, By, Cell, Wordings
from wording.views import framing_context, framing_html, shell, state, testing, verdicts_html
from wording.views.concepts import concept_words, shipped_concepts
from wording.views.filters import filter_widgets
from wording.views.legend import swatch
from wording.views.looks import Palette
from wording.views.pager import SIZE, page_number, pager
from wording.views.runs import Opened, opened
from wording.views.safe import plain, shown
from wording.views.wordings import BY, wordings

LEAD = "Which words outlets choose for the same thing, in whose voice, and since when."
VIEWS = {
    "shares": "Shares",
    "bars": "Intervals",
    "voices": "Voices and distance",
    "time": "Over time",
    "context": "In context",
    "test": "Is it more than noise?",
}

OF_TEXTS = (
    "Of the texts that name it at all; a text may use several variants. “ counts texts that keep a distance from it."
)
INTERVALS = "The line over a bar is the 95 % interval (Wilson). Where lines overlap widely, nothing is shown to differ."


def render() -> None:
    """Show the page."""
    run = opened()
    shell.head("Framing", LEAD, run)
    pick, by_column, search, more = st.columns([4, 1.6, 2.6, 1.2], vertical_alignment="bottom")
    filters = filter_widgets(run, search, more, findings=False)
    counted = wordings(run.key, filters)
    known = {item.concept: item for item in counted.concepts()}
    if not known:
        shell.say("No framing terms here", "Take a filter away, or open articles on what the concepts name.")
        return
    with pick:
        concept = str(
            st.selectbox(
                "Concept",
                list(known),
                format_func=lambda name: f"{plain(concept_words(name), 60)} ({known[name].texts:,} texts)",
                label_visibility="collapsed",
                **state.one("concept", known, next(iter(known))),
            )
        )
    with by_column:
        by: By = st.selectbox(
            "By", list(BY), format_func=BY.__getitem__, label_visibility="collapsed", **state.one("by", BY, "outlet")
        )
    found = counted.cells(concept, by)
    _about(concept)
    if not found:
        shell.say(f"No article here has what “{BY[by].lower()}” needs", "Choose another grouping.")
        return
    view = st.segmented_control(
        "View",
        list(VIEWS),
        required=True,
        format_func=VIEWS.__getitem__,
        label_visibility="collapsed",
        **state.one("view", VIEWS, "shares"),
    )
    palette = _palette(concept, found)
    groups = {name: number for number, name in enumerate(dict.fromkeys(cell.group for cell in found))}
    found.sort(key=lambda cell: (groups[cell.group], palette.number(concept, cell.variant)))
    _view(view or "shares", run, counted, filters, concept, by, found, palette)
    shell.signatures(run)


def _about(concept: str) -> None:
    """Show what the concept names."""
    entry = shipped_concepts().get(concept)
    label = entry.label if entry else "a choice of your own"
    st.html(
        f'<h2 class="w-title w-second">{shown(concept_words(concept), 80)}</h2><p class="w-lead">{shown(label, 300)}</p>'
    )


def _palette(concept: str, found: list[Cell]) -> Palette:
    entry = shipped_concepts().get(concept)
    known = [variant.variant for variant in entry.variants] if entry else []
    used = {cell.variant for cell in found}
    return Palette((concept, name) for name in [*(name for name in known if name in used), *sorted(used)])


def _view(
    view: str,
    run: Opened,
    counted: Wordings,
    filters: Filters,
    concept: str,
    by: By,
    found: list[Cell],
    palette: Palette,
) -> None:
    """Show one of the views."""
    if view == "shares":
        entry = shipped_concepts().get(concept)
        frames = {variant.variant: variant.frame for variant in entry.variants} if entry else {}
        st.html(framing_html.heatmap(found, concept, palette, frames))
        st.html(f'<p class="w-note">{OF_TEXTS}</p>')
    elif view == "bars":
        variant = _variant(found)
        st.html(framing_html.bars(found, variant, concept, palette))
        st.html(f'<p class="w-note">{INTERVALS}</p>')
    elif view == "voices":
        st.html(framing_html.voices(found))
    elif view == "time":
        _timeline(counted, concept, palette)
    elif view == "test":
        _test(run, filters, concept, by, palette)
    else:
        _context(run, counted, concept, found, palette)


def _variant(found: list[Cell]) -> str:
    variants = list(dict.fromkeys(cell.variant for cell in found))
    return str(
        st.selectbox(
            "Variant",
            variants,
            format_func=lambda name: plain(name, 80),
            label_visibility="collapsed",
            **state.one("variant", variants, variants[0]),
        )
    )


def _timeline(counted: Wordings, concept: str, palette: Palette) -> None:
    unit = st.segmented_control(
        "Unit",
        ["month", "week"],
        required=True,
        label_visibility="collapsed",
        **state.one("unit", ("month", "week"), "month"),
    )
    points = counted.timeline(concept, cast('Literal["week", "month"]', unit or "month"))
    if not points:
        shell.say("No article here has a date", "Give dates as YYYY-MM-DD in the column or front matter `date`.")
        return
    st.html(framing_context.timeline(points, concept, palette))
    variants = dict.fromkeys(name for _, name, _ in points)
    swatches = "".join(f"<span>{swatch(concept, name, palette)}</span>" for name in variants)
    st.html(f'<div class="w-legend">{swatches}<span>texts</span></div>')


def _test(run: Opened, filters: Filters, concept: str, by: By, palette: Palette) -> None:
    """Show verdicts and keywords; of more articles than are compared at a glance, when asked."""
    articles = run.run.count_articles(filters)
    if articles > testing.MOST:
        told = f"Up to {testing.MOST:,} are compared here, any number by `wording compare`: choose a story or dates."
        shell.say(f"{articles:,} articles are too many to compare while you wait", told)
        return
    if articles > testing.AT_ONCE and st.query_params.get("compare") != "1":
        st.button(f"Compare {articles:,} articles", type="primary", on_click=_ask)
        return
    words = articles <= testing.MOST_READ
    found = testing.comparison(run.key, filters, by, words)
    choice = next((item for item in found.choices if item.concept == concept), None)
    if choice:
        st.html(verdicts_html.verdict(choice, palette))
    _keywords(verdicts_html.keywords(found), words, articles)
    st.html(verdicts_html.notes(found))


def _keywords(told: str, looked: bool, articles: int) -> None:
    """Show the words that set groups apart; say so where too many articles were compared to look for them."""
    if told:
        st.html(f'<h2 class="w-title w-second">Words that set them apart</h2>{told}')
    elif not looked:
        shell.say(
            f"Words that set them apart are looked for in up to {testing.MOST_READ:,} articles",
            f"These are {articles:,}: choose a story, outlets or dates, or use `wording compare --table keyness`.",
        )


def _ask() -> None:
    st.query_params["compare"] = "1"


def _context(run: Opened, counted: Wordings, concept: str, found: list[Cell], palette: Palette) -> None:
    left, right = st.columns(2)
    variants = ["", *dict.fromkeys(cell.variant for cell in found)]
    with left:
        variant = st.selectbox(
            "Variant",
            variants,
            format_func=lambda name: plain(name, 80) or "All variants",
            label_visibility="collapsed",
            **state.one("variant", variants, ""),
        )
    with right:
        words = {"outlet": "By outlet", "date": "By date", "left": "By the words before", "right": "By the words after"}
        order = st.selectbox(
            "Order",
            list(words),
            format_func=words.__getitem__,
            label_visibility="collapsed",
            **state.one("order", ORDERS, "outlet"),
        )
    total = counted.concordance(concept, variant or None, "outlet", 0, 0)[1]
    number = page_number(total)
    uses, _ = counted.concordance(concept, variant or None, order or "outlet", SIZE, number * SIZE)
    st.html(framing_context.concordance(uses, concept, palette, run.token))
    pager(total, number, things="uses")
