from __future__ import annotations

import csv
import gzip
import json
import os
import threading
import tracemalloc
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from wording.reading import Item, Limits, read

MANY = 20_000
LETTERS = 'Cafe\u0301 👩‍👩‍👧 قال\u200f, "so"\r\nnext\u2028line\u00a0; end\r'


def write(path: Path, rows: list[dict[str, object]]) -> None:
    """Write rows to a table of the kind that the ending names."""
    plain = path.with_suffix("") if path.suffix == ".gz" else path
    if plain.suffix == ".parquet":
        pq.write_table(pa.Table.from_pylist(rows), plain)
    elif plain.suffix == ".csv":
        with plain.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            writer.writerows(rows)
    else:
        plain.write_text("".join(json.dumps(row) + "\n" for row in rows))
    if plain != path:
        path.write_bytes(gzip.compress(plain.read_bytes()))


NAMES = [name + packed for name in ("t.csv", "t.jsonl", "t.parquet") for packed in ("", ".gz")]


@pytest.mark.parametrize("name", NAMES)
def test_tables_give_the_fields_of_articles(tmp_path, reading, name):
    first = {"id": 7, "text": LETTERS, "outlet": " The Example ", "date": "2022-01-12T23:30:00+03:00", "language": "EN"}
    second = {"id": "", "text": "Second.", "outlet": "", "date": "12 January", "language": "English"}
    if "parquet" in name:
        first["id"], second["id"] = "7", ""
    write(tmp_path / name, [{**first, "score": 1, "url": None}, {**second, "score": 2, "url": "https://example.org/"}])
    items, problems = reading(name)
    assert not problems
    assert [item.row for item in items] == [1, 2]
    assert [item.article.id for item in items] == ["7", "t:2"]
    assert items[0].article.text == LETTERS
    assert items[0].article.outlet == "The Example"
    assert (items[0].article.date, items[0].article.language, items[0].article.url) == ("2022-01-12", "en", None)
    assert (items[1].article.date, items[1].article.language, items[1].article.outlet) == (None, None, None)
    assert items[1].article.url == "https://example.org/"
    assert items[0].notes == ("ignored, no field of an article: “score”",)
    assert items[1].notes == (
        "date ignored: “12 January” is not a date such as 2022-01-31",
        "language ignored: “English” is not a language code such as en",
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_told_from_the_header(tmp_path, reading, delimiter):
    header = ["title, long", "text", "id"]
    with (tmp_path / "t.csv").open("w", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerows([header, ["a", "x, y; z | w\tv", "1"]])
    (item,), problems = reading("t.csv")
    assert not problems
    assert (item.article.text, item.article.id) == ("x, y; z | w\tv", "1")


def test_a_single_column_is_enough(tmp_path, reading):
    (tmp_path / "t.csv").write_text("\ntext\nOne.\n\nTwo.\n")
    items, problems = reading("t.csv")
    assert not problems
    assert [(item.article.text, item.row) for item in items] == [("One.", 1), ("Two.", 2)]


def test_what_is_wrong_with_rows_of_csv(tmp_path, reading):
    (tmp_path / "t.csv").write_text('text,id\nOne.,1\nTwo.\nThree.,3,4\n"a"b,5\n  ,6\nN\0L,7\nEight.,8\nNine.,1\n')
    items, problems = reading("t.csv")
    assert [item.article.id for item in items] == ["1", "8"]
    uneven = "put fields with delimiters or line breaks in quotation marks"
    assert [str(problem) for problem in problems] == [
        f"t.csv:2: the row has 1 field, the header 2; {uneven}",
        f"t.csv:3: the row has 3 fields, the header 2; {uneven}",
        "t.csv:4: the row is no valid CSV: ',' expected after '\"'; mend its quotation marks",
        "t.csv:5: there is no text; put the article's text there or leave the article out",
        "t.csv:6: the row holds NUL characters; take them out",
        "t.csv:8: the id “1” stands twice, first in t.csv:1; give each article an id of its own",
    ]


def test_an_unclosed_quotation_mark_does_not_swallow_the_rows_after_it(tmp_path, reading):
    (tmp_path / "t.csv").write_text('text,id\nOne.,1\n"Two.,2\nThree.,3\nFour.,4\n')
    items, (problem,) = reading("t.csv")
    assert [item.article.id for item in items] == ["1", "3", "4"]
    assert str(problem) == (
        "t.csv:2: a quotation mark is opened and never closed; close it, or double it if it belongs to the text"
    )


def test_unclosed_quotation_marks_cannot_make_reading_slow(tmp_path, reading):
    (tmp_path / "t.csv").write_text("text,id\n" + 'x","\n' * 5_000)
    items, problems = reading("t.csv")
    assert not items
    assert len(problems) == 10


@pytest.mark.parametrize("name", ["t.csv", "t.parquet", "t.jsonl"])
def test_a_table_without_text_is_one_problem(tmp_path, reading, name):
    write(tmp_path / name, [{"id": n, "body": "One."} for n in range(1, 4)])
    items, (problem,) = reading(name)
    assert not items
    kind = "key" if "json" in name else "column"
    assert problem.reason == f"there is no {kind} “text” (found: “id”, “body”)"
    assert problem.remedy.startswith(f"name the {kind} with the articles' text “text”; id, outlet, title, date, ")


def test_a_column_that_stands_twice_is_a_problem(tmp_path, reading):
    (tmp_path / "t.csv").write_text("text,text\na,b\n")
    _, (problem,) = reading("t.csv")
    assert str(problem) == "t.csv: the header has columns twice: “text”; rename or remove one of them"
    pq.write_table(pa.table([pa.array(["a"]), pa.array(["b"])], names=["text", "text"]), tmp_path / "t.parquet")
    _, (problem,) = reading("t.parquet")
    assert str(problem) == "t.parquet: the table has columns twice: “text”; rename or remove one of them"


def test_what_is_wrong_with_json_lines(tmp_path, reading):
    lines = [
        '{"text": "One.", "id": 1}',
        '{"text": "Two."',
        "",
        '["text"]',
        '{"text": 5}',
        '{"text": "half \\ud83d"}',
        '{"id": 2}',
        '{"text": null}',
        "[" * 100_000,
        '{"text": "Nine.", "id": 1.0, "title": NaN, "story": {"a": 1}}',
        '{"text": "Ten.", "id": 10, "title": NaN, "story": {"a": 1}, "date": 20220112, "extra": 1}',
    ]
    (tmp_path / "t.jsonl").write_text("\n".join(lines))
    items, problems = reading("t.jsonl")
    assert [item.row for item in items] == [1, 11]
    assert (items[1].article.title, items[1].article.date) == (None, "2022-01-12")
    assert items[1].notes == ("story ignored: a mapping is not a string",)
    assert [str(problem) for problem in problems] == [
        "t.jsonl:2: the line is no valid JSON: Expecting ',' delimiter at column 16; mend the line",
        't.jsonl:4: the line is no JSON object; write each article as {"text": "…"} on a line of its own',
        "t.jsonl:5: “text” is a number, not a text; write the article's text as a string",
        "t.jsonl:6: the text holds halves of letters (lone surrogates); write the letters whole, in UTF-8",
        "t.jsonl:7: there is no key “text” (found: “id”); name the key with the articles' text “text”; id, outlet, "
        "title, date, language, source_language, url, source_text, story, credit are read too",
        "t.jsonl:8: there is no text; put the article's text there or leave the article out",
        "t.jsonl:9: the line is no JSON that can be read; mend the line",
        "t.jsonl:10: the id “1” stands twice, first in t.jsonl:1; give each article an id of its own",
    ]


def test_ids_and_dates_of_other_types(tmp_path, reading):
    table = pa.table(
        {
            "id": pa.array([1.0, float("nan"), 2.5]),
            "text": pa.array(["One.", "Two.", "Three."]).dictionary_encode(),
            "date": pa.array([datetime(2022, 1, 12, 23, 30), None, datetime(2022, 1, 13)], pa.timestamp("ns", "UTC")),
        }
    )
    pq.write_table(table, tmp_path / "t.parquet")
    items, problems = reading("t.parquet")
    assert not problems
    assert [item.article.id for item in items] == ["1", "t:2", "2.5"]
    assert [item.article.date for item in items] == ["2022-01-12", None, "2022-01-13"]


def test_dates_and_decimals_become_strings(tmp_path, reading):
    rows = {"text": ["One."], "date": [date(2022, 1, 12)], "id": [Decimal("12")], "story": [True]}
    pq.write_table(pa.table(rows), tmp_path / "t.parquet")
    (item,), _ = reading("t.parquet")
    assert (item.article.date, item.article.id, item.article.story) == ("2022-01-12", "12", "True")


def test_bytes_in_parquet_are_a_problem_of_their_row(tmp_path, reading):
    broken = pa.array([b"One.", b"\xff\xfe", b"Three."]).view(pa.binary())
    text = pa.Array.from_buffers(pa.string(), 3, broken.buffers())
    pq.write_table(pa.table({"text": text}), tmp_path / "t.parquet")
    items, (problem,) = reading("t.parquet")
    assert [item.article.text for item in items] == ["One.", "Three."]
    assert str(problem) == "t.parquet:2: “text” is bytes, not a text; write the article's text as a string"


def test_a_broken_parquet_file_is_a_problem(tmp_path, reading):
    write(tmp_path / "t.parquet", [{"text": "One."}])
    data = (tmp_path / "t.parquet").read_bytes()
    for name, content in {"cut": data[:-20], "empty": b"", "none": b"id,text\n1,a\n"}.items():
        (tmp_path / f"{name}.parquet").write_bytes(content)
        items, (problem,) = reading(f"{name}.parquet")
        assert not items
        assert problem.reason.startswith("the file is no whole Parquet table: ")


@pytest.mark.parametrize("name", ["t.csv", "t.jsonl", "t.parquet"])
def test_a_text_that_is_too_long_is_a_problem_of_its_row(tmp_path, reading, name):
    rows: list[dict[str, object]] = [{"id": str(n), "text": "One."} for n in range(3)]
    rows[1]["text"] = "line\n" * 21
    write(tmp_path / name, rows)
    items, (problem,) = reading(name, limits=Limits(max_article_chars=100))
    assert [item.article.id for item in items] == ["0", "2"]
    assert str(problem) == (
        f"{name}:2: longer than 100 characters, too long for an article; split it into its articles"
    )


@pytest.mark.parametrize("name", ["t.csv", "t.jsonl"])
@pytest.mark.parametrize("text", ["x" * 5_000, 'l"i\nne' * 1_000], ids=["one line", "many lines"])
def test_a_row_that_is_too_long_is_skipped_whole(tmp_path, reading, name, text):
    rows: list[dict[str, object]] = [{"id": str(n), "text": "One."} for n in range(3)]
    rows[1]["text"] = text
    write(tmp_path / name, rows)
    items, (problem,) = reading(name, limits=Limits(max_article_chars=100))
    assert [item.article.id for item in items] == ["0", "2"]
    assert str(problem) == f"{name}:2: the row is longer than 800 characters; split its text into articles"


@pytest.mark.parametrize("name", ["t.csv", "t.jsonl", "t.parquet"])
def test_an_empty_table_is_a_problem(tmp_path, reading, name):
    if name == "t.parquet":
        pq.write_table(pa.table({"text": pa.array([], pa.string())}), tmp_path / name)
    else:
        (tmp_path / name).write_text("text,id\n" if name == "t.csv" else "\n")
    _, (problem,) = reading(name)
    assert str(problem) == f"{name}: there is no article in it; put articles into it or leave it out"


def test_an_article_comes_before_the_pipe_is_closed(tmp_path):
    """The second row is written only after the first was read: whoever waits for the whole file waits forever."""
    path = tmp_path / "t.csv"
    os.mkfifo(path)
    read_first = threading.Event()
    in_time: list[bool] = []

    def write_slowly() -> None:
        with path.open("w", buffering=1) as file:
            file.write("text\nOne.\nTwo.\n")
            in_time.append(read_first.wait(20))
            file.write("Three.\n")

    writer = threading.Thread(target=write_slowly)
    writer.start()
    found = read([path])
    first = next(found)
    read_first.set()
    texts = [item.article.text for item in (first, *found) if isinstance(item, Item)]
    writer.join()
    assert in_time == [True]
    assert texts == ["One.", "Two.", "Three."]


@pytest.fixture(scope="module")
def many(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    text = "A sentence that is long enough to count. " * 50
    with (folder / "t.csv").open("w") as file:
        file.write("id,text\n")
        file.writelines(f"{n},{text}\n" for n in range(MANY))
    with (folder / "t.jsonl").open("w") as file:
        file.writelines(f'{{"id": {n}, "text": "{text}"}}\n' for n in range(MANY))
    table = pa.table({"id": pa.array(range(MANY)), "text": pa.array([f"{n} {text}" for n in range(MANY)])})
    pq.write_table(table, folder / "t.parquet", use_dictionary=False, compression="none")
    return folder


@pytest.mark.parametrize("name", ["t.csv", "t.jsonl", "t.parquet"])
def test_a_large_table_is_never_held_whole(many, name):
    """All 45 MB of text are read; held are the table of ids (24 bytes a slot) and what one row or batch takes."""
    arrow = pa.total_allocated_bytes()
    most_arrow = 0
    next(read([many / name]))  # what is imported on the way does not count
    tracemalloc.start()
    try:
        count = 0
        for count, item in enumerate(read([many / name]), start=1):
            assert isinstance(item, Item)
            if count % 1_000 == 0:
                most_arrow = max(most_arrow, pa.total_allocated_bytes() - arrow)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count == MANY
    assert peak < 10_000_000
    assert most_arrow < 20_000_000
