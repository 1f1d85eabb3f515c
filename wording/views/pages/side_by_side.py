"""Two to four articles in columns, passage by passage: what they share, how each words it, and what only one tells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from wording.renderings.passages.rows import Row
from wording.renderings.passages.variants import variants_used
from wording.views import comparing, layers, shell, state, stories
from wording.views.columns import MOST, SideBySide, side_by_side
from wording.views.columns_html import grid, legend, words_chosen
from wording.views.concepts import palette_of, shipped_concepts
from wording.views.linked import link_marks, word_marks
from wording.views.looks import Palette
from wording.views.marks import Mark
from wording.views.picker import candidates
from wording.views.runs import Opened, opened

LEAD = "The same events in two to four articles: who words what how, and what only one of them tells."
LAYERS = {
    "terms": "Framing terms",
    "quotations": "Quotations",
    "names": "Names",
    "differences": "Differences",
    "findings": "Findings",
}
SHOW = {"all": "All passages", "shared": "Shared", "only": "Only in one"}


def render() -> None:
    """Show the page."""
    run = opened()
    shell.head("Side by side", LEAD, run)
    chosen = _chosen(run)
    if len(chosen) < 2:
        stories.suggestions(run, chosen)
        return
    found = side_by_side(run.key, tuple(chosen))
    wanted, show = _widgets()
    concepts = shipped_concepts()
    spelt = comparing.spelt(found.columns)
    used = variants_used([column.material.terms for column in found.columns])
    palette = palette_of((use for column in found.columns for use in column.material.terms), used)
    labels = {name: entry.label for name, entry in concepts.items()}
    choices = words_chosen(found.columns, used, spelt, labels, palette)
    marks = _marks(found, wanted, palette, spelt)
    st.html(_told(found) + legend(wanted) + grid(found.columns, _shown(found.rows, show), marks, run.token, choices))
    shell.signatures(run, sorted({column.material.report.signature for column in found.columns}))


def _chosen(run: Opened) -> list[str]:
    asked = tuple(st.query_params.get_all("articles")[:MOST])
    offered = candidates(run, asked, "find")
    return list(
        st.multiselect(
            "Articles",
            list(offered),
            format_func=lambda article: offered.get(article, article[:80]),
            max_selections=MOST,
            placeholder="Choose two to four articles",
            label_visibility="collapsed",
            **state.many("articles", offered),
        )
    )


def _widgets() -> tuple[list[str], str]:
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        wanted = st.pills(
            "Mark",
            list(LAYERS),
            selection_mode="multi",
            format_func=LAYERS.__getitem__,
            label_visibility="collapsed",
            **state.many("layers", LAYERS, ["terms", "quotations", "names", "differences"]),
        )
    with right:
        show = st.segmented_control(
            "Passages",
            list(SHOW),
            required=True,
            format_func=SHOW.__getitem__,
            label_visibility="collapsed",
            **state.one("show", SHOW, "all"),
        )
    return list(wanted), show or "all"


def _marks(
    found: SideBySide, wanted: Sequence[str], palette: Palette, spelt: Mapping[str, Sequence[frozenset[str]]]
) -> list[list[Mark]]:
    """Return the marks of each column, layer upon layer."""
    materials = [column.material for column in found.columns]
    over: list[list[list[Mark]]] = []
    if "quotations" in wanted:
        over.append([list(layers.quotation_marks(item.quotations, (), anchored=False)) for item in materials])
        over.append(link_marks(found.linked, materials))
    if "terms" in wanted:
        over.append([list(layers.term_marks(item.terms, palette)) for item in materials])
    if "names" in wanted:
        over.append(comparing.name_marks(found.columns, spelt))
    if "differences" in wanted:
        over += [comparing.difference_marks(found.columns, found.rows), word_marks(found.linked, materials)]
    if "findings" in wanted:
        findings = [enumerate(item.report.findings) for item in materials]
        over.append([list(layers.finding_marks(numbered, anchored=False)) for numbered in findings])
    return [[mark for layer in over for mark in layer[number]] for number in range(len(materials))]


def _shown(rows: Sequence[Row], show: str) -> list[Row]:
    return [row for row in rows if show == "all" or row.shared == (show == "shared")]


def _told(found: SideBySide) -> str:
    """Return in a sentence how much the columns have in common."""
    shared, everywhere = sum(row.shared for row in found.rows), sum(all(row.cells) for row in found.rows)
    among = f", {everywhere} of them by all {len(found.columns)}" if len(found.columns) > 2 else ""
    number = len(found.linked)
    said = "quotation or report stands" if number == 1 else "quotations or reports stand"
    quoted = f" {number} {said} in more than one: follow the numbers."
    told = f"{shared} of {len(found.rows)} passages are told by more than one{among}."
    return f'<p class="w-small">{told}{quoted if found.linked else ""}</p>'
