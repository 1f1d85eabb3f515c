"""What the formats share: marked passages, segments, texts in the order of the run."""

from __future__ import annotations

import hard_rows
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wording.export.marks import lettered, letters, passages
from wording.export.material import InOrder
from wording.export.segments import segments
from wording.runs.rows import FindingRow


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[FindingRow]]:
    """A text of a few lines and findings anywhere on it."""
    text = draw(st.text(alphabet="ab \n\r😀", min_size=1, max_size=40))
    places = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(places, places).map(sorted), max_size=6))
    return text, [hard_rows.finding("edges", number, *span, text) for number, span in enumerate(spans)]


@given(marked())
def test_marked_lines_hold_every_finding_once_and_whole(made: tuple[str, list[FindingRow]]):
    text, rows = made
    shown = list(passages(text, lettered(rows)))
    assert sorted(mark.letters for part in shown for mark in part.begins) == sorted(
        mark.letters for mark in lettered(rows)
    )
    for part in shown:
        whole = "".join(piece.text for piece in part.pieces)
        assert text[part.start : part.start + len(whole)] == whole
        for mark in part.begins:
            covered = "".join(piece.text for piece in part.pieces if mark in piece.covering)
            assert covered == mark.row.text
            assert sum(mark in piece.ending for piece in part.pieces) == 1


@given(marked())
def test_lines_left_out_are_told_and_no_others(made: tuple[str, list[FindingRow]]):
    text, rows = made
    place = 0
    for part in passages(text, lettered(rows)):
        assert part.gap == bool(text[place : part.start].strip())
        place = part.start + sum(len(piece.text) for piece in part.pieces)


@given(marked())
def test_segments_hold_every_finding_once_and_whole(made: tuple[str, list[FindingRow]]):
    text, rows = made
    parts = list(segments(text, rows))
    assert sorted(row.number for part in parts for row in part.found) == [row.number for row in rows]
    assert all(part.start <= row.start and row.end <= part.end for part in parts for row in part.found)
    ends = [place for part in parts for place in (part.start, part.end)]
    assert ends == sorted(ends)


def test_letters_go_on_after_z():
    assert [letters(number) for number in (0, 25, 26, 27, 51, 52, 701, 702)] == [
        "a", "z", "aa", "ab", "az", "ba", "zz", "aaa",
    ]  # fmt: skip


def test_values_in_order_are_read_once():
    begun = []

    def stream() -> list[tuple[str, int]]:
        begun.append(1)
        return [("a", 1), ("b", 2), ("c", 3)]

    value = InOrder(stream)
    assert [value("a"), value("a"), value("c")] == [1, 1, 3]
    assert len(begun) == 1
    assert value("b") == 2
    with pytest.raises(KeyError):
        value("d")
