from __future__ import annotations

import pytest
import samples

from wording.analyzer import Analyzer
from wording.lexicon import read_yaml
from wording.registry import rules

ANALYZER = Analyzer()
GOLD = samples.gold()


def test_manifest_lists_every_article_and_no_other():
    entries = read_yaml(samples.CORPUS / "manifest.yaml")["articles"]
    listed = {entry["id"]: entry for entry in entries}
    assert set(listed) == set(samples.corpus())
    assert len(listed) >= 10
    for name, article in samples.corpus().items():
        entry = listed[name]
        facts = (entry["outlet"], entry["language"], entry["date"], entry["story"])
        assert facts == (article.outlet, article.language, article.date, article.story)
        assert entry["licence"]
        assert entry["made"]


@pytest.mark.parametrize("row", GOLD, ids=lambda row: f"{row['article']}-{row['start']}")
def test_gold_offsets_are_those_of_the_text(row):
    assert samples.corpus()[row["article"]].text[row["start"] : row["end"]] == row["text"]


@pytest.mark.parametrize("article", samples.clean(), ids=lambda article: article.id)
def test_clean_articles_are_clean(article):
    report = ANALYZER.analyze(article)
    assert [(finding.rule, finding.span.of(article.text)) for finding in report.findings] == []


@pytest.mark.parametrize("row", GOLD, ids=lambda row: f"{row['article']}-{row['rule']}-{row['start']}")
def test_marked_damage_is_flagged(row, request):
    if row["rule"] not in rules():
        pytest.skip(f"there is no rule {row['rule']} yet")
    key = f"{row['article']}:{row['rule']}:{row['text']}"
    if key in UNSEEN:
        request.applymarker(pytest.mark.xfail(reason=UNSEEN[key], strict=True))
    report = ANALYZER.analyze(samples.corpus()[row["article"]])
    hits = [f for f in report.findings if f.span.start < row["end"] and row["start"] < f.span.end]
    assert row["rule"] in [finding.rule for finding in hits]


UNSEEN: dict[str, str] = {
    "ru-zaozyorny-listok-geneva:foreign-quotation-mark:“Обе стороны пришли объяснять, а не торговаться”": (
        "Russian pages do print these marks, so they are no sign of a translation"
    ),
    "en-porohy-herald-geneva:false-friend:actual": "“the actual question” is plain English as well",
    "ru-zaozyorny-listok-geneva:literal-idiom:в конце дня": "the idiom and the hour are written alike",
    "de-moorlander-tageblatt-december:untranslated-word:eastern flank": "German news is full of English words",
    "de-moorlander-tageblatt-december:false-friend:Billionen": "only who knows the sum can tell that it is wrong",
}
"""Marked damage that is not flagged, and why: `article:rule:text`."""
