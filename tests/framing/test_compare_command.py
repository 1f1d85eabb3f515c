from __future__ import annotations

import json
from pathlib import Path

import pytest
from test_compare import articles, run, write

from wording.framing import COLUMNS, TABLES, crew
from wording.settings import SettingsError

SHARES = {"Lamp": {"a": (14, 2), "b": (9, 3)}, "Bell": {"a": (2, 13), "b": (1, 9)}}


@pytest.fixture
def news(tmp_path: Path) -> Path:
    return write(tmp_path, articles(SHARES))


@pytest.mark.parametrize("table", TABLES)
def test_each_table_can_be_had_and_brings_what_it_needs(news: Path, table: str):
    options = {"concordance": ["--kwic", "wall / fence"], "around": ["--around", "Friday"]}.get(table, [])
    done = run(news, "--term", "wall,fence", "--table", table, "--format", "csv", "--parse", "none", *options)
    assert done.exit_code == 0
    assert done.stdout.splitlines()[0] == ",".join(COLUMNS[table])  # type: ignore[index]
    assert len(done.stdout.splitlines()) > 1 or table == "labels"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--concept", "kiev"], "did you mean “kyiv”"),
        (["--concept", "war_of_2023"], "did you mean “war_of_2022”"),
        (["--kwic", "kyivv"], "did you mean “kyiv”"),
        (["--table", "shares_and_more"], "--table is one of shares"),
        (["--table", "concordance"], "name it with --kwic"),
        (["--table", "around"], "give it with --around"),
        (["--around", "Fryday"], "“Fryday” stands in no article; did you mean “Friday”"),
        (["--timeline", "year"], "--timeline is one of week, month"),
        (["--by", "date"], "all articles have one date, “2024-05”"),
        (["--by", "language"], "all articles have one language, “en”"),
    ],
)
def test_mistakes_get_a_sentence_that_says_what_to_do(news: Path, options: list[str], said: str):
    done = run(news, *options)
    assert isinstance(done.exception, SettingsError)
    assert said in str(done.exception)


def test_processes_print_the_same(news: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(crew, "FEW", 4)
    printed = [
        run(news, "--term", "wall,fence", "--format", "csv", "--workers", number).stdout for number in ("1", "2")
    ]
    assert printed[0] == printed[1]
    assert "differs" in printed[0]


def test_a_term_that_is_nowhere_is_told_also_beside_csv(news: Path):
    done = run(news, "--term", "zebra,okapi", "--format", "csv")
    assert done.exit_code == 0
    assert "none of the concepts was found" in done.stderr
    assert "none of the concepts was found" in run(news, "--term", "zebra,okapi").stdout


def test_a_concordance_is_sorted_and_names_outlet_and_voice(news: Path):
    done = run(news, "--term", "wall,fence", "--kwic", "wall / fence", "--sort", "outlet", "--format", "jsonl")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["outlet"] for row in rows] == sorted(row["outlet"] for row in rows)
    assert {row["voice"] for row in rows} == {"own"}


def test_the_seed_is_the_users(news: Path):
    printed = [run(news, "--term", "wall,fence", "--format", "csv", "--seed", seed).stdout for seed in ("1", "1", "2")]
    assert printed[0] == printed[1]


def test_concepts_that_do_not_differ_are_short_unless_whole(tmp_path: Path):
    path = write(tmp_path, articles({"Lamp": {"a": (9, 9)}, "Bell": {"a": (9, 9)}}))
    own = tmp_path / "own.yaml"
    variants = (
        "  - {variant: wall, frame: stone, forms: {en: wall}}\n  - {variant: fence, frame: wood, forms: {en: fence}}\n"
    )
    own.write_text(
        f"about: x\nentries:\n- concept: edge\n  label: what divides\n  variants:\n{variants}", encoding="utf-8"
    )
    assert "█" in run(path, "--concepts", own).stdout, "what the user chose is given in full"
    assert "kyiv" not in run(path, "--concepts", own).stdout
