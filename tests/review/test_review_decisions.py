"""Decisions are kept apart by reviewer, hold for the text whatever the run, and survive a crash."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wording.review.decisions import Decision, Decisions, Key, ReviewError
from wording.review.verdicts import as_table, beside, verdict, verdicts

KEY = Key("0123456789abcdef", 14, 21, "repeated-word")


@pytest.fixture
def kept(tmp_path: Path) -> Decisions:
    return Decisions(tmp_path / "review.sqlite")


def test_two_reviewers_are_kept_apart(kept: Decisions):
    kept.decide(Decision(KEY, "Ann", "accepted", "sure"), Decision(KEY, "Bob", "rejected"))
    assert [(made.reviewer, made.state, made.note) for made in kept.of(KEY)] == [
        ("Ann", "accepted", "sure"),
        ("Bob", "rejected", ""),
    ]
    assert kept.reviewers() == ["Ann", "Bob"]
    assert [made.reviewer for made in kept.all("Bob")] == ["Bob"]


def test_a_second_thought_replaces_the_first(kept: Decisions):
    kept.decide(Decision(KEY, "Ann", "accepted"))
    kept.decide(Decision(KEY, "Ann", "unsure", "on second thoughts"))
    (made,) = kept.all()
    assert (made.state, made.note) == ("unsure", "on second thoughts")
    assert made.time


def test_a_decision_can_be_taken_back(kept: Decisions):
    kept.decide(Decision(KEY, "Ann", "accepted"), Decision(KEY, "Bob", "accepted"))
    kept.withdraw(KEY, "Ann")
    assert [made.reviewer for made in kept.all()] == ["Bob"]


def test_nothing_is_made_by_reading(kept: Decisions):
    assert kept.all() == []
    kept.withdraw(KEY, "Ann")
    assert not kept.path.exists()


@pytest.mark.parametrize(("state", "reviewer"), [("maybe", "Ann"), ("accepted", " ")])
def test_what_is_no_decision_is_refused_with_all_that_came_with_it(kept: Decisions, state: str, reviewer: str):
    with pytest.raises(ReviewError):
        kept.decide(Decision(KEY, "Ann", "accepted"), Decision(KEY, reviewer, state))
    assert kept.all() == []


def test_hostile_text_is_kept(kept: Decisions):
    note = "'); DROP TABLE decisions; -- 😀 \u202e\n\x00"
    kept.decide(Decision(KEY, "A\"n'n", "rejected", note, passage="the\r\nthe"))
    (made,) = kept.all()
    assert (made.reviewer, made.note, made.passage) == ("A\"n'n", note, "the\r\nthe")


def test_a_file_that_is_none_of_ours_is_a_clear_error(tmp_path: Path):
    path = tmp_path / "review.sqlite"
    path.write_bytes(b"this is no database, and long enough to be read as one" * 20)
    with pytest.raises(ReviewError, match="--decisions"):
        Decisions(path).all()


def test_many_writers_lose_nothing(kept: Decisions):
    keys = [Key("0123456789abcdef", place, place + 1, "repeated-word") for place in range(40)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda key: kept.decide(Decision(key, "Ann", "accepted")), keys))
    assert [made.key for made in kept.all()] == keys


CRASH = """
import os, sys
from pathlib import Path
from wording.review.decisions import Decision, Decisions, Key

kept = Decisions(Path(sys.argv[1]))
kept.decide(Decision(Key("ab", 0, 1, "r"), "Ann", "accepted"))
with kept._writing() as database:
    for number in range(5_000):
        row = ("cd", number, number + 1, "r", "Ann", "rejected", "x" * 500, "now", "", None)
        database.execute("INSERT INTO decisions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    print("in the middle", flush=True)
    sys.stdin.read()
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a signal that kills at once")
def test_a_crash_in_the_middle_of_a_write_leaves_what_was_there(kept: Decisions):
    command = [sys.executable, "-c", CRASH, str(kept.path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "in the middle\n"
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    assert [made.key for made in kept.all()] == [Key("ab", 0, 1, "r")]
    kept.decide(Decision(KEY, "Bob", "accepted"))
    assert len(kept.all()) == 2
    with sqlite3.connect(kept.path) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@given(
    st.text(st.characters(exclude_characters=":", exclude_categories=("Cs", "Z", "Cc")), min_size=1),
    st.integers(0, 10**6),
    st.integers(0, 10**6),
    st.sampled_from(["repeated-word", "x:y", "1-2"]),
)
def test_a_key_can_be_read_from_what_it_prints(content: str, start: int, end: int, rule: str):
    key = Key(content, start, end, rule)
    assert Key.parse(str(key)) == key


@pytest.mark.parametrize("text", ["", "a:1:b", "a:1-x:b", ":1-2:b", "a:1-2:", "a12:3"])
def test_what_is_no_key_is_refused(text: str):
    with pytest.raises(ValueError, match="not"):
        Key.parse(text)


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        (["accepted"], "accepted"),
        (["accepted", "rejected"], "unsure"),
        (["accepted", "rejected", "rejected"], "rejected"),
        (["accepted", "unsure", "unsure"], "accepted"),
        (["unsure"], "unsure"),
    ],
)
def test_a_verdict_is_what_most_say(states: list[str], expected: str):
    assert verdict(states) == expected


def test_verdicts_are_one_a_finding():
    other = Key("0123456789abcdef", 30, 37, "repeated-word")
    found = verdicts(
        [Decision(KEY, "Ann", "accepted"), Decision(other, "Ann", "rejected"), Decision(KEY, "Bob", "accepted")]
    )
    assert dict(found) == {KEY: "accepted", other: "rejected"}
    table = as_table(found)
    assert table.column_names == ["content", "start", "end", "rule", "state"]
    assert table.num_rows == 2
    assert as_table({}).num_rows == 0


def test_decisions_on_a_remote_run_need_a_file():
    with pytest.raises(ReviewError, match="--decisions"):
        beside("s3://bucket/run")
    assert beside("s3://bucket/run", Path("here.sqlite")).path == Path("here.sqlite")
    assert beside("runs/one").path == Path("runs/one/review.sqlite")
