"""Verdicts in words, and the words that set groups apart, as HTML."""

from __future__ import annotations

import math
from itertools import groupby

from wording.framing.comparison import Choice, Comparison, Test
from wording.framing.verdict import Verdict
from wording.views.legend import swatch
from wording.views.looks import Palette
from wording.views.safe import isolated, shown

KEYWORDS = 12
SAID = {
    Verdict.DIFFERS: "They differ",
    Verdict.NO_DIFFERENCE: "No difference shown",
    Verdict.TOO_FEW: "Too few texts to tell",
}


def verdict(choice: Choice, palette: Palette) -> str:
    """Return what may be said of a concept: in all, of each variant, and of the distance kept from it."""
    test = choice.test
    head = f'<p class="w-verdict w-verdict-{test.verdict.name.lower()}">{_said(test)}</p>'
    lines = "".join(
        f'<tr><td class="w-main">{swatch(choice.concept, name, palette)}</td><td data-label="Use">{_said(test)}</td>'
        f'<td data-label="Distance">{_said(choice.distance[name])}</td></tr>'
        for name, test in choice.variants.items()
        if any(share.variant == name and share.articles for share in choice.shares)
    )
    columns = "".join(
        f'<th scope="col">{name}</th>' for name in ("Variant", "How many texts use it", "How many keep a distance")
    )
    return f'{head}<table class="w-table"><thead><tr>{columns}</tr></thead><tbody>{lines}</tbody></table>'


def _said(test: Test) -> str:
    if math.isnan(test.adjusted):
        return SAID[test.verdict]
    return (
        f'{SAID[test.verdict]} <span class="w-small">p = {test.adjusted:.3f}, adjusted; {test.strata:,} stories</span>'
    )


def keywords(found: Comparison) -> str:
    """Return for each group the words and phrases that it uses more than the others together."""
    parts = []
    for group, keys in groupby(found.keyness, key=lambda key: key.group):
        words = "".join(
            f'<span class="w-tag" title="{key.texts} of {key.of_texts} texts, elsewhere {key.other_texts} of {key.of_other_texts}">'
            f"{isolated(key.words, 60)}</span>"
            for key in list(keys)[:KEYWORDS]
        )
        parts.append(
            f'<div class="w-bar-row w-key-row"><span class="w-bar-name">{isolated(group, 60)}</span><span>{words}</span></div>'
        )
    return f'<div class="w-bars">{"".join(parts)}</div>' if parts else ""


def notes(found: Comparison) -> str:
    """Return what has to be kept in mind, and the signature."""
    told = "".join(f'<p class="w-note">{shown(note, 500)}</p>' for note in found.notes)
    return f'{told}<div class="w-sign">{shown(found.signature, 300)}</div>'
