"""`wording review` and `wording rules --review` from the command line."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from made_run import call

from wording.review.decisions import Decisions


def names(run: Path, *options: str) -> list[str]:
    done = call("review", "list", run, "--format", "jsonl", *options)
    assert done.status == 0, done.err
    return [json.loads(line)["finding"] for line in done.out.splitlines()]


def test_findings_are_listed_and_decided_on_by_their_names(run: Path):
    found = names(run)
    assert len(found) == 6
    done = call("review", "reject", run, found[0], found[1], "--by", "Ann", "--note", "a name")
    assert (done.status, done.out) == (0, "2 findings rejected by Ann\n")
    assert names(run, "--review", "rejected") == found[:2]
    assert names(run, "--hide-rejected") == found[2:]
    text = call("review", "list", run, "--review", "rejected", "--limit", "1").out
    assert "⟦the the⟧" in text
    assert "rejected by Ann “a name”" in text


def test_findings_are_decided_on_by_their_keys(run: Path):
    record = json.loads(call("review", "list", run, "--format", "jsonl").out.splitlines()[3])
    assert call("review", "accept", run, record["key"], "--by", "Bob").status == 0
    (made,) = Decisions(run / "review.sqlite").all()
    assert (str(made.key), made.passage, made.language) == (record["key"], "the the", "en")
    assert call("review", "withdraw", run, record["key"], "--by", "Bob").status == 0
    assert Decisions(run / "review.sqlite").all() == []


def test_one_reviewer_can_be_followed_alone(run: Path):
    first = names(run)[0]
    call("review", "accept", run, first, "--by", "Ann")
    call("review", "unsure", run, first, "--by", "Bob")
    assert names(run, "--review", "accepted") == [first]
    assert names(run, "--review", "unsure", "--by", "Bob") == [first]


@pytest.mark.parametrize("name", ["nowhere:0", "lake:99", "lake", "ffff:0-7:repeated-word"])
def test_an_unknown_finding_is_a_clear_error(run: Path, name: str):
    done = call("review", "accept", run, name, "--by", "Ann")
    assert done.status == 2
    assert "review list" in done.err
    assert not (run / "review.sqlite").exists()


def test_agreement_is_printed(run: Path):
    found = names(run)
    assert "no finding" in call("review", "agreement", run).out
    for name, states in {"Ann": "aarr", "Bob": "aara"}.items():
        for finding, state in zip(found, states, strict=False):
            call("review", {"a": "accept", "r": "reject"}[state], run, finding, "--by", name)
    out = call("review", "agreement", run).out
    assert "4 findings" in out
    assert "alpha: 0.533" in out
    assert "Ann and Bob: the same on 3 of 4" in out


def test_rejected_passages_make_a_list_that_check_lets_pass(run: Path, tmp_path: Path):
    call("review", "reject", run, *names(run), "--by", "Ann")
    path = tmp_path / "allow.txt"
    assert call("review", "allow-list", run, "-o", path).status == 0
    assert path.read_text() == "the the\n"
    page = tmp_path / "page.txt"
    page.write_text("Envoys met at the the lake on Friday.\n")
    assert call("check", page, "--select", "repeated-word").status == 1
    assert call("check", page, "--select", "repeated-word", "--allow-list", path).status == 0
    again = call("review", "allow-list", run, "-o", path)
    assert again.status == 2
    assert "--force" in again.err


def test_rules_tell_their_measured_precision(run: Path):
    assert "nothing was decided" in call("rules", "--review", run).err
    found = names(run)
    call("review", "accept", run, *found[:3], "--by", "Ann")
    call("review", "reject", run, found[3], "--by", "Ann")
    out = call("rules", "--review", run).out
    assert out.splitlines()[1].split() == ["repeated-word", "3", "1", "0", "75%,", "30%", "to", "95%", "(few)"]


def test_a_filled_in_export_is_imported(run: Path, tmp_path: Path):
    path = tmp_path / "findings.csv"
    assert call("export", run, "-o", path).status == 0
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0]["review"], rows[1]["review"] = "accepted", "nonsense"
    rows[2] |= {"review": "rejected", "key": rows[2]["key"].replace(":", "f:", 1)}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    done = call("review", "import", run, path, "--by", "Ann")
    assert done.status == 1
    assert done.out == "1 decision kept, 3 findings undecided\n"
    assert "nonsense" in done.err
    assert "1 decision on findings that the run does not have" in done.err
    assert [made.state for made in Decisions(run / "review.sqlite").all()] == ["accepted"]


def test_decisions_may_be_kept_elsewhere(run: Path, tmp_path: Path):
    path = tmp_path / "mine.sqlite"
    call("review", "accept", run, names(run)[0], "--by", "Ann", "--decisions", str(path))
    assert not (run / "review.sqlite").exists()
    assert len(names(run, "--review", "accepted", "--decisions", str(path))) == 1


def test_no_run_is_a_clear_error(tmp_path: Path):
    for arguments in (["list", tmp_path], ["accept", tmp_path, "a:0", "--by", "Ann"]):
        done = call("review", *arguments)
        assert done.status == 2
        assert "wording score" in done.err
