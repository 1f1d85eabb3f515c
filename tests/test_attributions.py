from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from wording import Analyzer, Article, Settings
from wording.annotate.attributions import attributions
from wording.annotate.wanted import stretches, wanted_sentences
from wording.cli import app
from wording.model import Attribution, AttributionKind
from wording.parsing import pipeline_name
from wording.records import attribution_records

PLAIN = Analyzer(Settings(parse="none"))
PARSING = Analyzer()
PARSES = pytest.mark.skipif(pipeline_name("en") is None, reason="no English pipeline")


@dataclass(frozen=True)
class Case:
    language: str
    text: str
    source: str
    cue: str
    content: str
    kind: str = "direct"


def found(text: str, language: str, analyzer: Analyzer = PLAIN) -> list[Attribution]:
    return list(attributions(analyzer.annotated(Article(id="t", text=text, language=language))))


def parts(text: str, item: Attribution) -> tuple[str, str, str]:
    source, cue, content = (
        " … ".join(span.of(text) for span in spans) for spans in (item.source, item.cue, item.content)
    )
    return source, cue, content


BY_PATTERN = [
    Case("en", "“We are ready,” said Orla Tamm.", "Orla Tamm", "said", "“We are ready,”"),
    Case("en", "“We are ready,” Tamm said.", "Tamm", "said", "“We are ready,”"),
    Case("en", "Tamm said: “We are ready.”", "Tamm", "said", "“We are ready.”"),
    Case("en", "Tamm said that the road was closed.", "Tamm", "said", "that the road was closed", "indirect"),
    Case("de", "„Wir sind bereit“, sagte Orla Tamm.", "Orla Tamm", "sagte", "„Wir sind bereit“"),
    Case("de", "Der Bürgermeister sagte: „Wir sind bereit.“", "Der Bürgermeister", "sagte", "„Wir sind bereit.“"),
    Case("de", "Gestern sagte die Richterin: „Wir sind bereit.“", "die Richterin", "sagte", "„Wir sind bereit.“"),
    Case("de", "„Wir sind bereit“, so Tamm.", "Tamm", "so", "„Wir sind bereit“"),
    Case(
        "de", "Die Polizei teilte mit, dass die Straße frei ist.", "Die Polizei", "teilte mit",
        "dass die Straße frei ist", "indirect",
    ),
    Case(
        "de", "Die Anwältin sprach von einer „Schande für das Land“.", "Die Anwältin", "sprach von",
        "„Schande für das Land“",
    ),
    Case("fr", "« Nous sommes prêts », a déclaré Orla Tamm.", "Orla Tamm", "a déclaré", "« Nous sommes prêts »"),
    Case("ru", "«Мы готовы», — сказала Ольга Тамм.", "Ольга Тамм", "сказала", "«Мы готовы»"),
    Case("ru", "Полиция сообщила, что дорога закрыта.", "Полиция", "сообщила", "что дорога закрыта", "indirect"),
    Case("ru", "По словам Тамм, дорога закрыта.", "Тамм", "По словам", "дорога закрыта", "indirect"),
    Case("ru", "— Мы ждём воду, — сказал фермер.", "фермер", "сказал", "Мы ждём воду,"),
    Case("uk", "«Ми готові», — сказала Ольга Тамм.", "Ольга Тамм", "сказала", "«Ми готові»"),
    Case("uk", "Поліція повідомила, що дорогу закрито.", "Поліція", "повідомила", "що дорогу закрито", "indirect"),
    Case("es", "«Estamos listos», dijo Orla Tamm.", "Orla Tamm", "dijo", "«Estamos listos»"),
    Case("es", "Tamm dijo que la calle estaba cerrada.", "Tamm", "dijo", "que la calle estaba cerrada", "indirect"),
    Case("el", "«Είμαστε έτοιμοι», δήλωσε η Όλγα Ταμ.", "η Όλγα Ταμ", "δήλωσε", "«Είμαστε έτοιμοι»"),
    Case("it", "«Siamo pronti», ha detto Orla Tamm.", "Orla Tamm", "ha detto", "«Siamo pronti»"),
    Case("it", "Tamm ha detto che la strada è chiusa.", "Tamm", "ha detto", "che la strada è chiusa", "indirect"),
    Case("pl", "„Jesteśmy gotowi” – powiedziała Olga Tamm.", "Olga Tamm", "powiedziała", "„Jesteśmy gotowi”"),
    Case("pl", "Policja poinformowała, że droga jest zamknięta.", "Policja", "poinformowała",
         "że droga jest zamknięta", "indirect"),
]  # fmt: skip


@pytest.mark.parametrize("case", BY_PATTERN, ids=lambda case: case.text)
def test_without_a_pipeline(case: Case):
    (item,) = found(case.text, case.language)
    source, cue, content = parts(case.text, item)
    assert source == case.source
    assert cue.replace(" … ", " ").startswith(case.cue.split()[0])
    assert content == case.content
    assert item.kind.value == case.kind


PARSED = [
    Case("en", "“We are ready,” said Orla Tamm.", "Orla Tamm", "said", "“We are ready,”"),
    Case("en", "The mayor said that the road was closed.", "The mayor", "said", "that the road was closed", "indirect"),
    Case("en", "The mayor has said the road was closed.", "The mayor", "has said", "the road was closed", "indirect"),
    Case("en", "According to the police, the road was closed.", "the police", "According to", "the road was closed",
         "indirect"),
    Case("en", "The road, Tamm said, was closed by the police.", "Tamm", "said",
         "The road … was closed by the police", "indirect"),
    Case("en", "The mayor said the road was “a danger to us all.”", "The mayor", "said",
         "the road was “a danger to us all.”", "mixed"),
    Case("en", "''We are ready,'' said Orla Tamm. ''We have waited long.''", "Orla Tamm", "said",
         "''We are ready,'' … ''We have waited long.''"),
    Case("en", "“Are you ready?” Tamm asked.", "Tamm", "asked", "“Are you ready?”"),
]  # fmt: skip


@PARSES
@pytest.mark.parametrize("case", PARSED, ids=lambda case: case.text)
def test_with_a_pipeline(case: Case):
    (item,) = found(case.text, case.language, PARSING)
    assert parts(case.text, item) == (case.source, case.cue, case.content.rstrip("."))  or parts(case.text, item) == (
        case.source, case.cue, case.content,
    )  # fmt: skip
    assert item.kind.value == case.kind


@pytest.mark.parametrize("analyzer", [PLAIN, pytest.param(PARSING, marks=PARSES)])
def test_the_speaker_goes_on_over_sentences_and_paragraphs(analyzer: Analyzer):
    text = (
        "“We will rebuild the bridge,” said Orla Tamm. “It will stand in June.”\n\n"
        "“Nobody was hurt when it fell.”\n\nThe council meets on Friday in the town hall."
    )
    (item,) = found(text, "en", analyzer)
    assert [span.of(text) for span in item.content] == [
        "“We will rebuild the bridge,”",
        "“It will stand in June.”",
        "“Nobody was hurt when it fell.”",
    ]


@pytest.mark.parametrize("analyzer", [PLAIN, pytest.param(PARSING, marks=PARSES)])
def test_sources_resolve_to_names(analyzer: Analyzer):
    text = (
        "“We will rebuild the bridge,” said Orla Tamm, the mayor of Oldhaven.\n\n"
        "“It will stand in June,” she said.\n\n“The money is there,” Tamm said.\n\n"
        "“The river is high,” said engineer Jonas Weck.\n\n“We measure it daily,” he said."
    )
    speakers = [item.speaker for item in found(text, "en", analyzer)]
    assert speakers == ["Orla Tamm", "Orla Tamm", "Orla Tamm", "Jonas Weck", "Jonas Weck"]


def test_a_surname_in_another_case_is_the_same_person():
    text = "«Мы готовы», — сказал Иван Лесной.\n\nПо словам Лесного, дорога закрыта."
    assert [item.speaker for item in found(text, "ru")] == ["Иван Лесной", "Иван Лесной"]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("en", "Therefore Oldhaven said that the bridge stays shut.", "Oldhaven"),
        ("en", "On the other hand the harbour office said that the bridge stays shut.", "the harbour office"),
        ("ru", "Поэтому Ровенск заявил, что мост закрыт.", "Ровенск"),
        ("ru", "Тем временем управление порта сообщило, что мост закрыт.", "управление порта"),
        ("uk", "Тим часом управління порту повідомило, що міст закрито.", "управління порту"),
        ("pl", "Tymczasem zarząd portu poinformował, że most jest zamknięty.", "zarząd portu"),
    ],
)
def test_what_ties_a_sentence_to_the_one_before_is_no_part_of_the_source(language: str, text: str, source: str):
    (item,) = found(text, language)
    assert " … ".join(span.of(text) for span in item.source) == source
    assert item.speaker in (None, source)


@PARSES
def test_a_pronoun_never_means_a_speaker_of_the_other_gender():
    text = (
        "“We will rebuild,” said Orla Tamm.\n\n“It will stand,” she said.\n\n“Nobody was hurt,” he said to the crowd."
    )
    speakers = [item.speaker for item in found(text, "en", PARSING)]
    assert speakers == ["Orla Tamm", "Orla Tamm", None]


@pytest.mark.parametrize(
    ("language", "text", "implies"),
    [
        ("en", "Tamm denied that the road was closed.", "denies"),
        ("en", "Tamm admitted that the road was closed.", "admits"),
        ("en", "Tamm warned that the road was closed.", "warns"),
        ("de", "Tamm behauptete, dass die Straße frei sei.", "claims"),
    ],
)
def test_what_the_cue_implies(language: str, text: str, implies: str):
    (item,) = found(text, language)
    assert item.implies == implies


def test_a_signed_quotation_belongs_to_its_name():
    text = (
        "People who live by the lake wrote to the paper about the drought and what it did to them.\n"
        "“The lake is lower than ever before. We carry water in pails from the hills.” ― Orla Tamm\n"
        "“The fish are gone from the bay. We have not sold one in weeks.” ― Jonas Weck\n"
        "The council will meet on Friday in the old town hall to hear what they have to say."
    )
    signed = [parts(text, item)[0] for item in found(text, "en") if item.kind is AttributionKind.DIRECT]
    assert signed == ["Orla Tamm", "Jonas Weck"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ferry “Northern Star” sailed at noon."),
        ("en", "The band played until midnight."),
        ("de", "Laut „Bote“ regnete es am Abend."),
        ("ru", "Газета «Северный край» не вышла."),
    ],
)
def test_names_in_marks_are_nobodys_words(language: str, text: str):
    named = [span.of(text) for item in found(text, language) for span in item.content]
    assert not any(content.startswith(("“", "„", "«")) for content in named)


REPORTING_CLAUSES = [
    Case("de", "Das Amt erklärte: „Der Damm hält auch im Winter.“", "Das Amt", "erklärte",
         "„Der Damm hält auch im Winter.“"),
    Case("de", "Der Müller gab an, dass das Rad „seit Jahren nicht mehr lief“.", "Der Müller", "gab an",
         "dass das Rad „seit Jahren nicht mehr lief“", "mixed"),
    Case("de", "Ulla Rehm (FWP) sagte der Zeitung, sie könne verstehen, dass „manche jetzt Angst haben“.", "Ulla Rehm (FWP)",
         "sagte", "sie könne verstehen, dass „manche jetzt Angst haben“", "mixed"),
    Case("de", "In einem Gespräch mit dem Boten erklärte sie: „Der Damm hält auch im Winter.“", "sie", "erklärte",
         "„Der Damm hält auch im Winter.“"),
    Case("de", "„Der Damm hält auch im Winter“, hatte Ulla Rehm in einem Gespräch erklärt.", "Ulla Rehm", "hatte … erklärt",
         "„Der Damm hält auch im Winter“"),
    Case("de", "Ulla Rehm hat am Montag erklärt: „Der Damm hält auch im Winter.“", "Ulla Rehm", "hat … erklärt",
         "„Der Damm hält auch im Winter.“"),
    Case("de", "„Der Damm hält auch im Winter“, sagte Ulla Rehm, Sprecherin des Vereins.",
         "Ulla Rehm, Sprecherin des Vereins", "sagte", "„Der Damm hält auch im Winter“"),
    Case("de", "Ähnlich äußerte sich der Wirt: „Wir bleiben hier im Dorf.“", "der Wirt", "äußerte sich",
         "„Wir bleiben hier im Dorf.“"),
    Case("de", "Der Wirt bezeichnete den Plan gestern als „Unfug“.", "Der Wirt", "bezeichnete … als", "„Unfug“"),
    Case("de", "Der Wirt kommentierte die Entscheidung mit den Worten: „Wir bleiben hier im Dorf.“", "Der Wirt",
         "kommentierte", "„Wir bleiben hier im Dorf.“"),
    Case("de", "Der Steg ist laut Ulla Rehm „bis in den Mai hinein gesperrt“.", "Ulla Rehm", "laut",
         "Der Steg ist … „bis in den Mai hinein gesperrt“", "mixed"),
    Case("de", "Dem Gutachten zufolge trägt der Steg nur noch zwei Leute.", "Dem Gutachten", "zufolge",
         "trägt der Steg nur noch zwei Leute", "indirect"),
]  # fmt: skip


@pytest.mark.parametrize("case", REPORTING_CLAUSES, ids=lambda case: case.text)
def test_the_parts_of_a_german_reporting_clause(case: Case):
    (item,) = found(case.text, case.language)
    assert parts(case.text, item) == (case.source, case.cue, case.content)
    assert item.kind.value == case.kind


@pytest.mark.parametrize(
    "text",
    [
        "In der Halle fand am Abend ein „langes Fest der Stimmen“ statt.",
        "Der Wirt gab an der Tür das Buch „Wege durch das Moor“ ab.",
        "Die alten Sagen und „allerlei Kram aus dem Keller“ blieben liegen.",
    ],
)
def test_forms_of_other_words_are_no_cues(text: str):
    assert not found(text, "de")


def test_free_indirect_speech_goes_on_with_the_speaker():
    text = (
        "Der Wirt sagte, er bleibe hier. Das Dorf sei „noch lange nicht am Ende“. Man müsse nur warten. "
        "Am Abend spielte eine Kapelle."
    )
    said, free = found(text, "de")
    assert parts(text, said) == ("Der Wirt", "sagte", "er bleibe hier")
    assert parts(text, free) == ("Der Wirt", "", "Das Dorf sei „noch lange nicht am Ende“. Man müsse nur warten.")


def test_a_sentence_that_reports_by_its_verb_needs_a_speaker_in_its_paragraph():
    text = "Der Wirt sagte, er bleibe hier.\n\nDas Dorf sei noch lange nicht am Ende.\n\nEs sei denn, es regnet im Mai."
    assert len(found(text, "de")) == 1


def test_a_quotation_behind_indirect_speech_is_an_attribution_of_its_own():
    text = "Der Wirt sagte, dass der Steg gesperrt ist. „Niemand darf mehr hinüber.“"
    assert [parts(text, item) for item in found(text, "de")] == [
        ("Der Wirt", "sagte", "dass der Steg gesperrt ist"),
        ("Der Wirt", "sagte", "„Niemand darf mehr hinüber.“"),
    ]


@PARSES
def test_nothing_is_parsed_without_cue_or_mark():
    text = "The band played until midnight. “We are ready,” said Tamm. Rain fell on the hills."
    view = PARSING.annotated(Article(id="t", text=text, language="en"))
    assert [span.of(text) for span in wanted_sentences(view)] == ["“We are ready,” said Tamm."]
    assert set(view.parses) == set(wanted_sentences(view))


def test_a_clause_cut_off_behind_a_question_mark_stays_with_its_quotation():
    text = "“Where is the key?” Tamm asked. Nobody knew."
    view = PLAIN.annotated(Article(id="t", text=text, language="en"))
    assert [span.of(text) for span in stretches(view)] == ["“Where is the key?” Tamm asked.", "Nobody knew."]


def test_records_keep_the_contract():
    text = "“We are ready to leave the valley,” said Orla Tamm."
    (record,) = attribution_records(PLAIN.annotated(Article(id="t", text=text, language="en")))
    assert list(record) == [
        "article",
        "kind",
        "quotation_kind",
        "source",
        "cue",
        "content",
        "speaker",
        "implies",
        "confidence",
    ]
    assert record["kind"] == AttributionKind.DIRECT.value
    assert record["quotation_kind"] == "direct"
    assert record["content"] == [[0, text.index(" said")]]
    assert record["speaker"] == "Orla Tamm"


def test_annotating_many_gives_what_annotating_one_gives():
    texts = ["“We are ready,” said Orla Tamm.", "The mayor said that the road was closed.", ""]
    articles = [Article(id=str(n), text=text, language="en") for n, text in enumerate(texts)]
    together = [attributions(view) for view in PARSING.annotated_many(articles)]
    assert together == [attributions(PARSING.annotated(article)) for article in articles]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The vote on Orla Tamm showed that the town was split."),
        ("en", "Police said that the road was closed."),
        ("de", "Der Bericht über Orla Tamm zeigt, dass die Stadt gespalten ist."),
    ],
)
def test_a_source_about_somebody_is_not_that_person(language: str, text: str):
    assert [item.speaker for item in found(text, language)] == [None]


def test_the_command_prints_lines_and_records(tmp_path: Path):
    page = tmp_path / "page.txt"
    page.write_text("“We are ready to leave the valley,” said Orla Tamm.", encoding="utf-8")
    run = CliRunner().invoke
    printed = run(app, ["quotes", str(page)])
    assert printed.exit_code == 0
    assert f"{page}:1:1: direct [neutral, " in printed.stdout
    record = json.loads(run(app, ["quotes", str(page), "--format", "jsonl"]).stdout)
    assert record["speaker"] == "Orla Tamm"
    assert run(app, ["quotes", str(tmp_path / "nowhere.txt")]).exit_code == 2
