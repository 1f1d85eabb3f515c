"""What our own rules find in the output of each system, line by line, beside the scores against references."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate

from wording.analyzer import Analyzer
from wording.evaluation.model import Issues
from wording.model import Article, Report


def issues(
    analyzer: Analyzer,
    systems: Mapping[str, Sequence[str]],
    source: Sequence[str] | None,
    language: str | None,
    source_language: str | None,
) -> tuple[Issues, ...]:
    """Judge the lines of each system as one article, with the lines of the source as its original."""
    original = "\n".join(source) if source else None
    articles = [
        Article(
            id=name,
            text="\n".join(lines),
            language=language,
            source_text=original,
            source_language=source_language,
        )
        for name, lines in systems.items()
    ]
    return tuple(
        _issues(report, lines) for report, lines in zip(analyzer.analyze_many(articles), systems.values(), strict=True)
    )


def _issues(report: Report, lines: Sequence[str]) -> Issues:
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    by_line: defaultdict[int, list[str]] = defaultdict(list)
    for finding in report.findings:
        by_line[bisect_right(starts, finding.span.start)].append(finding.rule)
    return Issues(
        system=report.article.id,
        language=report.language,
        words=report.words,
        findings=len(report.findings),
        penalty=report.penalty,
        by_rule=Counter(finding.rule for finding in report.findings),
        lines={line: tuple(rules) for line, rules in sorted(by_line.items())},
        signature=report.signature,
    )
