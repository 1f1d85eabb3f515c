"""The rows of a run as everything above it sees them: typed, flat, and without a trace of how they are stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article without its text: what is known about it and what was found.

    `path` says where it was read from, `content` is a hash of its text (equal for equal texts), `language` the one
    identified where none was given. `penalty` is the MQM penalty per 1,000 words; `likelihood` the score of the model
    and `band` its band in words, both None where there is no model for the language.
    """

    article: str
    outlet: str | None
    title: str | None
    date: str | None
    language: str | None
    source_language: str | None
    url: str | None
    story: str | None
    credit: str | None
    path: str
    content: str
    words: int
    penalty: float
    likelihood: float | None
    band: str | None
    findings: int
    minor: int
    major: int
    critical: int
    signature: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding with all that a reader needs to judge it away from its article.

    `text` is `article_text[start:end]`; `before` and `after` are what surrounds it, from the start of the sentence
    before its own to the end of the sentence after, each cut at 400 code points, so that `before + text + after` is one
    stretch of the article. `number` counts the findings of the article from 0. `block` is the role of its block.
    `review` is the decision kept beside the run, None where there is none.
    """

    article: str
    number: int
    outlet: str | None
    title: str | None
    date: str | None
    language: str | None
    url: str | None
    story: str | None
    path: str
    content: str
    rule: str
    category: str
    severity: str
    confidence: float
    start: int
    end: int
    text: str
    before: str
    after: str
    message: str
    suggestion: str | None
    evidence: Mapping[str, str]
    block: str | None
    signature: str
    review: str | None = None


@dataclass(frozen=True, slots=True)
class ErrorRow:
    """An input that could not be scored: where it stands, and why, in a sentence that says what to do."""

    path: str
    row: int | None
    article: str | None
    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class RunInfo:
    """What `run.json` says: the form of the tables, the version that wrote them, settings and totals."""

    schema: int
    version: str
    created: str
    settings: Mapping[str, object]
    signatures: tuple[str, ...]
    articles: int
    words: int
    findings: int
    errors: int
    complete: bool
    counts: Mapping[str, int] = field(default_factory=dict)
