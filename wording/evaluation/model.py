"""The rows of an evaluation: scores, tests between systems, buckets, segments, and our own findings beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """A metric of one system on the whole corpus, as sacreBLEU gives it (0 to 100; TER may pass 100).

    `mean` and `interval` are those of the bootstrap resamples, the true mean lies within `mean` ± `interval` at 95%;
    None where nothing was resampled.
    """

    system: str
    metric: str
    score: float
    mean: float | None
    interval: float | None
    signature: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """One metric of a system against that of the baseline, the first system.

    `difference` is the system's score less the baseline's. `bootstrap` and `randomisation` are the p-values of the two
    paired tests, None where one was not run; sacreBLEU gives its smallest one where there is no difference at all.
    """

    system: str
    baseline: str
    metric: str
    difference: float
    bootstrap: float | None
    randomisation: float | None
    signature: str


@dataclass(frozen=True, slots=True)
class Bucket:
    """The scores of one system on the segments that share a trait, by metric, and our findings there.

    `by` is `length` (words or, in scripts without spaces, characters of the first reference), `numbers` or `names`.
    """

    system: str
    by: str
    bucket: str
    segments: int
    scores: Mapping[str, float]
    words: int
    findings: int
    per_thousand: float


@dataclass(frozen=True, slots=True)
class Segment:
    """The sentence scores of one line (counted from 1) of a system, and the rules with findings there."""

    system: str
    line: int
    scores: Mapping[str, float]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Issues:
    """What the analyzer finds in a system's output: MQM penalty and findings per 1,000 words, findings by rule and line.

    `lines` maps a line, counted from 1, to the rules with findings there.
    """

    system: str
    language: str | None
    words: int
    findings: int
    penalty: float
    by_rule: Mapping[str, int]
    lines: Mapping[int, tuple[str, ...]]
    signature: str

    @property
    def per_thousand(self) -> float:
        """Findings per 1,000 words."""
        return per_thousand(self.findings, self.words)


def per_thousand(count: int, words: int) -> float:
    """Return a count per 1,000 words; 0 where there are none."""
    return 1000 * count / words if words else 0.0
