"""What a comparison gives: shares with their intervals, verdicts, and what else was asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from wording.framing.concordance import Line
from wording.framing.intervals import Interval
from wording.framing.keyness import Key
from wording.framing.labels import Label
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
    copies counted; `share` is the first of these with its Wilson interval. `uses` counts every use in distinct texts,
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
class Choice:
    """A concept compared: the shares of its variants, group by group, and the tests.

    `test` asks whether the groups differ in the variant that a text mainly uses; `variants`, for each variant, whether
    they differ in how many texts use it; `distance`, in how many of those keep a distance from it. `adjustment` is
    holm or benjamini-hochberg.
    """

    concept: str
    label: str
    shares: tuple[Share, ...]
    test: Test
    variants: Mapping[str, Test]
    distance: Mapping[str, Test]
    adjustment: str


@dataclass(frozen=True, slots=True)
class TimePoint:
    """`texts` of `of_texts` distinct texts of a group that name the concept in a week or month use the variant."""

    concept: str
    variant: str
    group: str
    period: str
    texts: int
    of_texts: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that was compared; `notes` say what was left out or must be kept in mind."""

    by: str
    groups: tuple[Group, ...]
    choices: tuple[Choice, ...]
    signature: str
    timeline: tuple[TimePoint, ...] = ()
    keyness: tuple[Key, ...] = ()
    concordance: tuple[Line, ...] = ()
    labels: tuple[Label, ...] = ()
    notes: tuple[str, ...] = ()

    def choice(self, concept: str) -> Choice:
        """Return the comparison of one concept. Raises `KeyError` if it was not compared or never found."""
        for choice in self.choices:
            if choice.concept == concept:
                return choice
        raise KeyError(concept)

    def to_frame(self) -> pd.DataFrame:
        """Return one row a concept, variant and group, with the columns of `records`."""
        import pandas as pd

        return pd.DataFrame(list(self.records()))

    def records(self) -> Iterator[dict[str, object]]:
        """Yield one flat record a concept, variant and group; shares lie between 0 and 1."""
        for choice in self.choices:
            for share in choice.shares:
                yield {**_counts(share), **_tests(choice, share), "signature": self.signature}


def _counts(share: Share) -> dict[str, object]:
    return {
        "concept": share.concept,
        "variant": share.variant,
        "group": share.group,
        "articles": share.articles,
        "of_articles": share.of_articles,
        "texts": share.texts,
        "of_texts": share.of_texts,
        "share": share.share.estimate,
        "low": share.share.low,
        "high": share.share.high,
        "uses": share.uses,
        **{voice.value: share.voices.get(voice, 0) for voice in Voice},
        "distanced": share.distanced,
        "negated": share.negated,
        "hedged": share.hedged,
        "denied": share.denied,
        "languages": " ".join(f"{language}:{count}" for language, count in share.languages.items()),
    }


def _tests(choice: Choice, share: Share) -> dict[str, object]:
    variant, distance = choice.variants[share.variant], choice.distance[share.variant]
    return {
        "p_value": variant.p_value,
        "adjusted": variant.adjusted,
        "verdict": variant.verdict.value,
        "distance_adjusted": distance.adjusted,
        "distance_verdict": distance.verdict.value,
        "concept_p_value": choice.test.p_value,
        "concept_adjusted": choice.test.adjusted,
        "concept_verdict": choice.test.verdict.value,
        "adjustment": choice.adjustment,
    }
