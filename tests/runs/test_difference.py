"""What differs between two runs is exactly what only one of them has."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys

import pytest

from wording.mqm import Severity
from wording.runs.batch import score
from wording.runs.difference import Coverage, Difference
from wording.runs.store import open_run
from wording.settings import Settings


@pytest.fixture
def runs(articles, tmp_path):
    score(articles(12), tmp_path / "old", Settings(select=("repeated-word", "currency-format")), chunk=5)
    changed = articles(1, start=3, name="changed.jsonl", text="The mayor met the the envoys.")
    score(articles(11), tmp_path / "new", Settings(select=("repeated-word", "number-format")), chunk=3)
    score(changed, tmp_path / "new", Settings(select=("repeated-word", "number-format")))
    return tmp_path / "old", tmp_path / "new"


def keys(found):
    return {(row.article, row.rule, row.start, row.end) for row in found if row.article not in ("a3", "a11")}


def test_lost_and_gained_are_what_one_run_alone_has(runs):
    old, new = map(open_run, runs)
    before, after = keys(old.findings(limit=999)), keys(new.findings(limit=999))
    changes = list(Difference(old, new).changes())
    assert keys(change.finding for change in changes if change.kind == "lost") == before - after != set()
    assert keys(change.finding for change in changes if change.kind == "gained") == after - before
    back = list(Difference(new, old).changes())
    assert {(c.finding.article, c.finding.rule) for c in back if c.kind == "gained"} == {
        (c.finding.article, c.finding.rule) for c in changes if c.kind == "lost"
    }
    assert Difference(old, new).coverage() == Coverage(same=10, changed=1, only_before=1, only_after=0)
    assert list(Difference(new, new).changes()) == []


def test_settings_that_differ_are_named(runs):
    old, new = map(open_run, runs)
    differing = Difference(old, new).settings()
    assert {*differing} == {"rules", "select"}
    assert differing["select"] == (["repeated-word", "currency-format"], ["repeated-word", "number-format"])


def test_another_severity_is_told(articles, tmp_path, monkeypatch):
    from dataclasses import replace

    from wording.runs import scorer

    score(articles(3), tmp_path / "old", Settings(select=("repeated-word",)))
    genuine = scorer.Analyzer.report

    def harsher(self, view, **options):
        report = genuine(self, view, **options)
        return replace(report, findings=tuple(replace(f, severity=Severity.MAJOR) for f in report.findings))

    monkeypatch.setattr(scorer.Analyzer, "report", harsher)
    monkeypatch.setattr("wording.runs.task._scorers", {})
    score(articles(3), tmp_path / "new", Settings(select=("repeated-word",)))
    changes = list(Difference(open_run(tmp_path / "old"), open_run(tmp_path / "new")).changes())
    assert changes
    assert {(c.kind, c.severity_before, c.finding.severity) for c in changes} == {("reclassified", "minor", "major")}


def wording_diff(*arguments):
    command = [sys.executable, "-m", "wording", "diff", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_command_prints_signatures_and_changes(runs):
    old, new = runs
    told = wording_diff(old, new)
    assert told.returncode == 1
    assert open_run(old).info.signatures[0] in told.stdout
    assert "select: ['repeated-word', 'currency-format'] → ['repeated-word', 'number-format']" in told.stdout
    changes = list(Difference(open_run(old), open_run(new)).changes())
    assert sum(line.startswith(("− a", "+ a")) for line in told.stdout.splitlines()) == len(changes)
    assert "not compared: 1 only in the first, 1 with another text" in told.stdout
    records = [json.loads(line) for line in wording_diff(old, new, "--format", "jsonl").stdout.splitlines()]
    table = list(csv.DictReader(io.StringIO(wording_diff(old, new, "--format", "csv").stdout)))
    assert [record["change"] for record in records] == [row["change"] for row in table] == [c.kind for c in changes]
    assert [record["text"] for record in records] == [change.finding.text for change in changes]


def test_the_command_tells_what_is_wrong(runs, tmp_path):
    assert wording_diff(runs[0], runs[0]).returncode == 0
    nowhere = wording_diff(runs[0], tmp_path / "nowhere")
    assert nowhere.returncode == 2
    assert nowhere.stderr.startswith("error: ")
    assert "`wording score INPUT… -o" in nowhere.stderr
