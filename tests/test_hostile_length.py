"""A text as long as a book without a full stop: the work on it grows with its length and no faster."""

from __future__ import annotations

import pytest
from counting import lines_run

from wording import Analyzer, Article
from wording.annotate.people import people
from wording.annotate.quotations import quotations
from wording.framing.concepts import chosen
from wording.framing.uses import uses

ANALYZER = Analyzer()
CONCEPTS = chosen(ANALYZER.lexicons)


def work(text: str) -> int:
    view = ANALYZER.view(Article(id="a", text=text, language="en"))
    return lines_run(lambda: (quotations(view), people(view), uses(view, CONCEPTS), ANALYZER.report(view)))


@pytest.mark.parametrize(
    "piece",
    [
        "he said ",
        "“a, ” ",
        "writes TASS ",
        "said: “a. ",
        "invasion ",
        "“invasion” ",
        "Read also: ",
        "Ada Lind (",
        "« a »",
    ],
)
def test_work_grows_with_length_and_no_faster(piece: str) -> None:
    work(piece * 10)
    short, long = (work(piece * (size // len(piece))) for size in (4_000, 16_000))
    assert long < 6 * short
