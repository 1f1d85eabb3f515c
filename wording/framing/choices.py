"""The shares of each variant by group, and the tests over stories whether the groups differ in them."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from wording.framing.association import general_association
from wording.framing.comparison import Choice, Share, Test
from wording.framing.correction import benjamini_hochberg, holm
from wording.framing.counts import Counts, Told
from wording.framing.differences import differences
from wording.framing.frame import Frame
from wording.framing.intervals import wilson
from wording.framing.tally import FLAGS, Counted
from wording.framing.verdict import LEAST_DOCUMENTS, Verdict, verdict
from wording.model import Voice
from wording.schemas.framing import Concept


def compared(
    entries: Sequence[Concept],
    counted: Mapping[str, list[Counted]],
    frame: Frame,
    *,
    fixed: bool,
    level: float,
    pairs: bool = False,
) -> list[Choice]:
    """Compare the concepts that were found; p values are adjusted over all of them, by Holm where they are `fixed`.

    `pairs` asks for the differences of every two groups also where there are more than two.
    """
    choices = [
        _choice(entry, rows, frame, level, pairs)
        for entry in entries
        if (rows := [row for row in counted.get(entry.concept, ()) if frame.groups[row.article]])
    ]
    return _adjusted(choices, fixed, 1 - level)


def _choice(entry: Concept, rows: list[Counted], frame: Frame, level: float, pairs: bool) -> Choice:
    numbers = frame.tally.numbers(entry.concept)
    counts = Counts(rows, list(numbers.values()), frame)
    texts = counts.all
    shares = tuple(
        _share(entry.concept, variant, numbers[variant], group, counts, level)
        for variant in numbers
        for group in counts.groups
    )
    choice = Choice(
        concept=entry.concept,
        label=entry.label,
        shares=shares,
        test=_test(texts, lambda row: row.main, frame, frame.strata),
        variants={variant: _test(texts, _uses(number), frame, frame.strata) for variant, number in numbers.items()},
        distance={
            variant: _test([row for row in texts if number in row.variants], _flag(number), frame, frame.by_language)
            for variant, number in numbers.items()
        },
        adjustment="",
    )
    told = sum(len(rows) >= LEAST_DOCUMENTS for rows in counts.texts.values())
    return replace(choice, differences=tuple(differences(choice, counts, level))) if pairs or told == 2 else choice


def _uses(number: int) -> Callable[[Told], bool]:
    return lambda row: number in row.variants


def _flag(number: int) -> Callable[[Told], bool]:
    return lambda row: row.flags[number, "distanced"] > 0


def _share(concept: str, variant: str, number: int, group: str, counts: Counts, level: float) -> Share:
    every = counts.articles[group]
    distinct = counts.texts[group]
    using = [row for row in distinct if number in row.variants]
    voices = {voice: sum(row.voices[number, voice] for row in using) for voice in Voice}
    flags = {flag: sum(row.flags[number, flag] > 0 for row in using) for flag in FLAGS}
    return Share(
        concept,
        variant,
        group,
        articles=sum(number in row.variants for row in every),
        of_articles=len(every),
        texts=len(using),
        of_texts=len(distinct),
        share=wilson(len(using), len(distinct), level),
        resampled=counts.share(number, group),
        uses=sum(voices.values()),
        voices=voices,
        **flags,
        languages=counts.frame.tally.by_language(row.article for row in using),
    )


def _test(texts: Sequence[Told], option: Callable[[Told], Hashable], frame: Frame, strata: Sequence[Hashable]) -> Test:
    """Test whether the groups with enough texts take the options alike, stratum by stratum; not yet adjusted.

    The verdict is “too few” where fewer than two groups have enough texts, or the rarer option is too rare in all.
    """
    sizes = Counter(frame.groups[row.article] or "" for row in texts)
    groups = tuple(sorted(name for name, size in sizes.items() if size >= LEAST_DOCUMENTS))
    taking = [row for row in texts if frame.groups[row.article] in groups]
    options = Counter(map(option, taking))
    if len(groups) < 2:
        return Test(math.nan, math.nan, Verdict.TOO_FEW, groups, 0)
    if len(options) < 2:
        few = len(taking) < 2 * LEAST_DOCUMENTS or not any(options)
        return Test(math.nan, math.nan, Verdict.TOO_FEW if few else Verdict.NO_DIFFERENCE, groups, 0)
    found = general_association(_tables(taking, option, groups, sorted(options, key=str), frame, strata))
    hits = len(taking) - max(options.values()) if len(options) > 2 else min(options.values())
    said = verdict([sizes[name] for name in groups], _hits(options, hits), found.p_value)
    return Test(found.p_value, found.p_value, said, groups, found.used)


def _hits(options: Counter[Hashable], rarer: int) -> int:
    """Return how many texts there are to tell something by: those that have the variant, or all of a choice of several."""
    return options[True] if set(options) <= {True, False} else options.total() if rarer else 0


def _tables(
    texts: Sequence[Told],
    option: Callable[[Told], Hashable],
    groups: Sequence[str],
    options: Sequence[Hashable],
    frame: Frame,
    strata: Sequence[Hashable],
) -> Iterator[np.ndarray[tuple[int, int], np.dtype[np.int64]]]:
    """Yield a table of groups × options for every stratum in which both meet, and one of zeros if none does."""
    row_of = {name: place for place, name in enumerate(groups)}
    column_of = {name: place for place, name in enumerate(options)}
    cells: dict[Hashable, list[tuple[int, int]]] = defaultdict(list)
    for row in texts:
        cells[strata[row.article]].append((row_of[frame.groups[row.article] or ""], column_of[option(row)]))
    yield np.zeros((len(groups), len(options)), dtype=np.int64)
    for places in cells.values():
        if len({row for row, _ in places}) > 1 and len({column for _, column in places}) > 1:
            table = np.zeros((len(groups), len(options)), dtype=np.int64)
            np.add.at(table, tuple(np.array(places).T), 1)
            yield table


def _adjusted(choices: list[Choice], fixed: bool, level: float) -> list[Choice]:
    adjust, name = (holm, "holm") if fixed else (benjamini_hochberg, "benjamini-hochberg")
    whole = iter(_again([choice.test for choice in choices], adjust, level))
    parts = iter(_again([test for choice in choices for test in choice.variants.values()], adjust, level))
    marks = iter(_again([test for choice in choices for test in choice.distance.values()], adjust, level))
    return [
        replace(
            choice,
            test=next(whole),
            variants={variant: next(parts) for variant in choice.variants},
            distance={variant: next(marks) for variant in choice.distance},
            adjustment=name,
        )
        for choice in choices
    ]


def _again(
    tests: Sequence[Test], adjust: Callable[[Sequence[float]], tuple[float, ...]], level: float
) -> Iterator[Test]:
    """Yield the tests with their p values adjusted; what was too few stays so and counts as no test made."""
    values = adjust([math.nan if test.verdict is Verdict.TOO_FEW else test.p_value for test in tests])
    for test, value in zip(tests, values, strict=True):
        if math.isnan(value):
            yield replace(test, adjusted=math.nan)
        else:
            yield replace(test, adjusted=value, verdict=Verdict.DIFFERS if value < level else Verdict.NO_DIFFERENCE)
