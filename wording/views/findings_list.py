"""The list of findings beside a text: each leads to its passage, and the passage's letter leads back."""

from __future__ import annotations

from collections.abc import Sequence

from wording.model import Finding
from wording.views.layers import evidence, said
from wording.views.looks import category_words, look_of, rule_words
from wording.views.safe import isolated, shown

PASSAGE = 160
"""Code points of a passage that the list shows."""


def aside(numbered: Sequence[tuple[int, Finding]], text: str, total: int) -> str:
    """Return the list of numbered findings; `total` counts those that a choice of severity left out too."""
    left_out = f", {total - len(numbered)} left out" if total > len(numbered) else ""
    head = f"{len(numbered)} finding{'' if len(numbered) == 1 else 's'}{left_out}"
    if not total:
        head = "Nothing found in this text"
    items = "".join(_item(number, finding, text) for number, finding in numbered)
    return f'<aside class="w-list" aria-label="findings"><h2>{head}</h2><ol>{items}</ol></aside>'


def _item(number: int, finding: Finding, text: str) -> str:
    look = look_of(finding.category)
    kind = f"{finding.severity} · {category_words(finding.category)} · {round(100 * finding.confidence)} %"
    rests_on = evidence(finding)
    passage = isolated(" ".join(finding.span.of(text)[: 2 * PASSAGE].split()), PASSAGE)
    return (
        f'<li id="l-{number}" class="w-item {look.style}">'
        f'<a class="w-item-head" href="#p-{number}" target="_self"><span class="w-chip">{look.letter}</span> '
        f"<b>{shown(rule_words(finding.rule))}</b></a><i>{shown(kind)}</i>"
        f"<q>{passage}</q>{said(finding)}"
        + (f"<details><summary>evidence</summary>{rests_on}</details>" if rests_on else "")
        + "</li>"
    )
