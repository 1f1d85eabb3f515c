"""Every rule keeps its promises: its examples, its page, its category."""

from __future__ import annotations

import pytest

from wording.analyzer import Analyzer
from wording.model import Article
from wording.registry import Bad, Good, Rule, rules
from wording.settings import Settings

RULES = list(rules().values())
BAD = [pytest.param(rule, example, id=f"{rule.name}-{n}") for rule in RULES for n, example in enumerate(rule.bad)]
GOOD = [pytest.param(rule, example, id=f"{rule.name}-{n}") for rule in RULES for n, example in enumerate(rule.good)]


def findings_of(rule: Rule, example: Bad | Good):
    article = Article(
        id="example",
        text=example.text,
        language=example.language,
        source_text=example.source,
        source_language=example.source_language,
    )
    analyzer = Analyzer(Settings(select=(rule.name,), min_confidence=0))
    report = analyzer.analyze(article)
    assert rule.name not in [skipped.rule for skipped in report.skipped], "the rule did not run on its own example"
    return report.findings


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_bad_example_is_flagged_exactly(rule: Rule, example: Bad):
    found = findings_of(rule, example)
    assert tuple(finding.span.of(example.text) for finding in found) == example.passages
    if example.suggestion is not None:
        assert [finding.suggestion for finding in found] == [example.suggestion]


@pytest.mark.parametrize(("rule", "example"), GOOD)
def test_good_example_is_silent(rule: Rule, example: Good):
    assert [finding.span.of(example.text) for finding in findings_of(rule, example)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_is_complete(rule: Rule):
    paragraphs = rule.page.split("\n\n")
    assert rule.summary.endswith("."), "the first line says what the rule flags, as a sentence"
    assert "\n" not in paragraphs[0], "the first line stands alone"
    assert any(paragraph.startswith("Known false alarms:") for paragraph in paragraphs)
    assert any(paragraph.startswith("Reference:") for paragraph in paragraphs)
    assert 0 < rule.confidence <= 1
    for family in {example.language for example in (*rule.bad, *rule.good)}:
        assert sum(example.language == family for example in rule.bad) >= 2, family
        assert sum(example.language == family for example in rule.good) >= 2, family
    assert len(rule.bad) >= 2
    assert len(rule.good) >= 2
