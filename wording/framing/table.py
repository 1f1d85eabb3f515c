"""A comparison as text of at most 100 columns."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.cells import cell_len, set_cell_size

from wording.framing.comparison import Choice, Comparison, Share, Test
from wording.framing.concordance import Line
from wording.framing.verdict import Verdict
from wording.model import Voice

NAME = 24
SIDE = 34
VOICES = (Voice.HEADLINE, Voice.OWN, Voice.QUOTED, Voice.REPORTED)
_RANKS = (Verdict.DIFFERS, Verdict.NO_DIFFERENCE, Verdict.TOO_FEW)
_METHODS = {"holm": "Holm", "benjamini-hochberg": "Benjamini–Hochberg"}


def table(comparison: Comparison) -> Iterator[str]:
    """Yield the lines: who was compared, each concept with its verdict (those that differ first), and what else there is."""
    yield from _groups(comparison)
    for choice in sorted(comparison.choices, key=lambda choice: (_RANKS.index(choice.test.verdict), choice.concept)):
        yield ""
        yield from _choice(choice, comparison)
    if comparison.choices:
        yield ""
        yield from _legend(comparison)
    yield from _timeline(comparison)
    yield from _keyness(comparison)
    yield from _labels(comparison)
    for note in comparison.notes:
        yield f"note: {note}"


def kwic(lines: Iterable[Line]) -> Iterator[str]:
    """Yield the lines of a concordance, the terms under each other, then whose words they are and where they stand."""
    for line in lines:
        left = line.left if cell_len(line.left) <= SIDE else "…" + _last(line.left, SIDE - 1)
        pad = " " * max(0, SIDE - cell_len(left))
        term = f"[{line.term}]"
        right = _cut(line.right, max(8, 2 * SIDE - 4 - len(term)))
        said = ", ".join(flag for flag in ("distanced", "negated", "hedged", "denied") if getattr(line.use, flag))
        who = f" ({line.use.speaker})" if line.use.speaker else ""
        yield f"{pad}{left} {term} {right}"
        place = " · ".join(part for part in (line.outlet, line.date, line.article) if part)
        yield _cut(f"    {line.use.variant}: {line.use.voice}{who}{', ' + said if said else ''} · {place}", 100)


def _groups(comparison: Comparison) -> Iterator[str]:
    yield f"{_fit(comparison.by, NAME)} {'articles':>9} {'texts':>9} {'words':>12}  languages (articles)"
    for group in comparison.groups:
        languages = ", ".join(f"{language} {count:,}" for language, count in group.languages.items())
        yield f"{_fit(group.name, NAME)} {group.articles:>9,} {group.texts:>9,} {group.words:>12,}  {_cut(languages, 40)}"


def _choice(choice: Choice, comparison: Comparison) -> Iterator[str]:
    yield _cut(f"{choice.concept}: {choice.label}", 100)
    yield f"  {choice.test.verdict}{_reason(choice.test)}"
    several = len({language for share in choice.shares for language in share.languages}) > 1
    for variant, shares in groupby(choice.shares, key=lambda share: share.variant):
        rows = list(shares)
        if not any(share.articles for share in rows):
            continue
        test, distance = choice.variants[variant], choice.distance[variant]
        marks = f"; distance {distance.verdict}" if distance.verdict is not Verdict.TOO_FEW else ""
        yield f"  {_fit(variant, NAME)} {test.verdict}{_reason(test)}{marks}"
        for share in rows:
            yield _share(share, several)


def _share(share: Share, several: bool) -> str:
    interval = f"{_percent(share.share.estimate):>4} ({_percent(share.share.low, '')}–{_percent(share.share.high)})"
    texts, articles = f"{share.texts}/{share.of_texts}", f"{share.articles}/{share.of_articles}"
    held = f"{share.distanced}/{share.texts}" if share.texts else "–"
    voices = "/".join(
        f"{round(100 * share.voices.get(voice, 0) / share.uses)}" if share.uses else "–" for voice in VOICES
    )
    languages = " ".join(f"{language} {count}" for language, count in share.languages.items()) if several else ""
    line = f"    {_fit(share.group, NAME - 2)} {texts:>11} {articles:>11}  {interval:<15} {held:>9}  {voices:<12} {languages}"
    return line.rstrip()


def _legend(comparison: Comparison) -> Iterator[str]:
    yield "Columns: texts with the variant of those that name the concept; the same in articles (with copies);"
    yield "share of texts (95% interval, Wilson); texts that keep a distance; uses in % by voice:"
    yield "headline/own/quoted/reported. “No difference shown” does not say that there is none."
    held = "story" if comparison.by in ("outlet", "language") else "outlet"
    methods = {_METHODS[choice.adjustment] for choice in comparison.choices}
    yield f"Test: generalised Cochran–Mantel–Haenszel, {held} held fixed; p adjusted by {', '.join(sorted(methods))}."
    yield comparison.signature


def _timeline(comparison: Comparison) -> Iterator[str]:
    for concept, points in groupby(comparison.timeline, key=lambda point: point.concept):
        yield ""
        yield f"{concept} by time: texts with the variant of texts that name the concept"
        ordered = sorted(points, key=lambda point: (point.variant, point.group, point.period))
        for (variant, group), row in groupby(ordered, key=lambda point: (point.variant, point.group)):
            yield f"  {_fit(variant, NAME)} {group}"
            cells = [f"{point.period} {point.texts}/{point.of_texts}" for point in row]
            yield from (f"      {line}" for line in _wrapped(cells, 90))


def _keyness(comparison: Comparison) -> Iterator[str]:
    for group, keys in groupby(comparison.keyness, key=lambda key: key.group):
        yield ""
        yield _cut(f"Words that set {group} apart", 100)
        yield "  (texts of its own : of the others; log ratio ≥ its conservative bound, in doublings; z of log-odds)"
        for key in keys:
            counts = f"{key.texts}/{key.of_texts} : {key.other_texts}/{key.of_other_texts}"
            yield f"  {_fit(key.words, NAME + 8)} {counts:<26} {key.log_ratio:6.1f} ≥ {key.bound:4.1f}  z {key.z:5.1f}"


def _labels(comparison: Comparison) -> Iterator[str]:
    for person, labels in groupby(comparison.labels, key=lambda label: label.person):
        yield ""
        yield _cut(person, 100)
        for (group, kind), rows in groupby(labels, key=lambda label: (label.group, label.kind)):
            cells = [f"{label.text} {label.articles}/{label.of_articles}" for label in rows]
            for place, line in enumerate(_wrapped(cells, 66)):
                yield f"  {_fit(group if not place else '', NAME)} {kind if not place else '':<6} {line}"


def _reason(test: Test) -> str:
    if test.verdict is Verdict.TOO_FEW or math.isnan(test.adjusted):
        return ""
    p = "p < 0.001" if test.adjusted < 0.001 else f"p = {test.adjusted:.3f}"
    return f" ({p}, {len(test.groups)} groups, {test.strata} strata)"


def _percent(share: float, sign: str = "%") -> str:
    return f"{round(100 * share)}{sign}"


def _fit(text: str, width: int) -> str:
    return set_cell_size(_cut(text, width), width)


def _cut(text: str, width: int) -> str:
    return text if cell_len(text) <= width else set_cell_size(text, width - 1).rstrip() + "…"


def _last(text: str, width: int) -> str:
    while cell_len(text) > width:
        text = text[max(1, len(text) - width) :]
    return text


def _wrapped(cells: Sequence[str], width: int) -> Iterator[str]:
    """Yield lines of cells, as many as fit."""
    line = ""
    for cell in cells:
        if line and cell_len(line) + 3 + cell_len(cell) > width:
            yield line
            line = ""
        line += (" · " if line else "") + cell
    if line:
        yield line
