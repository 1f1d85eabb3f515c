"""Exports go out, people fill them in, and what they decided comes back."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from wording.export import export
from wording.export.from_run import material
from wording.review.decisions import Decision, Decisions, ReviewError, key_of
from wording.review.importing import matched, read_decisions
from wording.review.verdicts import open_reviewed
from wording.runs.filters import Filters
from wording.runs.store import open_run


def exported(run: Path, name: str) -> Path:
    path = run.parent / name
    export(material(open_run(run)), path)
    return path


def filled(path: Path, said: dict[int, dict[str, str]], delimiter: str = ",", encoding: str = "utf-8") -> None:
    """Fill in rows of a CSV file as a spreadsheet would save it."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for number, cells in said.items():
        rows[number].update(cells)
    with path.open("w", encoding=encoding, newline="", errors="replace") as file:
        writer = csv.DictWriter(file, rows[0], delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)


SAID = {0: {"review": "Accepted"}, 1: {"review": "wrong", "note": "a name"}, 2: {"review": "u", "reviewer": "Bob"}}


@pytest.mark.parametrize(
    ("delimiter", "encoding"), [(",", "utf-8"), (";", "utf-8-sig"), ("\t", "utf-16"), (";", "cp1252")]
)
def test_a_csv_comes_back_however_a_spreadsheet_saved_it(run: Path, delimiter: str, encoding: str):
    path = exported(run, "findings.csv")
    filled(path, SAID, delimiter, encoding)
    found = read_decisions(path, None, "Ann")
    rows = list(open_run(run).stream_findings())
    assert [(made.key, made.reviewer, made.state, made.note) for made in found.decisions] == [
        (key_of(rows[0]), "Ann", "accepted", ""),
        (key_of(rows[1]), "Ann", "rejected", "a name"),
        (key_of(rows[2]), "Bob", "unsure", ""),
    ]
    assert found.undecided == len(rows) - 3
    assert not found.problems


def test_a_workbook_comes_back(run: Path):
    path = exported(run, "findings.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book["Findings"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, columns["review"], "accepted")
    sheet.cell(4, columns["review"], "rejected")
    sheet.cell(4, columns["note"], "it is =SUM")
    book.save(path)
    found = read_decisions(path, "Cem", "Ann")
    rows = list(open_run(run).stream_findings())
    assert [(made.key, made.reviewer, made.state, made.note) for made in found.decisions] == [
        (key_of(rows[0]), "Cem", "accepted", ""),
        (key_of(rows[2]), "Cem", "rejected", "it is =SUM"),
    ]


def test_what_was_decided_before_is_not_read_back_as_ones_own(run: Path):
    kept = Decisions(run / "review.sqlite")
    row = next(open_run(run).stream_findings())
    kept.decide(Decision(key_of(row), "Bob", "accepted"))
    path = run.parent / "findings.csv"
    export(material(open_reviewed(str(run), kept)), path)
    assert ",accepted,,,," in path.read_text(encoding="utf-8").replace("\r", "")
    assert read_decisions(path, None, "Ann").decisions == []


def test_damaged_cells_are_named_and_the_others_kept(run: Path):
    path = exported(run, "findings.csv")
    filled(path, {0: {"review": "perhaps"}, 1: {"review": "accepted", "key": "1E+15"}, 2: {"review": "rejected"}})
    found = read_decisions(path, None, "Ann")
    assert [made.state for made in found.decisions] == ["rejected"]
    assert [problem.split(": ", 1)[1] for problem in found.problems] == [
        "row 2: “perhaps” is none of accepted, rejected, unsure",
        "row 3: the key is damaged; copy it from the export",
    ]


@pytest.mark.parametrize("name", ["nowhere.csv", "findings.md", "other.csv", "other.json", "other.xlsx", "bad.json"])
def test_files_that_hold_no_decisions_are_a_clear_error(run: Path, name: str):
    exported(run, "findings.md")
    contents = {"other.csv": "a,b\n1,2\n", "other.json": '{"a": 1}', "other.xlsx": "no workbook", "bad.json": "["}
    for file, content in contents.items():
        (run.parent / file).write_text(content)
    with pytest.raises(ReviewError):
        read_decisions(run.parent / name, None, "Ann")


def labelled(path: Path, annotators: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """Label Studio's export of our tasks: each annotator's results on the first task, none on the others."""
    tasks = json.loads(path.read_text())
    for number, task in enumerate(tasks):
        task["id"] = number
        task["annotations"] = []
    for name, result in annotators.items():
        tasks[0]["annotations"].append(
            {
                "completed_by": {"id": 1, "email": name},
                "was_cancelled": False,
                "result": result,
                "updated_at": "2026-11-21T10:00:00Z",
            }
        )
    path.write_text(json.dumps(tasks))
    return tasks


def test_label_studio_says_what_was_chosen_kept_and_deleted(run: Path):
    path = exported(run, "findings.label-studio.json")
    regions = json.loads(path.read_text())[0]["predictions"][0]["result"]
    assert len(regions) == 3
    chosen = {"id": regions[0]["id"], "type": "choices", "from_name": "answer", "value": {"choices": ["unsure"]}}
    note = {"id": regions[0]["id"], "type": "textarea", "from_name": "note", "value": {"text": ["hm"]}}
    labelled(path, {"ann@x.example": [regions[0], chosen, note, regions[2]], "bob@x.example": regions})
    found = read_decisions(path, None, "nobody")
    said = [(made.reviewer.partition("@")[0], made.state, made.note) for made in found.decisions]
    assert said == [
        ("ann", "unsure", "hm"),
        ("ann", "rejected", ""),
        ("ann", "accepted", ""),
        *[("bob", "accepted", "")] * 3,
    ]
    assert found.undecided == 3
    known, unknown = matched(found.decisions, open_run(run).stream_findings())
    assert (len(known), unknown) == (6, 0)


def test_a_cancelled_annotation_decides_nothing(run: Path):
    path = exported(run, "findings.label-studio.json")
    tasks = labelled(path, {"ann@x.example": []})
    tasks[0]["annotations"][0]["was_cancelled"] = True
    path.write_text(json.dumps(tasks))
    assert read_decisions(path, None, "Ann").decisions == []


def test_foreign_tasks_are_named(run: Path):
    path = run.parent / "other.json"
    path.write_text(json.dumps([{"data": {"text": "x"}, "annotations": []}, {"data": None, "annotations": [1]}]))
    assert len(read_decisions(path, None, "Ann").problems) == 2


def test_decisions_on_other_texts_are_told(run: Path):
    row = next(open_run(run).stream_findings())
    mine = Decision(key_of(row), "Ann", "accepted")
    other = Decision(key_of(row).parse(f"ffff:{row.start}-{row.end}:{row.rule}"), "Ann", "accepted")
    known, unknown = matched([mine, other], open_run(run).stream_findings())
    assert [made.passage for made in known] == [row.text]
    assert unknown == 1


def test_decisions_hold_when_the_texts_are_scored_again(run: Path, scored: Path):
    kept = Decisions(run / "review.sqlite")
    rows = list(open_run(run).stream_findings())
    kept.decide(Decision(key_of(rows[1]), "Ann", "rejected"), Decision(key_of(rows[2]), "Bob", "accepted"))
    again = open_reviewed(str(scored), kept)
    assert [row.review for row in again.stream_findings()][:3] == [None, "rejected", "accepted"]
    shown = again.stream_findings(Filters(review=("open", "accepted", "unsure")))
    assert [row.number for row in shown] == [row.number for row in rows if row != rows[1]]
    mine = open_reviewed(str(scored), kept, "Ann").stream_findings(Filters(review=("rejected", "accepted")))
    assert [key_of(row) for row in mine] == [key_of(rows[1])]
