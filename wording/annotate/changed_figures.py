"""Numbers of the original that its translation lacks, and numbers of the translation that the original lacks.

Numbers agree if they may have the same value, whatever marks and words for millions they are written with. Rounding, a
year without its century and a clock of twelve hours agree too. Numbers that are often spelt out are not missed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from wording.annotate.figures import Figure, Figures
from wording.annotate.sentence_pairs import alignment
from wording.model import Span
from wording.view import ArticleView

_WINDOW = 2
"""A number may have moved by so many sentences."""
_UNITS = (1.609, 0.4536, 2.54, 0.3048)
"""Kilometres in a mile, kilograms in a pound, centimetres in an inch, metres in a foot: what translators convert."""
_NEARLY = 0.03
_MEASURED = 100_000
"""What is measured in such units is seldom more; sums of money are."""
_HOURS = 24
"""Numbers below are often spelt out, or a clock time."""
_TELEPHONE = 5
"""So many digits in a row are the same number however they are grouped."""
_WORD = re.compile(r"[^\W\d_]+")
_RUN = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Mismatch:
    """The figures without a counterpart of one sentence pair, and where the pair stands in the article."""

    span: Span
    source: tuple[Figure, ...]
    target: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class _Numbers:
    """What one side of a sentence pair counts: in figures and number words, and all its digits, run by run and joined.

    `counts`: whether the language's number words are known.
    """

    figures: tuple[Figure, ...]
    words: frozenset[int]
    runs: frozenset[str]
    joined: str
    counts: bool


def mismatches(view: ArticleView) -> tuple[Mismatch, ...]:
    """Return the sentence pairs in which figures do not agree; ask through `view.computed`."""
    found = view.computed(alignment)
    if found is None:
        return ()
    pairs = [pair for pair in found.pairs if pair.source and pair.target]
    sides = [
        [_numbers(own, spans) for spans in lists]
        for own, lists in ((found.source, [p.source for p in pairs]), (view, [p.target for p in pairs]))
    ]
    result = []
    for number, pair in enumerate(pairs):
        near = slice(max(0, number - _WINDOW), number + _WINDOW + 1)
        own, other = sides[0][number], sides[1][number]
        lost = tuple(_without(own.figures, sides[1][near]))
        added = tuple(_without(other.figures, sides[0][near]))
        if bool(lost) != bool(added):
            lost, added = (_certain(lost), _certain(added))
        elif not lost and own.counts and other.counts:
            lost, added = _exchanged(own, other, sides[0][near], sides[1][near])
        if (lost or added) and not _converted(own, other, lost, added):
            result.append(Mismatch(pair.translation, lost, added))
    return tuple(result)


def _certain(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return the numbers that nobody would leave out or write in words: no ages and no round years, that is, decades."""
    return tuple(
        figure
        for figure in figures
        if (max(figure.values) > 100 or len(figure.significant) > 2)
        and not (is_year(figure) and figure.digits.endswith("0"))
    )


def _exchanged(
    own: _Numbers, other: _Numbers, sources: Sequence[_Numbers], targets: Sequence[_Numbers]
) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
    """Return the one smaller number on each side that the other side lacks, if both sentences have as many figures."""
    lost = tuple(figure for figure in own.figures if not any(_holds(side, figure) for side in targets))
    added = tuple(figure for figure in other.figures if not any(_holds(side, figure) for side in sources))
    one_each = len(lost) == len(added) == 1 and len(own.figures) == len(other.figures)
    return (lost, added) if one_each else ((), ())


def _numbers(view: ArticleView, spans: Iterable[Span]) -> _Numbers:
    figures = view.lexicons.built(view.language or "", Figures)
    spans = list(spans)
    runs = [run for span in spans for run in _RUN.findall(span.of(view.text))]
    words = (word.lower() for span in spans for word in _WORD.findall(span.of(view.text)))
    return _Numbers(
        tuple(figure for span in spans for figure in figures.find(view.text, span)),
        frozenset(figures.words[word] for word in words if word in figures.words),
        frozenset(runs),
        "".join(runs),
        bool(figures.words),
    )


def _without(own: Iterable[Figure], others: Sequence[_Numbers]) -> Iterator[Figure]:
    """Yield the figures that must have a counterpart and have none."""
    for figure in own:
        if not may_be_words(figure) and not any(_holds(side, figure) for side in others):
            yield figure


def _holds(side: _Numbers, figure: Figure) -> bool:
    """Tell whether a sentence has the number, in whatever form."""
    if not side.runs.isdisjoint({figure.digits, figure.digits[-2:] if is_year(figure) else figure.digits}):
        return True
    if len(figure.digits) >= _TELEPHONE and figure.digits in side.joined:
        return True
    return not figure.values.isdisjoint(side.words) or any(agree(figure, other) for other in side.figures)


def _converted(source: _Numbers, target: _Numbers, lost: Sequence[Figure], added: Sequence[Figure]) -> bool:
    """Tell whether the numbers may differ because the translator converted units."""
    ours, theirs = (added, source.figures) if added else (target.figures, lost)
    return any(
        _by_unit(float(one), float(other))
        for figure in theirs
        for counterpart in ours
        for one in figure.values
        for other in counterpart.values
    )


def _by_unit(first: float, second: float) -> bool:
    if not first or not second or max(first, second) > _MEASURED:
        return False
    ratio = second / first
    factors = (ratio * unit for unit in (*_UNITS, *(1 / unit for unit in _UNITS)))
    heat = abs((first - 32) / 1.8 - second) < 1 or abs((second - 32) / 1.8 - first) < 1
    return heat or any(abs(factor - 1) < _NEARLY for factor in factors)


def is_year(figure: Figure) -> bool:
    """Tell whether a number may be a year of the last two centuries."""
    return figure.power == 1 and len(figure.digits) == 4 and figure.digits[:2] in ("18", "19", "20")


def may_be_words(figure: Figure) -> bool:
    """Tell whether a number is one that texts also write as words or as a clock time: “twelve”, “two million”, “20.15”."""
    if figure.power > 1:
        return len(figure.significant) <= 1 or figure.digits in ("10", "12", "15", "20")
    value = max(figure.values)
    return value < _HOURS or value == 1000 or (value <= 100 and value % 10 == 0)


def agree(first: Figure, second: Figure) -> bool:
    """Tell whether two figures may stand for the same number."""
    if not first.values.isdisjoint(second.values):
        return True
    if first.significant == second.significant and 1 in (first.power, second.power):
        return True
    return any(_alike(one, other) for one in first.values for other in second.values)


def _alike(first: Fraction, second: Fraction) -> bool:
    low, high = sorted((first, second))
    if low.denominator == high.denominator == 1:
        if low < 100 and 1800 <= high < 2100 and high % 100 == low:
            return True
        if high <= 24 and high - low == 12:
            return True
    return _rounded(first, second) or _rounded(second, first)


def _rounded(exact: Fraction, other: Fraction) -> bool:
    """Tell whether one number is the other one given less exactly, up or down."""
    if not exact or not other or not Fraction(1, 2) < exact / other < 2:
        return False
    step = Fraction(1)
    while other % (step * 10) == 0:
        step *= 10
    while other % step:
        step /= 10
    return exact % step != 0 and abs(exact - other) < step
