from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wording.framing import spool, term_vectors
from wording.framing.copies import Copies
from wording.framing.credits import without_credit
from wording.framing.families import Sketches
from wording.framing.spool import Spool
from wording.framing.stories import group
from wording.model import Article

NAMES = [
    "Tessmark",
    "Quillhaven",
    "Morland",
    "Oosterveen",
    "Aldora",
    "Hollengate",
    "Dossen",
    "Grendahl",
    "Velmar",
    "Brammer",
]
WORDS = [
    f"{first}{second}"
    for first in ("har", "mil", "qua", "len", "tor", "ves")
    for second in ("bour", "ing", "ket", "sen", "dow")
]


def report(seed: int, sentences: int = 9) -> list[str]:
    """Return the sentences of a made-up report that shares no phrase with another one."""
    chance = random.Random(seed)
    made = []
    for _ in range(sentences):
        words = chance.choices(WORDS, k=11)
        words[chance.randrange(11)] = chance.choice(NAMES)
        made.append(" ".join(words).capitalize() + ".")
    return made


def told(articles: list[Article]) -> Copies:
    copies = Copies()
    for article in articles:
        copies.add(article)
    return copies


def article(number: int, text: str, date: str | None = "2024-05-06", **more: str) -> Article:
    return Article(str(number), text, date=date, **more)


def press(size: int) -> Iterator[Article]:
    """Yield reports over many days, every fifth of which is a shorter print of the one before it."""
    for number in range(size):
        sentences = report(number - 1)[:7] if number % 5 == 4 else report(number)
        yield article(number, " ".join(sentences), f"2024-{number // 28 % 12 + 1:02}-{number % 28 // 7 + 1:02}")


def test_families_and_stories_are_those_of_grouping_at_once():
    articles = list(press(120))
    copies, grouping = told(articles), group(articles)
    families, stories = copies.families(), copies.stories()
    for n, one in enumerate(articles):
        for m, other in enumerate(articles[:n]):
            assert (families[n] == families[m]) == (grouping.family[one.id] == grouping.family[other.id])
            assert (stories[n] == stories[m]) == (grouping.story[one.id] == grouping.story[other.id])
    assert families[4] == 3


def test_what_lies_on_disk_is_read_back(monkeypatch):
    articles = list(press(90))
    inside = told(articles)
    monkeypatch.setattr(spool, "IN_MEMORY", 1000)
    on_disk = told(articles)
    assert on_disk._sketches._hashes._file._rolled
    assert (on_disk.families(), on_disk.stories()) == (inside.families(), inside.stories())


def test_articles_beyond_the_recent_ones_are_forgotten_and_nothing_breaks(monkeypatch):
    monkeypatch.setattr(term_vectors, "RECENT", 20)
    monkeypatch.setattr("wording.framing.clustering.RECENT", 20)
    articles = [replace(one, date="2024-05-06") for one in press(100)]
    stories = told(articles).stories()
    assert all(stories[n] == stories[n - 1] for n in range(4, 100, 5))


def test_articles_can_be_added_after_an_answer():
    copies = told([article(0, " ".join(report(1)))])
    assert copies.families().tolist() == [0]
    copies.add(article(1, " ".join(report(1)[:7])))
    assert copies.families().tolist() == [0, 0]


def test_exact_copies_are_told_however_short():
    copies = told([article(0, "Harbour closed"), article(1, "Mill open"), article(2, "harbour, closed!")])
    assert copies.families().tolist() == [0, 1, 0]


def test_given_stories_are_kept_beside_those_found():
    text = " ".join(report(1))
    copies = told([article(0, text, story="harbour"), article(1, text), article(2, " ".join(report(1)[1:]))])
    stories = copies.stories()
    assert stories[0] == "harbour"
    assert stories[1] == stories[2] != "harbour"


REWORDED = [*report(5)[:5], *report(77, 4)]
"""Half of a report among other sentences: no copy unless the same agency stands under both."""


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("(Reuters)", "Source: Reuters", True),
        ("(Reuters)", "(dpa)", False),
        ("(Reuters)", "", False),
        ("", "", False),
    ],
)
def test_one_agency_under_two_texts_makes_copies_of_what_is_less_alike(first: str, second: str, same: bool):
    texts = [" ".join(sentences) + f"\n\n{credit}" for sentences, credit in ((report(5), first), (REWORDED, second))]
    families = told([article(n, text) for n, text in enumerate(texts)]).families()
    assert (families[0] == families[1]) == same


def test_reports_of_one_agency_that_share_nothing_are_no_copies():
    articles = [article(n, " ".join(report(n)) + "\n\n(Reuters)") for n in range(4)]
    assert told(articles).families().tolist() == [0, 1, 2, 3]


def test_wire_copy_is_counted_by_agency_and_named_in_a_note():
    text = " ".join(report(1))
    articles = [article(n, f"{text}\n\n(Reuters)") for n in range(3)]
    articles += [article(3, text), article(4, " ".join(report(2)) + "\n\n(dpa)")]
    copies = told(articles)
    assert copies.wire() == {"Reuters": 3}
    (note,) = copies.notes()
    assert note.startswith("3 of 5 articles are wire copy, one text credited to one agency (Reuters 3)")
    assert told(articles[3:]).notes() == []


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("TESSMARK, March 13 (Reuters) - The council met on Tuesday.", "- The council met on Tuesday."),
        ("The council met on Tuesday.\n\nSource: Interfax", "The council met on Tuesday."),
        ("The council met on Tuesday. Source: Interfax", "The council met on Tuesday."),
        ("The council met on Tuesday. (dpa)", "The council met on Tuesday."),
        ("The council met, she told Reuters.", "The council met, she told Reuters."),
    ],
)
def test_the_credit_is_left_out_of_the_text(text: str, rest: str):
    assert without_credit(article(0, text))[1].split() == rest.split()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.binary(max_size=40), max_size=80), st.data())
def test_rows_come_back_in_any_order_while_more_are_added(rows: list[bytes], data: st.DataObject):
    kept = Spool()
    for number, row in enumerate(rows):
        kept.append(row)
        asked = data.draw(st.integers(0, number))
        assert kept.row(asked) == rows[asked]
    assert len(kept) == len(rows)


def test_columns_of_equal_rows_are_read_in_one():
    kept, table = Spool(), np.arange(5000 * 6, dtype=np.uint32).reshape(-1, 6)
    for row in table:
        kept.append(row.tobytes())
    assert (kept.columns(2, 4, 6) == table[:, 2:4]).all()


def test_pairs_that_were_forgotten_are_compared_again_with_the_same_result(monkeypatch):
    texts = [" ".join([*report(500)[:2], *report(n, 5)]) for n in range(40)] + [
        " ".join(report(500)[:2] + report(3, 5)[:4])
    ]
    expected = families_of(texts)
    monkeypatch.setattr("wording.framing.families.REFUSED", 3)
    assert families_of(texts) == expected
    assert expected[40] == 3


def families_of(texts: list[str]) -> list[int]:
    sketches = Sketches()
    for text in texts:
        sketches.add(text)
    return sketches.families(range(len(texts))).tolist()
