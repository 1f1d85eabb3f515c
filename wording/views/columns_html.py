"""Columns as HTML: a head for each, then row by row the passages that tell the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from wording.renderings.passages.rows import Row
from wording.views.columns import Column
from wording.views.concepts import concept_words
from wording.views.legend import swatch
from wording.views.links import address, link
from wording.views.looks import Palette
from wording.views.marks import Mark, within
from wording.views.reading import paragraph
from wording.views.safe import attribute, isolated, shown

NONE = '<span class="w-small">–</span>'


def grid(
    columns: Sequence[Column], rows: Sequence[Row], marks: Sequence[Sequence[Mark]], run: str, chosen: str = ""
) -> str:
    """Return heads, then `chosen` (see `words_chosen`), then rows; `marks` holds those of each column."""
    cut = [
        within(own, [(line.start, line.end) for line in column.passages])
        for column, own in zip(columns, marks, strict=True)
    ]
    heads = "".join(_head(column, run) for column in columns)
    lines = "".join(_row(columns, row, cut, number) for number, row in enumerate(rows))
    left_out = "".join(
        f'<p class="w-note">{isolated(column.name, 80)} goes on for {column.left_out:,} more passages.</p>'
        for column in columns
        if column.left_out
    )
    return (
        f'<div class="w-cols" style="--n:{len(columns)}"><div class="w-row w-heads">{heads}</div>{chosen}{lines}</div>'
        f"{left_out}"
    )


_SIGNS = {
    "quotations": '<span><span class="w-link">1</span>the same words, quoted or reported: the number leads to the next</span>',
    "differences": '<span><span class="w-diff">words</span> that the first column has not, or only it</span>'
    '<span><del class="w-lacks">words</del> ‸ not here</span>',
    "names": '<span><span class="w-name-differs">name</span> spelt differently</span>',
}
"""What the marks mean, by the layer that they belong to; the colours of variants are told by the table."""


def legend(layers: Iterable[str]) -> str:
    """Return what the marks of some layers mean."""
    signs = "".join(_SIGNS.get(layer, "") for layer in layers)
    return f'<div class="w-legend w-signs">{signs}</div>' if signs else ""


def _head(column: Column, run: str) -> str:
    article = column.material.article
    to = address("article", {"run": run, "article": article.id})
    facts = " · ".join(shown(part, 40) for part in (article.date, column.language, article.credit) if part)
    return (
        f'<header class="w-cell"><b>{isolated(column.name, 80)}</b><span class="w-small">{facts}</span>'
        f"{link(to, 'open', 'w-quiet')}</header>"
    )


def _row(columns: Sequence[Column], row: Row, marks: Sequence[Sequence[Sequence[Mark]]], number: int) -> str:
    cells = "".join(
        _cell(column, cell, own, only=not row.shared)
        for column, cell, own in zip(columns, row.cells, marks, strict=True)
    )
    return f'<div class="w-row {"w-shared" if row.shared else "w-only"}" id="r-{number}">{cells}</div>'


def _cell(column: Column, cell: Sequence[int], marks: Sequence[Sequence[Mark]], only: bool) -> str:
    if not cell:
        return '<div class="w-cell w-none"></div>'
    text = column.material.article.text
    inner = "".join(paragraph(text, column.passages[number], marks[number]) for number in cell)
    tag = '<span class="w-only-here">only here</span>' if only else ""
    return f'<div class="w-cell w-text" data-name="{attribute(column.name, 60)}">{tag}{inner}</div>'


def words_chosen(
    columns: Sequence[Column],
    used: Mapping[str, Sequence[Counter[str]]],
    spelt: Mapping[str, Sequence[frozenset[str]]],
    labels: Mapping[str, str],
    palette: Palette,
) -> str:
    """Return a block of rows: the variants that each column chose, and names spelt differently; nothing without either.

    `labels` says what a concept names.
    """
    lines = [
        _choice(shown(concept_words(name)), labels.get(name, ""), columns, [_counted(name, c, palette) for c in counts])
        for name, counts in used.items()
    ]
    lines += [
        _choice(isolated(person, 60), "spelt differently", columns, [_spelt(words) for words in found])
        for person, found in spelt.items()
    ]
    return f'<section class="w-choices" aria-label="words chosen">{"".join(lines)}</section>' if lines else ""


def _choice(name: str, label: str, columns: Sequence[Column], cells: Sequence[str]) -> str:
    inner = "".join(
        f'<div class="w-cell" data-name="{attribute(column.name, 60)}">{cell or NONE}</div>'
        for column, cell in zip(columns, cells, strict=True)
    )
    told = f' <span class="w-small">{shown(label, 120)}</span>' if label else ""
    return f'<div class="w-choice"><p><b>{name}</b>{told}</p>{inner}</div>'


def _counted(concept: str, counts: Counter[str], palette: Palette) -> str:
    times = {name: f" ×{count}" if count > 1 else "" for name, count in counts.most_common()}
    return " ".join(f"{swatch(concept, name, palette)}{count}" for name, count in times.items())


def _spelt(words: frozenset[str]) -> str:
    return " ".join(f'<span class="w-name-differs">{isolated(word, 60)}</span>' for word in sorted(words))
