"""What a run says equals what the analyzer said, whatever is chosen and however it is paged."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import product
from pathlib import Path

import pyarrow as pa
import pytest
import samples

from wording.analyzer import Analyzer
from wording.annotate.attributions import attributions
from wording.annotate.people import people
from wording.annotate.quotations import quotations
from wording.framing.concepts import chosen
from wording.framing.uses import uses
from wording.mqm import Severity
from wording.runs.batch import score
from wording.runs.errors import RunError
from wording.runs.filters import Filters
from wording.runs.schema import PLACE, TABLES
from wording.runs.store import Run, is_run, open_run

CHOICES = (
    Filters(),
    Filters(rules=("calque", "number-format")),
    Filters(categories=("style/unidiomatic",), languages=("en",)),
    Filters(severity="major", since="2021-12-20"),
    Filters(confidence=0.7, until="2022-01-01"),
    Filters(outlets=("Porohy Herald", "Elmstead Tribune")),
    Filters(stories=("geneva-talks",), text="THE"),
    Filters(text="herald"),
    Filters(articles=("en-porohy-herald-geneva", "nobody’s")),
)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    path = tmp_path_factory.mktemp("runs") / "corpus"
    score([samples.CORPUS / "articles"], path, chunk=5)
    return open_run(path)


@pytest.fixture(scope="module")
def reports():
    analyzer = Analyzer()
    return {id_: analyzer.analyze(article, likelihood=True) for id_, article in samples.corpus().items()}


def meets(filters: Filters, report, finding) -> bool:
    article = report.article
    text = (filters.text or "").casefold()
    return (
        chosen_article(filters, report)
        and (not filters.rules or finding.rule in filters.rules)
        and (not filters.categories or finding.category.value in filters.categories)
        and (not filters.severity or finding.severity.rank >= Severity(filters.severity).rank)
        and finding.confidence >= filters.confidence
        and any(
            text in (where or "").casefold() for where in (article.title, article.outlet, finding.span.of(article.text))
        )
    )


def chosen_article(filters: Filters, report) -> bool:
    article = report.article
    return (
        (not filters.outlets or article.outlet in filters.outlets)
        and (not filters.languages or report.language in filters.languages)
        and (not filters.stories or article.story in filters.stories)
        and (not filters.articles or article.id in filters.articles)
        and (not filters.since or (article.date or "") >= filters.since)
        and (not filters.until or "" < (article.date or "") <= filters.until)
    )


def test_articles_and_reports_come_back_as_they_were(run, reports):
    for id_, report in reports.items():
        named = replace(report.article, language=report.language)
        assert run.article(id_) == named
        back = run.report(id_)
        assert replace(back, likelihood=None) == replace(report, article=named, likelihood=None, verdict=None)
        assert back.likelihood is not None
        assert report.likelihood is not None
        assert (back.likelihood.score, back.likelihood.band) == (report.likelihood.score, report.likelihood.band)


def test_annotations_come_back_as_they_were(run):
    analyzer = Analyzer()
    concepts = chosen(analyzer.lexicons)
    for id_, article in samples.corpus().items():
        view = analyzer.view(article)
        assert run.attributions(id_) == attributions(view)
        assert run.quotations(id_) == quotations(view)
        assert run.people(id_) == people(view)
        assert run.terms(id_) == uses(view, concepts)


@pytest.mark.parametrize("filters", CHOICES, ids=str)
def test_every_way_of_asking_gives_the_findings_chosen(run, reports, filters):
    expected = [
        (id_, finding.rule, finding.span.start, finding.span.of(report.article.text))
        for id_, report in reports.items()
        for finding in report.findings
        if meets(filters, report, finding)
    ]
    found = run.findings(filters, limit=10_000)
    assert [(row.article, row.rule, row.start, row.text) for row in found] == expected
    assert list(run.stream_findings(filters)) == found
    assert run.count_findings(filters) == len(expected)
    assert run.table("findings", filters, ["rule"]).read_all().to_pydict() == {"rule": [row.rule for row in found]}
    pages = [row for offset in range(0, len(found) + 7, 7) for row in run.findings(filters, limit=7, offset=offset)]
    assert pages == found


@pytest.mark.parametrize("filters", CHOICES, ids=str)
def test_every_way_of_asking_gives_the_articles_chosen(run, reports, filters):
    on_findings = bool(filters.rules or filters.categories or filters.severity or filters.confidence)
    asked, only_text = on_findings or filters.text is not None, not on_findings
    text = (filters.text or "").casefold()
    expected = [
        id_
        for id_, report in reports.items()
        if chosen_article(filters, report)
        and (
            not asked
            or any(meets(filters, report, finding) for finding in report.findings)
            or (
                only_text
                and any(text in (name or "").casefold() for name in (report.article.title, report.article.outlet))
            )
        )
    ]
    assert [row.article for row in run.articles(filters, order="place", descending=False)] == expected
    assert [row.article for row in run.stream_articles(filters)] == expected
    assert run.count_articles(filters) == len(expected)
    penalties = [row.penalty for row in run.articles(filters)]
    assert penalties == sorted(penalties, reverse=True)


def test_a_passage_and_its_surroundings_are_one_stretch_of_the_article(run):
    for row in run.findings(limit=1000):
        text = run.article(row.article).text
        assert text[row.start - len(row.before) : row.end + len(row.after)] == row.before + row.text + row.after
        assert max(len(row.before), len(row.after)) <= 400


def test_counts_agree_with_the_rows(run, reports):
    found = run.findings(limit=1000)
    by_rule = Counter(row.rule for row in found)
    assert {count.name: count.findings for count in run.counts("rule")} == by_rule
    by_outlet = {count.name: count for count in run.counts("outlet", Filters(rules=("calque",)))}
    for outlet in {report.article.outlet for report in reports.values()}:
        mine = [report for report in reports.values() if report.article.outlet == outlet]
        calques = sum(finding.rule == "calque" for report in mine for finding in report.findings)
        count = by_outlet[outlet]
        assert (count.findings, count.articles, count.words) == (calques, len(mine), sum(r.words for r in mine))
    assert sum(count.words for count in run.counts("date")) == run.info.words
    assert [count.name for count in run.counts("date")] == sorted(count.name for count in run.counts("date"))


def test_a_sample_is_random_and_the_same_for_the_same_seed(run):
    everything = run.findings(limit=1000)
    first, again, other = (run.findings(sample=10, seed=seed) for seed in (1, 1, 2))
    assert first == again != other
    assert len(first) == 10
    assert [row for row in everything if row in first] == first
    assert run.findings(sample=10, seed=1, limit=4, offset=8) == first[8:]


def test_decisions_are_joined_and_chosen_by(run):
    row = run.findings(limit=1)[0]
    given = {"content": row.content, "rule": row.rule, "start": row.start, "end": row.end, "state": "rejected"}
    reviewed = open_run(run.path, decisions=pa.Table.from_pylist([given]))
    assert [item.review for item in reviewed.findings(limit=2)] == ["rejected", None]
    assert reviewed.findings(Filters(review=("rejected",))) == [replace(row, review="rejected")]
    assert reviewed.count_findings(Filters(review=("open", "accepted"))) == run.info.findings - 1


def test_tables_hide_how_rows_are_placed_and_name_what_does_not_exist(run):
    for name in TABLES:
        assert PLACE not in run.table(name).schema.names
        assert run.table(name).read_all().num_rows == run.info.counts.get(name, 0)
    with pytest.raises(RunError, match="no table “verdicts”; choose among articles"):
        run.table("verdicts")
    with pytest.raises(RunError, match="no column “place”"):
        run.table("articles", columns=["place"])
    with pytest.raises(RunError, match="no article “x' OR 1=1 --”"):
        run.article("x' OR 1=1 --")
    for ask in (lambda: run.articles(order="text; DROP"), lambda: run.counts("text"), lambda: run.choices("text")):
        with pytest.raises(RunError, match="choose among"):
            ask()
    for wrong in (Filters(severity="grave"), Filters(review=("maybe",))):
        with pytest.raises(RunError, match="choose among"):
            run.findings(wrong)


def test_choices_are_what_there_is(run):
    assert run.choices("language") == sorted({row.language for row in run.articles(limit=100)})
    assert set(run.choices("rule")) == {row.rule for row in run.findings(limit=1000)}
    assert all(run.choices(column) for column in ("outlet", "story", "category", "severity", "concept", "person"))


def test_threads_may_share_a_run(run):
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(run.findings, filters, limit=50) for _, filters in product(range(4), CHOICES)]
        for found, filters in zip(asked, [f for _ in range(4) for f in CHOICES], strict=True):
            assert found.result() == run.findings(filters, limit=50)


def test_what_is_no_run_is_told(tmp_path: Path, run):
    assert is_run(run.path)
    assert not is_run(tmp_path)
    with pytest.raises(RunError, match=r"there is no run; `wording score INPUT… -o"):
        open_run(tmp_path)
    manifest = Path(run.path, "run.json").read_text(encoding="utf-8")
    for old, new, told in (
        ('"schema": 1', '"schema": 0', "tables of version 0, this program reads version 1"),
        ('"complete": true', '"complete": false', "was not finished; repeat"),
        ('"parts"', '"pieces"', "damaged"),
        ("{", "", "damaged"),
    ):
        Path(tmp_path, "run.json").write_text(manifest.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(RunError, match=told):
            open_run(tmp_path)
