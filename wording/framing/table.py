"""A comparison as text: who is compared, which concepts differ, then each of them, and what else was asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from wording.framing import text_lists
from wording.framing.columns import WIDTH, cut, hanging, left, right, wrapped
from wording.framing.comparison import Choice, Comparison
from wording.framing.concordance import Order, ordered
from wording.framing.resampling import FEW
from wording.framing.tables import Table
from wording.framing.text_choices import concept, held, plural, reason, wide
from wording.framing.text_lines import kwic
from wording.framing.text_time import timeline
from wording.framing.verdict import LEAST_DOCUMENTS, Verdict

TOP = 20
"""Entries of a list that are shown unless the user says otherwise."""

_METHODS = {"holm": "Holm", "benjamini-hochberg": "Benjamini–Hochberg"}
_RANKS = (Verdict.DIFFERS, Verdict.NO_DIFFERENCE, Verdict.TOO_FEW)


def text(
    comparison: Comparison,
    tables: Sequence[Table] = (),
    *,
    width: int = WIDTH,
    top: int = TOP,
    order: Order = "outlet",
    whole: bool = False,
) -> Iterator[str]:
    """Yield the lines of a comparison, or of some of its tables alone.

    `width` is that of the terminal in columns, `top` how many entries lists show (0: all), `order` that of the
    concordance. With `whole`, concepts in which nothing differs are given in full too.
    """
    wanted = tables or ("groups", "shares", "timeline", "keyness", "around", "labels", "concordance")
    parts: dict[Table, Callable[[], Iterator[str]]] = {
        "groups": lambda: _groups(comparison, width),
        "shares": lambda: _shares(comparison, width, whole),
        "tests": lambda: _tests(comparison, width),
        "differences": lambda: _shares(comparison, width, True),
        "timeline": lambda: timeline(comparison.timeline, width),
        "keyness": lambda: text_lists.keyness(comparison.keyness, width, top),
        "around": lambda: text_lists.around(comparison.around, comparison.around_name, width, top),
        "labels": lambda: text_lists.labels(comparison.labels, width, top),
        "concordance": lambda: kwic(ordered(comparison.concordance, order), width),
    }
    for name in wanted:
        if name in tables or name in ("groups", "shares") or getattr(comparison, name):
            yield from parts[name]()
            yield ""
    for note in comparison.notes:
        yield from (line.rstrip() for line in hanging("note: ", note.split(" "), width, " "))
    yield from wrapped(comparison.signature.split("|"), width, "|")


def _groups(comparison: Comparison, width: int) -> Iterator[str]:
    name = min(32, max(12, *(len(group.name) for group in comparison.groups)))
    yield f"{left(plural(comparison.by, len(comparison.groups)), name)} {'articles':>9} {'texts':>9} {'words':>12}  languages"
    for group in comparison.groups:
        languages = ", ".join(f"{language} {count:,}" for language, count in group.languages.items())
        yield cut(
            f"{left(group.name, name)} {right(f'{group.articles:,}', 9)} {right(f'{group.texts:,}', 9)} "
            f"{right(f'{group.words:,}', 12)}  {languages}",
            width,
        )


def _summary(comparison: Comparison, width: int) -> Iterator[str]:
    """Yield how many concepts were found and which verdict each was given."""
    yield f"{len(comparison.choices):,} concept{'' if len(comparison.choices) == 1 else 's'} found"
    for verdict in _RANKS:
        named = [choice.concept for choice in _ordered(comparison) if choice.test.verdict is verdict]
        if named:
            yield from hanging(f"  {left(f'{verdict} ({len(named)})', 26)}", named, width)


def _tests(comparison: Comparison, width: int) -> Iterator[str]:
    """Yield the verdict on every concept and variant that was found."""
    yield from _summary(comparison, width)
    for choice in _ordered(comparison):
        yield ""
        yield cut(f"{left(choice.concept, 30)} {choice.test.verdict}{reason(choice.test)}", width)
        used = {share.variant for share in choice.shares if share.articles}
        for variant, test in choice.variants.items():
            if variant in used:
                yield cut(f"  {left(variant, 28)} {test.verdict}{reason(test)}", width)


def _shares(comparison: Comparison, width: int, whole: bool) -> Iterator[str]:
    if not comparison.choices:
        return
    if len(comparison.choices) > 1:
        yield from _summary(comparison, width)
        yield ""
    fixed = all(choice.adjustment == "holm" for choice in comparison.choices)
    full = [choice for choice in _ordered(comparison) if whole or fixed or choice.test.verdict is Verdict.DIFFERS]
    for choice in _ordered(comparison):
        yield from concept(choice, comparison, width, whole=choice in full)
        yield ""
    if len(full) < len(comparison.choices):
        yield "Concepts that are not shown to differ are in short: --whole, or --concept NAME, shows them in full."
    yield from _legend(comparison, full, width)


def _ordered(comparison: Comparison) -> list[Choice]:
    def key(choice: Choice) -> tuple[int, int, str]:
        texts = {share.group: share.of_texts for share in choice.shares}
        return _RANKS.index(choice.test.verdict), -sum(texts.values()), choice.concept

    return sorted(comparison.choices, key=key)


def _legend(comparison: Comparison, full: Sequence[Choice], width: int) -> Iterator[str]:
    methods = " and ".join(sorted({_METHODS[choice.adjustment] for choice in comparison.choices}))
    shares = [share for choice in full for share in choice.shares if share.of_texts >= LEAST_DOCUMENTS]
    drawn = "stories" if any(share.resampled.unit == "story" for share in shares) else "texts"
    said = [
        f"Verdict: generalised Cochran–Mantel–Haenszel test, {held(comparison.by)} held fixed; p adjusted by {methods}. "
        "“No difference shown” does not say that there is none."
    ]
    if shares:
        said.append(
            "Texts: distinct texts with the word, of those that name the concept; articles: with copies. 95%: Wilson."
        )
        said.append("h/own/q/rep: uses in headlines, in the outlet's own, quoted and reported words, in %.")
    if any(share.distanced for share in shares):
        said.append("apart: texts that keep a distance from the word (marks, “so-called”).")
    if any(map(wide, shares)):
        said.append(f"* half as wide again or more if whole {drawn} are drawn (csv: resampled_low, resampled_high).")
        if any(share.resampled.clusters < FEW for share in shares):
            said.append(f"Some shares come from fewer than {FEW} {drawn}: their intervals are too narrow.")
    for line in said:
        yield from _lines(line, width)


def _lines(words: str, width: int) -> Iterator[str]:
    return (line.rstrip() for line in wrapped(words.split(" "), width, " "))
