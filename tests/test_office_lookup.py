from __future__ import annotations

from pathlib import Path

import pytest

from wording.lexicon import LexiconError, Lexicons
from wording.office_holders import COLUMNS, OfficeHolders

HOLDERS = OfficeHolders(Lexicons(), "people")
ROW = "Ada Lind\tАда Линд|Ada Lindova\tf\tpresident\tCZ\t2031-02\t2033\thttps://example.org/lind"


def own(tmp_path: Path, *rows: str, header: str = "\t".join(COLUMNS)) -> OfficeHolders:
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "office_holders.tsv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return OfficeHolders(Lexicons((tmp_path,)), "people")


@pytest.mark.parametrize("name", ["Yuri Ushakov", "yuri ushakov", "Ushakov", "Юрий Ушаков", "Ушаков", "Juri Uschakow"])
def test_names_are_found_in_every_spelling_and_script(name: str):
    assert HOLDERS.named(name) == ("Yuri Ushakov",)


def test_a_surname_that_several_share_names_them_all():
    assert {"Jake Sullivan", "John Sullivan"} <= set(HOLDERS.named("Sullivan"))
    assert HOLDERS.named("Nobodyson") == ()


@pytest.mark.parametrize(
    ("date", "person"),
    [("2007-06-01", "Vladimir Putin"), ("2010-01-01", "Dmitry Medvedev"), ("2021-12-18", "Vladimir Putin")],
)
def test_the_date_decides_who_held_an_office(date: str, person: str):
    assert {row.person for row in HOLDERS.holder("president", "RU", date)} == {person}


def test_a_secretary_of_state_holds_the_office_of_a_foreign_minister():
    assert HOLDERS.ever("Antony Blinken", "foreign-minister", "US")
    assert not HOLDERS.ever("Antony Blinken", "president", "US")


def test_what_a_person_held_on_a_date():
    assert [row.office for row in HOLDERS.held("Jake Sullivan", "2021-12-18")] == ["national-security-adviser"]
    assert HOLDERS.held("Jake Sullivan", "2019-01-01") == ()
    assert HOLDERS.held("Jake Sullivan")


@pytest.mark.parametrize(
    ("date", "held"),
    [("2031-01-31", False), ("2031-02-01", True), ("2031", True), ("2033-12-31", True), ("2034-01-01", False)],
)
def test_dates_that_stop_early_reach_to_their_end(tmp_path: Path, date: str, held: bool):
    assert bool(own(tmp_path, ROW).held("Ada Lind", date)) is held


def test_own_rows_are_added_to_the_shipped_ones(tmp_path: Path):
    holders = own(tmp_path, "# made up", ROW, "")
    assert holders.named("Ада Линд") == holders.named("Lindova") == ("Ada Lind",)
    assert holders.holder("president", "RU", "2021-12-18")


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (ROW.replace("\tf\t", "\tfemale\t"), "gender"),
        (ROW.replace("2031-02", "2031-13"), "date"),
        (ROW.replace("2033", "2030"), "ends"),
        (ROW.removesuffix("\thttps://example.org/lind"), "7 cells"),
        (ROW.replace("https://example.org/lind", ""), "empty"),
    ],
)
def test_a_bad_row_is_named_with_its_file(tmp_path: Path, row: str, problem: str):
    with pytest.raises(LexiconError, match=r"office_holders\.tsv: row 3 \(“Ada Lind”\)") as error:
        own(tmp_path, ROW, row)
    assert problem in str(error.value)


def test_the_columns_are_checked(tmp_path: Path):
    with pytest.raises(LexiconError, match="first line"):
        own(tmp_path, ROW, header="person\tnames")
