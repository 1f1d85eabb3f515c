"""`wording evaluate` at the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path, systems, references) -> Path:
    for name, lines in {**systems, "ref": references[0]}.items():
        (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "wording", "evaluate", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=folder, check=False)


def test_systems_are_scored_and_named(folder):
    given = ("--hypothesis", "good", "--hypothesis", "MT=poor", "--reference", "ref", "--lang", "en", "--samples", "20")
    found = run(folder, *given, "--trials", "20", "--format", "jsonl")
    assert found.returncode == 0, found.stderr
    rows = [json.loads(line) for line in found.stdout.splitlines()]
    assert [row["system"] for row in rows] == ["good", "MT"]
    assert rows[0]["BLEU"] > rows[1]["BLEU"]
    assert rows[0]["penalty"] < rows[1]["penalty"]
    text = run(folder, *given, "--trials", "20", "--metric", "chrF").stdout
    assert "2 systems, 1 reference, 5 segments" in text
    assert "BLEU" not in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--hypothesis", "good", "--reference", "short"), "short has 4 lines, good 5 lines"),
        (("--hypothesis", "none", "--reference", "ref"), "none: cannot be read"),
        (("--hypothesis", "good", "--reference", "latin"), "latin:1: not UTF-8"),
        (("--hypothesis", "good", "--reference", "ref", "--format", "xml"), "--format is one of"),
        (("--hypothesis", "good", "--reference", "ref", "--metric", "COMET"), "COMET"),
        (("--hypothesis", "good", "--hypothesis", "good", "--reference", "ref"), "two systems are called “good”"),
    ],
)
def test_unusable_input_ends_with_status_2_and_one_line(folder, references, arguments, said):
    (folder / "short").write_text("\n".join(references[0][:4]), encoding="utf-8")
    (folder / "latin").write_bytes("Müller überquerte die Brücke\n".encode("latin-1") * 5)
    found = run(folder, *arguments)
    assert found.returncode == 2
    assert said in found.stderr
    assert len(found.stderr.splitlines()) == 1
    assert found.stdout == ""


def test_notes_go_to_standard_error(folder, references):
    (folder / "windows").write_bytes("\r\n".join(references[0]).encode("utf-8-sig"))
    found = run(folder, "--hypothesis", "windows", "--reference", "ref", "--samples", "0", "--format", "csv")
    assert found.returncode == 0
    assert "byte order mark" in found.stderr
    assert "Windows line ends" in found.stderr
    assert found.stdout.splitlines()[1].startswith("windows,5,1,100.0")
