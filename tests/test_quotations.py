from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wording import Analyzer, Article, Settings
from wording.annotate.attributions import attributions
from wording.annotate.passages import passages
from wording.annotate.quotations import quotations
from wording.model import Quotation, QuotationKind
from wording.parsing import pipeline_name

ANALYZER = Analyzer(Settings(parse="none"))
PARSING = Analyzer()


def found(text: str, language: str, analyzer: Analyzer = ANALYZER) -> list[Quotation]:
    return list(quotations(analyzer.annotated(Article(id="t", text=text, language=language))))


def inner(text: str, language: str) -> list[str]:
    return [item.inner.of(text).strip() for item in found(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "“We are ready,” said the captain.", ["We are ready,"]),
        ("en", '"We are ready," said the captain.', ["We are ready,"]),
        ("en", "''We are ready,'' said the captain.", ["We are ready,"]),
        ("en", "‘We are ready,’ said the captain.", ["We are ready,"]),
        ("en", '“We are ready," said the captain.', ["We are ready,"]),
        ("de", "„Wir sind bereit“, sagte die Kapitänin.", ["Wir sind bereit"]),
        ("de", "»Wir sind bereit«, sagte die Kapitänin.", ["Wir sind bereit"]),
        ("de", '"Wir sind bereit", sagte die Kapitänin.', ["Wir sind bereit"]),
        ("fr", "« Nous sommes prêts », a dit la capitaine.", ["Nous sommes prêts"]),
        ("ru", "«Мы готовы», — сказала капитан.", ["Мы готовы"]),
        ("uk", "«Ми готові», — сказала капітанка.", ["Ми готові"]),
        ("pl", "„Jesteśmy gotowi” – powiedziała kapitan.", ["Jesteśmy gotowi"]),
        ("es", "«Estamos listos», dijo la capitana.", ["Estamos listos"]),
        ("it", "«Siamo pronti», ha detto la capitana.", ["Siamo pronti"]),
        ("el", "«Είμαστε έτοιμοι», δήλωσε η πλοίαρχος.", ["Είμαστε έτοιμοι"]),
    ],
)
def test_conventional_and_mixed_marks(language: str, text: str, expected: list[str]):
    assert inner(text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The workers' rights and the town's budget aren't the mayor's concern.",
        "It was rock ’n’ roll in the ’90s, and the Harrows’ house stood empty.",
        "He is 6'2\" tall and the plank is 5' long.",
    ],
)
def test_apostrophes_and_inches_are_no_quotations(text: str):
    assert inner(text, "en") == []


def test_nested_quotations_keep_both_levels():
    text = "“She told me ‘stay at home’ and left,” Harrow said."
    outer, nested = found(text, "en")
    assert outer.inner.of(text) == "She told me ‘stay at home’ and left,"
    assert nested.inner.of(text) == "stay at home"
    assert outer.span.contains(nested.span)


def test_a_quotation_over_paragraphs_is_one_in_each():
    text = "“The town is poor.\n\n“The river is high.\n\n“But we stay,” Harrow said in the old hall."
    first, second, third = found(text, "en")
    assert [item.marks for item in (first, second, third)] == [("“", ""), ("“", ""), ("“", "”")]
    assert second.inner.of(text) == "The river is high."
    assert all(item.attribution is third.attribution for item in (first, second))
    assert third.attribution is not None


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ru",
            "— Мы построим мост, — сказал мэр Иван Лесной. — Он будет лучше.",
            ["Мы построим мост,", "Он будет лучше."],
        ),
        ("uk", "— Ми чекаємо, — сказала лікарка.", ["Ми чекаємо,"]),
        ("pl", "— Czekamy na wodę — powiedział rolnik.", None),
        ("es", "—Esperamos el agua —dijo el agricultor.", None),
    ],
)
def test_speech_after_a_dash(language: str, text: str, expected: list[str] | None):
    if expected is None:
        assert len(inner(text, language)) <= 2
    else:
        assert inner(text, language) == expected


def test_a_list_with_dashes_is_no_dialogue():
    text = "На столе лежали вещи.\n\n— хлеб и соль.\n\nЛюди ушли домой вечером."
    assert inner(text, "ru") == []


@pytest.mark.parametrize(
    "text",
    [
        "“We are ready, said the captain.",
        "We are ready,” said the captain.",
        'The "old house stood " empty" for "years.',
        "“““”””““",
        "«»„“”\"''``",
        "“",
        "",
    ],
)
@pytest.mark.parametrize("language", ["en", "de", "ru"])
def test_odd_counts_are_facts_and_no_errors(text: str, language: str):
    for item in found(text, language):
        assert 0 <= item.span.start < item.span.end <= len(text)
        assert item.span.contains(item.inner)


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "“We will not leave this valley,” said Orla Tamm.", QuotationKind.DIRECT),
        ("en", "The so-called “experts” left the hall early.", QuotationKind.SCARE),
        ("en", "The ferry “Northern Star” sailed at noon.", QuotationKind.TITLE),
        ("en", "Robert “Bob” Harrow sailed at noon.", QuotationKind.NICKNAME),
        ("en", "The word “never” stood on the wall.", QuotationKind.MENTION),
        ("en", "Tamm said the plan was a “danger to everybody here” and left.", QuotationKind.PARTIAL),
        ("de", "Die sogenannten „Experten“ gingen früh.", QuotationKind.SCARE),
        ("de", "Die Zeitung „Der Bote“ erschien nicht.", QuotationKind.TITLE),
        ("de", "„Wir verlassen dieses Tal nicht“, sagte Orla Tamm.", QuotationKind.DIRECT),
        ("ru", "Так называемые «эксперты» ушли рано.", QuotationKind.SCARE),
        ("ru", "Газета «Северный край» не вышла.", QuotationKind.TITLE),
        ("uk", "Так звані «експерти» пішли рано.", QuotationKind.SCARE),
        ("uk", "Газета «Північний край» не вийшла.", QuotationKind.TITLE),
        ("fr", "Les soi-disant « experts » sont partis.", QuotationKind.SCARE),
        ("fr", "Le journal « Le Phare » n'a pas paru.", QuotationKind.TITLE),
        ("es", "Los llamados «expertos» se fueron.", QuotationKind.SCARE),
        ("es", "El diario «El Faro» no salió.", QuotationKind.TITLE),
        ("it", "I cosiddetti «esperti» sono partiti.", QuotationKind.SCARE),
        ("it", "Il giornale «Il Faro» non è uscito.", QuotationKind.TITLE),
        ("el", "Οι λεγόμενοι «ειδικοί» έφυγαν νωρίς.", QuotationKind.SCARE),
        ("pl", "Tak zwani „eksperci” wyszli wcześnie.", QuotationKind.SCARE),
        ("pl", "Gazeta „Latarnia” nie wyszła.", QuotationKind.TITLE),
    ],
)
def test_kinds_by_their_evidence(language: str, text: str, kind: QuotationKind):
    assert found(text, language)[0].kind is kind


def test_a_lone_word_without_a_speaker_scares_less_surely_than_a_so_called_one():
    (plain,) = found("The town has a new “museum” by the lake.", "en")
    (called,) = found("The town has a so-called “museum” by the lake.", "en")
    assert plain.kind in (QuotationKind.SCARE, QuotationKind.UNSURE)
    assert called.kind is QuotationKind.SCARE
    assert called.confidence > plain.confidence


def test_a_capitalised_name_is_no_scare_quote():
    (item,) = found("Boats of the “White Heron” came in late.", "en")
    assert item.kind is QuotationKind.TITLE


@pytest.mark.skipif(pipeline_name("en") is None, reason="no English pipeline")
def test_a_short_quotation_with_a_speaker_is_partial():
    text = "Orla Tamm said the old bridge was “unsafe” and closed it."
    (item,) = found(text, "en", PARSING)
    assert item.kind is QuotationKind.PARTIAL
    assert item.attribution is not None
    assert item.attribution.speaker == "Orla Tamm"


def test_a_language_without_conventions_has_none():
    view = ANALYZER.annotated(Article(id="t", text="“Qapla”, said X.", language="tlh"))
    assert passages(view) == ()
    assert quotations(view) == ()
    assert attributions(view) == ()


@pytest.mark.parametrize(
    "text",
    ['"a b c," said Tamm. ' * 500, "“" * 5000, '" ' * 5000, "“a said " * 1500, "— а, — " * 1500, "said, " * 3000],
    ids=lambda text: text[:12],
)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_hostile_text_takes_no_more_than_moments(text: str, language: str):
    start = time.process_time()
    found(text, language)
    assert time.process_time() - start < 8


@given(st.text(alphabet="ab AB.,?!-—“”\"'„«»‘’\n said", max_size=80))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_spans_inside_itself(text: str):
    view = ANALYZER.annotated(Article(id="t", text=text, language="en"))
    for item in quotations(view):
        assert text[item.span.start : item.span.end]
        assert item.span.contains(item.inner)
    for item in attributions(view):
        assert all(span.end <= len(text) and len(span) for span in (*item.content, *item.cue, *item.source))
