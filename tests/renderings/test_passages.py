from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wording.lexicon import Lexicons
from wording.model import Span, TermUse, Voice
from wording.renderings.passages.difference import differing
from wording.renderings.passages.features import Passage, Recogniser
from wording.renderings.passages.names import spelt_differently
from wording.renderings.passages.rows import Row, align
from wording.renderings.passages.variants import variants_used

ENGLISH = [
    "Storm keeps ferry in port",
    "The ferry to Borkum will not sail before Thursday, the operator Wattlinie said on Monday.",
    "Captain Maren Oltmanns said that 214 passengers had been taken to hotels in Emden.",
    "The mayor asked for patience.",
    "Last year the line lost 3.4 million euros, according to its annual report.",
]
SHUFFLED = [
    "No ferries until Thursday",
    "Last year the company made a loss of 3.4 million euros, its annual report says.",
    "214 passengers were taken to hotels in Emden, according to Captain Maren Oltmanns.",
    "Nobody expects the storm to end soon, a forecaster in Hamburg said.",
    "Before Thursday the ferry to Borkum will not sail, said the operator, Wattlinie.",
]
GERMAN = [
    "Sturm hält Fähre im Hafen",
    "Laut Kapitänin Maren Oltmanns wurden 214 Fahrgäste in Hotels in Emden gebracht.",
    "Im vergangenen Jahr verlor die Reederei 3,4 Millionen Euro.",
]


def passages(texts: list[str], language: str) -> list[Passage]:
    recogniser = Recogniser(Lexicons())
    return [Passage(language, recogniser.features(text, language, (), ()), not n) for n, text in enumerate(texts)]


def pairs(rows: list[Row], one: int, other: int) -> set[tuple[int, int]]:
    return {(left, right) for row in rows for left in row.cells[one] for right in row.cells[other]}


def test_passages_meet_wherever_they_stand() -> None:
    rows = align([passages(ENGLISH, "en"), passages(SHUFFLED, "en")])
    assert pairs(rows, 0, 1) == {(0, 0), (1, 4), (2, 2), (4, 1)}
    assert sum(not row.shared for row in rows) == 2


def test_passages_meet_across_languages() -> None:
    rows = align([passages(ENGLISH, "en"), passages(GERMAN, "de")])
    assert pairs(rows, 0, 1) == {(0, 0), (2, 1), (4, 2)}


def test_a_paragraph_may_be_two_elsewhere() -> None:
    parted = [
        *ENGLISH[:1],
        "The ferry to Borkum will not sail before Thursday.",
        "So the operator Wattlinie said on Monday.",
    ]
    rows = align([passages(ENGLISH, "en"), passages(parted, "en")])
    assert (1,) in [row.cells[0] for row in rows]
    assert {(1, 1), (1, 2)} <= pairs(rows, 0, 1)


def test_rows_stand_in_the_order_of_the_first_article() -> None:
    rows = align([passages(ENGLISH, "en"), passages(SHUFFLED, "en")])
    first = [row.cells[0][0] for row in rows if row.cells[0]]
    assert first == sorted(first)


@given(st.lists(st.lists(st.sampled_from(ENGLISH + SHUFFLED), max_size=6), min_size=2, max_size=4))
def test_every_passage_stands_in_one_row(articles: list[list[str]]) -> None:
    rows = align([passages(texts, "en") for texts in articles])
    for number, texts in enumerate(articles):
        assert sorted(place for row in rows for place in row.cells[number]) == list(range(len(texts)))
    assert all(any(row.cells) for row in rows)


def test_words_that_differ() -> None:
    one, other = "We are not satisfied with the contact.", "We are satisfied with the new contact made."
    told = differing(one, other)
    assert told is not None
    assert [one[start:end] for start, end in told.first] == ["not"]
    assert [other[start:end] for start, end in told.words] == ["new", "made"]
    assert told.lacks == [(other.index("satisfied"), "not")]


def test_free_renderings_are_not_compared_word_by_word() -> None:
    assert differing("The talks went well.", "Nobody was content with what had been said there.") is None
    assert differing("", "x") is None


@given(st.text(alphabet="ab c", max_size=30), st.text(alphabet="ab c", max_size=30))
def test_the_differences_turn_one_text_into_the_other(one: str, other: str) -> None:
    told = differing(one, other)
    if told is not None:
        kept = [word for place, word in words_of(other) if not any(s <= place < e for s, e in told.words)]
        same = [word for place, word in words_of(one) if not any(s <= place < e for s, e in told.first)]
        assert kept == same


def words_of(text: str) -> list[tuple[int, str]]:
    found, place = [], 0
    for word in text.split():
        place = text.index(word, place)
        found.append((place, word))
        place += len(word)
    return found


def test_names_spelt_differently_in_one_language() -> None:
    articles = [
        ("en", {"Sergei Ryabkov": frozenset({"Sergei", "Ryabkov"}), "Jens Stoltenberg": frozenset({"Stoltenberg"})}),
        (
            "en",
            {
                "Sergei Ryabkov": frozenset({"Sergey", "Riabkov"}),
                "Jens Stoltenberg": frozenset({"Jens", "Stoltenberg"}),
            },
        ),
        ("fr", {"Sergei Ryabkov": frozenset({"Sergueï", "Riabkov"})}),
    ]
    assert spelt_differently(articles) == {
        "Sergei Ryabkov": [frozenset({"Sergei", "Ryabkov"}), frozenset({"Sergey", "Riabkov"}), frozenset()]
    }


def test_concepts_worded_differently_come_first() -> None:
    def use(concept: str, variant: str) -> TermUse:
        return TermUse(concept, variant, Span(0, 1), Voice.OWN)

    first = [use("war", "war"), use("army", "troops"), use("army", "troops"), use("alone", "only here")]
    second = [use("war", "operation"), use("army", "troops")]
    found = variants_used([first, second, []])
    assert list(found) == ["war", "army"]
    assert found["army"] == [{"troops": 2}, {"troops": 1}, {}]
