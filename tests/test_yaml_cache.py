from __future__ import annotations

import os
from pathlib import Path

import pytest

from wording.yaml_cache import cache_folder, cached


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORDING_CACHE", str(tmp_path / "cache"))
    return tmp_path


def parser(calls: list[Path]):
    def parse(path: Path) -> list[str]:
        calls.append(path)
        return path.read_text(encoding="utf-8").split()

    return parse


def test_file_is_parsed_once_until_it_changes(folder: Path):
    path, calls = folder / "a.yaml", []
    path.write_text("α β", encoding="utf-8")
    assert cached(path, parser(calls)) == ["α", "β"]
    assert cached(path, parser(calls)) == ["α", "β"]
    assert len(calls) == 1
    path.write_text("γ", encoding="utf-8")
    assert cached(path, parser(calls)) == ["γ"]
    assert len(calls) == 2


def test_same_size_and_another_time_is_another_state(folder: Path):
    path, calls = folder / "a.yaml", []
    path.write_text("a", encoding="utf-8")
    cached(path, parser(calls))
    path.write_text("b", encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert cached(path, parser(calls)) == ["b"]


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"stamp": 1}', b"\xff"])
def test_damaged_cache_is_replaced(folder: Path, damage: bytes):
    path, calls = folder / "a.yaml", []
    path.write_text("a", encoding="utf-8")
    cached(path, parser(calls))
    (kept,) = cache_folder().iterdir()
    kept.write_bytes(damage)
    assert cached(path, parser(calls)) == ["a"]
    assert len(calls) == 2


def test_unusable_cache_folder_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch):
    (folder / "file").write_text("")
    monkeypatch.setenv("WORDING_CACHE", str(folder / "file" / "below"))
    path = folder / "a.yaml"
    path.write_text("a", encoding="utf-8")
    assert cached(path, parser([])) == ["a"]


def test_errors_are_not_kept(folder: Path):
    path = folder / "a.yaml"
    path.write_text("a", encoding="utf-8")
    with pytest.raises(ZeroDivisionError):
        cached(path, lambda _: 1 // 0)
    assert cached(path, parser([])) == ["a"]
