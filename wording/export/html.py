"""HTML: one page by itself, without scripts or anything fetched, to read, to print and to pass on.

Marks tell severity three ways (colour, underline, the word in the note), so that it survives a copier and colour blindness.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from wording.console import plural
from wording.export.html_article import article_lines, inline
from wording.export.material import Material, Tally, by_article
from wording.export.summary import Summary
from wording.export.words import SEVERITIES, kind

MANY = 20_000
"""From so many findings on, browsers take long to open the page."""

_TITLE = "Passages that machine translation probably damaged"
_HOW = (
    "A program read these articles and marked passages in which a translation by machine shows. Nobody has confirmed the "
    "marks: each is a suggestion to look at, and some will be wrong. The letter after a mark leads to the note that says "
    "what seems wrong. Lines without a mark are left out, which […] shows."
)


def write(material: Material, path: Path, tally: Tally) -> None:
    """Write what was found article by article, after counts and a table of contents."""
    summary = Summary()
    characters = tally.characters
    with TemporaryFile("w+", encoding="utf-8", newline="") as body:
        for number, rows in enumerate(by_article(tally.counted(material.findings)), 1):
            summary.add(rows)
            _print(body, article_lines(number, material.text(rows[0].article), rows, characters))
        body.seek(0)
        with path.open("w", encoding="utf-8", newline="") as page:
            _print(page, (characters.plain(line) for line in _head(material, summary)))
            shutil.copyfileobj(body, page)
            _print(page, (characters.plain(line) for line in _foot(material)))
    if tally.findings > MANY:
        tally.notes.append(f"{tally.findings:,} findings make a page that browsers open slowly; --limit or --sample N")


def _print(file: IO[str], lines: Iterable[str]) -> None:
    file.writelines(f"{line}\n" for line in lines)


def _head(material: Material, summary: Summary) -> Iterator[str]:
    styles = Path(__file__).with_name("report.css").read_text(encoding="utf-8")
    yield "<!doctype html>"
    yield '<html lang="en"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield f"<title>{_TITLE}</title>"
    yield f"<style>\n{styles}</style></head><body>"
    yield f"<header><h1>{_TITLE}</h1>"
    found, articles = plural(summary.findings, "passage"), plural(len(summary.entries), "article")
    yield f'<p class="lead">{found} in {articles}, of {plural(material.info.articles, "article")} read.</p>'
    yield f"<p>{_HOW}</p>"
    yield from _legend(summary)
    yield "</header><main>"
    yield from _counts(summary)
    yield from _contents(summary)


def _legend(summary: Summary) -> Iterator[str]:
    yield '<table class="legend"><caption>What the marks mean</caption>'
    yield '<thead><tr><th scope="col">Mark</th><th scope="col">The passage</th><th scope="col" class="number">Marked</th>'
    yield "</tr></thead><tbody>"
    for name, meaning in SEVERITIES.items():
        count = summary.severities[name]
        yield f'<tr><td><mark class="{name}">{name}</mark></td><td>{meaning}</td><td class="number">{count:,}</td></tr>'
    yield "</tbody></table>"


def _counts(summary: Summary) -> Iterator[str]:
    yield '<section><h2>Counts</h2><div class="tables">'
    outlets = ((inline(name or "not named"), *figures) for name, figures in summary.by_outlet())
    yield from _table("By outlet", ("Outlet", "Articles", "Passages"), outlets)
    kinds = ((inline(kind(name)), count) for name, count in summary.categories.most_common())
    yield from _table("By kind", ("Kind", "Passages"), kinds)
    yield "</div></section>"


def _table(caption: str, names: tuple[str, ...], rows: Iterable[tuple[str | int, ...]]) -> Iterator[str]:
    """Yield a table; the first cell of a row is markup already, the others are numbers."""
    yield f"<table><caption>{caption}</caption><thead><tr>"
    yield from (f'<th scope="col"{" class=number" if place else ""}>{name}</th>' for place, name in enumerate(names))
    yield "</tr></thead><tbody>"
    for first, *numbers in rows:
        yield f"<tr><td>{first}</td>" + "".join(f'<td class="number">{number:,}</td>' for number in numbers) + "</tr>"
    yield "</tbody></table>"


def _contents(summary: Summary) -> Iterator[str]:
    yield '<section><h2>Contents</h2><nav aria-label="Contents"><ol>'
    for number, entry in enumerate(summary.entries, 1):
        about = " · ".join(inline(part) for part in (entry.outlet, entry.date) if part)
        about = f' <span class="soft">{about}</span>' if about else ""
        link = f'<a href="#article-{number}">{inline(entry.title)}</a>'
        yield f"<li><span>{link}{about}</span><span>{plural(entry.findings, 'passage')}</span></li>"
    yield "</ol></nav></section>"


def _foot(material: Material) -> Iterator[str]:
    info = material.info
    yield "</main><footer>"
    if material.chosen:
        chosen = "; ".join(f"{inline(name)}: {inline(value)}" for name, value in material.chosen.items())
        yield f"<p>Shown are only findings with {chosen}.</p>"
    yield f"<p>Made with wording {inline(info.version)} from a run of {inline(info.created)}. Offsets in this page’s markup"
    yield "count characters of the article from 0. Figures compare only with figures of the same signature:</p><ul>"
    yield from (f"<li><code>{inline(signature)}</code></li>" for signature in info.signatures)
    yield "</ul></footer></body></html>"
