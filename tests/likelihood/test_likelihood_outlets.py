"""The likelihood of outlets, and the sentence on rules and model together."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wording.likelihood import OutletLikelihood, outlet_likelihoods, outlet_lines, verdict
from wording.likelihood.outlets import FEWEST_TEXTS
from wording.model import Band, Likelihood


def rows(*scored: tuple[str, float | None, int]) -> dict[str, OutletLikelihood]:
    return {row.outlet: row for row in outlet_likelihoods(scored)}


def test_one_text_counts_once_however_often_it_is_carried() -> None:
    own = [("Northern Herald", 0.2 + number / 100, number) for number in range(10)]
    copies = [("Northern Herald", 0.99, 77)] * 50
    found = rows(*own, *copies)["Northern Herald"]
    assert (found.articles, found.texts) == (60, 11)
    assert found == rows(*own, ("Northern Herald", 0.99, 77))["Northern Herald"].__class__(
        "Northern Herald", 60, 11, found.mean, found.low, found.high, found.band
    )
    once = rows(*own, ("Northern Herald", 0.99, 77))["Northern Herald"]
    assert (once.mean, once.low, once.high, once.band) == (found.mean, found.low, found.high, found.band)


def test_bands_of_outlets() -> None:
    scored = [
        (outlet, base + number / 200, number) for outlet, base in (("High", 0.9), ("Low", 0.1)) for number in range(10)
    ]
    found = rows(*scored)
    assert found["High"].band is Band.STRONG
    assert found["Low"].band is Band.LITTLE
    assert list(found) == ["High", "Low"]


def test_a_scattered_outlet_is_no_strong_sign() -> None:
    scores = (0.99, 0.98, 0.97, 0.3, 0.2)
    found = rows(*(("Mixed", score, number) for number, score in enumerate(scores)))["Mixed"]
    assert found.band is not Band.STRONG


def test_few_texts_and_articles_without_a_score() -> None:
    few = [("Weekly", 0.9, number) for number in range(FEWEST_TEXTS - 1)]
    found = rows(*few, ("Weekly", None, 99), ("Silent", None, 1))
    assert list(found) == ["Weekly"]
    assert (found["Weekly"].mean, found["Weekly"].band) == (None, Band.TOO_SHORT)
    assert any("too few texts" in line for line in outlet_lines(list(found.values())))


@settings(deadline=None)
@given(st.lists(st.floats(0, 1), min_size=FEWEST_TEXTS, max_size=40))
def test_the_interval_holds_the_mean(scores: list[float]) -> None:
    found = rows(*(("A", score, number) for number, score in enumerate(scores)))["A"]
    assert found.mean is not None
    assert found.low is not None
    assert found.high is not None
    assert 0 <= found.low <= found.mean <= found.high <= 1


def test_the_table_has_a_line_an_outlet_and_says_what_a_strong_sign_is_worth() -> None:
    lines = list(outlet_lines(outlet_likelihoods([("A", 0.9, number) for number in range(12)])))
    assert "12 texts of 12 articles" in lines[1]
    assert "measured on groups of ten texts" in lines[-1]


def said(penalty: float, findings: int, band: Band) -> str:
    return verdict(penalty, findings, Likelihood(None if "t" not in band.value else 0.5, band, 200))


@pytest.mark.parametrize(
    ("penalty", "findings", "band", "words"),
    [
        (12.0, 3, Band.STRONG, ", and the wording shows strong sign"),
        (0.0, 0, Band.LITTLE, "The rules found nothing, and the wording shows little sign"),
        (0.0, 0, Band.STRONG, "The rules found nothing, yet the wording shows strong sign"),
        (12.0, 1, Band.LITTLE, "flag 1 passage (12.0 penalty points per 1,000 words), yet"),
        (12.0, 2, Band.SOME, "flag 2 passages (12.0 penalty points per 1,000 words), and"),
        (12.0, 2, Band.NOT_AVAILABLE, "not available for this language"),
        (0.0, 0, Band.TOO_SHORT, "too short to tell"),
    ],
)
def test_the_verdict_says_whether_rules_and_model_agree(penalty: float, findings: int, band: Band, words: str) -> None:
    sentence = said(penalty, findings, band)
    assert words in sentence
    assert sentence.endswith(".")
    assert "%" not in sentence
    assert "is machine" not in sentence
