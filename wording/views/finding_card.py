"""A finding away from its article: the passage in its surroundings, and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence

from wording.runs.rows import FindingRow
from wording.views.links import address, link
from wording.views.looks import category_words, look_of, rule_words, severity_style
from wording.views.safe import isolated, shown

PASSAGE = 1200


def passage(row: FindingRow) -> str:
    """Return the passage marked in its surroundings."""
    look = look_of(row.category)
    return (
        f'<span dir="auto">{shown(row.before)}<span class="w-m w-f {look.style} {severity_style(row.severity)}">'
        f"{shown(row.text, PASSAGE)}</span>{shown(row.after)}</span>"
    )


def large(row: FindingRow, run: str) -> str:
    """Return a finding as a card that fills the page; `run` names the run in links."""
    look = look_of(row.category)
    to = address("article", {"run": run, "article": row.article}, f"p-{row.number}")
    place = " · ".join(isolated(part, 120) for part in (row.outlet, row.title or row.article, row.date) if part)
    rests_on = "".join(
        f'<span class="w-evidence"><em>{shown(name, 60)}</em> {isolated(value, 600)}</span>'
        for name, value in row.evidence.items()
    )
    suggestion = f'<span class="w-suggestion">{isolated(row.suggestion, 600)}</span>' if row.suggestion else ""
    return (
        f'<div class="w-finding {look.style}"><div class="w-finding-head"><span class="w-chip">{look.letter}</span> '
        f"<b>{shown(rule_words(row.rule))}</b> <span>{shown(row.severity)} · {shown(category_words(row.category))} · "
        f"{round(100 * row.confidence)} %</span></div>"
        f'<div class="w-finding-text">{passage(row)}</div>'
        f'<div class="w-finding-said"><span class="w-message">{isolated(row.message, 600)}</span>{suggestion}{rests_on}</div>'
        f'<div class="w-small">{link(to, place)}</div></div>'
    )


def table(rows: Sequence[FindingRow], run: str) -> str:
    """Return findings as a table; `run` names the run in links."""
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Passage", "Rule", "Severity", "Suggestion", "Article"))
    return f'<table class="w-table"><thead><tr>{head}</tr></thead><tbody>{"".join(_line(row, run) for row in rows)}</tbody></table>'


def _line(row: FindingRow, run: str) -> str:
    look = look_of(row.category)
    to = address("article", {"run": run, "article": row.article}, f"p-{row.number}")
    return (
        f'<tr><td class="w-main w-passage">{passage(_short(row))}</td>'
        f'<td data-label="Rule"><span class="w-chip {look.style}">{look.letter}</span> {shown(rule_words(row.rule))}</td>'
        f'<td data-label="Severity">{shown(row.severity)}</td>'
        f'<td data-label="Suggestion">{isolated(row.suggestion or "–", 120)}</td>'
        f'<td data-label="Article">{link(to, isolated(row.outlet or row.article, 60))}</td></tr>'
    )


def _short(row: FindingRow) -> FindingRow:
    """Return a finding with less around its passage."""
    from dataclasses import replace

    before = row.before if len(row.before) <= 60 else "…" + row.before[-59:]
    after = row.after if len(row.after) <= 60 else row.after[:59] + "…"
    return replace(row, before=before, after=after)
