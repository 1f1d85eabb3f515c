from __future__ import annotations

from functools import partial

import pytest
from counting import lines_run
from hypothesis import given, settings
from hypothesis import strategies as st

from wording.framing.credits import credit
from wording.lexicon import LexiconError, Lexicons
from wording.model import Article

STORY = "The council met on Tuesday to vote on the harbour budget.\n\nThe vote was close, members said."

CREDITED = [
    ("TESSMARK, March 13 (Reuters) - The council met on Tuesday.", "Reuters"),
    ("Harbour budget passed\n\nTESSMARK (AP) — The council met on Tuesday.", "Associated Press"),
    ("Haushalt beschlossen\n\nTessmark (dpa) - Der Rat kam am Dienstag zusammen.", "dpa"),
    ("Haushalt beschlossen\n\nTessmark/Wien (dpa/apa) - Der Rat kam am Dienstag zusammen.", "dpa"),
    ("ТЕССМАРК, 13 марта. /ТАСС/. Совет собрался во вторник.", "TASS"),
    ("Совет собрался во вторник.\n\n«ТАСС»", "TASS"),
    (f"{STORY}\n\nSource: Interfax", "Interfax"),
    (f"{STORY} Source: Interfax", "Interfax"),
    (f"{STORY}\n\nWith AFP", "Agence France-Presse"),
    (f"{STORY}\n\n(With files from The Canadian Press)", "Canadian Press"),
    (f"{STORY}\n\nAFP and Reuters contributed to this report.", "Agence France-Presse"),
    (f"{STORY} – AP", "Associated Press"),
    (f"{STORY}\n\n- Reuters.", "Reuters"),
    (f"{STORY}\n\n© 2024 AFP", "Agence France-Presse"),
    (f"Harbour budget passed\n\nBy The Associated Press\n\n{STORY}", "Associated Press"),
    (f"{STORY}\n\nRead also: More on harbours\n\n(Xinhua)\n\nShare this page", "Xinhua"),
    ("Совет собрался.\n\nПо материалам РИА Новости", "RIA Novosti"),
    ("Рада зібралася у вівторок.\n\nДжерело: Інтерфакс-Україна", "Interfax-Ukraine"),
    ("Το συμβούλιο συνεδρίασε την Τρίτη.\n\nΠηγή: ΑΠΕ-ΜΠΕ, Reuters", "ANA-MPA"),
    ("Meclis salı günü toplandı.\n\nKaynak: İHA", "Ihlas News Agency"),
    ("【ワシントン共同】会議は水曜日に開かれた。", "Kyodo"),
]

NOT_CREDITED = [
    "",
    STORY,
    "Mayor to resign – Reuters",
    "Mayor to resign – Reuters\n\nThe mayor will go in May, the agency writes.",
    f"{STORY}\n\nThe mayor told Reuters that she would stay.",
    f"According to Interfax, the mayor will go.\n\n{STORY}",
    f"The American Psychological Association (APA) said on Tuesday that it would meet.\n\n{STORY}",
    f"{STORY}\n\nPhoto: Reuters",
    f"{STORY}\n\nREUTERS/Ada Lind",
    "13.03.24 16:20 - Harbour of Tessmark: Mayor to resign in May - Reuters. The mayor will go in May.",
    "The ministry, TASS, Interfax and the papers were silent on Tuesday.",
    f"{STORY}\n\nThe lava is called aa.",
    "The map\n\nThe map shows the tap and the spa beside it.",
]


@pytest.mark.parametrize(("text", "agency"), CREDITED)
def test_credit_lines_are_read(text, agency):
    assert credit(Article("a", text)) == agency


@pytest.mark.parametrize("text", NOT_CREDITED)
def test_agencies_that_are_quoted_are_no_credit(text):
    assert credit(Article("a", text)) is None


@pytest.mark.parametrize(
    ("given_credit", "agency"),
    [
        ("reuters", "Reuters"),
        ("REUTERS", "Reuters"),
        ("By AFP", "Agence France-Presse"),
        ("Ada Lind / dpa", "dpa"),
        ("Crossways News Agency", "Crossways News Agency"),
        (" ", "Interfax"),
    ],
)
def test_the_articles_own_credit_goes_first(given_credit, agency):
    assert credit(Article("a", f"{STORY}\n\nSource: Interfax", credit=given_credit)) == agency


def test_a_hostile_credit_is_returned_as_it_stands():
    assert credit(Article("a", STORY, credit="by " * 5000)) == ("by " * 5000).strip()


def test_users_add_agencies(tmp_path):
    (tmp_path / "names").mkdir()
    lexicon = tmp_path / "names" / "agencies.yaml"
    lexicon.write_text(
        "entries:\n- agency: Crossways\n  match: Crossways News Agency\n  country: XX\n", encoding="utf-8"
    )
    article = Article("a", f"{STORY}\n\nCrossways News Agency contributed to this report.")
    assert credit(article) is None
    assert credit(article, Lexicons((tmp_path,))) == "Crossways"
    lexicon.write_text("entries:\n- agency: Crossways\n  matches: Crossways\n  country: XX\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="Crossways"):
        credit(article, Lexicons((tmp_path,)))


@pytest.mark.parametrize("unit", ["(", "(Reuters", "/AP", "by ", "source: ", " - ", "AP, ", "[AP] ", "© ", "\n", ". "])
def test_a_longer_hostile_text_is_no_more_work(unit):
    credit(Article("a", STORY))
    short, long = (lines_run(partial(credit, Article("a", unit * times))) for times in (5_000, 20_000))
    assert long <= 1.1 * short


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_read(text):
    assert credit(Article("a", text)) is None or isinstance(credit(Article("a", text)), str)
