"""How much oftener each group uses a word, a phrase or a word beside a name than the others together."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wording.framing.cells import Cells, Ints, Layout
from wording.framing.correction import benjamini_hochberg
from wording.framing.log_odds import informative_prior, log_odds_dirichlet
from wording.framing.measures import LogRatio, g2, log_ratio
from wording.framing.verdict import LEAST_HITS, Verdict, verdict

PRIOR = 1000.0
"""Size of the prior, in texts that hold a word."""

LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Key:
    """A word, or a phrase, and how much oftener a group uses it than the others together.

    In `texts` of `of_texts` of the group and `other_texts` of `of_other_texts` of the others, all of one language.
    `log_ratio` in doublings, `bound` its conservative bound, `z` the log-odds in standard deviations, `g2` Dunning's
    likelihood ratio (no p value: texts of one story are no independent observations). `spread` is Gries' DPnorm over
    the group's stories: near 0 everywhere, near 1 in few. `p_value` and `adjusted` are of the test with the story held
    fixed, nan where no story tells.
    """

    group: str
    words: str
    kind: str
    language: str
    texts: int
    of_texts: int
    other_texts: int
    of_other_texts: int
    log_ratio: float
    bound: float
    z: float
    g2: float
    spread: float
    p_value: float
    adjusted: float
    verdict: Verdict


def compared(
    names: Sequence[str], kinds: Sequence[str], cells: Cells, layout: Layout, language: str, *, every: bool = False
) -> list[Key]:
    """Compare each group's use of every item with that of all others, group by group.

    p values are adjusted over all these tests by Benjamini and Hochberg; items of fewer than ten texts in all are too few
    to be tested. Given are the items whose conservative bound is above 0, or with `every` all that a group uses at all.
    """
    total = cells.total()
    groups = range(len(layout.groups))
    tests = [
        [p if hits >= LEAST_HITS else math.nan for p, hits in zip(cells.p_values(group), total.tolist(), strict=True)]
        for group in groups
    ]
    adjusted = np.array(benjamini_hochberg([p for row in tests for p in row])).reshape(len(tests), -1)
    return [
        key
        for group in groups
        for key in _keys(group, names, kinds, cells, layout, language, tests[group], adjusted[group].tolist(), every)
    ]


def _keys(
    group: int,
    names: Sequence[str],
    kinds: Sequence[str],
    cells: Cells,
    layout: Layout,
    language: str,
    tests: Sequence[float],
    adjusted: Sequence[float],
    every: bool,
) -> Iterator[Key]:
    sizes = layout.sizes.sum(axis=1)
    size, others = int(sizes[group]), int(sizes.sum() - sizes[group])
    here, total = cells.hits(group), cells.total()
    if not (others or every):
        return
    z, spread = _z(here, total - here), cells.spread(group)
    for item in np.flatnonzero(here if every else _worth(here, total, size, others)).tolist():
        there = int(total[item] - here[item])
        ratio = log_ratio(int(here[item]), size, there, others, level=LEVEL, family=len(names)) if others else _ALONE
        if every or ratio.conservative > 0:
            said = verdict((size, others), int(total[item]), adjusted[item], level=1 - LEVEL)
            likelihood = g2(int(here[item]), size, there, others).g2 if others else math.nan
            yield Key(
                layout.groups[group], names[item], kinds[item], language, int(here[item]), size, there, others,
                ratio.estimate, ratio.conservative, float(z[item]), likelihood, float(spread[item]), tests[item],
                adjusted[item], said,
            )  # fmt: skip


_ALONE = LogRatio(math.nan, math.nan, math.nan, 0.0)
"""What is said of a group that there is none beside."""


def _worth(here: Ints, total: Ints, size: int, others: int) -> npt.NDArray[np.bool_]:
    """Tell which items may have a conservative bound above 0, before it is computed, which takes long.

    It lies above 0 only if so many of the item's texts or more fall to the group by chance with a probability below the
    level; R. B. Ash (1965), “Information Theory”, lemma 4.7.2, bounds that probability from below.
    """
    share = size / (size + others)
    a, n = here.astype(np.float64), total.astype(np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        divergence = a * np.log(a / (n * share)) + np.where(a < n, (n - a) * np.log((n - a) / (n * (1 - share))), 0)
        tail = -divergence - np.where(a < n, np.log(8 * a * (n - a) / n) / 2, 0)
    return (a * others > (n - a) * size) & (tail <= math.log((1 - LEVEL) / (2 * max(1, len(here)))))


def _z(here: Ints, there: Ints) -> npt.NDArray[np.float64]:
    """Return the log-odds in standard deviations; nan for items that no text holds and where there is no other side."""
    z = np.full(len(here), math.nan)
    held = here + there > 0
    if held.sum() > 1 and here.any() and there.any():
        z[held] = log_odds_dirichlet(here[held], there[held], informative_prior((here + there)[held], PRIOR)).z
    return z
