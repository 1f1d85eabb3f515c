from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wording.reading import Item, read

LETTERS = {
    "combining marks": "Cafe\u0301 и\u0306 n\u0303o",
    "emoji": "The minister 👩‍👩‍👧 smiled 🇺🇦 👍🏽.",
    "right to left": "قال الوزير «نعم» ثم غادر.\u200f ואז הוא שב.",
    "carriage returns": "One.\r\nTwo.\rThree.\n\r\nFour.\r\n",
    "non-breaking spaces": "10\u00a0000 soldats\u202f! \u2007end\u2060.",
    "separators": "a\u2028b\u2029c\x0bd\x0ce\x1cf\x85g",
    "beyond the basic plane": "𝔘𝔫𝔦 \U0010ffff",
    "spaces around": "  \n\n text \t\n",
}


@pytest.mark.parametrize("text", LETTERS.values(), ids=LETTERS.keys())
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
def test_text_is_kept_to_the_letter(tmp_path, reading, text, encoding):
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    (tmp_path / "a.txt").write_bytes((mark + text).encode(encoding))
    (item,), problems = reading("a.txt")
    assert not problems
    assert item.article.text == text
    assert item.encoding == (None if encoding.startswith("utf-8") else item.encoding)


def test_offsets_count_from_after_the_mark(tmp_path, reading):
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + "\ufeffHello".encode())
    (item,), _ = reading("a.txt")
    assert item.article.text == "\ufeffHello"


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1))
def test_any_text_reads_back_identical(text):
    assume(not text.isspace() and not text.startswith(("\ufeff", "---")))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.txt")
        path.write_bytes(text.encode())
        (item,) = read([path])
    assert isinstance(item, Item)
    assert item.article.text == text
    assert item.encoding is None


def test_front_matter_gives_fields_as_strings(tmp_path, reading):
    (tmp_path / "a.md").write_bytes(
        b"---\nid: 0012\ntitle: 'Talks: day two'\ndate: 2022-01-12\nlanguage: no\nstory: talks\n"
        b"outlet: The Example\nsource_language: ru-RU\ncredit: yes\n---\nBody.\n\n---\nMore.\r\n"
    )
    (item,), problems = reading("a.md")
    article = item.article
    assert not problems
    assert not item.notes
    assert article.text == "Body.\n\n---\nMore.\r\n"
    assert (article.id, article.title, article.date) == ("0012", "Talks: day two", "2022-01-12")
    assert (article.language, article.source_language, article.credit) == ("no", "ru", "yes")
    assert (article.outlet, article.story) == ("The Example", "talks")


def test_front_matter_with_carriage_returns_keeps_the_rest(tmp_path, reading):
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbf---\r\ntitle: A\r\n---\r\n\r\nBody.\r\n")
    (item,), _ = reading("a.md")
    assert (item.article.title, item.article.text) == ("A", "\r\nBody.\r\n")


def test_what_front_matter_says_beyond_the_fields_is_noted(tmp_path, reading):
    (tmp_path / "a.md").write_text("---\ntags: [a, b]\ntitle: [a]\ndate: soon\noutlet: ''\n---\nBody.")
    (item,), _ = reading("a.md")
    assert item.notes == (
        "front matter ignored: “tags”",
        "title ignored: a list is not a string",
        "date ignored: “soon” is not a date such as 2022-01-31",
    )
    assert (item.article.title, item.article.date, item.article.outlet) == (None, None, None)


PROSE = {
    "no second mark": "---\nHe came. He saw.\n",
    "no mapping": "---\nHe came.\n---\nHe saw.",
    "prose with a colon": "---\nHe said: I came.\n---\nHe saw.",
    "prose with two colons": "---\nHe said: this: I came.\n---\nHe saw.",
    "a name with a colon": "---\nKyiv: talks went on.\n---\nHe saw.",
    "a far mark": "---\n" + "title: a\n" * 250 + "---\nHe saw.",
    "a longer rule": "-----\ntitle: a\n---\nHe saw.",
    "nothing between": "---\n---\nHe saw.",
    "a mark later": "He came.\n---\ntitle: a\n---\n",
    "only a mark": "---",
}


@pytest.mark.parametrize("text", PROSE.values(), ids=PROSE.keys())
def test_prose_that_begins_with_dashes_is_no_front_matter(tmp_path, reading, text):
    (tmp_path / "a.txt").write_text(text)
    (item,), problems = reading("a.txt")
    assert not problems
    assert item.article.text == text


@pytest.mark.parametrize(
    ("front", "line", "reason"),
    [
        ("title: A: b\n", 2, "mapping values are not allowed here"),
        ("id: a\ntitle: b\nid: c\n", 4, "“id” stands twice"),
        ('id: a\ntitle: "b\n', 4, "found unexpected end of stream"),
        ("title: " + "[" * 5000 + "\n", 2, "it cannot be parsed"),
    ],
)
def test_bad_front_matter_names_the_line(tmp_path, reading, front, line, reason):
    (tmp_path / "a.md").write_text(f"---\n{front}---\nBody.")
    _, (problem,) = reading("a.md")
    expected = f"a.md:{line}: the front matter is no valid YAML: {reason}"
    assert str(problem) == f"{expected}; mend that line or take the front matter out"
