from __future__ import annotations

from wording import Analyzer, Article, Settings
from wording.framing import Concepts, Label, compare, user_term

ANALYZER = Analyzer(Settings(parse="none"))
CONCEPTS = Concepts([user_term("wall,fence")], fixed=True)


def labels(made: list[Article], by: str = "outlet") -> dict[tuple[str, str, str, str], Label]:
    found = compare(map(ANALYZER.view, made), CONCEPTS, by, labels=True).labels  # type: ignore[arg-type]
    return {(row.name, row.group, row.kind, row.text): row for row in found}


def article(number: int, text: str, outlet: str, title: str | None = None, language: str = "en") -> Article:
    return Article(str(number), text, outlet, title, "2024-05-06", language, story="a")


def test_titles_and_spellings_of_people():
    found = labels(
        [
            article(1, "President Volodymyr Zelenskyy spoke by the mill.", "Lamp"),
            article(2, "The wall fell.", "Lamp", "Zelenskyy walks home"),
            article(3, "Ukrainian leader Volodymyr Zelensky spoke by the lake.", "Bell"),
        ]
    )
    person = "Volodymyr Zelensky"
    assert found[person, "Lamp", "title", "President"].texts == 1
    spelt = found[person, "Lamp", "surname", "Zelenskyy"]
    assert (spelt.texts, spelt.of_texts) == (2, 2)
    assert found[person, "Bell", "surname", "Zelensky"].of_texts == 1


def test_labels_and_spellings_of_places():
    found = labels(
        [
            article(1, "Shots were heard in occupied Kherson and in Kyiv.", "Lamp"),
            article(2, "People went from Occupied Kherson to Kiev.", "Bell"),
            article(3, "Kherson and Kiev were quiet.", "Bell"),
        ]
    )
    assert found["Kherson", "Lamp", "label", "occupied"].of_texts == 1
    bell = found["Kherson", "Bell", "label", "occupied"]
    assert (bell.texts, bell.of_texts) == (1, 2), "capitals do not make another label"
    assert found["Kyiv", "Bell", "spelling", "Kiev"].texts == 2
    assert ("Kyiv", "Lamp", "spelling", "Kiev") not in found


def test_cases_of_one_label_are_one():
    found = labels(
        [
            article(1, "Поезд пришёл из оккупированного Мариуполя.", "Лампа", language="ru"),
            article(2, "Автобус ушёл в оккупированный Мариуполь.", "Лампа", language="ru"),
            article(3, "В оккупированном Мариуполе тихо.", "Звон", language="ru"),
        ]
    )
    rows = [row for row in found.values() if row.kind == "label"]
    assert [(row.group, row.texts) for row in rows] == [("Лампа", 2), ("Звон", 1)]
    assert len({row.text for row in rows}) == 1
    assert {row.text for row in found.values() if row.kind == "spelling"} <= {"Мариуполя", "Мариуполь", "Мариуполе"}
    assert len({row.text for row in found.values() if row.kind == "spelling"}) == 1


def test_copies_count_once_in_texts():
    text = "The long story of the besieged Mariupol was told again on Friday by the lake and by the mill."
    made = [article(n, text, "Lamp") for n in range(3)] + [article(9, "Nothing fell on Mariupol.", "Bell")]
    row = labels(made)["Mariupol", "Lamp", "label", "besieged"]
    assert (row.texts, row.of_texts, row.articles, row.of_articles) == (1, 1, 3, 3)


def test_what_a_single_text_names_is_left_out():
    assert not labels([article(1, "Occupied Kherson slept.", "Lamp"), article(2, "The wall fell.", "Bell")])
