"""Framing as HTML: a heatmap, bars with intervals, and voices; no chart library, no script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from wording.runs.wordings import VOICES, Cell
from wording.views.legend import swatch
from wording.views.looks import Palette
from wording.views.safe import attribute, isolated

NARROW = 0.07
"""Shares below this one are too narrow for a number."""


def heatmap(cells: Sequence[Cell], concept: str, palette: Palette, frames: Mapping[str, str]) -> str:
    """Return groups by variants: the share of texts, n of N, the darker the more; `frames` says what a variant frames."""
    variants = list(dict.fromkeys(cell.variant for cell in cells))
    heads = "".join(
        f'<th scope="col" title="{attribute(frames.get(name, ""))}">{swatch(concept, name, palette)}</th>'
        for name in variants
    )
    rows = groupby(cells, key=lambda cell: cell.group)
    lines = "".join(_heat_row(name, list(row), concept, palette) for name, row in rows)
    return (
        f'<div class="w-scroll"><table class="w-heat"><thead><tr><th></th>{heads}<th scope="col">texts (articles)</th>'
        f"</tr></thead><tbody>{lines}</tbody></table></div>"
    )


def _heat_row(group: str, row: Sequence[Cell], concept: str, palette: Palette) -> str:
    inner = "".join(_heat(cell, palette.style(concept, cell.variant)) for cell in row)
    total = f"{row[0].of_texts:,} ({row[0].of_articles:,})"
    return f'<tr><th scope="row">{isolated(group, 60)}</th>{inner}<td class="w-total">{total}</td></tr>'


def _heat(cell: Cell, style: str) -> str:
    share = cell.texts / cell.of_texts
    told = (
        f"<b>{round(100 * share)} %</b> <small>{cell.texts:,}/{cell.of_texts:,}</small>"
        if cell.texts
        else "<small>–</small>"
    )
    if cell.distanced:
        told += f'<span class="w-kept" title="{cell.distanced} keep a distance">“ {cell.distanced}</span>'
    return f'<td class="{style}" style="--share:{share:.3f}">{told}</td>'


def bars(cells: Sequence[Cell], variant: str, concept: str, palette: Palette) -> str:
    """Return a bar a group for one variant, with the 95% interval of its share as a line over it."""
    style = palette.style(concept, variant)
    return f'<div class="w-bars">{"".join(_bar(cell, style) for cell in cells if cell.variant == variant)}</div>'


def _bar(cell: Cell, style: str) -> str:
    share = cell.share
    low, high = 100 * share.low, 100 * share.high
    fill = f'<span class="w-fill" style="width:{100 * share.estimate:.1f}%"></span>'
    whisker = f'<span class="w-whisker" style="left:{low:.1f}%;width:{high - low:.1f}%"></span>'
    told = f"{cell.texts:,} of {cell.of_texts:,} <small>{low:.0f}–{high:.0f} %</small>"
    return _bar_row(cell.group, f'<span class="w-track {style}">{fill}{whisker}</span>', told)


def voices(cells: Sequence[Cell]) -> str:
    """Return for each group in whose voice the concept is named, and how many texts keep a distance."""
    lines = [_voices(group, list(row)) for group, row in groupby(cells, key=lambda cell: cell.group)]
    legend = "".join(f'<span><span class="w-key w-voice-{name}"></span> {name}</span>' for name in VOICES)
    return (
        f'<div class="w-legend">{legend}<span>“ variants used with distance marks, in texts</span></div>'
        f'<div class="w-bars">{"".join(lines)}</div>'
    )


def _voices(group: str, row: Sequence[Cell]) -> str:
    totals = [sum(cell.voices[number] for cell in row) for number in range(len(VOICES))]
    every = sum(totals) or 1
    parts = "".join(_voice(name, count, count / every) for name, count in zip(VOICES, totals, strict=True) if count)
    held, of = sum(cell.distanced for cell in row), sum(cell.texts for cell in row)
    return _bar_row(group, f'<span class="w-stack">{parts}</span>', f"“ {held} of {of}" if held else "–")


def _voice(name: str, count: int, share: float) -> str:
    printed = f"{count:,}" if share > NARROW else ""
    return f'<span class="w-voice-{name}" style="width:{100 * share:.1f}%" title="{name}: {count}">{printed}</span>'


def _bar_row(group: str, bar: str, told: str) -> str:
    name = f'<span class="w-bar-name">{isolated(group, 60)}</span>'
    return f'<div class="w-bar-row">{name}{bar}<span class="w-bar-told">{told}</span></div>'
