from __future__ import annotations

import gzip
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from wording.reading import Limits, Problem, read
from wording.reading.ids import Seen

ENDINGS = ".txt, .md, .html, .htm, .jsonl, .ndjson, .csv, .tsv, .parquet (each also with .gz)"  # as the user reads them


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = f"Text of {name}.".encode()
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)


def test_a_folder_is_read_below_and_in_order(tmp_path, reading):
    put(tmp_path, "f/b.txt", "f/a/x.md", "f/a/y.TXT", "f/c.txt.gz", "f/.hidden/z.txt", "f/.z.txt", "f/photo.png")
    items, problems = reading("f")
    assert not problems
    assert [item.path for item in items] == ["f/a/x.md", "f/a/y.TXT", "f/b.txt", "f/c.txt.gz"]
    assert [item.article.id for item in items] == ["a/x", "a/y", "b", "c"]
    assert items[3].article.text == "Text of f/c.txt.gz."


@pytest.mark.parametrize("given", [Path("f"), "f/", "./f"])
def test_a_folder_may_be_named_in_any_way(tmp_path, reading, given):
    put(tmp_path, "f/a/x.txt")
    (item,), _ = reading(given)
    assert item.article.id == "a/x"


def test_one_input_need_not_be_in_a_list(tmp_path):
    put(tmp_path, "a.txt")
    assert [item.article.id for item in read(str(tmp_path / "a.txt"))] == ["a"]


def test_links_to_folders_are_not_followed(tmp_path, reading):
    put(tmp_path, "f/a.txt")
    (tmp_path / "f" / "loop").symlink_to(tmp_path / "f")
    items, problems = reading("f")
    assert ([item.path for item in items], problems) == (["f/a.txt"], [])


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path, reading):
    put(tmp_path, "f/a.txt")
    os.mkfifo(tmp_path / "f" / "pipe.txt")
    items, problems = reading("f")
    assert ([item.path for item in items], problems) == (["f/a.txt"], [])


def test_a_glob_is_expanded_in_order(tmp_path, reading):
    put(tmp_path, "f/b.txt", "f/a.txt", "f/photo.png", "f/sub/c.txt")
    items, problems = reading("f/*")
    assert ([item.path for item in items], problems) == (["f/a.txt", "f/b.txt"], [])
    items, _ = reading("f/**/*.txt")
    assert [item.article.id for item in items] == ["a", "b", "sub/c"]


def test_a_name_with_brackets_is_a_file_if_there_is_one(tmp_path, reading):
    put(tmp_path, "a[1].txt", "a1.txt")
    (item,), _ = reading("a[1].txt")
    assert item.path == "a[1].txt"


def test_files_of_one_name_in_different_folders_do_not_clash(tmp_path, reading):
    put(tmp_path, "a/x.txt", "b/x.txt", "b/x.md")
    items, problems = reading("a/x.txt", "b/x.txt", "b/x.md")
    assert not problems
    assert [item.article.id for item in items] == ["x", "b/x", "b/x.md"]
    items, problems = reading("a", "b")
    assert not problems
    assert [item.article.id for item in items] == ["x", "b/x", "b/x.txt"]


def test_rows_without_ids_in_tables_of_one_name_do_not_clash(tmp_path, reading):
    for folder, rows in (("a", 1), ("b", 3)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "t.csv").write_text("text\n" + "A text.\n" * rows)
    items, problems = reading("a/t.csv", "b/t.csv")
    assert not problems
    assert [item.article.id for item in items] == ["t:1", "b/t:1", "b/t:2", "b/t:3"]


def test_what_is_named_twice_is_read_once(tmp_path, reading, stdin):
    put(tmp_path, "f/a.txt")
    stdin(b"Text.")
    items, problems = reading("f", "f/a.txt", "-", "-")
    assert [item.path for item in items] == ["f/a.txt", "-"]
    assert [str(problem) for problem in problems] == [
        "f/a.txt: already read as f/a.txt; name it once",
        "-: already read as -; name it once",
    ]


def test_an_id_that_stands_twice_names_the_first(tmp_path, reading):
    (tmp_path / "a.txt").write_text("---\nid: same\n---\nOne.")
    (tmp_path / "b.txt").write_text("---\nid: same\n---\nTwo.")
    items, (problem,) = reading("a.txt", "b.txt")
    assert [item.path for item in items] == ["a.txt"]
    assert str(problem) == "b.txt: the id “same” stands twice, first in a.txt; give each article an id of its own"


def test_the_names_of_files_never_take_an_article_away(tmp_path, reading):
    (tmp_path / "a.txt").write_text("---\nid: b\n---\nOne.")
    put(tmp_path, "b.txt")
    items, problems = reading(".")
    assert not problems
    assert [item.article.id for item in items] == ["b", "b.txt"]


def test_seen_tells_apart_and_finds_again_many_strings():
    seen = Seen()
    assert [seen.first(str(n), n) for n in range(5_000)] == [None] * 5_000
    assert [seen.first(str(n), 0) for n in range(5_000)] == list(range(5_000))
    assert seen.first("new", 1) is None


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ("no.txt", "no.txt: there is no such file or folder; check the name"),
        ("", ": there is no such file or folder; check the name"),
        ("a\0b/*", "a\\x00b/*: this is no name of a file; check the name"),
        ("no/*.txt", f"no/*.txt: no file matches; name files that end in {ENDINGS}"),
        ("*.png", f"*.png: no matching file can be read; name files that end in {ENDINGS}"),
        ("p.png", f"p.png: the kind of file cannot be told from its name; give it one of the endings {ENDINGS}"),
        ("none", f"none: the folder holds no file that can be read; put files in it that end in {ENDINGS}"),
        ("empty.txt", "empty.txt: the file is empty; put the article's text into it or leave it out"),
        ("empty.csv", "empty.csv: the file is empty; put a header and articles into it"),
        ("empty.html", "empty.html: the file is empty; put the article's text into it or leave it out"),
        ("blank.txt", "blank.txt: there is no text; put the article's text there or leave the article out"),
        ("fake.txt.gz", "fake.txt.gz: the gzip file is damaged or cut off; pack or copy it again"),
        ("fake.csv.gz", "fake.csv.gz: the gzip file is damaged or cut off; pack or copy it again"),
        ("fake.parquet.gz", "fake.parquet.gz: the gzip file is damaged or cut off; pack or copy it again"),
        ("ftp://a.example", "ftp://a.example: ftp:// addresses are not read; give an http or https address, or a file"),
        ("file:///a.txt", "file:///a.txt: file:// addresses are not read; give an http or https address, or a file"),
    ],
)  # fmt: skip
def test_every_problem_is_one_line_and_the_rest_is_read(tmp_path, reading, given, line):
    (tmp_path / "none" / "below").mkdir(parents=True)
    for name in ("empty.txt", "empty.csv", "empty.html"):
        (tmp_path / name).touch()
    (tmp_path / "p.png").write_bytes(b"\x89PNG")
    (tmp_path / "blank.txt").write_text(" \n\u00a0\n")
    for name in ("fake.txt.gz", "fake.csv.gz", "fake.parquet.gz"):
        (tmp_path / name).write_bytes(b"Not packed.")
    put(tmp_path, "good.txt")
    items, (problem,) = reading(given, "good.txt")
    assert str(problem) == line
    assert [item.path for item in items] == ["good.txt"]


def test_a_packed_table_that_is_cut_off_gives_what_it_has(tmp_path, reading):
    rows = "".join(f"{os.urandom(300).hex()}\n" for _ in range(5_000))
    (tmp_path / "t.csv.gz").write_bytes(gzip.compress(f"text\n{rows}".encode())[:-100_000])
    items, (problem,) = reading("t.csv.gz")
    assert len(items) > 1_000
    assert str(problem) == "t.csv.gz: the gzip file is damaged or cut off; pack or copy it again"


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to the superuser")
def test_what_may_not_be_read_is_a_problem(tmp_path, reading):
    put(tmp_path, "f/a.txt", "f/g/b.txt", "f/h.txt")
    (tmp_path / "f/a.txt").chmod(0)
    (tmp_path / "f/g").chmod(0)
    items, problems = reading("f")
    (tmp_path / "f/g").chmod(0o755)
    assert [item.path for item in items] == ["f/h.txt"]
    assert [str(problem) for problem in problems] == [
        "f/a.txt: cannot be read: Permission denied; check the file and its permissions",
        "f/g: the folder cannot be read: Permission denied; check its permissions",
    ]


def test_files_and_folders_that_vanish_are_problems(tmp_path, reading, monkeypatch):
    put(tmp_path, "f/a.txt", "f/g/b.txt", "f/h.txt")
    (tmp_path / "f/dead.txt").symlink_to(tmp_path / "nowhere")
    scandir = os.scandir

    def vanishing(path):
        if str(path).endswith("g"):
            raise FileNotFoundError(2, "No such file or directory")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", vanishing)
    items, problems = reading("f")
    assert [item.path for item in items] == ["f/a.txt", "f/h.txt"]
    assert [str(problem) for problem in problems] == [
        "f/dead.txt: cannot be read: No such file or directory; check the file and its permissions",
        "f/g: the folder cannot be read: No such file or directory; check its permissions",
    ]


@pytest.mark.parametrize("name", ["a.txt", "a.txt.gz", "a.html"])
def test_a_file_that_is_too_long_is_a_problem(tmp_path, reading, name):
    data = b"word " * 100_000
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    _, (problem,) = reading(name, limits=Limits(max_article_chars=1_000))
    expected = "longer than 1,000 characters, too long for an article; split it into its articles"
    assert str(problem) == f"{name}: {expected}"


def test_a_packed_bomb_is_not_unpacked(tmp_path, reading):
    """Fifty megabytes of zeros take fifty kilobytes: read is as much as an article may have."""
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"0" * 50_000_000))
    _, (problem,) = reading("a.txt.gz")
    assert problem.reason == "longer than 5,000,000 characters, too long for an article"
    (tmp_path / "t.parquet.gz").write_bytes(gzip.compress(b"0" * 1_000_000))
    _, (problem,) = reading("t.parquet.gz", limits=Limits(max_unpacked_bytes=100_000))
    assert str(problem) == ("t.parquet.gz: unpacks to more than 100,000 bytes; unpack it and give the unpacked file")


def test_problems_are_one_printable_line():
    problem = Problem("a\nb\x1b[31m\udcff.txt", 3, "a\treason", "a \u202eremedy")
    assert str(problem) == "a\\nb\\x1b[31m\\udcff.txt:3: a\\treason; a \\u202eremedy"


@pytest.mark.skipif(sys.platform == "darwin", reason="file names are Unicode there")
def test_a_file_name_in_no_encoding_gives_an_id_that_can_be_written(tmp_path, reading):
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("Text.")
    (item,), problems = reading(".")
    assert not problems
    assert item.article.id == "caf\\udce9"


STDIN = {
    "text": (b"Plain {text}.\r\n", "stdin", None, "Plain {text}.\r\n"),
    "front matter": (b"---\nid: a\n---\nText.", "a", None, "Text."),
    "JSON lines": (b'\n  {"text": "One."}\n', "stdin:2", 2, "One."),
    "JSON lines with a mark": (b'\xef\xbb\xbf{"text": "One.", "id": 3}\n', "3", 1, "One."),
    "JSON over several lines": (b'{\n"text": "One."}\n', "stdin", None, '{\n"text": "One."}\n'),
    "a brace": (b"{sic} he said.\n", "stdin", None, "{sic} he said.\n"),
    "UTF-16": ("Текст.".encode("utf-16"), "stdin", None, "Текст."),
}


@pytest.mark.parametrize(("data", "id_", "row", "text"), STDIN.values(), ids=STDIN.keys())
def test_standard_input_is_told_by_its_beginning(reading, stdin, data, id_, row, text):
    stdin(data)
    (item,), problems = reading("-")
    assert not problems
    assert (item.path, item.article.id, item.row, item.article.text) == ("-", id_, row, text)


def test_empty_standard_input_is_a_problem(reading, stdin):
    stdin(b"")
    _, (problem,) = reading("-")
    assert str(problem) == "-: the file is empty; put the article's text into it or leave it out"


def test_closed_standard_input_is_a_problem(reading, monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    _, (problem,) = reading("-")
    assert str(problem) == "-: standard input is closed; pipe a text into it or name a file"


def test_a_line_of_standard_input_is_read_before_the_next_is_there(monkeypatch):
    receiver, sender = os.pipe()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(os.fdopen(receiver, "rb")))
    with os.fdopen(sender, "wb", buffering=0) as pipe:
        pipe.write(b'{"text": "One."}\n')
        found = read(["-"])
        assert next(found).article.text == "One."
        pipe.write(b'{"text": "Two."}\n')
        assert next(found).article.text == "Two."
    assert list(found) == []


def test_what_one_kind_of_input_needs_is_not_imported_for_another(tmp_path):
    """Start-up is what a user waits for; a text file needs none of the heavy libraries."""
    put(tmp_path, "a.txt")
    code = (
        "import sys; from wording.reading import read; before = set(sys.modules); list(read(sys.argv[1:]));"
        "print(*sorted({'pyarrow', 'trafilatura', 'lxml', 'charset_normalizer', 'ssl', 'yaml', 'csv', 'http.client'}"
        " & (set(sys.modules) - before)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "a.txt")], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""
