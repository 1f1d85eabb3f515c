from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from wording import Analyzer, Article, Settings
from wording.annotate.people import people
from wording.annotate.transliteration import latinised, sounds
from wording.model import Span
from wording.parsing import Entity, EntityKind, named_entities, pipeline_name
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


PERSON, ORGANISATION, PLACE, GROUP = (
    EntityKind.PERSON,
    EntityKind.ORGANISATION,
    EntityKind.PLACE,
    EntityKind.GROUP,
)


def named_with(text: str, *entities: tuple[str, EntityKind], date: str | None = None) -> list[tuple[str, str | None]]:
    """People of an English text in which every occurrence of some words is an entity; the longest win."""
    view = ANALYZER.view(Article(id="x", text=text, language="en", date=date))
    kinds = dict(entities)
    either = "|".join(map(re.escape, sorted(kinds, key=len, reverse=True)))
    view.entities = tuple(
        Entity(Span(match.start(), match.end()), kinds[match[0]]) for match in re.finditer(either, text)
    )
    return [(mention.name, mention.person) for mention in people(view)]


@pytest.mark.parametrize(
    ("text", "entities", "persons"),
    [
        pytest.param(
            "Yesterday Mitt Larkin spoke. The critic said that Larkin left, and Mitt slept.",
            [("Mitt Larkin", PERSON), ("Larkin", PERSON), ("Mitt", PERSON)],
            [("Mitt Larkin", "Mitt Larkin"), ("Larkin", "Mitt Larkin"), ("Mitt", "Mitt Larkin")],
            id="full name, then surname and first name alone",
        ),
        pytest.param(
            "The study by Marieke ter Horst was read.",
            [("Marieke ter Horst", PERSON)],
            [("Marieke ter Horst", "Marieke ter Horst")],
            id="foreign particle",
        ),
        pytest.param(
            "The host was Mina King. Viewers like King.",
            [("Mina King", PERSON), ("King", PERSON)],
            [("Mina King", "Mina King"), ("King", "Mina King")],
            id="surname that is a title too",
        ),
        pytest.param(
            "Mr. Larkin spoke first, and Mitt Larkin’s brother wept.",
            [("Mitt Larkin’s", PERSON)],
            [("Larkin", "Mitt Larkin"), ("Mitt Larkin", "Mitt Larkin")],
            id="possessive",
        ),
        pytest.param(
            "President Obama spoke with Mitt Larkin, and Mr. Obama left with Zora Obama.",
            [("Obama", PERSON), ("Mitt Larkin", PERSON), ("Zora Obama", PERSON)],
            [
                ("Obama", "Barack Obama"),
                ("Mitt Larkin", "Mitt Larkin"),
                ("Obama", "Barack Obama"),
                ("Zora Obama", "Zora Obama"),
            ],
            id="titles come first",
        ),
    ],
)
def test_entities_add_names(text: str, entities: list[tuple[str, EntityKind]], persons: list[tuple[str, str]]):
    assert named_with(text, *entities) == persons
    assert len(mentions(text)) < len(persons)


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("They sued the Justice Department.", [("the Justice Department", ORGANISATION)]),
        ("The General Assembly met.", [("The General Assembly", ORGANISATION)]),
        ("She called her fellow Democrats.", [("Democrats", GROUP)]),
        ("They all like Barack Coffee House.", [("Barack Coffee House", ORGANISATION)]),
    ],
)
def test_entities_take_away_what_is_no_person(text: str, entities: list[tuple[str, EntityKind]]):
    assert mentions(text)
    assert named_with(text, *entities) == []


@pytest.mark.parametrize(
    ("text", "entities", "persons"),
    [
        ("Minister Ada Lind left.", [("Ada Lind", ORGANISATION)], ["Ada Lind"]),
        ("Sergei Lavrov left.", [("Sergei Lavrov", PLACE)], ["Sergei Lavrov"]),
        ("Minister Ada Lind left. Lind slept.", [("Lind", PLACE)], ["Ada Lind", "Ada Lind"]),
        ("Barack Lind left. Police shot Lind.", [("Barack Lind", ORGANISATION)], ["Barack Lind", "Barack Lind"]),
    ],
)
def test_titles_table_and_surnames_hold_against_entities(
    text: str, entities: list[tuple[str, EntityKind]], persons: list[str]
):
    assert [person for _, person in named_with(text, *entities)] == persons


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("The firm Patriot Larch sells larch and more of it.", "Patriot Larch"),
        ("The talks with Imperial Russia went on.", "Imperial Russia"),
        ("Mitt Larkin Says New Plan Will Help Poor Towns Rebuild Schools", "Mitt Larkin"),
        ("They read about Brexit there.", "Brexit"),
    ],
)
def test_what_does_not_look_like_a_name_is_not_added(text: str, entity: str):
    assert named_with(text, (entity, PERSON)) == []


def test_a_lone_surname_needs_somebody_in_office():
    assert named_with("They met Obama there.", ("Obama", PERSON), date="2014-05-01") == [("Obama", "Barack Obama")]
    assert named_with("They met Obama there.", ("Obama", PERSON), date="2024-05-01") == []


@pytest.mark.parametrize(
    ("language", "text", "persons"),
    [
        (
            "en",
            "Yesterday Priscilla Harwood met reporters in Geneva. Harwood said the talks would go on.",
            ["Priscilla Harwood"] * 2,
        ),
        ("en", "Lawyers from the Justice Department spoke before the General Assembly met.", []),
        (
            "fr",
            "Hier, Solène Kervadec a rencontré des journalistes à Rennes. Kervadec est ensuite partie.",
            ["Solene Kervadec"] * 2,
        ),
    ],
)
def test_trained_pipelines_name_people(language: str, text: str, persons: list[str]):
    if not pipeline_name(language):
        pytest.skip("no pipeline installed")
    article = Article(id="x", text=text, language=language)
    (view,) = ANALYZER.annotated_many([article], attributions=False, entities=True)
    assert [mention.person for mention in people(view)] == persons
    for entity in view.entities or ():
        assert entity.span.of(text).strip()


def test_entities_are_looked_for_only_where_asked_for(monkeypatch: pytest.MonkeyPatch):
    article = Article(id="x", text="Yesterday Priscilla Harwood met reporters.", language="en")
    (view,) = ANALYZER.annotated_many([article])
    assert view.entities is None
    (view,) = Analyzer(Settings(parse="none")).annotated_many([article], entities=True)
    assert view.entities is None
    (view,) = ANALYZER.annotated_many([Article(id="x", text="Јуче је био петак.", language="sr")], entities=True)
    assert view.entities is None
    monkeypatch.setattr("wording.analyzer.named_entities", lambda *_: pytest.fail("check looks for no entities"))
    ANALYZER.analyze(article)


def test_too_long_sentences_have_no_entities():
    if not pipeline_name("en"):
        pytest.skip("no pipeline installed")
    long, short = named_entities("en", [("Priscilla Harwood spoke. " * 400, 0), ("Priscilla Harwood spoke.", 20000)])
    assert long == []
    assert [(entity.span, entity.kind) for entity in short] == [(Span(20000, 20017), PERSON)]


@pytest.mark.parametrize(
    ("title", "office"),
    [("Gov.", "governor"), ("Sen.", "senator"), ("Rep.", "lawmaker"), ("Gen.", "general"), ("Rev.", "cleric")]
    + [("Prof.", "professor"), ("Dr.", "doctor")]
    + [(rank, "military-rank") for rank in ("Col.", "Lt.", "Lt. Col.", "Capt.", "Sgt.", "Adm.", "Maj.")],
)
def test_abbreviated_titles(title: str, office: str):
    (mention,) = mentions(f"{title} Ada Lind left.")
    assert mention.name == "Ada Lind"
    assert [(given.span.of(f"{title} Ada Lind left."), given.office) for given in mention.titles] == [(title, office)]


def test_a_pageant_is_no_person():
    found = mentions("The former Miss Universe Ada Lind left. Miss Universe is held every year.")
    assert [(mention.name, len(mention.titles)) for mention in found] == [("Ada Lind", 1)]


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
