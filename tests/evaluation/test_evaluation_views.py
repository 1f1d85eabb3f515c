"""Findings beside the scores, buckets, tables and formats."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wording import Analyzer, Settings
from wording.evaluation import Evaluation, Options, evaluate
from wording.evaluation.buckets import bucketed
from wording.evaluation.latex import escaped
from wording.evaluation.output import FORMATS, lines
from wording.evaluation.result import TABLES
from wording.evaluation.traits import Traits, traits
from wording.lexicon import Lexicons

FEW = Options(language="en", samples=20, trials=20)


@pytest.fixture
def found(systems, references) -> Evaluation:
    return evaluate(systems, references, options=FEW)


def test_findings_are_counted_on_the_line_they_stand_in(found):
    good, poor = found.issues
    assert good.findings == 0
    assert "repeated-word" in poor.lines[1]
    assert sum(map(len, poor.lines.values())) == poor.findings == sum(poor.by_rule.values())
    rules = [item.rules for item in found.segments if item.system == "poor"]
    assert {number: item for number, item in enumerate(rules, 1) if item} == poor.lines
    assert poor.per_thousand == pytest.approx(1000 * poor.findings / poor.words)
    assert poor.penalty > good.penalty == 0


def test_empty_lines_do_not_move_findings(references, systems):
    reference = ("", *references[0], "")
    found = evaluate({"poor": ("", *systems["poor"], "")}, [reference], options=FEW)
    assert "repeated-word" in found.issues[0].lines[2]
    assert len(found.segments) == 7


def test_the_analyzer_of_the_caller_decides_which_rules_run(systems, references):
    analyzer = Analyzer(Settings(select=("leaked-markup",), language="en"))
    assert evaluate(systems, references, options=FEW, analyzer=analyzer).issues[1].findings == 0


def test_every_segment_is_in_one_bucket_of_each_kind(found):
    for by in ("length", "numbers", "names"):
        for system in found.systems:
            rows = [item for item in found.buckets if (item.by, item.system) == (by, system)]
            assert sum(item.segments for item in rows) == found.count
            assert (
                sum(item.findings for item in rows)
                == dict(zip(found.systems, found.issues, strict=True))[system].findings
            )


@given(st.lists(st.integers(0, 200)), st.lists(st.integers(1, 100), unique=True).map(sorted))
def test_lengths_fall_into_exactly_one_bucket(lengths, edges):
    items = [Traits(length, numbers=False, names=None) for length in lengths]
    parts = {name: places for (by, name), places in bucketed(items, edges).items() if by == "length"}
    assert sorted(place for places in parts.values() for place in places) == list(range(len(lengths)))


def test_names_are_told_by_capitals_where_the_language_has_them_for_names_alone():
    lexicons = Lexicons()
    english = traits(lexicons, ["The town of Porohy voted.", "On Monday they met."], None, "en", None)
    assert [item.names for item in english] == [True, False]
    german = ["Der Rat von Porohy stimmte ab.", "Der Rat tagte am Montag."]
    assert [item.names for item in traits(lexicons, german, None, "de", None)] == [None, None]
    source = ["The council of Porohy voted.", "The council met on Monday."]
    assert [item.names for item in traits(lexicons, german, source, "de", "en")] == [True, False]


def test_length_counts_words_or_characters_where_no_space_parts_words():
    found = traits(Lexicons(), ["one two three", "市议会投票 12"], None, None, None)
    assert [item.length for item in found] == [3, 5]
    assert [item.numbers for item in found] == [False, True]


@pytest.mark.parametrize("table", TABLES)
def test_all_formats_hold_the_rows_of_a_table(found, table):
    records = list(found.records(table))
    assert records
    printed = {output: list(lines(found, output, table)) for output in FORMATS}
    assert [json.loads(line) for line in printed["jsonl"]] == records
    rows = list(csv.DictReader(io.StringIO("\n".join(printed["csv"]))))
    assert [row.keys() for row in rows] == [record.keys() for record in records]
    assert sum(line.endswith(r" \\") for line in printed["latex"]) == len(records) + 1
    assert found.to_frame(table).shape == (len(records), len(records[0]))


def test_text_holds_both_views_and_every_signature(found):
    text = "\n".join(lines(found, "text"))
    for score in found.scores:
        assert f"{score.score:.2f}" in text
        assert score.signature in text
    assert f"{found.issues[1].penalty:.2f}" in text
    assert found.issues[0].signature in text
    assert "repeated-word" in text
    assert max(map(len, text.splitlines()[:12])) <= 110


def test_a_system_called_like_a_formula_or_a_command_is_harmless(systems, references):
    name = r'=HYPERLINK("x")\input{passwd}&%'
    found = evaluate({name: systems["good"]}, references, options=FEW)
    assert next(csv.reader([list(lines(found, "csv"))[1]]))[0] == f"'{name}"
    head, row = (line for line in lines(found, "latex") if line.endswith(r" \\"))
    assert row.startswith(r"=HYPERLINK(\textquotedbl{}x\textquotedbl{})\textbackslash{}input\{passwd\}\&\% & 5 & ")
    assert row.count(" & ") == head.count(" & ")


@given(st.text())
def test_escaped_text_holds_no_live_character_of_latex(text):
    bare = re.sub(r"\\(?:text[a-z]+\{\}|[{}$&#%_])", "", escaped(text))
    assert not set(bare) & set("\\{}$&#%_^~\n\r")
