from __future__ import annotations

import csv
import io
import json

import pytest
from rich.cells import cell_len
from test_compare import articles, compared

from wording.framing import COLUMNS, TABLES, Comparison, Table, lines

SHARES = {"Lamp": {"a": (14, 2), "b": (9, 3)}, "Bell": {"a": (2, 13), "b": (1, 9)}, "Horn": {"a": (1, 1)}}
ALL = {"timeline": "week", "keyness": True, "labels": True, "kwic": "wall / fence", "around": "Friday", "parsed": False}


@pytest.fixture(scope="module")
def everything() -> Comparison:
    return compared(articles(SHARES), pairs=True, **ALL)


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_csv_json_lines_and_a_frame_of_one_shape(everything: Comparison, table: Table):
    rows = list(csv.reader(io.StringIO("\n".join(lines(everything, "csv", table=table)))))
    records = [json.loads(line) for line in lines(everything, "jsonl", table=table)]
    frame = everything.to_frame(table)
    assert tuple(rows[0]) == COLUMNS[table] == tuple(frame.columns)
    assert len(rows) - 1 == len(records) == len(frame)
    assert all(tuple(record) == COLUMNS[table] for record in records)
    if table != "labels":
        assert records


def test_a_table_that_is_empty_still_has_its_header():
    comparison = compared(articles(SHARES))
    assert list(lines(comparison, "csv", table="labels")) == [",".join(COLUMNS["labels"])]
    assert list(lines(comparison, "jsonl", table="labels")) == []


@pytest.mark.parametrize(
    ("options", "column"), [({}, "share"), ({"keyness": True}, "bound"), ({"timeline": "month"}, "period")]
)
def test_the_table_given_is_the_one_asked_for(options: dict[str, object], column: str):
    assert column in next(lines(compared(articles(SHARES), **options), "csv")).split(",")


@pytest.mark.parametrize("width", [100, 140])
@pytest.mark.parametrize("table", [None, *TABLES])
def test_no_line_is_wider_than_the_terminal(everything: Comparison, width: int, table: Table | None):
    assert max(cell_len(line) for line in lines(everything, "text", table=table, width=width)) <= width


def test_the_verdict_stands_before_the_numbers_and_counts_beside_shares():
    printed = list(lines(compared(articles(SHARES)), "text"))
    verdict = next(n for n, line in enumerate(printed) if "differs (p < 0.001)" in line)
    row = next(n for n, line in enumerate(printed) if "█" in line)
    assert verdict < row
    assert "23 of 28" in printed[row]
    assert "82%" in printed[row]
    assert any("few texts: Horn 1 of 2" in line for line in printed)
    assert any("Mantel–Haenszel" in line and "odds ratio" in line for line in printed)


def test_lists_that_are_cut_say_so_and_how_to_see_all():
    comparison = compared(articles({"Lamp": {"a": (40, 0)}, "Bell": {"a": (0, 40)}}), around="Friday", parsed=False)
    short = "\n".join(lines(comparison, "text", table="around", top=1))
    assert "more" in short
    assert "more" not in "\n".join(lines(comparison, "text", table="around", top=0)).partition("▲")[0]


def test_a_spreadsheet_takes_no_cell_for_a_formula():
    made = articles({"=Lamp": {"a": (3, 0)}, "Bell": {"a": (0, 3)}})
    assert any("'=Lamp" in line for line in lines(compared(made), "csv"))
    assert any('"=Lamp"' in line for line in lines(compared(made), "jsonl"))
