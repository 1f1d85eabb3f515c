"""The values that pass between the parts: articles go in, spans and findings come out.

Every `Span` is a 0-based half-open range of Unicode code points in the text of its own article, which no part
ever changes, so `article.text[span.start:span.end]` is always the passage meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from wording.mqm import Category, Severity


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points. Raises `ValueError` if it is negative or ends before it starts."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}–{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the passage of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end

    def to(self, other: Span) -> Span:
        """Return the smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


class Role(StrEnum):
    """What a block of a page is for. Only `HEADLINE` and `BODY` are judged."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    BYLINE = "byline"
    CAPTION = "caption"
    SUBHEAD = "subhead"
    BODY = "body"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Article:
    """One news text and what is known about it. All but `id` and `text` may be None.

    `date` is an ISO 8601 date, `language` and `source_language` are ISO 639-1 codes, `story` groups articles on one
    event, `credit` names the agency a text is taken from, `source_text` is the original that it translates.
    """

    id: str
    text: str
    outlet: str | None = None
    title: str | None = None
    date: str | None = None
    language: str | None = None
    source_language: str | None = None
    url: str | None = None
    source_text: str | None = None
    story: str | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, line or part of a line with one role.

    `foreign` marks a block written in another language than its article. `teaser` marks furniture that holds a headline
    of the outlet's own (“Read also: …”): the page added it, but the same hand translated it, so it is judged.
    """

    span: Span
    role: Role
    language: str | None = None
    foreign: bool = False
    teaser: bool = False

    @property
    def judged(self) -> bool:
        """Whether rules look at the block: body, headline and teasers in the article's own language."""
        return (self.teaser or self.role in (Role.BODY, Role.HEADLINE)) and not self.foreign


class QuotationKind(StrEnum):
    """What a pair of quotation marks is for."""

    DIRECT = "direct"
    PARTIAL = "partial"
    SCARE = "scare"
    TITLE = "title"
    NICKNAME = "nickname"
    MENTION = "mention"
    UNSURE = "unsure"


class AttributionKind(StrEnum):
    """How somebody's words are given: in quotation marks, in the reporter's words, or in both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said what, in the sense of PolNeAR (Newell, Margolin, Ruths 2018).

    Each part is a tuple of spans, since a quotation may stand around its reporting clause; `source` may be empty.
    `implies` is what the cue suggests (neutral, claims, denies …); `speaker` is the name that the source resolves to.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: AttributionKind
    implies: str = "neutral"
    speaker: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks: `span` with the marks, `inner` without them, `marks` the two characters.

    The closing mark is empty where a paragraph of a longer quotation ends without one or the text lacks it.
    """

    span: Span
    inner: Span
    marks: tuple[str, str]
    kind: QuotationKind
    confidence: float = 1.0
    attribution: Attribution | None = None


@dataclass(frozen=True, slots=True)
class Title:
    """A descriptor as printed, with the office and the body (country or organisation) that it means where known.

    `former` marks an office said to be past (“former”, “ex-”, “then”).
    """

    span: Span
    office: str | None = None
    body: str | None = None
    former: bool = False


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person named in the text: the name as printed and the titles given to the person right there.

    `person` is the key under which spellings meet, `known` the row of the office-holder lexicon if there is one.
    """

    span: Span
    name: str
    titles: tuple[Title, ...] = ()
    person: str | None = None


class Voice(StrEnum):
    """Whose words a term is used in: a headline's, the outlet's own, somebody's quoted or somebody's reported ones."""

    HEADLINE = "headline"
    OWN = "own"
    QUOTED = "quoted"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class TermUse:
    """A variant of a framing concept where it stands in an article, in whose voice and how far it is meant.

    `distanced`: marks or words keep a distance from it (“so-called”). `negated`, `hedged`, `denied`: the text says that
    it is not so, that it may be so, that somebody denies it. `speaker` is who is quoted or reported, None where nobody
    is named. With `in_title` the span counts in `Article.title` instead of the text.
    """

    concept: str
    variant: str
    span: Span
    voice: Voice
    distanced: bool = False
    negated: bool = False
    hedged: bool = False
    denied: bool = False
    speaker: str | None = None
    in_title: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One MQM issue: found by a machine, not confirmed, hence never called an error.

    `confidence` is the probability, between 0 and 1, that a careful reader would agree. `suggestion` is what the
    passage may have meant to say; `evidence` holds what the judgement rests on, as readable strings by name.
    """

    rule: str
    span: Span
    category: Category
    severity: Severity
    confidence: float
    message: str
    suggestion: str | None = None
    evidence: Mapping[str, str] = field(default_factory=dict)

    @property
    def order(self) -> tuple[int, int, str, str]:
        """The key that puts findings in the order of the text, whatever order the rules ran in."""
        return (self.span.start, self.span.end, self.rule, self.message)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A rule that could not run on an article, and why, so that blind spots show."""

    rule: str
    reason: str


class Band(StrEnum):
    """How far a text reads like machine translation, in words; no band says that it is one."""

    LITTLE = "little sign"
    SOME = "some sign"
    STRONG = "strong sign"
    TOO_SHORT = "too short to tell"
    NOT_AVAILABLE = "not available"


@dataclass(frozen=True, slots=True)
class Reason:
    """A habit of wording that speaks for machine translation, in words, and the sentences that carry it most."""

    text: str
    sentences: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Likelihood:
    """How far the body of an article reads like machine translation.

    `score` is between 0 and 1 and orders texts; it is no probability, since that depends on how much of what is read was
    translated. It is None where `band` says that the text is too short or that its language has no model. `words` counts
    the words that were read; `reasons`, and `measured`, how often texts of each kind fall into the band, in words, are
    filled only when asked for.
    """

    score: float | None
    band: Band
    words: int
    reasons: tuple[Reason, ...] = ()
    measured: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """All that was found in one article.

    `words` counts the words of the judged blocks; `penalty` is the MQM penalty per 1,000 of them. Two penalties
    compare only if their `signature`s are equal. `points_to` says, in a sentence, which source language the findings
    speak for; it is None where the evidence is thin. `likelihood` and `verdict`, a sentence on what rules and model say
    together, are None unless asked for.
    """

    article: Article
    language: str | None
    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...]
    words: int
    penalty: float
    signature: str
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[str, ...] = ()
    points_to: str | None = None
    likelihood: Likelihood | None = None
    verdict: str | None = None

    def block_at(self, span: Span) -> Block | None:
        """Return the block in which `span` starts, or None if it starts between blocks."""
        return next((block for block in self.blocks if block.span.start <= span.start < block.span.end), None)


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return `spans` in order, those that overlap or touch joined into one."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start <= result[-1].end:
            result[-1] = result[-1].to(span)
        else:
            result.append(span)
    return result
