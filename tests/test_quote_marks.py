"""Quotation marks: what each of them does where it stands, and which belong together."""

from __future__ import annotations

import pytest
from counting import lines_run
from hypothesis import given
from hypothesis import strategies as st

from wording.lexicon import Lexicons
from wording.model import Span
from wording.quote_marks import Kind, Mark, quote_marks
from wording.quote_pairs import Pair, pair_up
from wording.schemas.pages import Conventions

LEXICONS = Lexicons()
SIGNS = {Kind.OPEN: "(", Kind.CLOSE: ")", Kind.APOSTROPHE: "'", Kind.PRIME: "p", Kind.AMBIGUOUS: "?"}


def marks_of(text: str, language: str = "en") -> list[Mark]:
    conventions = LEXICONS.document(language, Conventions)
    assert conventions is not None
    return quote_marks(text, Span(0, len(text)), conventions)


def kinds_of(text: str, language: str = "en") -> str:
    return "".join(SIGNS[mark.kind] for mark in marks_of(text, language))


def quoted(text: str, pairs: list[Pair]) -> list[str]:
    return [
        text[pair.opening.span.end : pair.closing.span.start].strip()
        for pair in pairs
        if pair.opening is not None and pair.closing is not None
    ]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ('"It rained," she said.', "()"),
        ("“It rained,” she said. “Then it stopped.”", "()()"),
        ("``It rained,'' she said.", "()"),
        ("'It rained,' she said.", "()"),
        ("‘It rained,’ she said.", "()"),
        ("It didn't rain on O’Brien.", ""),
        ("The workers’ rights and the owners' wrongs.", "''"),
        ("‘The workers’ rights are safe,’ she said.", "(')"),
        ("Back in the '90s and the ’80s it rained.", "''"),
        ("They played rock ’n’ roll and rock 'n' roll.", "''''"),
        ("\"'It rained,' he told me,\" she said.", "(())"),
        ("“She said ‘no’”, he wrote.", "(())"),
        ("He stood 6'2\" in his socks.", "p"),
        ('The 12" record sold well.', "p"),
        ('He said "buy the 12" and left.', "()"),
        ('("It rained")—"It stopped"…', "()()"),
        ('He wrote, "...and then it rained."', "()"),
        ('She said " it rained " and left.', "()"),
        ('"It may rain, "the mayor said.', "()"),
        ("“It rained for Russia. “", "()"),
        ('"It rained."The mayor left.', "()"),
    ],
)
def test_kinds_in_english(text: str, kinds: str):
    assert kinds_of(text) == kinds


@pytest.mark.parametrize(
    ("language", "text", "kinds"),
    [
        ("de", "„Es regnete“, sagte sie. „Die ‚Gazette‘ schrieb es.“", "()(())"),
        ("de", "»Es regnete«, sagte Hans’ Frau.", "()'"),
        ("de", "Die „Bild“-Zeitung und das „Tor“.", "()()"),
        ("ru", "«Шёл дождь», — сказала она. «Газета „Вестник“ знает».", "()(())"),
        ("fr", "« Il pleut », dit-elle à l’« envoyé » de l’“Écho”.", "()'()'()"),
        ("it", "Nell'«Eco» e un po' di \"vento\".", "'()'()"),
        ("pl", "„Pada”, powiedziała. „Gazeta «Echo» to wie”.", "()(())"),
        ("tr", '"Yağmur"un sesi, İstanbul\'da.', "()"),
        ("bg", "„Вали“, каза тя.", "()"),
    ],
)
def test_kinds_in_other_languages(language: str, text: str, kinds: str):
    assert kinds_of(text, language) == kinds


def test_form_and_place_may_disagree():
    mark = marks_of("The plan is “sound“, she said.")[1]
    assert (mark.form, mark.place, mark.kind) == (Kind.OPEN, Kind.CLOSE, Kind.CLOSE)


def test_marks_know_where_they_stand():
    leading, closing, opening, trailing = marks_of("“It rained,” she said. “It stopped.”")
    assert [mark.leads for mark in (leading, closing, opening, trailing)] == [True, False, False, False]
    assert [mark.trails for mark in (leading, closing, opening, trailing)] == [False, False, False, True]
    assert [mark.after_stop for mark in (leading, closing, opening, trailing)] == [False, False, True, True]


def test_only_the_span_is_read():
    text = "“Out” “in” “out”"
    conventions = LEXICONS.document("en", Conventions)
    assert conventions is not None
    assert [mark.span.start for mark in quote_marks(text, Span(6, 10), conventions)] == [6, 9]


@pytest.mark.parametrize(
    ("text", "language", "inner"),
    [
        ("“She said ‘no’”, he wrote.", "en", ["She said ‘no’", "no"]),
        ('"He called it "odd" and left," she said.', "en", ['He called it "odd" and left,', "odd"]),
        ("“It rained.\n\n“It stopped.\n\n“It rained again,” she said.", "en", [
            "It rained.\n\n“It stopped.\n\n“It rained again,"
        ]),
        ("«Газета «Вестник» молчит», — сказал он.", "ru", ["Газета «Вестник» молчит", "Вестник"]),
        ("Завод «Газета «Вестник» молчит.", "ru", ["Газета «Вестник", "Вестник"]),
        ("„Es regnete“ und »es schneite«.", "de", ["Es regnete", "es schneite"]),
        ("« Il pleut. »", "fr", ["Il pleut."]),
    ],
)  # fmt: skip
def test_pairs(text: str, language: str, inner: list[str]):
    pairs = pair_up(marks_of(text, language))
    assert quoted(text, pairs) == inner
    assert all(pair.balanced for pair in pairs)


def test_depth_and_reopening():
    text = "“It rained.\n“She said ‘no’,” he wrote."
    outer, inner = pair_up(marks_of(text))
    assert (outer.depth, inner.depth) == (0, 1)
    assert [mark.span.start for mark in outer.reopened] == [text.rindex("“")]


def test_a_quotation_may_close_in_a_later_paragraph():
    (pair,) = pair_up(marks_of("The “plan is sound. It will hold.\nYes,” she said."))
    assert pair.balanced


@pytest.mark.parametrize(
    ("text", "opened", "closed"),
    [("The plan is sound,” she said.", False, True), ("The “plan is sound, she said.", True, False)],
)
def test_a_mark_without_its_partner_stays_alone(text: str, opened: bool, closed: bool):
    (pair,) = pair_up(marks_of(text))
    assert (pair.opening is not None, pair.closing is not None) == (opened, closed)


@given(st.text(alphabet="ab1 .,\n\"'“”„«»‹›‘’‚`´′″(-—", max_size=60), st.sampled_from(["en", "de", "fr", "ru"]))
def test_every_mark_is_in_the_text_and_at_most_in_one_pair(text: str, language: str):
    marks = marks_of(text, language)
    assert all(mark.span.of(text) == mark.glyph for mark in marks)
    assert [mark.span for mark in marks] == sorted({mark.span for mark in marks})
    pairs = pair_up(marks)
    openings = [pair.opening.span for pair in pairs if pair.opening]
    assert len(openings) == len(set(openings))
    assert all(pair.opening.span < pair.closing.span for pair in pairs if pair.opening and pair.closing)
    counted = {mark.span for mark in marks if mark.kind not in (Kind.APOSTROPHE, Kind.PRIME)}
    reopened = {mark.span for pair in pairs for mark in pair.reopened}
    assert counted <= {span for pair in pairs for span in pair.mark_spans} | reopened


@pytest.mark.parametrize("piece", ["'", '"', "“", "'a ", "a' ", '"a ', "“a ‘b ", "6'2\" ", "«a » \n", "' \""])
def test_hostile_text_takes_linear_work(piece: str):
    work = [lines_run(lambda size=size: pair_up(marks_of(piece * size))) for size in (500, 4_000)]
    assert work[1] < 10 * work[0]
