from __future__ import annotations

from pathlib import Path

import pytest

from wording.lexicon import LexiconError, Lexicons, read_yaml
from wording.lexicon_check import listing, problems
from wording.schemas.pages import Conventions, Furniture


def written(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def test_scalars_stay_strings(tmp_path: Path):
    path = written(tmp_path, "a.yaml", "languages: [no, yes, 1.10, 2021-12-07, ~]")
    assert read_yaml(path) == {"languages": ["no", "yes", "1.10", "2021-12-07", "~"]}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a: 1\na: 2\n", r"a\.yaml:2: key “a” stands twice"),
        ("a: [1\nb: 2\n", r"a\.yaml:\d+: .*mend the YAML"),
        ("- {b: 1, b: 2}\n", r"a\.yaml:1: key “b” stands twice"),
    ],
)
def test_bad_yaml_names_file_and_line(tmp_path: Path, content: str, message: str):
    with pytest.raises(LexiconError, match=message):
        read_yaml(written(tmp_path, "a.yaml", content))


def test_unknown_key_names_file_and_entry(tmp_path: Path):
    written(tmp_path, "en/furniture.yaml", "entries:\n- match: read on\n- match: share it\n  att: start\n")
    with pytest.raises(LexiconError, match=r"furniture\.yaml: entry 2 \(“share it”\): att: .*not permitted"):
        Lexicons([tmp_path]).entries("en", Furniture)


def test_top_level_of_a_list_is_about_and_entries(tmp_path: Path):
    written(tmp_path, "en/furniture.yaml", "items: []\n")
    with pytest.raises(LexiconError, match="`entries:`"):
        Lexicons([tmp_path]).entries("en", Furniture)


def test_own_entries_are_added_to_the_shipped_ones(tmp_path: Path):
    shipped = Lexicons().entries("en", Furniture)
    written(tmp_path, "en/furniture.yaml", "entries:\n- match: dance with us\n")
    both = Lexicons([tmp_path]).entries("en", Furniture)
    assert both[: len(shipped)] == shipped
    assert [entry.match for entry in both[len(shipped) :]] == [("dance with us",)]


def test_missing_lexicon_is_empty_and_known_to_be_missing():
    lexicons = Lexicons()
    assert not lexicons.has("zz", "furniture")
    assert lexicons.entries("zz", Furniture) == ()
    assert lexicons.document("zz", Conventions) is None


def test_fingerprint_changes_with_any_byte(tmp_path: Path):
    path = written(tmp_path, "en/furniture.yaml", "entries:\n- match: dance with us\n")
    before = Lexicons([tmp_path]).fingerprint
    assert before == Lexicons([tmp_path]).fingerprint
    path.write_text(path.read_text() + " ")
    assert Lexicons([tmp_path]).fingerprint != before


def test_folder_that_is_none_is_refused(tmp_path: Path):
    with pytest.raises(LexiconError, match="not a folder"):
        Lexicons([tmp_path / "nowhere"])


def test_shipped_lexicons_hold_what_their_examples_promise():
    assert list(problems()) == []


def test_listing_counts_entries():
    lines = list(listing())
    assert any(line.split()[:2] == ["en", "furniture"] for line in lines)


def test_validation_finds_an_entry_that_its_example_lacks(tmp_path: Path):
    written(tmp_path, "en/furniture.yaml", "entries:\n- match: dance with us\n  examples: [Sing along]\n")
    assert [line for line in problems(tmp_path) if "“dance with us” is not found" in line]


def test_validation_names_a_lexicon_that_does_not_exist(tmp_path: Path):
    written(tmp_path, "en/furnitures.yaml", "entries: []\n")
    assert [line for line in problems(tmp_path) if "no lexicon is called “furnitures”" in line]
