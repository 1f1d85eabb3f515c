"""What is known of an article, in the lines above its text."""

from __future__ import annotations

from wording.model import Role
from wording.runs.rows import ArticleRow
from wording.views.article_table import band, severities
from wording.views.material import Material
from wording.views.safe import isolated, outward, shown


def facts(found: Material, row: ArticleRow | None) -> str:
    """Return outlet, date, language and numbers of an article as HTML; its title only where the text has no headline."""
    article, report = found.article, found.report
    languages = shown(report.language or "language unknown", 20)
    if article.source_language:
        languages += f", translated from {shown(article.source_language, 20)}"
    known = [
        f"<b>{isolated(article.outlet, 120)}</b>" if article.outlet else "",
        isolated(article.date, 40) if article.date else "",
        languages,
        isolated(article.credit, 120) if article.credit else "",
        outward(article.url, "original page") if article.url else "",
    ]
    line = "".join(f"<span>{part}</span>" for part in known if part)
    headline = any(block.role is Role.HEADLINE for block in report.blocks)
    title = "" if headline else f'<h1 class="w-title" dir="auto">{isolated(article.title or article.id, 300)}</h1>'
    return f'{title}<div class="w-facts">{line}</div>{_numbers(found, row)}'


def _numbers(found: Material, row: ArticleRow | None) -> str:
    report = found.report
    cells = [(f"{report.penalty:,.1f}", "penalty points per 1,000 words"), (f"{report.words:,}", "words judged")]
    if row:
        cells.append((severities(row.critical, row.major, row.minor), "findings"))
        if row.band:
            cells.append((band(row.band), "reads like machine translation"))
    return '<div class="w-numbers">' + "".join(f"<div><b>{value}</b>{label}</div>" for value, label in cells) + "</div>"
