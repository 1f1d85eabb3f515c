"""Keyness, words around a name, and labels as text."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from wording.framing.columns import cut, hanging, left, p_value, right, shortened
from wording.framing.key_items import Key
from wording.framing.labels import Label
from wording.framing.place_labels import RIGHT
from wording.framing.verdict import LEAST_DOCUMENTS, Verdict

LINES = 24
"""Lines of labels for one person or place, unless all are wanted."""


def keyness(keys: Sequence[Key], width: int, top: int) -> Iterator[str]:
    """Yield for each group the words and phrases that set it apart, the surest first."""
    if not keys:
        yield "no word or phrase sets any group apart: the conservative bound is above zero nowhere"
    for (group, language), rows in groupby(keys, key=lambda key: (key.group, key.language)):
        mine = list(rows)
        yield cut(
            f"Set {group} apart ({_texts(mine[0].of_texts)} against {_texts(mine[0].of_other_texts)}, {language})",
            width,
        )
        name = min(40, max(18, *(len(key.words) for key in mine[: top or len(mine)])))
        yield (
            f"  {left('word or phrase', name)} {right('its texts', 9)} {right('others', 9)}  {left('times oftener', 18)} "
            f"{right('spread', 6)}  story by story"
        )
        yield from shortened([_key(key, name) for key in mine], top, f"that set {group} apart")
        yield ""
    if keys:
        yield "Ranked by how many times oftener at least (LRC). Spread over its stories: 0 even, 1 in one."
        yield "Story by story: Mantel–Haenszel, p by Benjamini–Hochberg; not told: too few stories in common."


def around(keys: Sequence[Key], name: str, width: int, top: int) -> Iterator[str]:
    """Yield for each kind of word and each group the words beside a name, with an arrow at those that it prefers."""
    ordered = sorted(keys, key=lambda key: (key.language, key.kind, key.group))
    for (language, kind), of_kind in groupby(ordered, key=lambda key: (key.language, key.kind)):
        yield cut(f"Around {name}: {_KINDS.get(kind, kind)} ({language})", width)
        for group, rows in groupby(of_kind, key=lambda key: key.group):
            mine = sorted(rows, key=lambda key: (-key.texts, -key.bound, key.words))
            shown = mine[: top or len(mine)]
            head = f"  {left(group, 20)} {right(_texts(mine[0].of_texts), 12)}  "
            cells = [f"{'▲ ' if _prefers(key) else ''}{key.words} {key.texts:,}" for key in shown]
            if len(shown) < len(mine):
                cells.append(f"… {len(mine) - len(shown):,} more")
            yield from hanging(head, cells, width)
        yield ""
    if any(map(_prefers, keys)):
        yield "▲ oftener than beside the name elsewhere, story by story (p < 0.05, Benjamini–Hochberg)"


_KINDS = {
    "adjective": "adjectives",
    "verb": "verbs",
    "verb as its subject": "what it does (verbs it is the subject of)",
    "verb as its object": "what is done to it (verbs it is the object of)",
    "word": "other words",
}


def labels(rows: Sequence[Label], width: int, top: int) -> Iterator[str]:
    """Yield for each person and place the labels and spellings, each with the groups that print it."""
    things = [(key, list(group)) for key, group in groupby(rows, key=lambda row: (row.thing, row.name))]
    for thing, plural in (("person", "people"), ("place", "places")):
        told = [(name, group) for (kind, name), group in things if kind == thing and _telling(group)]
        for name, group in told[: top or len(told)]:
            texts = Counter({(row.group, row.language): row.of_texts for row in group}).total()
            yield cut(f"{name} ({thing}, {_texts(texts)})", width)
            yield from shortened(list(_labels(group, width)), LINES if top else 0, f"lines on {name}")
            yield ""
        if top and len(told) > top:
            yield f"… {len(told) - top:,} more {plural}: --top 0 shows all, --format csv too"
            yield ""


def _telling(rows: Sequence[Label]) -> bool:
    """Tell whether there is a label, or a name spelt in more than one way."""
    return any(kind in ("title", "label") or count > 1 for (kind, _), count in _forms(rows).items())


def _forms(rows: Sequence[Label]) -> Counter[tuple[str, str]]:
    """Return how many different forms there are of each kind in each language."""
    return Counter((kind, language) for kind, language, _ in {(row.kind, row.language, row.text) for row in rows})


def _labels(rows: Sequence[Label], width: int) -> Iterator[str]:
    several = len({row.language for row in rows}) > 1
    forms = _forms(rows)
    for (kind, language, text), group in groupby(_in_order(rows), key=lambda row: (row.kind, row.language, row.text)):
        if kind in ("first name", "surname", "spelling") and forms[kind, language] < 2:
            continue
        said = f"{kind} {text}" if kind != "label" and kind != "title" else text
        head = f"  {left(said + (f' ({language})' if several else ''), 2 * width // 5 - 6)} "
        cells = [f"{row.group} {row.texts:,} of {row.of_texts:,}" for row in group if row.texts]
        yield from hanging(head, cells, width)


def _in_order(rows: Sequence[Label]) -> list[Label]:
    """Return labels in the order titles, labels, then spellings; the commonest first."""
    total = Counter[tuple[str, str, str]]()
    for row in rows:
        total[row.kind, row.language, row.text] += row.texts
    rank = ("title", "label", "surname", "first name", "spelling")

    def order(row: Label) -> tuple[object, ...]:
        count = total[row.kind, row.language, row.text]
        return rank.index(row.kind), row.text.startswith(RIGHT), -count, row.language, row.text, -row.texts, row.group

    return sorted(rows, key=order)


def _key(key: Key, name: int) -> str:
    times = f"≥ {_doubled(key.bound)} ({_doubled(key.log_ratio) if key.other_texts else 'only here'})"
    spread = "–" if math.isnan(key.spread) else f"{key.spread:.2f}"
    held = key.verdict if key.verdict is not Verdict.TOO_FEW else "not told"
    return (
        f"  {left(key.words, name)} {right(f'{key.texts:,}', 9)} {right(f'{key.other_texts:,}', 9)}  {left(times, 18)} "
        f"{right(spread, 6)}  {held}{p_value(key.adjusted)}"
    )


def _doubled(log_ratio: float) -> str:
    times = 2.0**log_ratio
    return f"{times:.1f}×" if times < 10 else f"{times:,.0f}×"


def _prefers(key: Key) -> bool:
    more = key.texts * key.of_other_texts > key.other_texts * key.of_texts
    return key.verdict is Verdict.DIFFERS and more and key.texts >= LEAST_DOCUMENTS


def _texts(number: int) -> str:
    return f"{number:,} text{'' if number == 1 else 's'}"
