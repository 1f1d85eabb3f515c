"""`wording export`: formats, choices, and files that are replaced whole or not at all."""

from __future__ import annotations

import errno
import json
import os
from dataclasses import replace
from pathlib import Path

import fsspec
import hard_rows
import openpyxl
import pytest
from made_run import PAGES, call

from wording.export import FORMATS, ExportError, export
from wording.export.formats import chosen
from wording.export.from_run import Choice, material
from wording.runs.batch import score
from wording.runs.filters import Filters
from wording.runs.store import open_run
from wording.settings import Settings


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_chosen_by_name_and_by_ending(form: str, run: Path, tmp_path: Path):
    by_ending = tmp_path / f"findings{FORMATS[form].endings[0]}"
    done = call("export", run, "-o", by_ending)
    assert done.status == 0, done.err
    assert "6 findings written" in done.err
    by_name = tmp_path / "findings.out"
    assert call("export", run, "-o", by_name, "--format", form).status == 0
    if form != "xlsx":
        assert by_name.read_bytes() == by_ending.read_bytes()


def test_every_ending_speaks_for_one_format():
    for form in FORMATS.values():
        for ending in form.endings:
            assert chosen(None, Path(f"A{ending.upper()}")) is form


@pytest.mark.parametrize(
    "arguments", [["-o", "findings.txt"], ["-o", "a.csv", "--format", "exel"], ["-o", "findings.json"]]
)
def test_an_unknown_format_is_a_clear_error(run: Path, arguments: list[str]):
    done = call("export", run, *arguments)
    assert done.status == 2
    assert "--format" in done.err


def records(run: Path, *options: str) -> list[dict[str, object]]:
    done = call("export", run, "-o", "-", *options)
    assert done.status == 0, done.err
    return [json.loads(line) for line in done.out.splitlines()]


def test_offsets_hold_from_the_file_to_the_export(run: Path):
    found = records(run)
    assert len(found) == 6
    for record in found:
        text = PAGES[Path(str(record["path"])).name]
        assert text[record["start"] : record["end"]] == record["text"] == "the the"
        whole = f"{record['before']}{record['text']}{record['after']}"
        assert whole in text


def test_a_remote_run_is_exported_with_decisions_kept_here(run: Path, tmp_path: Path):
    fsspec.filesystem("memory").put(str(run), "/exported", recursive=True)
    found = call("export", "memory://exported", "-o", "-")
    assert len(found.out.splitlines()) == 6, found.err
    kept = tmp_path / "mine.sqlite"
    first = json.loads(found.out.splitlines()[0])
    key = f"{first['content']}:{first['start']}-{first['end']}:{first['rule']}"
    assert call("review", "reject", "memory://exported", key, "--by", "Ann").status == 2
    options = ["--decisions", str(kept)]
    assert call("review", "reject", "memory://exported", key, "--by", "Ann", *options).status == 0
    done = call("export", "memory://exported", "-o", "-", "--hide-rejected", *options)
    assert len(done.out.splitlines()) == 5


def test_choices_narrow_what_is_written(run: Path):
    every = records(run)
    lake = [record for record in every if record["article"] == "lake"]
    assert records(run, "--article", "lake") == lake
    assert records(run, "--limit", "2") == every[:2]
    assert records(run, "--text", "no such words") == []
    assert records(run, "--min-severity", "critical") == []
    assert records(run, "--rule", "repeated-word", "--category", "linguistic-conventions") == every
    assert records(run, "--since", "2022-01-01") == []
    assert records(run, "--review", "accepted") == []
    assert records(run, "--hide-rejected") == every


def test_a_sample_is_the_same_for_the_same_seed(run: Path):
    every = records(run)
    samples = {seed: records(run, "--sample", "3", "--seed", str(seed)) for seed in range(4)}
    assert all(len(found) == 3 for found in samples.values())
    assert all(record in every for found in samples.values() for record in found)
    assert records(run, "--sample", "3", "--seed", "2") == samples[2]
    assert len({json.dumps(found) for found in samples.values()}) > 1
    places = [every.index(record) for record in samples[0]]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("options", "hint"),
    [
        (["--rule", "repeated-wrod"], "repeated-word"),
        (["--category", "acuracy"], "linguistic-conventions/grammar"),
        (["--outlet", "Nobody"], "no outlet"),
        (["--since", "2022-13-01"], "2022-01-31"),
        (["--min-severity", "huge"], "minor, major, critical"),
        (["--review", "maybe"], "accepted, rejected"),
        (["--review", "rejected", "--hide-rejected"], "leave nothing"),
    ],
)
def test_a_choice_that_cannot_be_meant_is_a_clear_error(run: Path, tmp_path: Path, options: list[str], hint: str):
    done = call("export", run, "-o", tmp_path / "a.csv", *options)
    assert done.status == 2
    assert hint in done.err
    assert not (tmp_path / "a.csv").exists()


def test_a_file_is_not_replaced_without_force(run: Path, tmp_path: Path):
    path = tmp_path / "findings.csv"
    path.write_text("mine")
    done = call("export", run, "-o", path)
    assert done.status == 2
    assert path.read_text() == "mine"
    assert call("export", run, "-o", path, "--force").status == 0
    assert path.read_text().startswith("article,")


def test_the_labelling_configuration_is_not_replaced_without_force(run: Path, tmp_path: Path):
    (tmp_path / "a.label-studio.xml").write_text("mine")
    assert call("export", run, "-o", tmp_path / "a.label-studio.json").status == 2
    assert [path.name for path in tmp_path.iterdir()] == ["a.label-studio.xml"]


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_that_fails_leaves_what_was_there(form: str, tmp_path: Path):
    def failing() -> object:
        yield from hard_rows.hard_findings()[:3]
        raise RuntimeError("the disk is full")

    path = tmp_path / f"findings{FORMATS[form].endings[0]}"
    path.write_text("mine")
    with pytest.raises(RuntimeError, match="full"):
        export(replace(hard_rows.material(), findings=failing()), path, force=True)
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == {path.name: "mine"}


def test_a_folder_that_is_not_there_is_a_clear_error(tmp_path: Path):
    with pytest.raises(ExportError, match="cannot be written"):
        export(hard_rows.material(), tmp_path / "nowhere" / "a.csv")
    with pytest.raises(ExportError, match="is a folder"):
        export(hard_rows.material(), tmp_path, "csv", force=True)


def test_a_full_disk_is_a_clear_error(tmp_path: Path):
    def failing() -> object:
        yield hard_rows.finding("edges", 0, 0, 7)
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(ExportError, match="No space left on device"):
        export(replace(hard_rows.material(), findings=failing()), tmp_path / "a.csv")
    assert not list(tmp_path.iterdir())


def test_files_get_the_usual_rights(tmp_path: Path):
    mask = os.umask(0o022)
    try:
        export(hard_rows.material(), tmp_path / "a.csv")
    finally:
        os.umask(mask)
    assert (tmp_path / "a.csv").stat().st_mode & 0o777 == 0o644


def test_a_workbook_counts_terms_by_outlet(tmp_path: Path):
    lines = [
        {
            "id": "a",
            "outlet": "Elmstead Tribune",
            "text": "Moscow wants security guarantees. It asked for security guarantees.",
        },
        {"id": "b", "outlet": "Elmstead Tribune", "text": "Security guarantees were named in Geneva on Monday."},
        {"id": "c", "outlet": "Harbour Ledger", "text": "Moscow wants security guarantees, the minister said."},
    ]
    (tmp_path / "news.jsonl").write_text("".join(json.dumps({**line, "language": "en"}) + "\n" for line in lines))
    score([str(tmp_path / "news.jsonl")], str(tmp_path / "run"), Settings())
    path = tmp_path / "findings.xlsx"
    assert call("export", tmp_path / "run", "-o", path).status == 0
    book = openpyxl.load_workbook(path)
    assert [cell.value for cell in book["Framing"][1]] == ["concept", "variant", "outlet", "language", "texts", "uses"]
    found = {row[1:] for row in book["Framing"].iter_rows(min_row=2, values_only=True)}
    assert {row for row in found if row[0] == "guarantees"} == {
        ("guarantees", "Elmstead Tribune", "en", 2, 3),
        ("guarantees", "Harbour Ledger", "en", 1, 1),
    }
    assert book["Articles"].max_row == 4


def test_the_report_says_what_was_chosen(run: Path, tmp_path: Path):
    path = tmp_path / "report.html"
    export(material(open_run(run), Choice(Filters(rules=("repeated-word",), confidence=0.5), limit=4)), path)
    page = path.read_text(encoding="utf-8")
    assert "4 passages in 2 articles, of 3 articles read" in page
    assert "<bdi>rule</bdi>: <bdi>repeated-word</bdi>; <bdi>confidence</bdi>: <bdi>0.50 or more</bdi>" in page
