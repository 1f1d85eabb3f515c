"""The HTML page and the Markdown report, read with an HTML parser that corrects nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from pathlib import Path

import hard_rows
import pytest

from wording.export import Material, export
from wording.export.characters import Characters

VOID = {"meta", "br"}


@dataclass
class Page(HTMLParser):
    """Collects elements, the text of marks by article and letter, and that of quoted passages."""

    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    open: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    marked: dict[tuple[str, str], str] = field(default_factory=lambda: defaultdict(str))
    quoted: dict[tuple[str, str], str] = field(default_factory=lambda: defaultdict(str))
    text: str = ""

    def __post_init__(self) -> None:
        HTMLParser.__init__(self, convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))
        if tag == "mark" and "data-notes" in dict(attrs):
            self.handle_data("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag, f"{tag} closes another element"

    def handle_data(self, data: str) -> None:
        if not any(tag == "style" for tag, _ in self.open):
            self.text += data
        article = next((dict(attrs)["id"] or "" for tag, attrs in self.open if tag == "article"), "")
        for tag, attrs in self.open:
            if tag == "mark" and attrs.get("data-notes"):
                for letters in str(attrs["data-notes"]).split():
                    self.marked[article, letters] += data
            if (
                tag == "div"
                and str(attrs.get("id")).startswith("note-")
                and any(other == "bdi" and dict(found).get("class") == "quoted" for other, found in self.open)
            ):
                self.quoted[article, str(attrs["id"]).rpartition("-")[2]] += data


def page_of(material: Material, tmp_path: Path) -> Page:
    path = tmp_path / "report.html"
    export(material, path)
    page = Page()
    page.feed(path.read_bytes().decode())
    page.close()
    assert not page.open
    return page


@pytest.fixture
def page(tmp_path: Path) -> Page:
    return page_of(hard_rows.material(), tmp_path)


def expected() -> dict[tuple[str, str], str]:
    found = {}
    for number, article in enumerate(hard_rows.HARD, 1):
        rows = [row for row in hard_rows.hard_findings() if row.article == article]
        for letter, row in zip("abcdefgh", sorted(rows, key=lambda row: (row.start, row.end)), strict=False):
            found[f"article-{number}", letter] = Characters().plain(row.text)
    return found


def test_marks_with_a_letter_add_up_to_the_passage(page: Page):
    marked = dict(page.marked)
    assert {key: text for key, text in marked.items() if text} == expected()


def test_notes_repeat_the_passage(page: Page):
    assert dict(page.quoted) == expected()


def test_nothing_runs_and_nothing_is_fetched(page: Page):
    names = {tag for tag, _ in page.elements}
    assert not names & {"script", "img", "link", "iframe", "object", "embed", "base", "form", "svg"}
    attributes = [(name, value) for _, attrs in page.elements for name, value in attrs.items()]
    assert not [name for name, _ in attributes if name.startswith("on") or name in ("src", "style", "srcset")]
    addresses = [str(value) for name, value in attributes if name == "href"]
    assert all(address.startswith(("#", "https://elmstead.example/")) for address in addresses)
    styles = Path(export.__code__.co_filename).with_name("report.css").read_text()
    assert not re.search(r"url\(|@import", styles)


def test_every_link_inside_the_page_leads_somewhere(page: Page):
    targets = {attrs["id"] for _, attrs in page.elements if "id" in attrs}
    inside = {str(attrs["href"])[1:] for _, attrs in page.elements if str(attrs.get("href")).startswith("#")}
    assert inside
    assert inside <= targets


def test_hostile_metadata_is_text(tmp_path: Path):
    hostile = {
        "title": "</h2><script>alert(1)</script>",
        "outlet": '"><img src=x onerror=alert(1)>',
        "url": "javascript:alert(1)",
        "language": '"><script>',
        "date": "<b>",
        "rule": "'><i>",
        "category": "a/<u>",
        "severity": "minor\"'><s>",
        "message": "<!-- ",
        "suggestion": "]]></style>",
        "review": "<x>",
    }
    material = replace(
        hard_rows.material([hard_rows.finding("edges", 0, 0, 7, **hostile)]), chosen={"<a>": "</footer>"}
    )
    page = page_of(material, tmp_path)
    assert {tag for tag, _ in page.elements}.isdisjoint({"script", "img", "b", "i", "u", "s", "x"})
    for value in (hostile["title"], hostile["outlet"], hostile["message"], hostile["suggestion"], "</footer>"):
        assert value in page.text
    assert not [attrs for _, attrs in page.elements if "javascript" in str(attrs.get("href"))]


def test_points_between_characters_are_shown(tmp_path: Path):
    text = "No stop here\nAnother line"
    rows = [hard_rows.finding("edges", 0, 12, 12, text), hard_rows.finding("edges", 1, 25, 25, text)]
    page = page_of(hard_rows.material(rows, {"edges": text}), tmp_path)
    assert [letters for _, letters in page.marked] == ["a", "b"]


def test_lines_without_a_mark_are_left_out_and_shown_to_be(tmp_path: Path):
    text = "One here.\nTwo.\nThe the three.\nFour.\n"
    page = page_of(hard_rows.material([hard_rows.finding("edges", 0, 15, 22, text)], {"edges": text}), tmp_path)
    assert "Two." not in page.text.partition("Contents")[2]
    assert sum(attrs.get("class") == "gap" for _, attrs in page.elements) == 1


def test_counts_and_signature_are_given(page: Page):
    count = len(hard_rows.hard_findings())
    assert f"{count} passages in {len(hard_rows.HARD)} articles" in page.text
    assert hard_rows.SIGNATURE in page.text


UNESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def test_markdown_shows_the_passage_in_bold(tmp_path: Path):
    path = tmp_path / "report.md"
    export(hard_rows.material(), path)
    lines = [line[2:] for line in path.read_text(encoding="utf-8").split("\n") if line.startswith("> ")]
    assert len(lines) == len(hard_rows.hard_findings())
    for line, row in zip(lines, hard_rows.hard_findings(), strict=True):
        plain = "".join(UNESCAPED.sub(r"\1", part) for part in re.split(r"(?<!\\)\*\*", line))
        assert plain.strip() == Characters().line(row.before + row.text + row.after).strip()
        bold = re.split(r"(?<!\\)\*\*", line)[1]
        assert UNESCAPED.sub(r"\1", bold) == Characters().line(row.text).strip()


@pytest.mark.parametrize("before", ["- ", "+ ", "1. ", "12) ", "--- "])
def test_markdown_begins_no_list(tmp_path: Path, before: str):
    path = tmp_path / "report.md"
    text = f"{before}the the"
    row = hard_rows.finding("edges", 0, len(before), len(text), text)
    export(hard_rows.material([row]), path)
    (line,) = [line for line in path.read_text(encoding="utf-8").split("\n") if line.startswith("> ")]
    assert line == f"> {before[:-2]}\\{before[-2:]}**the the**" if before != "--- " else line.startswith("> \\--- **")


def test_markdown_has_no_markup_of_the_article(tmp_path: Path):
    path = tmp_path / "report.md"
    export(hard_rows.material(), path)
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"(?<!\\)<\w", text)
    assert not re.search(r"(?<!\\)\[[^\]]*\]\(", text)
    assert not re.search(r"^> (?:[-+] |\d+[.)] )", text, re.MULTILINE)
