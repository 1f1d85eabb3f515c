"""The likelihood of an outlet, from the scores of its articles: much surer than that of one article."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

from wording.likelihood.weights import Weights, weights
from wording.model import Band

FEWEST_TEXTS = 5
"""Below so many different texts nothing is said of an outlet."""
_T = (12.71, 4.30, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23, 2.20, 2.18, 2.16, 2.14, 2.13, 2.12, 2.11, 2.10, 2.09)
"""The two-sided 95% points of Student's t for 1 to 19 degrees of freedom; beyond, two is near enough."""
_EDGE = 1e-6

Scored = tuple[str | None, float | None, int | str]
"""Outlet, score (None where an article has none), and what articles of one text share: a family or a fingerprint."""


@dataclass(frozen=True, slots=True)
class OutletLikelihood:
    """How far an outlet reads like machine translation.

    `articles` have a score, `texts` of them are different ones. `mean` is the mean score of the texts, taken on the scale
    of log odds, `low` and `high` its 95% interval (Student's t); None where there are too few texts.
    """

    outlet: str
    articles: int
    texts: int
    mean: float | None
    low: float | None
    high: float | None
    band: Band


def outlet_likelihoods(scored: Iterable[Scored], language: str = "en") -> list[OutletLikelihood]:
    """Return the outlets of some articles, those that read most like machine translation first.

    Each text counts once for an outlet, however often the outlet carried it: by the mean score of its articles.
    """
    by_outlet: dict[str, dict[int | str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for outlet, score, text in scored:
        if score is not None:
            by_outlet[outlet or "unknown"][text].append(score)
    found = (outlet_likelihood(outlet, list(texts.values()), language) for outlet, texts in by_outlet.items())
    return sorted(found, key=lambda row: (-(row.mean if row.mean is not None else -1.0), row.outlet))


def outlet_likelihood(outlet: str, scores: Sequence[Sequence[float]], language: str = "en") -> OutletLikelihood:
    """Return the likelihood of one outlet from the scores of its articles, grouped by text."""
    articles, texts = sum(map(len, scores)), len(scores)
    model = weights(language)
    if model is None or texts < FEWEST_TEXTS:
        band = Band.NOT_AVAILABLE if model is None else Band.TOO_SHORT
        return OutletLikelihood(outlet, articles, texts, None, None, None, band)
    odds = [_log_odds(fmean(same)) for same in scores]
    mean = fmean(odds)
    half = (_T[texts - 2] if texts - 2 < len(_T) else 2.0) * stdev(odds) / math.sqrt(texts)
    return OutletLikelihood(
        outlet, articles, texts, _share(mean), _share(mean - half), _share(mean + half), _band(model, mean, half)
    )


def _band(model: Weights, mean: float, half: float) -> Band:
    """Return the band of a mean; for the highest, the interval must stay out of the lowest."""
    cuts = model.bands["outlets"]
    if mean >= cuts["strong"] and mean - half >= cuts["some"]:
        return Band.STRONG
    return Band.SOME if mean >= cuts["some"] else Band.LITTLE


def _log_odds(score: float) -> float:
    inside = min(max(score, _EDGE), 1 - _EDGE)
    return math.log(inside / (1 - inside))


def _share(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def outlet_lines(rows: Sequence[OutletLikelihood]) -> Iterator[str]:
    """Yield the table of `wording compare --likelihood`, with what the bands are worth."""
    yield "How far outlets read like machine translation (mean score and its 95% interval; no probability)"
    width = max((len(row.outlet) for row in rows), default=0)
    for row in rows:
        counted = f"{row.texts:>4} texts of {row.articles} articles"
        if row.mean is None or row.low is None or row.high is None:
            said = f"too few texts (fewer than {FEWEST_TEXTS})" if row.band is Band.TOO_SHORT else row.band.value
            yield f"  {row.outlet:{width}}  {'':18}  {counted}  {said}"
        else:
            yield f"  {row.outlet:{width}}  {row.mean:.2f} [{row.low:.2f}, {row.high:.2f}]  {counted}  {row.band.value}"
    model = weights("en")
    if model is not None:
        yield outlets_measured(model)


def outlets_measured(model: Weights) -> str:
    """Return, in a sentence, how often outlets of ten texts fell into the highest band."""
    shares = model.bands["outlets"]["measured"]
    return (
        f"Strong sign, measured on groups of ten texts of sources new to the model: {shares['machine']:.0%} of groups "
        f"translated by machines, {shares['human']:.1%} by people, {shares['native']:.1%} written in English."
    )
