"""SARIF against the schema of its committee, and its regions against the embedded texts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import hard_rows
import jsonschema
import pytest

from wording.export import export
from wording.runs.rows import FindingRow

SCHEMA = json.loads(Path(__file__).with_name("sarif-2.1.0.schema.json").read_text(encoding="utf-8"))


def written(tmp_path: Path, rows: list[FindingRow] | None = None) -> dict[str, Any]:
    path = tmp_path / "findings.sarif"
    export(hard_rows.material(rows), path)
    log = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.validate(log, SCHEMA, format_checker=jsonschema.FormatChecker())
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def placed(run: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str, dict[str, Any]]]:
    """Each result with the text it lies in and its region."""
    for result in run["results"]:
        (location,) = result["locations"]
        where = location["physicalLocation"]
        artifact = run["artifacts"][where["artifactLocation"]["index"]]
        assert artifact["location"]["uri"] == where["artifactLocation"]["uri"]
        yield result, artifact["contents"]["text"], where["region"]


def test_offsets_give_the_passage(tmp_path: Path):
    run = written(tmp_path)
    assert run["columnKind"] == "unicodeCodePoints"
    results = list(placed(run))
    assert len(results) == len(hard_rows.hard_findings())
    for (_, text, region), made in zip(results, hard_rows.hard_findings(), strict=True):
        start = region["charOffset"]
        assert text == hard_rows.HARD[made.article]
        assert text[start : start + region["charLength"]] == made.text == region["snippet"]["text"]


def test_lines_and_columns_give_the_passage(tmp_path: Path):
    run = written(tmp_path)
    breaks = re.compile("|".join(map(re.escape, run["newlineSequences"])))
    for _, text, region in placed(run):
        starts = [0, *(match.end() for match in breaks.finditer(text))]
        start = starts[region["startLine"] - 1] + region["startColumn"] - 1
        end = starts[region["endLine"] - 1] + region["endColumn"] - 1
        assert text[start:end] == region["snippet"]["text"]


def test_severity_is_kept_and_told_as_a_level(tmp_path: Path):
    pairs = {(result["properties"]["severity"], result["level"]) for result in written(tmp_path)["results"]}
    assert pairs == {("critical", "error"), ("major", "warning"), ("minor", "note")}


def test_rules_are_described_and_pointed_at(tmp_path: Path):
    run = written(tmp_path)
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert rules[0]["shortDescription"]["text"]


def test_rejected_findings_are_suppressed(tmp_path: Path):
    states = ("accepted", "rejected", "unsure", None)
    rows = [replace(hard_rows.finding("edges", number, 0, 7), review=state) for number, state in enumerate(states)]
    found = [result.get("suppressions", []) for result in written(tmp_path, rows)["results"]]
    assert [[item["status"] for item in items] for items in found] == [[], ["accepted"], ["underReview"], []]


@pytest.mark.parametrize(
    "path",
    ["a b/c%d.txt", "/tmp/über.txt", "https://elmstead.example/a b?q=ü", "-", "news.jsonl", "a:b.txt", "../x.txt"],
)
def test_every_path_is_an_address(tmp_path: Path, path: str):
    row = replace(hard_rows.finding("edges", 0, 0, 7), path=path, article="an id#1")
    material = replace(hard_rows.material([row]), text=lambda _: hard_rows.HARD["edges"])
    target = tmp_path / "findings.sarif"
    export(material, target)
    uri = json.loads(target.read_text())["runs"][0]["artifacts"][0]["location"]["uri"]
    assert re.fullmatch(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+", uri)
    assert urlsplit(uri).scheme in ("", "file", "https")


def test_a_run_without_findings_is_valid(tmp_path: Path):
    assert written(tmp_path, [])["results"] == []
