"""Comparing from the tables of a run finds the same as reading its articles again."""

from __future__ import annotations

from pathlib import Path

from wording.framing.comparison import Comparison
from wording.runs.filters import Filters
from wording.runs.readings import readings
from wording.runs.store import open_run
from wording.views.testing import comparison


def told(found: Comparison) -> list[object]:
    return [(choice.concept, choice.test, choice.shares, choice.variants, choice.distance) for choice in found.choices]


def test_uses_of_a_run_are_those_of_its_articles(run_path: Path) -> None:
    run = open_run(run_path)
    found = list(readings(run, Filters()))
    assert [article.id for article, _ in found] == [
        row.article for row in run.articles(order="place", descending=False)
    ]
    for article, reading in found:
        assert article == run.article(article.id)
        assert reading.uses == run.terms(article.id)
        assert reading.language == run.report(article.id).language
        assert reading.words == run.report(article.id).words
    assert sum(len(reading.uses) for _, reading in found) > 5


def test_tables_are_compared_as_articles_are(run_path: Path) -> None:
    key = (str(run_path), 0)
    read, again = (comparison(key, Filters(), "outlet", words) for words in (False, True))
    assert repr(told(read)) == repr(told(again))
    assert read.choices
    assert not read.keyness
