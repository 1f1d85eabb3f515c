"""Rules on who speaks and whom a pronoun means: constructions that look like the damage, and damage in more languages."""

from __future__ import annotations

from functools import cache

import pytest

from wording.analyzer import Analyzer
from wording.annotate.publications import FOLDER, Publications
from wording.annotate.reporting_clauses import ClauseReader
from wording.annotate.subjects import OrganisationSubjects
from wording.lexicon import Lexicons
from wording.model import Article, Finding, Span
from wording.schemas.speech import Organisation, Publication, PublicationOrder, ReferenceWords
from wording.settings import Settings

LEXICONS = Lexicons()
LANGUAGES = ("de", "el", "en", "es", "fr", "it", "pl", "ru", "uk")

SILENT = {
    "double-attribution": [
        ("en", "“What matters,” Lind said, “is the road,” the minister added."),
        ("en", "“What matters,” Ada Lind said, “is the road,” said Lind, a diplomat."),
        ("en", "“We are ready,” said Ada Lind, and “we are not,” said Bo Oak."),
        ("en", "“We are ready,” Ada Lind told Bo Oak, who said nothing."),
        ("en", "“We are ready,” said Ada Lind, who said on Monday that Bo Oak was ill."),
        ("en", "“We are ready,” said Ada Lind, quoting Bo Oak."),
        ("en", "“We are ready,” said Ada Lind. Bo Oak said he was not."),
        ("en", "“We are ready,” said Ada Lind, “but late.” “So are we,” said Bo Oak."),
        ("en", "Ada Lind said: “We are ready.” Bo Oak said: “We are not.”"),
        ("en", "Bo Oak asked, “Are you ready?” “Not yet,” said Ada Lind."),
        ("en", "“The road,” Ada Lind said, “is what my father, Bo Oak said, would have hated.” So it went."),
        ("de", "„Wir sind bereit“, sagte Ada Lind, „aber spät.“ „Wir auch“, sagte Bo Eich."),
        ("ru", "«Мы готовы, — сказала Липова. — Мы ждём». «Мы тоже», — ответил Дубов."),
    ],
    "attribution-inside-quotation": [
        ("en", "“We won,” he said, “on Tuesday.”"),
        ("en", "“She told me, he said, that we won,” Ada Lind recalled."),
        ("en", "Ada Lind said: “We won, as my coach said, on Tuesday, and that was all.”"),
        ("en", "“The plan, the minister believes, is dead.”"),
        ("en", "“He said nothing, he won, and he went home.”"),
        ("en", "“We won, I said, and nobody heard it.”"),
        ("en", "“We won, they say, by luck.”"),
        ("en", "“We won, he said to me on the way home, by luck.”"),
        ("en", "The book “We won, he said, on Tuesday” was out in May."),
        ("en", "“Before the game, he said, ‘Be calm,’ and we were calm.”"),
        ("ru", "«Мы выиграли, — сказал Дубов, — во вторник»."),
        ("fr", "« Nous avons gagné, a dit Ada Lind, mardi. »"),
        ("de", "„Wir haben gewonnen“, sagte sie, „und das ist gut.“"),
    ],
    "gendered-pronoun-for-organisation": [
        ("en", "The agency named a director. She spoke to the staff."),
        ("en", "The ministry's spokeswoman gave no figures. She spoke of exercises."),
        ("en", "The agency quoted Ada Lind. She said the road was safe."),
        ("en", "The ministry said the driver had fled. He told police nothing."),
        ("en", "The company confirmed that he was on board. He had worked there for years."),
        ("en", "The agency quoted a diplomat. It said he was tired. He said the same."),
        ("en", "The Aurora left the port. She reported heavy weather."),
        ("en", "The Kremlin denied this.\nHe spoke of exercises."),
        ("en", "The agency published this: “The Kremlin denied it. He spoke of exercises.”"),
        ("en", "The head of the agency resigned. She said she was tired."),
        ("en", "Vicki Holland lost the case. Holland denied this. She said she was tired."),
        ("de", "Die Regierung legte einen Bericht vor. Er nennt keine Zahlen."),
        ("de", "Das Ministerium lehnte die Vorschläge ab. Sie nannten keine Zahlen."),
        ("fr", "La commission a publié un rapport. Il indique que tout va bien."),
        ("fr", "L’agence a démenti. Il est rapporté que tout va bien."),
        ("ru", "Правительство внесло законопроект. Газета молчит. Она сообщила об этом."),
    ],
    "pronoun-gender-flip": [
        ("en", "Angela Merkel said she would stay."),
        ("en", "Angela Merkel thanked her husband. He said nothing."),
        ("en", "The driver fled. Angela Merkel said he would be found."),
        ("en", "Bo Oak left early. Angela Merkel said he was ill."),
        ("en", "Angela Merkel met Emmanuel Macron. He said little."),
        ("en", "“Angela Merkel came,” the boy said. “He waved,” he added."),
        ("en", "Mr Oakley and Ms Lind came. She spoke first."),
        ("en", "Angela Merkel spoke of her predecessor. He said little."),
        ("en", "Mr Oakley opened the road. Its builder was there. She said it was safe."),
        ("en", "Stephen King said he would write. Queen Mary said she would read."),
        ("de", "Angela Merkel lobte den Vertrag. Er hält bis Mai."),
        ("fr", "Angela Merkel a lu le rapport. Selon lui, rien ne change."),
        ("ru", "Ангела Меркель приняла посла. По его словам, всё решено."),
    ],
    "publication-as-subject-order": [
        ("en", "TASS writes about it, and Reuters reports this."),
        ("en", "This is reported by Interfax."),
        ("en", "The ministry writes about this Guardian story every day."),
        ("en", "“The road is closed,” reports Reuters."),
        ("en", "As Reuters reports, the road is closed."),
        ("en", "The newspaper reports that TASS, the agency, was wrong."),
        ("en", "She told this Bloomberg reporter everything."),
        ("en", "The outlet that reported this, Axios, has a new owner."),
        ("en", "This was reported to the BBC."),
        ("en", "The edition writes about it every day, TASS does not."),
        ("fr", "Le journal écrit à ce sujet que TASS se trompe."),
        ("es", "La edición escribe sobre ello. TASS calla."),
        ("de", "Darüber schreibt TASS. Das berichtet Reuters."),
    ],
}

FLAGGED = {
    "double-attribution": [
        ("en", "“We are ready,” said Ada Lind, said Bo Oak.", "said Bo Oak"),
        ("en", "Ada Lind said: “We are ready,” said Bo Oak.", "said Bo Oak"),
        ("es", "«Lo que importa, dijo Ada Lind, es el camino», afirmó Bo Roble.", "afirmó Bo Roble"),
        ("it", "«Quello che conta, ha detto Ada Lindi, è la strada», ha affermato Bo Querci.", "affermato Bo Querci"),
        ("pl", "„Ważna jest — powiedział Adam Lipa — droga”, stwierdził Jan Dąb.", "stwierdził Jan Dąb"),
        ("el", "«Σημασία έχει, είπε ο Λίνος, ο δρόμος», δήλωσε ο Βασίλης Δρυς.", "δήλωσε ο Βασίλης Δρυς"),
    ],
    "attribution-inside-quotation": [
        ("en", "“We won the game, she said, and nobody saw it.”", "she said"),
        ("en", "“Nobody saw it, explained Ada Lind. It was late.”", "explained Ada Lind"),
    ],
    "gendered-pronoun-for-organisation": [
        ("en", "NATO rejects this. She refers to the treaty.", "She"),
        ("en", "Reuters published the list. She also quoted the ministry.", "She"),
        ("es", "La agencia publicó la lista. Él también citó al ministerio.", "Él"),
        ("it", "Il Cremlino ha smentito. Lei ha parlato di manovre.", "Lei"),
        ("pl", "Agencja podała liczby. On także poinformował o spotkaniu.", "On"),
        ("el", "Το πρακτορείο μετέδωσε την είδηση. Αυτή ανέφερε και άλλα.", "Αυτή"),
    ],
    "pronoun-gender-flip": [
        ("en", "Angela Merkel arrived in Paris. He said that Germany would help.", "He"),
        ("uk", "Ангела Меркель виступила вчора. За його словами, усе вирішено.", "За його словами"),
        ("es", "Angela Merkel habló ayer. Según él, nada cambia.", "Según él"),
        ("it", "Angela Merkel ha parlato ieri. Secondo lui, nulla cambia.", "Secondo lui"),
        ("pl", "Angela Merkel przemawiała wczoraj. Jego zdaniem nic się nie zmieni.", "Jego zdaniem"),
    ],
    "publication-as-subject-order": [
        ("en", "The outlet writes of road works. About it reports the daily Kommersant.", "About it reports the daily Kommersant"),
        ("en", "As reports Interfax, the road is closed.", "As reports Interfax"),
        ("en", "This was reported Ukrinform, citing the mayor.", "This was reported Ukrinform"),
        ("es", "La edición escribe sobre ello TASS.", "La edición escribe sobre ello TASS"),
        ("it", "La pubblicazione scrive su questo TASS.", "La pubblicazione scrive su questo TASS"),
    ],
}  # fmt: skip


@cache
def analyzer(rule: str) -> Analyzer:
    return Analyzer(Settings(select=(rule,), min_confidence=0))


def found(rule: str, language: str, text: str) -> list[Finding]:
    report = analyzer(rule).analyze(Article(id="x", text=text, language=language))
    assert not report.skipped
    return list(report.findings)


@pytest.mark.parametrize(
    ("rule", "language", "text"), [(rule, *case) for rule, cases in SILENT.items() for case in cases]
)
def test_close_correct_construction_is_left_alone(rule: str, language: str, text: str):
    assert [finding.span.of(text) for finding in found(rule, language, text)] == []


@pytest.mark.parametrize(
    ("rule", "language", "text", "passage"), [(rule, *case) for rule, cases in FLAGGED.items() for case in cases]
)
def test_damage_is_flagged(rule: str, language: str, text: str, passage: str):
    assert [finding.span.of(text) for finding in found(rule, language, text)] == [passage]


def test_somebody_above_makes_the_pronoun_less_sure():
    text = "Bo Oak said he was tired. The Kremlin denied this. He spoke of exercises."
    (flag,) = found("gendered-pronoun-for-organisation", "en", text)
    (sure,) = found("gendered-pronoun-for-organisation", "en", text.partition(". ")[2])
    assert flag.confidence < sure.confidence
    assert "ru" in sure.evidence["points to"].split(", ")


def test_country_as_a_woman_is_less_sure():
    (flag,) = found("gendered-pronoun-for-organisation", "en", "Germany denied this. She spoke of exercises.")
    assert flag.confidence < 0.7


def test_publication_order_says_which_languages_it_copies():
    (flag,) = found("publication-as-subject-order", "en", "About this writes the Guardian, citing the mayor.")
    assert flag.suggestion == "Guardian reports this"
    assert flag.evidence["points to"].split(", ") == ["ru", "uk", "bg"]


@pytest.mark.parametrize("name", ["organisations", "reference_words", "reported_speech"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_lexicon(language: str, name: str):
    assert LEXICONS.has(language, name)


def test_publications_of_many_countries_are_found_in_their_examples():
    entries = LEXICONS.entries(FOLDER, Publication)
    publications = LEXICONS.built(FOLDER, Publications)
    assert len({entry.country for entry in entries}) >= 30
    assert sum(len(entry.match) for entry in entries) >= 200
    for entry in entries:
        for example in entry.examples:
            names = [publications.at(example, place) for place in range(len(example))]
            assert any(name and name.of(example) in entry.match for name in names), example


def test_a_publication_is_a_whole_name():
    publications = LEXICONS.built(FOLDER, Publications)
    assert publications.at("Bildung", 0) is None
    assert publications.at("Sky News Arabia", 0) == Span(0, len("Sky News Arabia"))


@pytest.mark.parametrize(
    "language", [language for language in LANGUAGES if LEXICONS.has(language, "publication_order")]
)
def test_examples_of_publication_orders_are_flagged(language: str):
    for entry in LEXICONS.entries(language, PublicationOrder):
        for example in entry.examples:
            assert found("publication-as-subject-order", language, example), example


@pytest.mark.parametrize("language", LANGUAGES)
def test_organisations_open_their_examples(language: str):
    subjects = LEXICONS.built(language, OrganisationSubjects)
    entries = [entry for entry in LEXICONS.entries(language, Organisation) if entry.examples]
    assert entries
    for entry in entries:
        for example in entry.examples:
            subject = subjects.opening(example, Span(0, len(example)))
            assert subject is not None
            assert (subject.key, subject.gender) == (entry.organisation, entry.gender)


@pytest.mark.parametrize("language", LANGUAGES)
def test_organisations_and_pronouns_agree_on_genders(language: str):
    forms = [form for entry in LEXICONS.entries(language, Organisation) for form in entry.forms]
    assert len(forms) == len(set(forms))
    document = LEXICONS.document(language, ReferenceWords)
    assert document is not None
    assert set(document.pronouns) == {"masculine", "feminine"}
    assert not set(document.pronouns["masculine"]) & set(document.pronouns["feminine"])


def test_reporting_clause_says_who_speaks_and_nothing_else():
    reader = LEXICONS.built("en", ClauseReader)
    text = "said Minister Bo Oak in a statement"
    clause = reader.read(text, Span(0, len(text)))
    assert clause is not None
    assert clause.span.of(text) == "said Minister Bo Oak"
    assert clause.names == {"bo", "oak"}
    assert not clause.bare
    longer = "said the bridge would be built by Bo Oak"
    assert reader.read(longer, Span(0, len(longer))) is None
