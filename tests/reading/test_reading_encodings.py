from __future__ import annotations

import gzip
import json

import pytest

RUSSIAN = "Переговоры в Женеве завершились вчера вечером. «Мы встретимся снова», — сказал представитель делегации."
UKRAINIAN = "Переговори в Женеві завершилися вчора ввечері, їхні позиції зблизилися. Зустріч відбудеться знову."
GREEK = "Οι συνομιλίες στη Γενεύη ολοκληρώθηκαν χθες το βράδυ. Οι δύο πλευρές θα συναντηθούν ξανά."
FRENCH = "Les négociations à Genève se sont achevées hier soir. Les délégations, déjà fatiguées, se reverront."
GERMAN = "Die Gespräche in Genf endeten gestern Abend. Beide Seiten wollen sich in den nächsten Wochen treffen."
POLISH = "Rozmowy w Genewie zakończyły się wczoraj. Strony zgodziły się spotkać ponownie w najbliższych tygodniach."
CZECH = "Jednání v Ženevě skončila včera večer. Obě strany se dohodly, že se v příštích týdnech znovu sejdou."
TURKISH = "Cenevre'deki görüşmeler dün akşam sona erdi. Değişiklik beklenmiyor, dışişleri açıkladı."
ENGLISH = "The talks ended on Monday. “We’ll meet again,” a spokeswoman said — in the café near the embassy."

IN_OTHERS = [
    (RUSSIAN, "cp1251", {"windows-1251"}),
    (RUSSIAN, "koi8_r", {"koi8-r"}),
    (UKRAINIAN, "cp1251", {"windows-1251"}),
    (GREEK, "cp1253", {"windows-1253", "iso-8859-7"}),
    (GREEK, "iso8859_7", {"windows-1253", "iso-8859-7"}),
    (FRENCH, "cp1252", {"windows-1252"}),
    (GERMAN, "cp1252", {"windows-1252"}),
    (ENGLISH, "cp1252", {"windows-1252"}),
    (POLISH, "cp1250", {"windows-1250"}),
    (CZECH, "cp1250", {"windows-1250"}),
    (TURKISH, "cp1254", {"windows-1254"}),
]
IDS = [f"{text[:10]} {encoding}" for text, encoding, _ in IN_OTHERS]


@pytest.mark.parametrize(("text", "encoding", "names"), IN_OTHERS, ids=IDS)
def test_other_encodings_are_detected_and_named(tmp_path, reading, text, encoding, names):
    data = text.replace("«", '"').replace("»", '"').replace("—", "-").encode(encoding)
    (tmp_path / "a.txt").write_bytes(data)
    (item,), problems = reading("a.txt")
    assert not problems
    assert item.article.text == data.decode(encoding)
    assert item.encoding in names
    assert item.notes == (f"read as {item.encoding}",)


def test_a_few_letters_deep_in_a_long_english_text_are_found(tmp_path, reading):
    text = "The talks went on. " * 20_000 + FRENCH + " The talks went on." * 20_000
    (tmp_path / "a.txt").write_bytes(text.encode("cp1252"))
    (item,), _ = reading("a.txt")
    assert (item.encoding, item.article.text == text) == ("windows-1252", True)


def test_the_encoding_of_utf_16_is_named(tmp_path, reading):
    (tmp_path / "a.txt").write_text(GREEK, encoding="utf-16")
    (item,), _ = reading("a.txt")
    assert item.encoding == "utf-16-le"


@pytest.mark.parametrize("name", ["t.csv", "t.csv.gz", "t.jsonl", "t.jsonl.gz"])
def test_tables_in_other_encodings(tmp_path, reading, name):
    if "csv" in name:
        content = f"id;text\n1;{RUSSIAN}\n2;{RUSSIAN[:50]}\n"
    else:
        content = "".join(json.dumps({"id": n, "text": RUSSIAN}, ensure_ascii=False) + "\r\n" for n in (1, 2))
    data = content.encode("cp1251")
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    items, problems = reading(name)
    assert not problems
    assert [item.encoding for item in items] == ["windows-1251"] * 2
    assert [item.notes for item in items] == [("read as windows-1251",), ()]
    assert items[0].article.text == RUSSIAN


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_marks_of_tables_are_no_part_of_the_first_column(tmp_path, reading, encoding):
    (tmp_path / "t.csv").write_text(f"text,id\n{GREEK},1\n", encoding=encoding)
    (item,), problems = reading("t.csv")
    assert not problems
    assert item.article.text == GREEK


def test_a_row_in_another_encoding_than_its_table_is_read_by_itself(tmp_path, reading):
    rows = [f"{n},Plain English text.\n".encode() for n in range(60_000)]
    rows[-2] = f"x,{RUSSIAN.replace(',', '')}\n".encode("cp1251")
    (tmp_path / "t.csv").write_bytes(b"id,text\n" + b"".join(rows))
    items, problems = reading("t.csv")
    assert not problems
    assert items[-2].article.text == RUSSIAN.replace(",", "")
    assert [item.encoding for item in items[-3:]] == [None, "windows-1251", None]


def test_a_damaged_byte_does_not_turn_utf_8_into_something_else(tmp_path, reading):
    data = GREEK.encode()
    (tmp_path / "a.txt").write_bytes(data[:-2])
    _, (problem,) = reading("a.txt")
    assert str(problem) == f"a.txt: looks like UTF-8, but byte {len(data) - 2} is not; save it as UTF-8"


@pytest.mark.parametrize("name", ["t.csv", "t.jsonl"])
def test_a_damaged_byte_in_a_table_is_a_problem_of_its_row(tmp_path, reading, name):
    rows = [GREEK, GREEK, RUSSIAN]
    lines = [text if name == "t.csv" else json.dumps({"text": text}, ensure_ascii=False) for text in rows]
    data = [f"{line}\n".encode() for line in (["text"] if name == "t.csv" else []) + lines]
    data[-2] = data[-2].replace("ι".encode(), b"\xce", 1)
    (tmp_path / name).write_bytes(b"".join(data).replace(b",", b" ") if name == "t.csv" else b"".join(data))
    items, (problem,) = reading(name)
    assert [item.row for item in items] == [1, 3]
    assert [item.encoding for item in items] == [None, None]
    assert str(problem) == f"{name}:2: the row holds bytes that are not UTF-8; save the file as UTF-8"


def test_utf_16_cut_off_in_the_middle_is_a_problem(tmp_path, reading):
    (tmp_path / "a.txt").write_bytes(GREEK.encode("utf-16")[:-1])
    _, (problem,) = reading("a.txt")
    assert str(problem).startswith("a.txt: looks like utf-16-le, but byte ")


BINARY = {
    "a PDF document": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
    "a zip archive or an office document": b"PK\x03\x04\x14\x00",
    "an old office document": b"\xd0\xcf\x11\xe0\xa1\xb1",
    "an RTF document": b"{\\rtf1\\ansi Text}",
    "a Parquet table": b"PAR1\x15\x04",
    "a gzip file": gzip.compress(b"text"),
    "a PNG image": b"\x89PNG\r\n\x1a\n",
    "a JPEG image": b"\xff\xd8\xff\xe0",
    "a GIF image": b"GIF89a\x01",
    "a database": b"SQLite format 3\0",
}


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.csv", "a.jsonl"])
@pytest.mark.parametrize(("kind", "data"), BINARY.items(), ids=BINARY.keys())
def test_binary_files_are_refused_by_name(tmp_path, reading, kind, data, name):
    (tmp_path / name).write_bytes(data)
    items, (problem,) = reading(name)
    assert not items
    assert problem.reason == f"this is {kind}, not a text"
    assert problem.remedy


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.csv", "a.jsonl"])
def test_bytes_that_are_no_text_are_refused(tmp_path, reading, name):
    (tmp_path / name).write_bytes(bytes(range(256)) * 4)
    items, (problem,) = reading(name)
    assert not items
    assert problem.reason == "holds NUL bytes, so it is no text or UTF-16 without its mark"


def test_control_characters_are_no_text(tmp_path, reading):
    (tmp_path / "a.txt").write_bytes(bytes(range(1, 256)) * 4)
    _, (problem,) = reading("a.txt")
    assert problem.reason == "holds control characters, so it is no text"
