"""Aligned files: what is read, what is noted, what is refused."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from wording.evaluation.lines import AlignmentError, Segments, check_aligned, named, read


def written(folder: Path, data: bytes, name: str = "out.txt") -> str:
    path = folder / name
    path.write_bytes(data)
    return str(path)


def test_only_a_line_feed_ends_a_line(tmp_path):
    found = read(written(tmp_path, "one\u2028still one\x0b\x85\ntwo \t\nthree".encode()))
    assert found.lines == ("one\u2028still one", "two", "three")
    assert found.notes == ()


def test_a_packed_file_reads_like_a_plain_one(tmp_path):
    text = "Оди́н\nдва\n".encode()
    packed = read(written(tmp_path, gzip.compress(text), "out.txt.gz"))
    assert packed.lines == read(written(tmp_path, text)).lines == ("Оди́н", "два")


@pytest.mark.parametrize(
    ("data", "lines", "noted"),
    [
        ("\ufeffone\ntwo\n".encode(), ("one", "two"), "byte order mark"),
        ("\ufeffone\ntwo\n".encode("utf-16-le"), ("one", "two"), "utf-16-le"),
        (b"one\r\ntwo\r\n", ("one", "two"), "Windows line ends"),
        (b"one\n\ntwo\n  \n", ("one", "", "two", ""), "2 empty lines (2, 4)"),
    ],
)
def test_harmless_oddities_are_read_and_noted(tmp_path, data, lines, noted):
    found = read(written(tmp_path, data))
    assert found.lines == lines
    assert len(found.notes) == 1
    assert noted in found.notes[0]
    assert found.notes[0].startswith(str(tmp_path))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "holds no lines"),
        ("one\nМост открыт для всех жителей города\n".encode("cp1251"), ":2: not UTF-8 but probably windows-1251"),
        ("Мост открыт\nдля всех\n".encode() + b"\xff\n", ":3: not UTF-8, though the rest is"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x1f\x8b\x08\x00", "gzip"),
    ],
)
def test_what_cannot_be_scored_is_refused_with_its_place(tmp_path, data, said):
    path = written(tmp_path, data)
    with pytest.raises(AlignmentError) as caught:
        read(path)
    assert said in str(caught.value)
    assert str(caught.value).startswith(path)


def test_a_damaged_gzip_file_and_a_missing_one_are_told(tmp_path):
    path = written(tmp_path, gzip.compress(b"one\ntwo\n" * 100)[:-12], "out.gz")
    with pytest.raises(AlignmentError, match="damaged"):
        read(path)
    with pytest.raises(AlignmentError, match="No such file"):
        read(str(tmp_path / "none.txt"))


def test_counts_that_differ_name_both_files_and_the_empty_lines():
    files = [Segments("a", ("1", "", "3")), Segments("b", ("1", "2", "3")), Segments("ref", ("1", "2"))]
    with pytest.raises(AlignmentError) as caught:
        check_aligned(files)
    message = str(caught.value)
    assert "ref has 2 lines, a 3 lines: line 3 of a" in message
    assert "a has 1 empty line (2)" in message
    check_aligned(files[:2])


def test_systems_are_named_by_file_by_path_or_as_told(tmp_path):
    assert named(["x/a.txt", "NMT=x/b.txt"]) == [("a.txt", "x/a.txt"), ("NMT", "x/b.txt")]
    assert named(["x/a.txt", "y/a.txt"]) == [("x/a.txt", "x/a.txt"), ("y/a.txt", "y/a.txt")]
    odd = written(tmp_path, b"one\n", "k=v.txt")
    assert named([odd]) == [("k=v.txt", odd)]
    with pytest.raises(AlignmentError, match="“A”"):
        named(["A=x", "A=y"])
