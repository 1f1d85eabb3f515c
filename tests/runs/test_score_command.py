"""`wording score`: what it says, what it logs, how it ends."""

from __future__ import annotations

import json
import subprocess
import sys

from wording.runs.store import open_run


def wording_score(*arguments):
    command = [sys.executable, "-m", "wording", "score", *map(str, arguments), "--select", "repeated-word"]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_it_tells_what_was_done_and_what_was_known(articles, tmp_path):
    run = tmp_path / "run"
    first = wording_score(articles(6), "-o", run)
    assert first.returncode == 0
    assert first.stdout.startswith("6 articles, ")
    assert "articles/s, " in first.stdout
    assert f"{run} holds 6 articles, " in first.stdout
    again = wording_score(articles(7), "-o", run)
    assert "6 inputs were in the run already and did not change" in again.stdout
    assert again.stdout.startswith("1 article, ")


def test_errors_are_told_at_the_end_and_in_the_exit_status(articles, tmp_path):
    run = tmp_path / "run"
    source = articles(2, extra=('{"id": "broken"', '{"id": "a0", "text": "Twice."}'))
    done = wording_score(source, "-o", run)
    assert done.returncode == 1
    assert f"error: {source}:3: the line is no valid JSON" in done.stderr
    assert f"error: {source}:4: the id “a0” stands twice" in done.stderr
    assert "2 errors: unreadable" in done.stdout
    assert wording_score(source, "-o", run).returncode == 1
    assert open_run(run).info.errors == 2


def test_nothing_readable_and_wrong_use_end_with_2(tmp_path, articles):
    assert wording_score(tmp_path / "nowhere.jsonl", "-o", tmp_path / "run").returncode == 2
    wrong = wording_score(articles(1), "-o", tmp_path)
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert wrong.stderr.startswith("error: ")
    assert "Traceback" not in wrong.stderr


def test_quiet_is_quiet_and_the_log_is_json(articles, tmp_path):
    quiet = wording_score(articles(2), "-o", tmp_path / "quiet", "--quiet")
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, "", "")
    logged = wording_score(articles(5), "-o", tmp_path / "logged", "--json-log", "--chunk", "2")
    events = [json.loads(line) for line in logged.stderr.splitlines()]
    assert [event["event"] for event in events] == ["start", "chunk", "chunk", "chunk", "end"]
    assert [event["articles"] for event in events] == [0, 2, 4, 5, 5]
    assert [event.get("chunk") for event in events[1:4]] == [0, 1, 2]
