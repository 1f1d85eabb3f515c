"""Parsing only where rules ask for it finds the same as parsing everything."""

from __future__ import annotations

import pytest
import samples

from wording.analyzer import Analyzer
from wording.parsing import pipeline_name
from wording.settings import Settings

PARSED = [article for article in samples.corpus().values() if pipeline_name(article.language or "")]


def test_there_is_something_to_compare():
    assert {article.language for article in PARSED} >= {"en", "fr"}
    assert any(rule.parses for rule in Analyzer().rules)


@pytest.mark.parametrize("article", PARSED, ids=lambda article: article.id)
def test_findings_are_the_same(article):
    auto = Analyzer(Settings(parse="auto")).analyze(article)
    everything = Analyzer(Settings(parse="all")).analyze(article)
    assert auto.findings == everything.findings
