"""A group of renderings as HTML: who gives which words, how far they lie apart, and what they say differently."""

from __future__ import annotations

from wording.renderings.alignment import Change
from wording.renderings.discrepancies import Discrepancy
from wording.renderings.metrics import Scores
from wording.renderings.score import Rendering, Scored
from wording.views.links import address, link
from wording.views.marks import Mark, marked
from wording.views.safe import isolated, shown

LONGEST = 2000
TOGETHER = 4
CLOSEST = "closest to all other renderings in its language"


def group(scored: Scored, run: str) -> str:
    """Return a group; `run` names the run in links."""
    items = scored.renderings
    articles = list(dict.fromkeys(item.utterance.article for item in items))
    named = dict.fromkeys(item.utterance.speaker for item in items if item.utterance.speaker)
    beside = link(address("side-by-side", {"run": run, "articles": articles[:TOGETHER]}), "side by side", "w-quiet")
    languages = dict.fromkeys(item.utterance.language or "?" for item in items)
    counted = f'<span class="w-small">{len(items)} renderings · {shown(", ".join(languages), 60)}</span>'
    lines = "".join(_rendering(item, run) for item in sorted(items, key=_order))
    who = isolated(", ".join(named) or "Nobody named", 160)
    return f'<section class="w-group"><h3>{who} {counted} {beside}</h3>{lines}</section>'


def _order(item: Rendering) -> tuple[str, bool, float]:
    return (item.utterance.language or "", not item.consensus, -(item.closeness or 0.0))


def _rendering(item: Rendering, run: str) -> str:
    mine = item.utterance
    to = address("article", {"run": run, "article": mine.article, "layers": ["quotations"]}, f"q-{mine.span.start}")
    facts = " · ".join(shown(part, 30) for part in (mine.language, mine.date, mine.kind) if part)
    told = "".join(_differs(found.kind, found.message) for found in item.discrepancies if not _repeated(item, found))
    if item.outlier:
        told += _differs("stands out", item.outlier, " w-stands-out")
    outlet = link(to, isolated(mine.outlet or mine.article, 80))
    return (
        f'<div class="w-rendering"><div class="w-outlet">{outlet} {facts}{_scores(item)}</div>'
        f'<div class="w-words{" w-quoted" if mine.quoted else ""}" dir="auto">{_words(item)}{told}</div></div>'
    )


def _repeated(item: Rendering, found: Discrepancy) -> bool:
    """Tell whether the sentence on an outlier says a discrepancy already."""
    return found.message in (item.outlier or "")


def _differs(kind: str, message: str, style: str = "") -> str:
    return f'<span class="w-differs{style}">{shown(kind)}: {isolated(message, 400)}</span>'


def _words(item: Rendering) -> str:
    text = item.utterance.text
    marks = [
        Mark(found.mine.start, found.mine.end, "w-diff")
        for found in item.differences
        if found.change is not Change.EQUAL
    ]
    marks += [Mark(found.mine.start, found.mine.end, "w-odds") for found in item.discrepancies if found.mine]
    return marked(text, 0, min(len(text), LONGEST), marks)


def _scores(item: Rendering) -> str:
    """Return how far a rendering lies from the one closest to all others in its language."""
    if item.consensus:
        return f'<span class="w-score" title="{CLOSEST}">closest</span>' if item.closeness is not None else ""
    part = " · a part" if item.covers else ""
    return f'<span class="w-score">{_printed(item.scores)}{part}</span>' if item.scores else ""


def _printed(scores: Scores) -> str:
    return f"chrF {scores.chrf:.0f} · BLEU {scores.bleu:.0f} · TER {scores.ter:.0f}"
