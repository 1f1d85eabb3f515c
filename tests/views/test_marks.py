from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from test_safe import Seen

from wording.model import Block, Role, Span
from wording.views.marks import Mark, marked, within
from wording.views.reading import body, paragraphs

TEXT = st.text(alphabet="ab<&>\"' é", min_size=1, max_size=40)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXT)
    ends = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(ends, ends), max_size=8))
    return text, [Mark(min(span), max(span), f"m{number}", anchor=f"a{number}") for number, span in enumerate(spans)]


class Covered(Seen):
    """The text under each class."""

    def __init__(self, source: str) -> None:
        self.open: list[list[str]] = []
        self.under: dict[str, str] = {}
        super().__init__(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        super().handle_starttag(tag, attrs)
        self.open.append((dict(attrs).get("class") or "").split())

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        super().handle_data(data)
        for name in {name for names in self.open for name in names}:
            self.under[name] = self.under.get(name, "") + data


@given(marked_texts())
def test_the_text_is_whole_and_each_mark_covers_what_it_should(given_text: tuple[str, list[Mark]]) -> None:
    text, marks = given_text
    seen = Covered(marked(text, 0, len(text), marks))
    assert seen.text == text
    for number, mark in enumerate(marks):
        assert seen.under.get(f"m{number}", "") == text[mark.start : mark.end]


@given(marked_texts())
def test_every_anchor_stands_once(given_text: tuple[str, list[Mark]]) -> None:
    text, marks = given_text
    ids = [attrs["id"] for _, attrs in Seen(marked(text, 0, len(text), marks)).tags if "id" in attrs]
    assert sorted(ids) == sorted(mark.anchor for mark in marks if mark.start < mark.end)


@given(marked_texts(), st.data())
def test_marks_are_cut_at_the_ends_of_a_stretch(given_text: tuple[str, list[Mark]], data: st.DataObject) -> None:
    text, marks = given_text
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    seen = Covered(marked(text, start, end, marks))
    assert seen.text == text[start:end]
    for number, mark in enumerate(marks):
        assert seen.under.get(f"m{number}", "") == text[max(start, mark.start) : max(start, min(end, mark.end))]


def test_within_gives_each_stretch_the_marks_that_touch_it() -> None:
    marks = [Mark(0, 5, "a"), Mark(4, 12, "b"), Mark(11, 12, "c")]
    found = within(marks, [(0, 4), (5, 10), (10, 20)])
    assert [[mark.style for mark in cell] for cell in found] == [["a"], ["b"], ["b", "c"]]


def test_a_card_of_notes_opens_over_the_passage() -> None:
    result = marked("one two three", 0, 13, [Mark(4, 7, "x", note="<b>why</b>", after="<i>L</i>", before="<u>S</u>")])
    assert result == (
        'one <u>S</u><span class="w-m x" tabindex="-1">two<span class="w-card"><b>why</b></span></span><i>L</i> three'
    )


def test_a_mark_in_one_place_shows_what_stands_before_it() -> None:
    marks = [Mark(4, 4, "", before="<del>not</del> "), Mark(0, 7, "x"), Mark(7, 7, "", before="!")]
    assert marked("one two", 0, 7, marks) == (
        '<span class="w-m x">one </span><del>not</del> <span class="w-m x">two</span>!'
    )


LAID_OUT = "Title\n\nBERLIN (AFP) Body text.\n\nRead also: more\n\nleft over"
BLOCKS = (
    Block(Span(0, 5), Role.HEADLINE),
    Block(Span(7, 19), Role.DATELINE),
    Block(Span(20, 30), Role.BODY),
    Block(Span(32, 47), Role.FURNITURE),
)


def test_paragraphs_are_lines_with_their_blocks_and_nothing_is_lost() -> None:
    found = paragraphs(LAID_OUT, BLOCKS)
    assert [LAID_OUT[line.start : line.end] for line in found][:3] == [
        "Title",
        "BERLIN (AFP) Body text.",
        "Read also: more",
    ]
    assert [line.role for line in found] == [Role.HEADLINE, Role.DATELINE, Role.FURNITURE, Role.BODY]
    assert [line.judged for line in found] == [True, True, False, False]


def test_a_text_is_shown_whole_with_roles_as_classes() -> None:
    seen = Covered(body(LAID_OUT, BLOCKS, [Mark(25, 36, "x")]))
    assert "".join(seen.text.split()) == "".join(LAID_OUT.split())
    assert seen.under["w-headline"] == "Title"
    assert "Read also" in seen.under["w-furniture"]
    assert seen.under["x"] == "text.Read"


def test_a_very_long_text_is_cut_with_a_note() -> None:
    text = "word " * 200_000
    result = body(text, (Block(Span(0, len(text)), Role.BODY),), ())
    assert "600,000 more characters" in result
    assert len(result) < 500_000
