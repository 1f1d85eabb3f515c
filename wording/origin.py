"""Which language a translation came from, as far as its findings tell.

Each finding that speaks for source languages names them in its evidence under `points to`. It gives its confidence, in
equal parts, to those languages; two findings on one passage, or the same words flagged twice, count once. One finding is
an accident, so nothing is said unless two different ones agree and no other language comes near.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from wording.model import Finding

POINTS_TO = "points to"
"""The key of a finding's evidence under which it names the languages that it speaks for, separated by commas."""

LEAST_SCORE = 1.2
LEAD = 1.4
"""The best language must have so many times the score of the next one."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The language that an article seems to be translated from (ISO 639-1), and how often each rule speaks for it."""

    language: str
    score: float
    rules: tuple[tuple[str, int], ...]

    def __str__(self) -> str:
        """Say it in one sentence."""
        said = ", ".join(f"{number} × {rule}" for rule, number in self.rules)
        return f"points to “{self.language}” as the source language: {said}"


def origin(findings: Iterable[Finding], text: str, language: str | None) -> Origin | None:
    """Return the language that the findings of one article point to, or None where the evidence is thin.

    `language` is the article's own, which is never the answer.
    """
    scores: Counter[str] = Counter()
    rules: dict[str, Counter[str]] = {}
    seen: set[str] = set()
    end = 0
    for finding in findings:
        languages = [code.strip() for code in finding.evidence.get(POINTS_TO, "").split(",")]
        languages = [code for code in languages if code and code != language]
        passage = finding.span.of(text).casefold()
        if not languages or passage in seen or finding.span.start < end:
            continue
        seen.add(passage)
        end = finding.span.end
        for code in languages:
            scores[code] += finding.confidence / len(languages)
            rules.setdefault(code, Counter())[finding.rule] += 1
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < LEAST_SCORE or rules[ranked[0][0]].total() < 2:
        return None
    best, score = ranked[0]
    if len(ranked) > 1 and score < LEAD * ranked[1][1]:
        return None
    return Origin(best, score, tuple(sorted(rules[best].items(), key=lambda item: (-item[1], item[0]))))
