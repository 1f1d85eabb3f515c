"""One article as a reader sees it, with what was found in it; a list beside it that leads to the passage and back."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from wording.model import Finding
from wording.mqm import Severity
from wording.views import findings_list, jump, layers, reading, reads, shell, state
from wording.views.concepts import palette_of
from wording.views.facts import facts
from wording.views.legend import category_legend, term_legend
from wording.views.marks import Mark
from wording.views.material import Material, material
from wording.views.picker import candidates, row_of
from wording.views.runs import Opened, opened
from wording.views.safe import shown

LAYERS = ("findings", "quotations", "people", "terms", reads.LAYER)
LEAST = {"all": Severity.MINOR, "major": Severity.MAJOR, "critical": Severity.CRITICAL}

LEAST_WORDS = {"all": "All severities", "major": "Major and critical", "critical": "Critical only"}


def render() -> None:
    """Show the page."""
    run = opened()
    shell.line(run)
    article = _chosen(run)
    if article is None:
        shell.say("No article yet", "This run holds none: open others on the first page.")
        return
    found, row = material(run.key, article), row_of(run, article)
    read = reads.reading(run.key, article)
    st.html(facts(found, row))
    place = st.container()
    chosen, least = _widgets(found, read)
    place.html(reads.box(read, run.token, article, chosen))
    numbered = [(n, item) for n, item in enumerate(found.report.findings) if item.severity.rank >= LEAST[least].rank]
    if "findings" not in chosen:
        numbered = []
    st.html(_reader(found, read, chosen, numbered))
    shell.put("".join(f'<p class="w-note">{shown(note)}</p>' for note in _notes(found)))
    shell.signatures(run, [found.report.signature])
    jump.to_anchor()


def _chosen(run: Opened) -> str | None:
    """Return the id of the article to show and let the reader choose another."""
    asked = st.query_params.get("article", "")
    offered = candidates(run, (asked,) if asked else (), "find")
    if not offered:
        return asked or None
    current = asked or next(iter(offered))
    st.session_state["article-list"] = current
    options = list(dict.fromkeys((*offered, current)))
    st.selectbox(
        "Article",
        options,
        format_func=lambda article: offered.get(article, article[:80]),
        key="article-list",
        on_change=_choose,
        label_visibility="collapsed",
    )
    return current


def _choose() -> None:
    st.query_params["article"] = st.session_state["article-list"]


def _widgets(found: Material, read: reads.Reading) -> tuple[list[str], str]:
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        chosen = st.pills(
            "Show",
            LAYERS,
            selection_mode="multi",
            format_func=lambda layer: f"{layer.capitalize()} ({_size(found, read, layer)})",
            label_visibility="collapsed",
            **state.many("layers", LAYERS, ["findings"]),
        )
    with right:
        least = st.segmented_control(
            "Severity",
            list(LEAST),
            required=True,
            format_func=LEAST_WORDS.__getitem__,
            label_visibility="collapsed",
            **state.one("severity", LEAST, "all"),
        )
    return list(chosen), least or "all"


def _size(found: Material, read: reads.Reading, layer: str) -> int:
    sizes = {
        "findings": found.report.findings,
        "quotations": found.quotations,
        "people": found.people,
        reads.LAYER: read.sentences,
    }
    return len(sizes.get(layer, found.terms))


def _reader(
    found: Material, read: reads.Reading, chosen: Sequence[str], numbered: Sequence[tuple[int, Finding]]
) -> str:
    """Return the text with its layers, the original where there is one, and the list of findings."""
    article = found.article
    palette = palette_of(found.terms)
    marks: list[Mark] = []
    if "quotations" in chosen:
        marks += layers.quotation_marks(found.quotations, found.attributions)
    if "people" in chosen:
        marks += layers.people_marks(found.people, article.text)
    if "terms" in chosen:
        marks += layers.term_marks(found.terms, palette)
    if reads.LAYER in chosen:
        marks += reads.sentence_marks(read)
    marks += layers.finding_marks(numbered)
    legend = category_legend(item for _, item in numbered) + (
        term_legend(found.terms, palette) if "terms" in chosen else ""
    )
    columns = [f'<article class="w-text">{legend}{reading.body(article.text, found.report.blocks, marks)}</article>']
    if article.source_text:
        source = reading.body(article.source_text, (), ())
        columns.append(f'<section class="w-text w-source" aria-label="the original">{source}</section>')
    if "findings" in chosen:
        columns.append(findings_list.aside(numbered, article.text, len(found.report.findings)))
    style = "w-alone" if len(columns) == 1 else "w-two" if len(columns) == 3 else ""
    return f'<div class="w-reader {style}">{"".join(columns)}</div>'


def _notes(found: Material) -> list[str]:
    report = found.report
    notes = list(report.notes)
    if report.points_to:
        notes.insert(0, f"The text {report.points_to}.")
    if report.skipped:
        names = ", ".join(sorted({item.rule for item in report.skipped})[:12])
        more = "" if len(report.skipped) <= 12 else " and more"
        notes.append(f"{len(report.skipped)} rules did not run on this language: {names}{more}.")
    return notes
