"""Real processes, really killed: the run that goes on afterwards equals the undisturbed one, row for row."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from written import DEADLY, rows, tables

from wording.runs.batch import score
from wording.runs.store import open_run
from wording.settings import Settings

RULES = ("repeated-word", "currency-format")
QUICK = Settings(select=RULES)


def start(source: Path, run: Path, *options: str, **environment: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "wording", "score", str(source), "-o", str(run), "--chunk", "4", *options]
    for rule in RULES:
        command += ["--select", rule]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, text=True, env={**os.environ, **environment}, **pipes)


def wait_for(condition, seconds: float = 120.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def children(pid: int) -> list[int]:
    import psutil

    try:
        found = psutil.Process(pid).children(recursive=True)
        return [child.pid for child in found if "spawn_main" in " ".join(child.cmdline())]
    except psutil.Error:
        return []


@pytest.fixture
def undisturbed(articles, tmp_path: Path) -> tuple[Path, Path]:
    source = articles(60)
    score(source, tmp_path / "whole", QUICK, chunk=4)
    return source, tmp_path / "whole"


def test_killed_outright_it_goes_on_and_leaves_no_worker_behind(undisturbed, tmp_path):
    source, whole = undisturbed
    run = tmp_path / "run"
    process = start(source, run, "--workers", "2")
    wait_for(lambda: list(Path(run, "chunks").glob("*.json")))
    workers = children(process.pid)
    process.kill()
    process.wait()
    assert workers
    wait_for(lambda: not any(Path("/proc", str(pid)).exists() for pid in workers), 30)
    again = start(source, run, "--workers", "2")
    told, _ = again.communicate(timeout=180)
    assert again.returncode == 0
    assert "were done before the last batch was broken off" in told
    assert tables(run) == tables(whole)


def test_a_worker_that_is_killed_costs_nothing(undisturbed, tmp_path):
    source, whole = undisturbed
    process = start(source, tmp_path / "run", "--workers", "2")
    wait_for(lambda: len(children(process.pid)) == 2)
    os.kill(children(process.pid)[0], signal.SIGKILL)
    _, told = process.communicate(timeout=180)
    assert process.returncode == 0, told
    assert tables(tmp_path / "run") == tables(whole)


def test_articles_that_kill_their_worker_become_error_rows(undisturbed, tmp_path):
    source, whole = undisturbed
    (tmp_path / "sitecustomize.py").write_text(DEADLY, encoding="utf-8")
    deadly = {"DEADLY": "a5 a30", "PYTHONPATH": str(tmp_path)}
    process = start(source, tmp_path / "run", "--workers", "2", **deadly)
    told, errors = process.communicate(timeout=300)
    assert process.returncode == 1, errors
    assert "2 errors: worker-died" in told
    assert [error.article for error in open_run(tmp_path / "run").errors()] == ["a5", "a30"]
    for name in ("articles", "findings", "blocks", "attributions"):
        kept = [row for row in rows(whole, name) if row[1] not in ("a5", "a30")]
        assert rows(tmp_path / "run", name) == kept


def test_a_process_that_an_article_killed_goes_on_with_workers(undisturbed, tmp_path):
    source, _ = undisturbed
    (tmp_path / "sitecustomize.py").write_text(DEADLY, encoding="utf-8")
    deadly = {"DEADLY": "a5", "PYTHONPATH": str(tmp_path)}
    first = start(source, tmp_path / "run", **deadly)
    assert first.wait(timeout=120) == 9
    again = start(source, tmp_path / "run", **deadly)
    told, _ = again.communicate(timeout=180)
    assert again.returncode == 1
    assert "1 error: worker-died" in told
    assert [error.article for error in open_run(tmp_path / "run").errors()] == ["a5"]


def test_asked_to_stop_it_finishes_what_is_in_hand_and_says_how_to_go_on(undisturbed, tmp_path):
    source, whole = undisturbed
    run = tmp_path / "run"
    process = start(source, run, "--workers", "2", "--json-log")
    wait_for(lambda: list(Path(run, "chunks").glob("*.json")))
    process.send_signal(signal.SIGINT)
    told, log = process.communicate(timeout=180)
    assert process.returncode == 130, log
    assert "repeat the same command, and it goes on" in told
    last = json.loads(log.splitlines()[-1])
    assert last["event"] == "end"
    assert last["stopped"]
    assert 0 < last["articles"] < 60
    assert not list(run.rglob(".new-*"))
    assert start(source, run, "--workers", "2").wait(timeout=180) == 0
    assert tables(run) == tables(whole)
