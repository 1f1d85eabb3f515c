"""Which language a translation came from, as far as its findings tell.

Each finding that speaks for source languages names them in its evidence under `points to`, and gives each its confidence;
two findings on one passage, or the same words flagged twice, count once. One finding is an accident, so nothing is said
unless two agree, and nothing where more than two languages remain possible.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wording.model import Finding

POINTS_TO = "points to"
"""The key of a finding's evidence under which it names the languages that it speaks for, separated by commas."""

LEAST_FINDINGS = 2
LEAST_SCORE = 1.2
LEAD = 1.4
"""A language stays possible unless the best one has so many times its score."""

MOST = 2
"""More possible languages than this are no answer."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The languages (ISO 639-1) an article may be translated from, best first, and how often each rule speaks for them."""

    languages: tuple[str, ...]
    score: float
    rules: tuple[tuple[str, int], ...]

    def __str__(self) -> str:
        """Say it in one sentence."""
        languages = " or ".join(f"“{language}”" for language in self.languages)
        said = ", ".join(f"{number} × {rule}" for rule, number in self.rules)
        return f"points to {languages} as the source language: {said}"


def origin(findings: Iterable[Finding], text: str, language: str | None) -> Origin | None:
    """Return the languages that the findings of one article point to, or None where the evidence is thin.

    `language` is the article's own, which is never the answer.
    """
    scores: defaultdict[str, float] = defaultdict(float)
    rules: dict[str, Counter[str]] = {}
    for finding, languages in _witnesses(findings, text, language):
        for code in languages:
            scores[code] += finding.confidence
            rules.setdefault(code, Counter())[finding.rule] += 1
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < LEAST_SCORE or rules[ranked[0][0]].total() < LEAST_FINDINGS:
        return None
    possible = tuple(code for code, score in ranked if score * LEAD > ranked[0][1])
    if len(possible) > MOST:
        return None
    said = sorted(rules[possible[0]].items(), key=lambda item: (-item[1], item[0]))
    return Origin(possible, ranked[0][1], tuple(said))


def _witnesses(
    findings: Iterable[Finding], text: str, language: str | None
) -> Iterator[tuple[Finding, frozenset[str]]]:
    """Yield the findings that speak for other languages, once for each passage and each wording."""
    seen: set[str] = set()
    end = 0
    for finding in findings:
        named = (code.strip() for code in finding.evidence.get(POINTS_TO, "").split(","))
        languages = frozenset(code for code in named if code and code != language)
        passage = finding.span.of(text).casefold()
        if languages and passage not in seen and finding.span.start >= end:
            seen.add(passage)
            end = finding.span.end
            yield finding, languages
