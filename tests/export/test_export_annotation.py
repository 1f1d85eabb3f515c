"""Marot, Appraise, Pearmut and Label Studio: spans read back the way their programs read them."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import hard_rows
import jsonschema
import pytest

from wording.export import export
from wording.export.characters import Characters
from wording.export.segments import segments

MADE = {(row.article, row.start, row.rule, row.number): row for row in hard_rows.hard_findings()}


def as_shown(text: str) -> str:
    """What is left of a passage in tools that show one line in UTF-16 units: the same number of characters."""
    return Characters().narrow(text).replace("<", "‹").replace("&", "＆")


def units(text: str, start: int, end: int) -> str:
    """Slice as JavaScript does, in UTF-16 units."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def alike(shown: str, passage: str) -> bool:
    """Tell whether a shown span is the passage, what the tools cannot show aside."""
    pairs = zip(shown, passage, strict=True)
    return all(one == other or one in "□␣‹＆ �" or 0x2400 <= ord(one) <= 0x2421 for one, other in pairs)


def as_html(text: str) -> tuple[list[str], str]:
    """Return the tags and the text that a page finds in a text put into it as it is."""
    page = HTMLParser()
    tags: list[str] = []
    parts: list[str] = []
    page.handle_starttag = lambda tag, attrs: tags.append(tag)  # type: ignore[method-assign]
    page.handle_data = parts.append  # type: ignore[method-assign]
    page.feed(text)
    page.close()
    return tags, "".join(parts)


@pytest.mark.parametrize("article", hard_rows.HARD)
def test_segments_hold_every_line_and_every_finding(article: str):
    text = hard_rows.HARD[article]
    rows = [row for row in hard_rows.hard_findings() if row.article == article]
    parts = list(segments(text, rows))
    assert [row for part in parts for row in part.found] == sorted(
        rows, key=lambda row: (row.start, row.end, row.number)
    )
    assert all(part.start <= row.start and row.end <= part.end for part in parts for row in part.found)
    outside = set(range(len(text))) - {place for part in parts for place in range(part.start, part.end)}
    assert not "".join(text[place] for place in outside).strip()
    assert [part.number for part in parts] == list(range(1, len(parts) + 1))


def marot(tmp_path: Path) -> list[dict[str, str]]:
    path = tmp_path / "findings.tsv"
    export(hard_rows.material(), path)
    header, *lines = path.read_text(encoding="utf-8").split("\n")[:-1]
    names = header.split("\t")
    assert names[:2] == ["system", "doc"]
    return [dict(zip(names, line.split("\t"), strict=True)) for line in lines]


def test_marot_marks_the_passage_in_its_segment(tmp_path: Path):
    rated = [row for row in marot(tmp_path) if row["rater"]]
    assert len(rated) == len(hard_rows.hard_findings())
    for row in rated:
        metadata = json.loads(row["metadata"])
        before, rest = row["target"].split("<v>")
        passage, after = rest.split("</v>")
        start, end = metadata["article_start"], metadata["article_end"]
        assert alike(passage, hard_rows.HARD[metadata["article"]][start:end])
        assert metadata["source_not_seen"] is True
        assert row["severity"] in ("minor", "major", "critical")
        assert "<v>" not in before + passage + after


def test_marot_shows_the_other_lines_without_a_rating(tmp_path: Path):
    rows = marot(tmp_path)
    unrated = [row for row in rows if not row["rater"]]
    assert all((row["category"], row["severity"]) == ("", "") for row in unrated)
    names = [f"Elmstead Tribune: {article}" for article in hard_rows.HARD]
    places = [(row["doc"], int(row["docSegId"])) for row in rows]
    assert places == sorted(places, key=lambda place: (names.index(place[0]), place[1]))


def test_marot_shows_everything_at_first_with_several_outlets(tmp_path: Path):
    path = tmp_path / "findings.tsv"
    rows = [
        hard_rows.finding("edges", 0, 0, 7, outlet="Harbour Ledger"),
        hard_rows.finding("blank", 1, 8, 15, outlet="Steppe Telegraph"),
    ]
    export(hard_rows.material(rows), path)
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    systems = {line[0] for line in lines}
    by_segment: dict[tuple[str, str], set[str]] = {}
    for line in lines:
        by_segment.setdefault((line[1], line[2]), set()).add(line[0])
    assert {line[1] for line in lines} == {"Harbour Ledger: edges", "Steppe Telegraph: blank"}
    assert all(found == systems for found in by_segment.values())  # else its first filter leaves the segment out


def test_marot_reads_no_markup_from_an_article(tmp_path: Path):
    text = "<img src=x onerror=alert(1)> AT&amp;T &lt;b&gt; is is a < b & c"
    row = hard_rows.finding("edges", 0, 48, 53, text=text, outlet='<i> "Post"')
    row = replace(row, article='a"><script>', message=f"“{text}” says so.")
    path = tmp_path / "findings.tsv"
    export(hard_rows.material([row], {row.article: text}), path)
    (line,) = path.read_text(encoding="utf-8").splitlines()[1:]
    *_, target, _, _, metadata = line.split("\t")
    shown = target.replace("<v>", "").replace("</v>", ""), line.split("\t")[1], json.loads(metadata)["note"]
    assert [as_html(told) for told in shown] == [([], told) for told in shown]
    assert '"' not in line.split("\t")[1]
    assert target.split("<v>")[1].split("</v>")[0] == "is is"


def test_appraise_spans_end_after_the_passage(tmp_path: Path):
    path = tmp_path / "findings.esa.json"
    export(hard_rows.material(), path)
    (batch,) = json.loads(path.read_text())
    spans = [(item, span) for item in batch["items"] for span in item["mqm"]]
    assert len(spans) == len(hard_rows.hard_findings())
    for item, span in spans:
        target = item["targetText"]
        assert "\n" not in target
        assert target == target.lstrip()
        assert units(target, span["start_i"], span["end_i"]) == target[span["start_i"] : span["end_i"]]
        passage = next(row.text for row in MADE.values() if f"{row.content}:{row.start}-{row.end}" in span["key"])
        assert alike(target[span["start_i"] : span["end_i"]], passage)
        assert span["severity"] in ("minor", "major")
        assert span["error_type"] == ["linguistic-conventions", "grammar"]


def test_appraise_names_documents_so_that_its_database_holds_them(tmp_path: Path):
    names = [f"https://outlet.example/{'long-way/' * 20}{name}" for name in ("first", "second")] + ["short"]
    rows = [replace(hard_rows.finding("edges", n, 0, 7), article=name) for n, name in enumerate(names)]
    path = tmp_path / "findings.esa.json"
    export(hard_rows.material(rows, dict.fromkeys(names, hard_rows.HARD["edges"])), path)
    told = [item["documentID"] for batch in json.loads(path.read_text()) for item in batch["items"]]
    assert len(set(told)) == 3
    assert max(map(len, told)) <= 100
    assert told[2] == "short"
    assert told[1].endswith("/second")


def test_appraise_batches_hold_one_language_and_whole_articles(tmp_path: Path):
    rows = [hard_rows.finding("edges", 0, 0, 7, language="en"), hard_rows.finding("blank", 0, 8, 15, language="de")]
    path = tmp_path / "findings.esa.json"
    export(hard_rows.material(rows), path)
    batches = json.loads(path.read_text())
    assert [batch["task"]["targetLanguage"] for batch in batches] == ["en", "de"]
    assert [batch["task"]["batchNo"] for batch in batches] == [1, 2]


PEARMUT = {
    "type": "object",
    "required": ["info", "campaign_id", "data"],
    "properties": {
        "info": {"type": "object", "required": ["assignment", "protocol"]},
        "data": {
            "type": "array",
            "items": {
                "type": "array",
                "items": {
                    "type": "array",
                    "minItems": 1,
                    "items": {
                        "type": "object",
                        "required": ["tgt", "item_id"],
                        "properties": {
                            "tgt": {"type": "object", "propertyNames": {"not": {"pattern": "^[0-9]*$"}}},
                            "error_spans": {"type": "object", "additionalProperties": {"type": "array"}},
                        },
                    },
                },
            },
        },
    },
}
"""What Pearmut demands of a task-based campaign."""


def test_pearmut_spans_end_on_the_last_character(tmp_path: Path):
    path = tmp_path / "findings.pearmut.json"
    export(hard_rows.material(), path)
    campaign = json.loads(path.read_text())
    jsonschema.validate(campaign, PEARMUT)
    assert re.fullmatch(r"[\w.-]+", campaign["campaign_id"])  # it becomes the name of a file
    items = [item for task in campaign["data"] for document in task for item in document]
    found = 0
    for item in items:
        ((system, target),) = item["tgt"].items()
        for span in item["error_spans"][system]:
            found += 1
            assert 0 <= span["start_i"] <= span["end_i"] < len(target.encode("utf-16-le")) // 2
            row = next(row for row in MADE.values() if span["key"].startswith(f"{row.content}:{row.start}-{row.end}:"))
            assert alike(units(target, span["start_i"], span["end_i"] + 1), row.text)
            dimension, subtype = span["category"].split("/")
            assert subtype in campaign["info"]["mqm_categories"][dimension]
            assert span["severity"].capitalize() in campaign["info"]["mqm_severities"]
    assert found == len(hard_rows.hard_findings())


LABEL_STUDIO = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["data", "predictions"],
        "properties": {
            "data": {"type": "object", "required": ["text"]},
            "predictions": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["result"],
                    "properties": {
                        "model_version": {"type": "string"},
                        "score": {"type": "number", "minimum": 0, "maximum": 1},
                        "result": {
                            "type": "array",
                            "items": {
                                "type": "object",
                                "required": ["id", "from_name", "to_name", "type", "value"],
                                "properties": {
                                    "type": {"const": "labels"},
                                    "value": {
                                        "type": "object",
                                        "required": ["start", "end", "labels"],
                                        "properties": {"start": {"type": "integer"}, "end": {"type": "integer"}},
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}
"""Label Studio's “JSON format for pre-annotations”."""


def test_label_studio_tasks_fit_their_configuration(tmp_path: Path):
    path = tmp_path / "findings.label-studio.json"
    result = export(hard_rows.material(), path)
    assert [file.name for file in result.files] == ["findings.label-studio.json", "findings.label-studio.xml"]
    tasks = json.loads(path.read_text())
    jsonschema.validate(tasks, LABEL_STUDIO)
    view = ET.fromstring(result.files[1].read_text(encoding="utf-8"))
    labels = {label.get("value") for label in view.iter("Label")}
    names = {node.get("name"): node.tag for node in view.iter() if node.get("name")}
    assert names == {"rule": "Labels", "text": "Text", "answer": "Choices", "note": "TextArea"}
    regions = [region for task in tasks for region in task["predictions"][0]["result"]]
    assert len(regions) == len(hard_rows.hard_findings())
    for region in regions:
        assert (names[region["from_name"]], names[region["to_name"]]) == ("Labels", "Text")
        assert set(region["value"]["labels"]) <= labels


def test_label_studio_offsets_are_those_of_the_article(tmp_path: Path):
    path = tmp_path / "findings.label-studio.json"
    export(hard_rows.material(), path)
    for task in json.loads(path.read_text()):
        text = task["data"]["text"]
        assert text == hard_rows.HARD[task["data"]["article"]]
        for region in task["predictions"][0]["result"]:
            value = region["value"]
            assert text[value["start"] : value["end"]] == value["text"]
