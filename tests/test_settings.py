from __future__ import annotations

from pathlib import Path

import pytest

from wording.analyzer import Analyzer
from wording.model import Article
from wording.mqm import Severity
from wording.registry import rules
from wording.settings import Settings, SettingsError, find, load, with_allow_file

STUTTER = "Envoys met at the the lake on Friday."


def found(settings: Settings, outlet: str | None = None) -> list[str]:
    return [f.rule for f in Analyzer(settings).analyze(Article("a", STUTTER, outlet=outlet, language="en")).findings]


def written(folder: Path, content: str, name: str = "wording.toml") -> Path:
    (folder / name).write_text(content, encoding="utf-8")
    return folder / name


def test_file_is_read(tmp_path: Path):
    path = written(tmp_path, 'ignore = ["repeated-word"]\nmin-severity = "major"\nlexicons = ["mine"]\n')
    settings = load(path)
    assert settings.ignore == ("repeated-word",)
    assert settings.min_severity is Severity.MAJOR
    assert settings.lexicons == (tmp_path / "mine",)


def test_table_in_a_project_file_is_found_from_a_folder_below(tmp_path: Path):
    written(tmp_path, '[tool.wording]\nlanguage = "el"\n', "pyproject.toml")
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    path = find(below)
    assert path == tmp_path / "pyproject.toml"
    assert load(path).language == "el"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("ignored = []", "unknown key “ignored”"),
        ('min-severity = "grave"', "min_severity is minor, major or critical"),
        ("min-confidence = 3", "a number from 0 to 1"),
        ('select = "repeated-word"', "a list of strings"),
        ("a = [", "cannot be read as TOML"),
    ],
)
def test_mistakes_name_file_and_key(tmp_path: Path, content: str, message: str):
    path = written(tmp_path, content)
    with pytest.raises(SettingsError, match=message) as error:
        load(path)
    assert str(path) in str(error.value)


def test_misspelt_rule_gets_the_nearest_name():
    with pytest.raises(SettingsError, match="did you mean “repeated-word”"):
        Settings(select=("repeatd-word",)).rules_in_force(rules())


def test_category_selects_its_rules():
    chosen = Settings(select=("linguistic-conventions",)).rules_in_force(rules())
    assert "repeated-word" in [rule.name for rule in chosen]
    assert {rule.category.dimension for rule in chosen} == {"linguistic-conventions"}


def test_rule_is_found_unless_ignored_or_switched_off():
    assert "repeated-word" in found(Settings())
    assert "repeated-word" not in found(Settings(ignore=("repeated-word",)))
    assert "repeated-word" not in found(Settings(off_for_language={"en": ("repeated-word",)}))
    off = Settings(off_for_outlet={"Gull": ("repeated-word",)})
    assert "repeated-word" not in found(off, outlet="Gull")
    assert "repeated-word" in found(off, outlet="Tern")


def test_thresholds_and_allow_list(tmp_path: Path):
    assert "repeated-word" not in found(Settings(min_severity=Severity.CRITICAL))
    allowed = written(tmp_path, "# house style\nThe The\n", "allow.txt")
    assert "repeated-word" not in found(with_allow_file(Settings(), allowed))
    with pytest.raises(SettingsError, match=r"nowhere\.txt"):
        with_allow_file(Settings(), tmp_path / "nowhere.txt")


def test_signature_tells_settings_apart():
    plain, other = Analyzer(Settings()), Analyzer(Settings(ignore=("repeated-word",)))
    assert plain.signature("en") == Analyzer(Settings()).signature("en")
    assert plain.signature("en") != other.signature("en")
    assert plain.signature("en") != plain.signature("de")


def test_skipped_rules_are_reported():
    report = Analyzer(Settings(off_for_language={"en": ("repeated-word",)})).analyze(
        Article("a", STUTTER, language="en")
    )
    assert ("repeated-word", "switched off for “en”") in [(item.rule, item.reason) for item in report.skipped]
