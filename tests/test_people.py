from __future__ import annotations

import json
from pathlib import Path

import pytest

from wording import Analyzer, Article, Settings
from wording.annotate.people import people
from wording.annotate.transliteration import latinised, sounds
from wording.records import person_records

ANALYZER = Analyzer(Settings(select=("title-of-another",)))


def mentions(text: str, language: str = "en"):
    return people(ANALYZER.view(Article(id="x", text=text, language=language)))


@pytest.mark.parametrize(
    ("language", "text", "title", "office", "body"),
    [
        (
            "en",
            "US National Security Adviser Jake Sullivan left.",
            "US National Security Adviser",
            "national-security-adviser",
            "US",
        ),
        ("en", "President of Russia Vladimir Putin left.", "President of Russia", "president", "RU"),
        ("en", "Russia's foreign minister Sergei Lavrov left.", "Russia's foreign minister", "foreign-minister", "RU"),
        (
            "en",
            "Jake Sullivan, the US national security adviser, left.",
            "US national security adviser",
            "national-security-adviser",
            "US",
        ),
        ("en", "Putin's aide Yuri Ushakov left.", "Putin's aide", "aide", None),
        (
            "en",
            "The Russian president's aide Yuri Ushakov left.",
            "Russian president's aide",
            "presidential-aide",
            "RU",
        ),
        (
            "en",
            "The aide to the Russian president, Yuri Ushakov, left.",
            "aide to the Russian president",
            "presidential-aide",
            "RU",
        ),
        ("en", "Kremlin aide Yuri Ushakov left.", "Kremlin aide", None, "RU"),
        ("en", "White House press secretary Jen Psaki left.", "White House press secretary", "spokesperson", "US"),
        (
            "en",
            "Deputy Foreign Minister Sergei Ryabkov left.",
            "Deputy Foreign Minister",
            "deputy-foreign-minister",
            None,
        ),
        ("de", "US-Präsident Joe Biden reiste ab.", "US-Präsident", "president", "US"),
        (
            "de",
            "Der Berater des russischen Präsidenten, Juri Uschakow, ging.",
            "Berater des russischen Präsidenten",
            "presidential-aide",
            "RU",
        ),
        (
            "de",
            "Jens Stoltenberg, der Generalsekretär der NATO, ging.",
            "Generalsekretär der NATO",
            "secretary-general",
            "NATO",
        ),
        (
            "fr",
            "Le conseiller du président russe Iouri Ouchakov est parti.",
            "conseiller du président russe",
            "presidential-aide",
            "RU",
        ),
        ("fr", "Le président français Emmanuel Macron est parti.", "président français", "president", "FR"),
        ("ru", "Президент США Джо Байден уехал.", "Президент США", "president", "US"),
        (
            "ru",
            "Помощник президента России Юрий Ушаков уехал.",
            "Помощник президента России",
            "presidential-aide",
            "RU",
        ),
        ("uk", "Президент України Володимир Зеленський приїхав.", "Президент України", "president", "UA"),
        ("es", "El presidente ruso Vladímir Putin se fue.", "presidente ruso", "president", "RU"),
        ("it", "Il presidente russo Vladimir Putin è partito.", "presidente russo", "president", "RU"),
        ("pl", "Prezydent USA Joe Biden wyjechał.", "Prezydent USA", "president", "US"),
        ("el", "Ο πρόεδρος των ΗΠΑ Τζο Μπάιντεν έφυγε.", "πρόεδρος των ΗΠΑ", "president", "US"),
    ],
)
def test_titles_are_read_with_office_and_body(
    language: str, text: str, title: str, office: str | None, body: str | None
):
    (mention,) = (mention for mention in mentions(text, language) if mention.titles)
    (given,) = mention.titles
    assert given.span.of(text) == title
    assert given.body == body
    if office:
        assert given.office == office


@pytest.mark.parametrize(
    ("text", "office", "former"),
    [
        ("Former US president Barack Obama left.", "president", True),
        ("Then-President Dmitry Medvedev left.", "president", True),
        ("US Vice President-elect Kamala Harris left.", None, False),
    ],
)
def test_modifiers_change_what_is_claimed(text: str, office: str | None, former: bool):
    (mention,) = mentions(text)
    assert [(title.office, title.former) for title in mention.titles] == [(office, former)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Sergey Lavrov left."),
        ("de", "Sergej Lawrow ging."),
        ("fr", "Sergueï Lavrov est parti."),
        ("es", "Serguéi Lavrov se fue."),
        ("pl", "Siergiej Ławrow wyjechał."),
        ("ru", "О Сергее Лаврове спросили. Сергея Лаврова не было."),
        ("uk", "Сергій Лавров поїхав."),
        ("el", "Ο Σεργκέι Λαβρόφ έφυγε."),
    ],
)
def test_spellings_scripts_and_cases_meet_in_one_person(language: str, text: str):
    assert {mention.person for mention in mentions(text, language)} == {"Sergei Lavrov"}


def test_a_surname_follows_the_full_name_of_the_article():
    found = mentions("Spokeswoman Ada Lind spoke. Lind left early. Bo Oak's dog stayed with Lind.")
    assert [(mention.name, mention.person) for mention in found] == [
        ("Ada Lind", "Ada Lind"),
        ("Lind", "Ada Lind"),
        ("Lind", "Ada Lind"),
    ]


def test_a_title_and_a_surname_find_the_holder():
    assert [mention.person for mention in mentions("President Putin called Chancellor Merkel.")] == [
        "Vladimir Putin",
        "Angela Merkel",
    ]


def test_names_of_things_are_no_people():
    assert mentions("The Red Cross met in Geneva. Windows were shut on Monday in New York.") == ()


def test_offsets_hold_in_records():
    text = "Am Freitag sprach US-Präsident Joe Biden. Biden ging."
    view = ANALYZER.view(Article(id="a", text=text, language="de"))
    first, second = person_records(view)
    assert text[first["start"] : first["end"]] == first["name"] == "Joe Biden"
    (title,) = first["titles"]
    assert text[title["start"] : title["end"]] == title["text"] == "US-Präsident"
    assert (title["office"], title["body"], title["former"]) == ("president", "US", False)
    assert second["person"] == "Joe Biden"
    assert second["titles"] == []


def test_plain_forms_of_names():
    assert latinised("Юрий Ушаков") == "Yuriy Ushakov"
    assert len({sounds(name) for name in ("Volodymyr Zelensky", "Wolodymyr Selenskyj", "Володимир Зеленський")}) == 1
    assert sounds("Jake Sullivan") != sounds("John Sullivan")


def test_command_prints_labels_and_records(tmp_path: Path):
    from test_cli import run

    page = tmp_path / "page.txt"
    page.write_text("US President Joe Biden left. Kremlin aide Yuri Ushakov stayed with Biden.\n", encoding="utf-8")
    lines = run("people", page).stdout.splitlines()
    assert [line.split() for line in lines] == [
        ["2", "Joe", "Biden:", "US", "President", "×1"],
        ["1", "Yuri", "Ushakov:", "Kremlin", "aide", "×1"],
    ]
    records = [json.loads(line) for line in run("people", page, "--format", "jsonl").stdout.splitlines()]
    assert [list(record) for record in records] == [["article", "person", "name", "start", "end", "titles"]] * 3
    assert run("people", tmp_path / "none.txt").returncode == 2


def test_a_long_run_of_titles_is_read_in_one_pass():
    assert mentions("president former " * 5000) == ()
