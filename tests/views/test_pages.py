"""Every page through Streamlit's own test runner."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ARTICLES, html
from streamlit.testing.v1 import AppTest

from wording.model import Band, Likelihood
from wording.runs.batch import score
from wording.runs.filters import Filters
from wording.runs.store import open_run
from wording.views import reads

Open = Callable[..., AppTest]
STEPPE = "en-steppe-telegraph-december"
PAGES = ("articles", "article", "side_by_side", "framing", "quotations", "people", "translation", "review", "export")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_without_parameters(opened: Open, name: str) -> None:
    page = opened(name)
    assert not page.exception
    assert html(page)


@pytest.mark.parametrize("name", PAGES)
def test_parameters_that_make_no_sense_do_no_harm(opened: Open, name: str) -> None:
    odd = {
        "sort": "; DROP TABLE articles", "page": "-7e9", "severity": "x", "confidence": "nan", "since": "yesterday",
        "layers": ["x", "y"], "view": "'", "concept": "x", "by": "password", "format": "exe", "sample": "1e99",
        "finding": "99999999999999999999", "outlet": ["nobody"], "show": "\u202e", "lines": "?", "unit": "day", "q": "",
    }  # fmt: skip
    page = opened(name, **odd)
    assert not page.exception


def test_articles_are_listed_with_the_worst_first(opened: Open, run_path: Path) -> None:
    shown = re.findall(r"article\?article=([\w-]+)", html(opened("articles")))
    assert shown == [row.article for row in open_run(run_path).articles()]


def test_the_list_can_be_searched_sorted_and_filtered(opened: Open) -> None:
    page = opened("articles", sort="title")
    titles = re.findall(r"article\?article=([\w-]+)", html(page))
    page.text_input(key="q").input("telegraph").run()
    assert re.findall(r"article\?article=([\w-]+)", html(page)) == [STEPPE]
    assert page.query_params["q"] == "telegraph"
    page.text_input(key="q").input("no such words").run()
    assert "Nothing fits these filters" in html(page)
    page.text_input(key="q").input("").run()
    assert "q" not in page.query_params
    assert re.findall(r"article\?article=([\w-]+)", html(page)) == titles
    page.multiselect(key="language").select("ru").run()
    assert re.findall(r"article\?article=([\w-]+)", html(page)) == ["ru-zaozyorny-listok-geneva"]


def test_every_finding_stands_in_the_text_and_in_the_list(opened: Open, run_path: Path) -> None:
    report = open_run(run_path).report(STEPPE)
    page = opened("article", article=STEPPE)
    for number, finding in enumerate(report.findings):
        assert f'id="p-{number}"' in html(page)
        assert f'href="#p-{number}"' in html(page)
        assert finding.rule.replace("-", " ") in html(page)
    assert f'id="p-{len(report.findings)}"' not in html(page)


def test_layers_can_be_switched(opened: Open) -> None:
    page = opened("article", article=STEPPE, layers=["people", "quotations"])
    assert "w-person" in html(page)
    assert "w-quote" in html(page)
    assert 'id="p-0"' not in html(page)
    page.button_group(key="layers").set_value(["findings"]).run()
    assert 'id="p-0"' in html(page)
    assert "w-person" not in html(page)
    assert "layers" not in page.query_params


def test_findings_below_a_severity_can_be_left_out(opened: Open, run_path: Path) -> None:
    critical = sum(finding.severity == "critical" for finding in open_run(run_path).report(STEPPE).findings)
    assert critical
    page = opened("article", article=STEPPE, severity="critical")
    assert len(re.findall(r'id="p-\d+"', html(page))) == critical


def test_an_article_tells_how_it_reads_and_how_often_that_is_wrong(opened: Open, run_path: Path) -> None:
    (row,) = open_run(run_path).articles(Filters(articles=(STEPPE,)))
    body = html(opened("article", article=STEPPE))
    assert f"the wording shows {row.band} of machine translation" in body
    assert re.search(r"of machine translations, [\d.]+% of human translations and [\d.]+% of texts", body)
    reasons = re.findall(r"<li>(.*?)</li>", body.split('class="w-reads"')[1].split("</section>")[0])
    assert reasons
    assert all("written news" in reason for reason in reasons)
    assert "w-habit" not in body.split('class="w-reader')[1]


def test_a_run_of_another_model_keeps_its_judgement(
    opened: Open, run_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from wording.views import material

    whole = material.material

    def older(key: tuple[str, int], article: str) -> material.Material:
        found = whole(key, article)
        return replace(found, report=replace(found.report, likelihood=Likelihood(0.99, Band.TOO_SHORT, 20)))

    monkeypatch.setattr("wording.views.reads.material", older)
    reads.reading.clear()
    body = html(opened("article", article=STEPPE))
    reads.reading.clear()
    assert reads.OUTDATED in body
    assert "it is too short to tell" in body
    assert "Habits of wording" not in body


def test_the_sentences_of_a_habit_are_marked_and_linked(opened: Open) -> None:
    plain = html(opened("article", article=STEPPE))
    links = re.findall(r'href="(article\?[^"]*layers=habits[^"]*)#(s-\d-\d)"', plain)
    assert links
    marked = html(opened("article", article=STEPPE, layers=["habits"]))
    for _, anchor in links:
        assert marked.count(f'id="{anchor}"') == 1


def test_a_language_without_a_model_is_not_judged(opened: Open) -> None:
    body = html(opened("article", article="ru-zaozyorny-listok-geneva"))
    assert "is not available for this language" in body
    assert "Habits of wording" not in body


def test_an_article_that_is_not_there_is_told_of(opened: Open) -> None:
    page = opened("article", article="nobody")
    assert not page.exception
    assert "there is no article “nobody”" in html(page)


def test_side_by_side_suggests_stories_first(opened: Open) -> None:
    assert "Choose two to four articles" in html(opened("side_by_side"))
    assert "on the same story" in html(opened("side_by_side", articles=[ARTICLES[0]]))


def test_side_by_side_aligns_links_and_marks(opened: Open) -> None:
    page = opened("side_by_side", articles=list(ARTICLES[:2]))
    body = html(page)
    rows = re.findall(r'<div class="w-row (w-shared|w-only)"', body)
    assert rows.count("w-shared") >= 6
    assert rows.count("w-only") >= 1
    assert "w-diff" in body
    assert "separatists" in body
    assert "rebels" in body
    assert re.search(r'class="w-link" id="q-0-0" href="#q-0-1"', body)
    assert re.search(r'id="q-0-1" href="#q-0-0"', body)


def test_side_by_side_shows_what_only_one_tells(opened: Open) -> None:
    page = opened("side_by_side", articles=list(ARTICLES[:2]), show="only")
    assert "only here" in html(page)
    assert 'class="w-row w-shared"' not in html(page)


@pytest.mark.parametrize("view", ["shares", "bars", "voices", "time", "context", "test"])
def test_framing_shows_its_views(opened: Open, view: str) -> None:
    page = opened("framing", concept="separatists", view=view)
    assert not page.exception
    told = {
        "shares": "1/1",
        "bars": "1 of 1",
        "voices": "w-stack",
        "time": "2022-01",
        "context": "w-kwic",
        "test": "Too few texts",
    }
    assert told[view] in html(page)


def test_the_concordance_leads_to_the_article(opened: Open) -> None:
    page = opened("framing", concept="separatists", view="context")
    assert "article?article=en-elmstead-tribune-geneva&amp;layers=terms" in html(page)


def test_quotations_are_grouped(opened: Open) -> None:
    body = html(opened("quotations"))
    assert "Ingeborg Tandberg" in body
    assert "side-by-side?articles=en-marlowe-bay-courier-geneva&amp;articles=en-elmstead-tribune-geneva" in body


def test_quotations_without_discrepancies_say_so(opened: Open) -> None:
    assert "Nothing that does not fit" in html(
        opened("quotations", show="differ", outlet=["Elmstead Tribune", "Marlowe Bay Courier"])
    )


def test_renderings_that_do_not_fit_are_told_of(opened: Open, tmp_path: Path) -> None:
    said = "“We lost {} million euros last year and will not sail before Thursday,” said Captain Maren Oltmanns."
    outlets = {"Wattbote": "3.4", "Deichkurier": "3.4", "Sandbank News": "34", "Prielpost": "3.4"}
    rows = [
        {"id": name, "outlet": name, "language": "en", "date": "2024-03-04", "text": f"Loss\n\n{said.format(number)}\n"}
        for name, number in outlets.items()
    ]
    (tmp_path / "ferry.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    score([tmp_path / "ferry.jsonl"], tmp_path / "run")
    body = html(opened("quotations", run=tmp_path / "run", show="differ"))
    assert "“34 million” against “3.4 million”" in body
    assert "stands out" in body
    assert "chrF 100" in body


def test_people_have_labels_and_spellings_by_outlet(opened: Open) -> None:
    page = opened("people", person="Sergei Ryabkov")
    body = html(page)
    assert "Рыабков" in body
    assert "Steppe Telegraph" in body
    page.text_input(key="name").input("tandberg").run()
    assert "Ingeborg Tandberg" in html(page)


def test_the_example_translation_is_scored(opened: Open) -> None:
    page = opened("translation")
    assert "Paste or upload" in html(page)
    next(button for button in page.button if button.label == "Fill in an example").click().run()
    assert not page.exception
    body = html(page)
    assert "chrF" in body
    assert "Another against Translation" in re.sub(r"<[^>]+>", "", body)
    assert "nrefs:1" in body


def test_translations_of_different_length_are_refused(opened: Open) -> None:
    page = opened("translation")
    page.text_area(key="paste-first").input("one\ntwo")
    page.text_area(key="paste-reference").input("one")
    next(button for button in page.button if button.label == "Score").click().run()
    assert not page.exception
    assert "This did not work" in html(page)


def test_a_decision_is_kept_and_the_next_finding_shown(opened: Open, run_path: Path, tmp_path: Path) -> None:
    from wording.review.verdicts import beside

    copy = tmp_path / "run"
    shutil.copytree(run_path, copy, ignore=shutil.ignore_patterns("review.sqlite*"))
    page = opened("review", run=copy, by="Ana")
    first = html(page)
    next(button for button in page.button if button.label == "Right").click().run()
    assert not page.exception
    assert [(made.reviewer, made.state) for made in beside(str(copy)).all()] == [("Ana", "accepted")]
    assert html(page) != first
    assert page.query_params["finding"] == "2"
    page = opened("review", run=copy, review="accepted")
    assert "1 of 1" in html(page)


def test_a_note_is_kept_with_the_decision_and_not_lost_by_the_next(
    opened: Open, run_path: Path, tmp_path: Path
) -> None:
    from wording.review.verdicts import beside

    copy = tmp_path / "run"
    shutil.copytree(run_path, copy, ignore=shutil.ignore_patterns("review.sqlite*"))
    page = opened("review", run=copy, by="Ana")
    next(field for field in page.text_input if field.label == "Note").input("  the desk spells it so  ").run()
    next(button for button in page.button if button.label == "Wrong").click().run()
    page = opened("review", run=copy, by="Ana")
    assert "Ana: rejected – the desk spells it so" in html(page)
    next(button for button in page.button if button.label == "Unsure").click().run()
    made = beside(str(copy)).all()
    assert [(item.state, item.note) for item in made] == [("unsure", "the desk spells it so")]


def test_nothing_is_decided_without_a_name(opened: Open) -> None:
    page = opened("review")
    assert next(button for button in page.button if button.label == "Right").disabled
    assert "Write your name to decide" in html(page)


def test_export_says_how_the_file_begins_and_the_same_command(opened: Open, run_path: Path) -> None:
    page = opened("export", severity="critical", format="jsonl")
    assert not page.exception
    assert '"severity": "critical"' in page.code[0].value.replace('"severity":"', '"severity": "')
    assert f"wording export {run_path}" in html(page)
    assert "--min-severity critical" in html(page)


@pytest.mark.parametrize(
    "name", ["articles", "article", "side_by_side", "framing", "quotations", "people", "review", "export"]
)
def test_hostile_text_is_never_markup(opened: Open, hostile_path: Path, name: str) -> None:
    page = opened(
        name, run=hostile_path, layers=["findings", "quotations", "people", "terms", "habits", "names", "differences"]
    )
    assert not page.exception
    body = html(page)
    for bad in ("<script>w", "<img", "</style><", 'href="javascript', "<a href=javascript", "\u202e", "\u0301" * 20):
        assert bad not in body


def test_a_run_that_is_not_there_is_told_of(opened: Open, tmp_path: Path) -> None:
    page = opened("articles", run=tmp_path / "nothing")
    assert not page.exception
    assert "there is no run" in html(page)


def test_a_link_to_a_temporary_run_that_is_gone_is_told_of(opened: Open) -> None:
    page = opened("articles")
    page.query_params["run"] = "tmp-gone"
    page.run()
    assert "kept only while the app ran" in html(page)
