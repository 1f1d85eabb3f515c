"""What a comparison gives: shares with their intervals, verdicts, and what else was asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from wording.framing.concordance import Line
from wording.framing.intervals import Interval
from wording.framing.key_items import Key
from wording.framing.labels import Label
from wording.framing.resampling import Resampled
from wording.framing.stratified import MantelHaenszel
from wording.framing.tables import COLUMNS, Table, records
from wording.framing.verdict import Verdict
from wording.model import Voice

if TYPE_CHECKING:
    import pandas as pd

Period = Literal["week", "month"]


@dataclass(frozen=True, slots=True)
class Group:
    """An outlet, language, month or story: its articles, distinct texts, words of judged text, articles by language."""

    name: str
    articles: int
    texts: int
    words: int
    languages: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Share:
    """How often a group words a concept one way.

    `texts` of `of_texts` distinct texts that name the concept at all use the variant, `articles` of `of_articles` with
    copies counted; `share` is the first of these with its Wilson interval, `resampled` the bounds from drawing whole
    stories (or texts), which are wider where articles on one event are alike. `uses` counts every use in distinct texts,
    `voices` the same by voice; `distanced`, `negated`, `hedged` and `denied` count texts with such a use. `languages`
    counts texts by language.
    """

    concept: str
    variant: str
    group: str
    articles: int
    of_articles: int
    texts: int
    of_texts: int
    share: Interval
    resampled: Resampled
    uses: int
    voices: Mapping[Voice, int]
    distanced: int
    negated: int
    hedged: int
    denied: int
    languages: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Test:
    """A test that groups choose alike, story by story: its p value, the same adjusted, and what may be said.

    `groups` are those with enough texts to take part; `strata` the stories in which groups and choices meet.
    """

    p_value: float
    adjusted: float
    verdict: Verdict
    groups: tuple[str, ...]
    strata: int


@dataclass(frozen=True, slots=True)
class Difference:
    """How much oftener one group words a concept one way than another group does.

    `texts` of `of_texts` use the variant in the first group, `other_texts` of `of_other_texts` in the second;
    `difference` is the first share less the second with Newcombe's interval, `resampled` its bounds from drawing whole
    stories. `odds` are those of the variant in the first group over those in the second, story by story.
    """

    concept: str
    variant: str
    group: str
    other: str
    texts: int
    of_texts: int
    other_texts: int
    of_other_texts: int
    difference: Interval
    resampled: Resampled
    odds: MantelHaenszel


@dataclass(frozen=True, slots=True)
class Choice:
    """A concept compared: the shares of its variants, group by group, and the tests.

    `test` asks whether the groups differ in the variant that a text mainly uses; `variants`, for each variant, whether
    they differ in how many texts use it; `distance`, in how many of those keep a distance from it, among texts of one
    language only. `adjustment` is holm or benjamini-hochberg. `differences` are those of every two groups with enough
    texts, where there are but two such groups or they were asked for.
    """

    concept: str
    label: str
    shares: tuple[Share, ...]
    test: Test
    variants: Mapping[str, Test]
    distance: Mapping[str, Test]
    adjustment: str
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class TimePoint:
    """`texts` of `of_texts` distinct texts of a group that name the concept in a week or month use the variant.

    `articles` of `of_articles` do with copies counted. A text counts once, in the time of the first of its articles that
    was read, so that there may be articles without a text.
    """

    concept: str
    variant: str
    group: str
    period: str
    articles: int
    of_articles: int
    texts: int
    of_texts: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that was compared; `notes` say what was left out or must be kept in mind.

    `around` are the words beside `around_name`, if that was asked for.
    """

    by: str
    groups: tuple[Group, ...]
    choices: tuple[Choice, ...]
    signature: str
    timeline: tuple[TimePoint, ...] = ()
    keyness: tuple[Key, ...] = ()
    around: tuple[Key, ...] = ()
    around_name: str = ""
    concordance: tuple[Line, ...] = ()
    labels: tuple[Label, ...] = ()
    notes: tuple[str, ...] = ()

    def choice(self, concept: str) -> Choice:
        """Return the comparison of one concept. Raises `KeyError` if it was not compared or never found."""
        for choice in self.choices:
            if choice.concept == concept:
                return choice
        raise KeyError(concept)

    def to_frame(self, table: Table = "shares") -> pd.DataFrame:
        """Return one of `wording.framing.tables.TABLES` as a data frame, with a row each of `records`.

        Raises `KeyError` for a table of another name.
        """
        import pandas as pd

        return pd.DataFrame(list(self.records(table)), columns=list(COLUMNS[table]))

    def records(self, table: Table = "shares") -> Iterator[dict[str, object]]:
        """Yield the rows of a table as flat records; shares lie between 0 and 1. Raises `KeyError` as `to_frame` does."""
        return records(self, table)
