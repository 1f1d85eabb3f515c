"""The table of articles; on a narrow screen each row becomes a card."""

from __future__ import annotations

from collections.abc import Iterable

from wording.runs.rows import ArticleRow
from wording.views.links import address, link
from wording.views.safe import attribute, isolated, shown

ORDERS = {
    "penalty": ("Highest penalty", True),
    "critical": ("Most critical findings", True),
    "likelihood": ("Reads most like translation", True),
    "date": ("Newest", True),
    "outlet": ("Outlet, A to Z", False),
    "title": ("Title, A to Z", False),
    "language": ("Language", False),
    "words": ("Longest", True),
    "place": ("As read", False),
}
"""The orders of the table: what they are called, and whether the highest comes first."""

_HEAD = (
    ("title", "Article"),
    ("language", "Language"),
    ("date", "Date"),
    ("words", "Words"),
    ("penalty", "Penalty"),
    ("likelihood", "Reads like translation"),
    ("critical", "Findings"),
)


def table(rows: Iterable[ArticleRow], run: str, order: str, most: float, bands: bool) -> str:
    """Return rows as a table; `run` names the run in links, `most` is the penalty whose bar is full.

    Without `bands`, where no article has one, the column of likelihoods is left out.
    """
    head = "".join(
        f'<th scope="col">{link(address("./", {"run": run, "sort": name}), label, "w-on" if name == order else "")}</th>'
        for name, label in _HEAD
        if bands or name != "likelihood"
    )
    lines = "".join(_row(row, run, most, bands) for row in rows)
    return f'<table class="w-table"><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>'


def _row(row: ArticleRow, run: str, most: float, bands: bool) -> str:
    to = address("article", {"run": run, "article": row.article})
    beside = link(
        address("side-by-side", {"run": run, "articles": [row.article]}), "compare", "w-quiet", "Put others beside it"
    )
    title = link(to, isolated(row.title or row.article, 160))
    cells = [
        f'<td class="w-main"><span class="w-outlet">{isolated(row.outlet or "no outlet", 80)}</span>{title}{beside}</td>',
        _cell("Language", shown(row.language or "–", 20)),
        _cell("Date", isolated(row.date or "–", 40)),
        _cell("Words", f"{row.words:,}", "w-number"),
        _cell(
            "Penalty",
            f'{row.penalty:,.1f}<span class="w-bar"><span style="width:{_width(row.penalty, most)}%"></span></span>',
            "w-number",
        ),
        _cell("Reads", band(row.band)) if bands else "",
        _cell("Findings", severities(row.critical, row.major, row.minor)),
    ]
    return f"<tr>{''.join(cells)}</tr>"


def severities(critical: int, major: int, minor: int) -> str:
    """Return counts of findings by severity, each under the line that its severity has in the text."""
    counted = (("critical", critical), ("major", major), ("minor", minor))
    parts = [
        f'<span class="w-count w-f w-other w-{name}" title="{number} {name}">{number:,} {name}</span>'
        for name, number in counted
        if number
    ]
    return "".join(parts) or '<span class="w-small">none</span>'


def band(words: str | None) -> str:
    """Return the band of a likelihood, such as “strong sign”, with a disc that is the fuller the stronger it is."""
    if not words:
        return '<span class="w-small">not told</span>'
    return f'<span class="w-band w-band-{attribute(words.split()[0], 12)}">{shown(words, 60)}</span>'


def _cell(label: str, inner: str, style: str = "") -> str:
    classes = f' class="{style}"' if style else ""
    return f'<td{classes} data-label="{label}">{inner}</td>'


def _width(penalty: float, most: float) -> int:
    return round(100 * min(1.0, penalty / most)) if most else 0
