"""The concepts of a comparison as text: the verdict in words first, then who words it how often."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import groupby

from wording.framing.columns import bar, cut, hanging, left, p_value, percent, right, wrapped
from wording.framing.comparison import Choice, Comparison, Difference, Share, Test
from wording.framing.verdict import LEAST_DOCUMENTS, LEAST_HITS, Verdict
from wording.model import Voice

VOICES = (Voice.HEADLINE, Voice.OWN, Voice.QUOTED, Voice.REPORTED)
WIDER = 1.5
"""An interval over stories so many times as wide as Wilson's is pointed out."""

_PLURAL = {"outlet": "outlets", "language": "languages", "date": "months", "story": "stories"}


def concept(choice: Choice, comparison: Comparison, width: int, *, whole: bool = True) -> Iterator[str]:
    """Yield the lines of one concept; unless `whole`, only a line for each variant."""
    yield cut(f"{choice.concept} — {choice.label}", width)
    yield from (f"  {line}" for line in _verdict(choice, comparison, width - 2))
    layout = _Layout(choice, comparison, width)
    if whole and any(_enough(share) for share in choice.shares):
        yield layout.head()
    for variant, rows in groupby(choice.shares, key=lambda share: share.variant):
        shares = list(rows)
        if comparison.by != "date":
            shares.sort(key=_by_share)
        if any(share.articles for share in shares):
            yield from layout.variant(variant, shares) if whole else layout.short(variant, shares)


def plural(by: str, number: int) -> str:
    """Return how many groups there are, in words: 3 outlets, 1 month."""
    one = "month" if by == "date" else by
    return f"{number:,} {one if number == 1 else _PLURAL[by]}"


def held(by: str) -> str:
    """Return what the tests hold fixed when groups are compared `by` something."""
    return "story" if by in ("outlet", "language") else "outlet"


def reason(test: Test) -> str:
    """Return the adjusted p value in brackets, nothing where no test was made."""
    return "" if test.verdict is Verdict.TOO_FEW else p_value(test.adjusted)


def _verdict(choice: Choice, comparison: Comparison, width: int) -> Iterator[str]:
    """Yield the verdict in words, and what each group with enough texts says most."""
    told = plural(comparison.by, len(choice.test.groups))
    stratum = held(comparison.by)
    if choice.test.verdict is Verdict.TOO_FEW:
        least = f"{LEAST_DOCUMENTS} texts each from two {_PLURAL[comparison.by]} that tell one {stratum}"
        yield f"too few to tell: it takes {least}, and {LEAST_HITS} in all"
    else:
        yield f"{choice.test.verdict}{reason(choice.test)}: {told}, compared within {plural(stratum, choice.test.strata)}"
    most = [share for share in _mostly(choice, comparison.by) if _enough(share)]
    if choice.test.verdict is Verdict.DIFFERS and most:
        cells = [f"{share.group} “{share.variant}” {percent(share.share.estimate)}" for share in most]
        yield from hanging(f"{'mostly:':<8}", cells, width - 2)


def _by_share(share: Share) -> tuple[float, int, str]:
    return -share.share.estimate, -share.of_texts, share.group


def _mostly(choice: Choice, by: str) -> list[Share]:
    """Return for each group the variant that most of its texts use; months in order, others the largest first."""
    best: dict[str, Share] = {}
    for share in choice.shares:
        if share.group not in best or share.texts > best[share.group].texts:
            best[share.group] = share
    return list(best.values()) if by == "date" else sorted(best.values(), key=lambda share: -share.of_texts)


def wide(share: Share) -> bool:
    """Tell whether drawing stories gives a clearly wider interval than Wilson's."""
    wilson, drawn = share.share, share.resampled
    return drawn.high - drawn.low > WIDER * (wilson.high - wilson.low)


def _enough(share: Share) -> bool:
    return share.of_texts >= LEAST_DOCUMENTS


class _Layout:
    """The columns of one concept, as wide as its numbers and the line allow."""

    def __init__(self, choice: Choice, comparison: Comparison, width: int) -> None:
        self._choice, self._width = choice, width
        distanced = [len(_of(share.distanced, share.texts)) for share in choice.shares if share.distanced]
        self._apart = max(6, *distanced, 0) if distanced and comparison.by != "language" else 0
        self._several = len({language for share in choice.shares for language in share.languages}) > 1
        texts = [_of(share.texts, share.of_texts) for share in choice.shares]
        articles = [_of(share.articles, share.of_articles) for share in choice.shares]
        self._texts = max(5, *map(len, texts))
        self._articles = max(8, *map(len, articles))
        fixed = 4 + 5 + 8 + self._texts + self._articles + 14 + (self._apart + 1 if self._apart else 0) + 6
        if self._several:
            fixed += 9
        names = max(len(share.group) for share in choice.shares)
        self._name = min(max(12, names), 28, max(12, width - fixed - 8))
        self._bar = max(4, min(30, width - fixed - self._name - 2))

    def head(self) -> str:
        """Return the line that names the columns."""
        cells = [
            " " * (4 + self._name),
            left("share of texts", self._bar + 6) if self._bar > 8 else left("share", self._bar + 6),
            right("95%", 7),
            right("texts", self._texts),
            right("articles", self._articles),
            *([right("apart", self._apart)] if self._apart else []),
            " h/own/q/rep %",
        ]
        return " ".join(cells).rstrip()

    def variant(self, variant: str, shares: Sequence[Share]) -> Iterator[str]:
        """Yield a variant with its verdict, a line for each group with enough texts, and the others in short."""
        test, distance = self._choice.variants[variant], self._choice.distance[variant]
        said = f"{test.verdict}{reason(test)}"
        if distance.verdict is not Verdict.TOO_FEW:
            said += f"; keeping a distance: {distance.verdict}{reason(distance)}"
        yield cut(f"  {variant}: {said}", self._width)
        told = [share for share in shares if _enough(share)]
        yield from (self._row(share) for share in told if share.texts)
        for item in self._choice.differences:
            if item.variant == variant and len(told) == 2:
                yield from (f"    {line}" for line in _difference(item, self._width - 4))
        yield from self._listed("none", [share for share in told if not share.texts])
        yield from self._listed("few texts", [share for share in shares if share.texts and not _enough(share)])

    def short(self, variant: str, shares: Sequence[Share]) -> Iterator[str]:
        """Yield a variant in one line: its share of all texts and where the groups lie, or who the few are that use it."""
        texts, of = sum(share.texts for share in shares), sum(share.of_texts for share in shares)
        head = f"  {left(variant, 26)} {right(_of(texts, of), 14)}"
        if self._choice.test.verdict is Verdict.TOO_FEW:
            few = ", ".join(f"{share.group} {_of(share.texts, share.of_texts)}" for share in shares if share.texts)
            yield cut(f"{head}  {few}", self._width)
            return
        told = [share.share.estimate for share in shares if _enough(share)]
        between = f", {percent(min(told))} to {percent(max(told))} a group" if len(told) > 1 else ""
        yield cut(f"{head}  {percent(texts / of)}{between}", self._width)

    def _row(self, share: Share) -> str:
        wilson = share.share
        interval = f"{round(100 * wilson.low)}–{round(100 * wilson.high)}{'*' if wide(share) else ' '}"
        cells = [
            "   ",
            left(share.group, self._name),
            bar(wilson.estimate, self._bar),
            right(percent(wilson.estimate), 5),
            right(interval, 8),
            right(_of(share.texts, share.of_texts), self._texts),
            right(_of(share.articles, share.of_articles), self._articles),
            *(
                [right(_of(share.distanced, share.texts) if share.distanced else "–", self._apart)]
                if self._apart
                else []
            ),
            left(_voices(share), 13) if self._several else _voices(share),
            *([_languages(share)] if self._several else []),
        ]
        return " ".join(cells).rstrip()

    def _listed(self, what: str, shares: Sequence[Share]) -> Iterator[str]:
        """Yield groups of which there is not more to say than their counts."""
        apart = [f" ({share.distanced:,} apart)" if self._apart and share.distanced else "" for share in shares]
        counts = [f"{share.group} {_of(share.texts, share.of_texts)}" for share in shares]
        cells = [count + held for count, held in zip(counts, apart, strict=True)]
        yield from hanging(f"    {f'{what}:':<11}", cells, self._width)


def _difference(item: Difference, width: int) -> Iterator[str]:
    """Yield by how much two groups differ, in points and as odds, each with its interval."""
    gap, drawn, odds = item.difference, item.resampled, item.odds
    sides = f"{cut(item.group, (width - 34) // 2)} less {cut(item.other, (width - 34) // 2)}"
    yield f"{sides}: {_points(gap.estimate)} points"
    held = [f"{_points(gap.low)} to {_points(gap.high)} (95%, Newcombe, all together)"]
    if not math.isnan(drawn.low):
        held.append(f"{_points(drawn.low)} to {_points(drawn.high)} (drawing {drawn.clusters:,} {_units(drawn.unit)})")
    if not math.isnan(odds.odds_ratio):
        strata = f"within {odds.used:,} of {odds.strata:,} strata"
        held.append(
            f"odds ratio {_ratio(odds.odds_ratio)}, {_ratio(odds.low)} to {_ratio(odds.high)} (95%, Mantel–Haenszel, {strata})"
        )
    yield from (f"  {line}" for line in wrapped(held, width - 2))


def _units(unit: str) -> str:
    return "stories" if unit == "story" else "texts"


def _points(share: float) -> str:
    return "–" if math.isnan(share) else f"{100 * share:+.0f}".replace("-", "−")


def _ratio(value: float) -> str:
    return "∞" if math.isinf(value) else f"{value:.2g}" if value < 10 else f"{value:,.0f}"


def _of(count: int, total: int) -> str:
    return f"{count:,} of {total:,}"


def _voices(share: Share) -> str:
    if not share.uses:
        return "–"
    return "/".join(f"{round(100 * share.voices.get(voice, 0) / share.uses)}" for voice in VOICES)


def _languages(share: Share) -> str:
    return " ".join(f"{language} {count:,}" for language, count in share.languages.items())
