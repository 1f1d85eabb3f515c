"""Titles and names crossed by a possessive or a chain of genitives, and the sound constructions that look like them.

Every title in the garbled sentences is false on purpose; every one in the sound sentences is a public fact.
"""

from __future__ import annotations

import pytest

from wording import Analyzer, Article, Settings

ANALYZER = Analyzer(Settings(select=("crossed-attribution", "title-of-another"), min_confidence=0.5))

GARBLED = [
    ("en", "2021-12-18", "Russian President Yuri Ushakov’s adviser to US President Jake Sullivan"),
    ("en", "2021-12-18", "Russian President Yuri Ushakov’s aide told US President Jake Sullivan’s adviser"),
    ("en", None, "Russian President Yuri Ushakov's spokesman for US President Joe Biden"),
    ("en", "2022-03-10", "Ukrainian President Andriy Yermak's adviser to US President Jake Sullivan"),
    ("en", "2016-05-04", "French Prime Minister Angela Merkel's aide told Polish President Donald Tusk's adviser"),
    ("en", "2021-12-18", "Russian President Yuri Ushakov, adviser to US President Jake Sullivan"),
    ("en", "2021-12-18", "President of Russia Yuri Ushakov's assistant to the U.S. President Joe Biden"),
    ("en", "2018-07-02", "Turkish President Mevlut Cavusoglu's envoy to German Chancellor Heiko Maas"),
    ("en", "2021-12-18", "US President Jake Sullivan's spokeswoman called Russian President Sergei Lavrov"),
    ("en", None, "Polish President Ada Lind's adviser to Czech President Bo Oak"),
    ("de", "2021-12-18", "russische Präsident Juri Uschakow, Berater von US-Präsident Jake Sullivan"),
    ("de", "2021-12-18", "Berater des russischen Präsidenten Juri Uschakow für US-Präsident Jake Sullivan"),
    ("de", "2021-12-18", "russischen Präsidenten Juri Uschakows Berater für US-Präsident Jake Sullivan"),
    ("de", "2018-07-02", "türkische Präsident Mevlüt Çavuşoğlu, Sprecher von Bundeskanzler Heiko Maas"),
    ("fr", "2021-12-18", "conseiller du président russe Iouri Ouchakov auprès du président américain Jake Sullivan"),
    ("fr", "2021-12-18", "président russe Iouri Ouchakov, conseiller du président américain Jake Sullivan"),
    ("fr", "2022-01-22", "président russe Sergueï Lavrov, porte-parole du président américain Antony Blinken"),
    ("ru", "2021-12-18", "Президент России Юрий Ушаков, советник президента США Джейка Салливана"),
    ("ru", "2021-12-18", "Советник президента России Юрия Ушакова при президенте США Джейке Салливане"),
    ("ru", "2022-01-22", "Президент США Энтони Блинкен, помощник президента России Сергея Лаврова"),
]
SOUND = [
    ("en", "2018-01-10", "President Donald Trump's special envoy to Ukraine met the press."),
    ("en", "2010-01-10", "Queen Elizabeth's adviser to the Commonwealth met the press."),
    ("en", "2018-01-10", "Former US president Barack Obama's adviser on Russia, Michael McFaul, wrote a book."),
    ("en", "2021-12-18", "Russian President Vladimir Putin's adviser, Yuri Ushakov, called Jake Sullivan."),
    ("en", "2021-12-18", "Jake Sullivan, adviser to US President Joe Biden, called Yuri Ushakov."),
    (
        "en",
        "2021-12-18",
        "The aide to the Russian president, Yuri Ushakov, called the US president's adviser, Jake Sullivan.",
    ),
    (
        "en",
        "2021-12-18",
        "Russian presidential aide Yuri Ushakov told US national security adviser Jake Sullivan a date.",
    ),
    (
        "en",
        "2021-12-18",
        "Russian President Vladimir Putin's aide told US President Joe Biden's adviser Jake Sullivan a date.",
    ),
    (
        "en",
        "2022-09-10",
        "Head of the Office of the President of Ukraine Andriy Yermak met US President Joe Biden's adviser.",
    ),
    ("en", "2009-04-01", "Then-President Dmitry Medvedev's adviser met US President Barack Obama in London."),
    (
        "en",
        "2021-01-10",
        "US President-elect Joe Biden's adviser Jake Sullivan met Vice President-elect Kamala Harris.",
    ),
    ("de", "2021-12-18", "Der Berater des russischen Präsidenten Juri Uschakow rief US-Präsident Joe Biden an."),
    ("de", "2021-12-18", "Juri Uschakow, Berater des russischen Präsidenten Wladimir Putin, rief an."),
    (
        "de",
        "2021-12-18",
        "Der Berater von US-Präsident Joe Biden, Jake Sullivan, sprach mit dem Berater von Präsident Wladimir Putin.",
    ),
    ("fr", "2021-12-18", "Le conseiller du président russe Iouri Ouchakov a appelé le président américain Joe Biden."),
    ("fr", "2021-12-18", "Jake Sullivan, conseiller du président américain Joe Biden, a appelé Iouri Ouchakov."),
    (
        "fr",
        "2021-12-18",
        "Le porte-parole du président russe Dmitri Peskov a répondu au président français Emmanuel Macron.",
    ),
    ("ru", "2021-12-18", "Помощник президента России Юрий Ушаков позвонил советнику президента США Джейку Салливану."),
    (
        "ru",
        "2021-12-18",
        "Юрий Ушаков, помощник президента России Владимира Путина, позвонил президенту США Джо Байдену.",
    ),
    (
        "ru",
        "2022-09-10",
        "Глава офиса президента Украины Андрей Ермак встретил советника президента США Джейка Салливана.",
    ),
]
FRAMES = {"en": "{} spoke on Friday.", "de": "Der {} sprach am Freitag.", "fr": "Le {} a parlé.", "ru": "{} выступил."}


def findings(language: str, date: str | None, text: str):
    return ANALYZER.analyze(Article(id="x", text=text, language=language, date=date)).findings


@pytest.mark.parametrize(("language", "date", "passage"), GARBLED)
def test_garble_is_flagged_from_first_title_to_last_name(language: str, date: str | None, passage: str):
    text = FRAMES[language].format(passage)
    (finding,) = findings(language, date, text)
    assert finding.rule == "crossed-attribution"
    assert finding.span.of(text) == passage
    assert finding.confidence >= 0.5


@pytest.mark.parametrize(("language", "date", "text"), SOUND)
def test_sound_construction_is_silent(language: str, date: str | None, text: str):
    assert [finding.span.of(text) for finding in findings(language, date, text)] == []


def test_message_says_who_held_what_and_where_that_stands():
    (finding,) = findings("en", None, f"“{GARBLED[0][2]} told Moscow a date.”")
    assert "Yuri Ushakov was Russian presidential aide (2012–)" in finding.message
    assert "Jake Sullivan was US national security adviser (2021–2025)" in finding.message
    assert "neither was president" in finding.message
    assert "https://en.wikipedia.org/" in finding.message
    assert finding.suggestion == (
        "Yuri Ushakov, adviser to the Russian president, told US national security adviser Jake Sullivan"
    )
    assert finding.severity.value == "critical"


def test_unknown_people_are_flagged_with_little_confidence():
    (finding,) = findings("en", None, "Polish President Ada Lind's adviser to Czech President Bo Oak spoke.")
    assert 0.5 <= finding.confidence < 0.7


@pytest.mark.parametrize(
    ("date", "flagged"),
    [("2016-11-09", False), ("2022-11-09", False), (None, False)],
)
def test_an_office_once_held_is_never_false(date: str | None, flagged: bool):
    assert (
        bool(findings("en", date, "US President Donald Trump's adviser told Russian President Vladimir Putin."))
        is flagged
    )
