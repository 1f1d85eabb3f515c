from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest
import samples

DAMAGED = "Envoys met at the the lake on Friday. They will meet again in June."
CLEAN = "Envoys met at the lake on Friday. They will meet again in June."


def run(*arguments: str | Path, stdin: str = "", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "wording", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, encoding="utf-8", cwd=cwd, check=False)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    (tmp_path / "damaged.txt").write_text(DAMAGED, encoding="utf-8")
    (tmp_path / "clean.txt").write_text(CLEAN, encoding="utf-8")
    return tmp_path


def test_exit_status_tells_what_was_found(pages: Path):
    assert run("check", pages / "clean.txt").returncode == 0
    assert run("check", pages / "damaged.txt").returncode == 1
    assert run("check", pages / "damaged.txt", "--fail-on", "critical").returncode == 0
    assert run("check", pages / "damaged.txt", "--fail-on", "never").returncode == 0
    assert run("check", pages / "nowhere.txt").returncode == 2


def test_text_output_shows_place_rule_and_marked_passage(pages: Path):
    lines = run("check", pages / "damaged.txt").stdout.splitlines()
    assert lines[0].startswith(f"{pages / 'damaged.txt'}:1:15: repeated-word [minor, ")
    assert lines[1].endswith(DAMAGED[:80]) or DAMAGED[:40] in lines[1]
    assert lines[2].strip() == "^" * len("the the")
    assert lines[1][lines[2].index("^") :].startswith("the the")
    assert "1 finding (1 minor) in 1 article" in lines[-1] or "1 finding (1 minor) in 1 article" in lines[-2]


def test_json_lines_keep_the_contract(pages: Path):
    done = run("check", pages, "--format", "jsonl")
    (record,) = map(json.loads, done.stdout.splitlines())
    keys = "article path outlet language rule category severity confidence start end text message suggestion evidence block"
    assert list(record) == keys.split()
    assert DAMAGED[record["start"] : record["end"]] == record["text"] == "the the"


def test_blocks_keep_the_contract(pages: Path):
    done = run("check", pages / "clean.txt", "--blocks", "--format", "jsonl")
    (record,) = map(json.loads, done.stdout.splitlines())
    assert list(record) == ["article", "path", "role", "start", "end", "text"]
    assert done.returncode == 0
    assert CLEAN[record["start"] : record["end"]] == record["text"]


def test_standard_input_and_compressed_files(tmp_path: Path):
    assert run("check", "-", stdin=DAMAGED).returncode == 1
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(DAMAGED.encode()))
    assert run("check", path).returncode == 1


def test_one_bad_input_does_not_stop_the_others(pages: Path):
    (pages / "empty.txt").write_text("")
    done = run("check", pages / "empty.txt", pages / "damaged.txt")
    assert done.returncode == 1
    assert "repeated-word" in done.stdout
    assert "empty.txt" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--select", "no-such-rule"], "no rule or category “no-such-rule”"),
        (["--format", "xml"], "--format is one of text, jsonl"),
        (["--min-severity", "grave"], "--min-severity is one of"),
        (["--lexicons", "nowhere"], "nowhere: not a folder"),
        (["--allow-list", "nowhere.txt"], "nowhere.txt: cannot be read"),
        (["--config", "nowhere.toml"], "nowhere.toml: cannot be read"),
    ],
)
def test_wrong_use_is_one_line_and_exit_2(pages: Path, arguments: list[str], message: str):
    done = run("check", "clean.txt", *arguments, cwd=pages)
    assert done.returncode == 2
    assert message in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_settings_file_of_the_folder_holds(pages: Path):
    (pages / "wording.toml").write_text('ignore = ["repeated-word"]\n')
    assert run("check", "damaged.txt", cwd=pages).returncode == 0


def test_control_characters_never_reach_the_terminal(tmp_path: Path):
    (tmp_path / "a.txt").write_text(
        "Envoys met at \x1b[31mthe the\x1b[0m lake \u202eon Friday, they said.", encoding="utf-8"
    )
    done = run("check", tmp_path / "a.txt")
    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout


def test_rules_are_listed_and_explained():
    listed = run("rules").stdout
    assert "repeated-word" in listed
    page = run("rules", "repeated-word").stdout
    assert "Known false alarms" in page
    assert "⟦the the⟧" in page
    misspelt = run("rules", "repeated-wrod")
    assert misspelt.returncode == 2
    assert "did you mean “repeated-word”" in misspelt.stderr


def test_languages_and_lexicons_are_listed(tmp_path: Path):
    assert any(line.startswith("en ") for line in run("languages").stdout.splitlines())
    assert "furniture" in run("lexicons").stdout
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "furniture.yaml").write_text("entries:\n- match: a\n  matsch: b\n")
    refused = run("lexicons", "validate", tmp_path)
    assert refused.returncode == 2
    assert "matsch" in refused.stderr


def test_corpus_runs_whole():
    done = run("check", samples.CORPUS / "articles", "--format", "jsonl")
    assert done.returncode == 1
    texts = {name: article.text for name, article in samples.corpus().items()}
    for record in map(json.loads, done.stdout.splitlines()):
        assert texts[record["article"]][record["start"] : record["end"]] == record["text"]
