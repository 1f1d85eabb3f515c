"""The table of office holders: its form, its keys, its dates, and that nobody holds what another holds."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from datetime import date, timedelta
from itertools import accumulate, combinations

import pytest

from wording.lexicon import Lexicons, shipped
from wording.schemas.people import Country, Office, PersonTitle

COLUMNS = ["person", "names", "gender", "office", "body", "from", "to", "source"]
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
OPEN = "2026-12-31"
LEXICONS = Lexicons()
OFFICES = {entry.office: entry for entry in LEXICONS.entries("people", Office)}
BODIES = {entry.body for entry in LEXICONS.entries("people", Country)}
Row = dict[str, str]


def rows() -> list[Row]:
    path = shipped("lexicons") / "people" / "office_holders.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


ROWS = rows()


def label(row: Row) -> str:
    return f"{row['person']}, {row['office']} of {row['body']}, {row['from']} to {row['to'] or 'now'}"


def first_day(text: str) -> date:
    """The first day that a date of a year, a month or a day may mean."""
    year, month, day = [*map(int, text.split("-")), 1, 1][:3]
    return date(year, month, day)


def same_precision(one: str, other: str) -> tuple[date, date]:
    length = min(len(one), len(other))
    return first_day(one[:length]), first_day(other[:length])


def overlap(one: Row, other: Row) -> timedelta:
    """How long both rows hold, each pair of dates compared at the coarser precision."""
    earlier, later = sorted((one, other), key=lambda row: first_day(row["from"]))
    end, start = same_precision(min(earlier["to"] or OPEN, later["to"] or OPEN), later["from"])
    return end - start


def test_columns_and_number_of_rows() -> None:
    assert list(ROWS[0]) == COLUMNS
    assert len(ROWS) >= 800
    ragged = [row for row in ROWS if None in row or None in row.values()]
    assert ragged == []


def test_rows_are_sorted_and_unlike() -> None:
    order = [(row["body"], row["office"], row["from"], row["person"]) for row in ROWS]
    assert order == sorted(set(order))


def test_no_stray_spaces_or_empty_spellings() -> None:
    untidy = [
        label(row)
        for row in ROWS
        if any(value != value.strip() for value in row.values())
        or any(
            not name or name != name.strip() or name == row["person"]
            for name in row["names"].split("|")
            if row["names"]
        )
    ]
    assert untidy == []


def test_people_have_one_gender() -> None:
    genders = defaultdict(set)
    for row in ROWS:
        genders[row["person"]].add(row["gender"])
    assert {person: found for person, found in genders.items() if found not in ({"m"}, {"f"})} == {}


def test_people_of_a_body_are_spelled_one_way() -> None:
    people = defaultdict(set)
    for row in ROWS:
        for name in [row["person"], *filter(None, row["names"].split("|"))]:
            people[row["body"], name.casefold()].add(row["person"])
    assert {spelling: found for spelling, found in people.items() if len(found) > 1} == {}


def test_offices_and_bodies_are_known() -> None:
    assert {row["office"] for row in ROWS} - set(OFFICES) == set()
    assert {part for row in ROWS for part in row["body"].split(">")} - BODIES == set()
    assert [label(row) for row in ROWS if (row["office"] == "ambassador") != (">" in row["body"])] == []


def test_offices_name_offices() -> None:
    named = {key for entry in OFFICES.values() for key in (entry.serves, entry.acting_for, entry.like) if key}
    assert named - set(OFFICES) == set()


@pytest.mark.parametrize("language", ["en", "de", "fr", "ru", "uk", "es", "el", "it", "pl"])
def test_titles_name_offices(language: str) -> None:
    titles = LEXICONS.entries(language, PersonTitle)
    assert titles
    assert {title.office for title in titles} - set(OFFICES) == set()


def test_dates_are_possible() -> None:
    for row in ROWS:
        assert DATE.fullmatch(row["from"]), label(row)
        assert DATE.fullmatch(row["to"]) or not row["to"], label(row)
        end, start = same_precision(row["to"] or OPEN, row["from"])
        assert start <= end, label(row)
        assert 1950 <= first_day(row["from"]).year <= 2026, label(row)
        assert 1998 <= first_day(row["to"] or OPEN).year <= 2026, label(row)


def test_only_the_long_serving_began_before_1990() -> None:
    early = {row["office"] for row in ROWS if first_day(row["from"]).year < 1990}
    short = [label(row) for row in ROWS if first_day(row["from"]).year < 1990 and row["to"] and row["to"] < "2000"]
    assert short == []
    assert "prime-minister" not in early


def test_sources_are_pages() -> None:
    assert [label(row) for row in ROWS if not re.fullmatch(r"https://[\w.-]+/\S+", row["source"])] == []


def test_unique_offices_have_one_holder_at_a_time() -> None:
    holders = defaultdict(list)
    for row in ROWS:
        if OFFICES[row["office"]].unique:
            holders[row["office"], row["body"]].append(row)
    clashes = [
        f"{label(one)} | {label(other)}"
        for group in holders.values()
        for one, other in combinations(group, 2)
        if overlap(one, other) > timedelta(days=1)
    ]
    assert clashes == []


def test_overlaps_are_seen() -> None:
    one = {"from": "2001-01-20", "to": "2009-01-20"}
    assert overlap(one, {"from": "2009-01-20", "to": ""}) == timedelta(0)
    assert overlap(one, {"from": "2009-01-18", "to": ""}) == timedelta(days=2)
    assert overlap(one, {"from": "2009", "to": ""}) == timedelta(0)
    assert overlap(one, {"from": "2003-01-01", "to": "2003-02-01"}) == timedelta(days=31)


@pytest.mark.parametrize(
    ("body", "offices"),
    [
        ("US", ["president"]),
        ("RU", ["president", "acting-president"]),
        ("RU", ["prime-minister", "acting-prime-minister"]),
        ("UA", ["president", "acting-president"]),
        ("UA", ["prime-minister", "acting-prime-minister"]),
        ("DE", ["president"]),
        ("DE", ["chancellor"]),
        ("FR", ["president"]),
        ("FR", ["prime-minister"]),
        ("GB", ["queen", "king"]),
        ("GB", ["prime-minister"]),
        ("IT", ["prime-minister"]),
        ("JP", ["prime-minister"]),
        ("CA", ["prime-minister"]),
    ],
)
def test_heads_follow_each_other(body: str, offices: list[str]) -> None:
    terms = sorted(
        (first_day(row["from"]), first_day(row["to"] or OPEN))
        for row in ROWS
        if row["body"] == body and row["office"] in offices
    )
    assert terms[0][0] <= date(2000, 1, 1)
    ends = list(accumulate((end for _, end in terms), max))
    assert ends[-1] == first_day(OPEN)
    gaps = [(end, start) for end, (start, _) in zip(ends, terms[1:], strict=False) if start - end > timedelta(days=60)]
    assert gaps == []
