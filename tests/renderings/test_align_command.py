from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from wording.cli import app

ARTICLES = [
    {
        "id": "a",
        "outlet": "Harbour Post",
        "language": "en",
        "date": "2024-05-02",
        "text": "“We are satisfied with the contact, but the bridge over the Salm will stay closed until all 25 inspections "
        "are done,” said Mira Tolvanen, the head of the road office. The office employs 300 people.",
    },
    {
        "id": "b",
        "outlet": "Delta Times",
        "language": "en",
        "date": "2024-05-02",
        "text": "“We are satisfied with the contact, but the Salm bridge will remain closed until all 35 inspections are "
        "finished,” Mira Tolvanen said on Thursday. Fishermen were not asked.",
    },
]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps(item) + "\n" for item in ARTICLES), encoding="utf-8")
    return path


def run(*arguments: str):
    return CliRunner().invoke(app, ["quotes", *arguments, "--parse", "none"])


def test_records_point_into_the_articles(articles: Path):
    result = run("--align", "--format", "jsonl", str(articles))
    records = [json.loads(line) for line in result.stdout.splitlines()]
    texts = {item["id"]: item["text"] for item in ARTICLES}
    assert [item["outlet"] for item in records] == ["Harbour Post", "Delta Times"]
    assert len({item["group"] for item in records}) == 1
    for item in records:
        assert texts[item["article"]][slice(*item["span"])] == item["text"]
    (found,) = [found for item in records for found in item["discrepancies"]]
    assert found["kind"] == "number"
    assert texts["b"][slice(*found["span"])] == "35"
    assert records[1]["scores"]["chrf"] > 50


def test_the_table_tells_what_differs(articles: Path):
    result = run("--align", str(articles))
    assert result.exit_code == 0
    assert "2 renderings, 2 outlets, en" in result.stdout
    assert "! number: “35” against “25”" in result.stdout


def test_a_run_gives_the_same_as_its_articles(articles: Path, tmp_path: Path):
    stored = tmp_path / "run"
    scored = CliRunner().invoke(app, ["score", str(articles), "-o", str(stored), "--parse", "none"])
    assert scored.exit_code == 0, scored.output
    fresh, again = (run("--align", "--format", "jsonl", str(path)).stdout for path in (articles, stored))
    assert again == fresh != ""


def test_embeddings_are_for_aligning(articles: Path):
    result = run("--embeddings", str(articles))
    assert isinstance(result.exception, Exception)
    assert "--align" in str(result.exception)


def test_nothing_alike_prints_nothing(tmp_path: Path):
    path = tmp_path / "one.txt"
    path.write_text("The bridge is closed.", encoding="utf-8")
    result = run("--align", str(path))
    assert (result.exit_code, result.stdout) == (0, "")
