from __future__ import annotations

from wording.model import Finding, Span
from wording.mqm import Category, Severity
from wording.origin import origin

TEXT = "The main point that sounded, the edition writes about it, and Kharkov was told about the results."


def finding(passage: str, languages: str, rule: str = "calque", confidence: float = 0.8) -> Finding:
    start = TEXT.index(passage)
    span = Span(start, start + len(passage))
    return Finding(rule, span, Category.AWKWARD, Severity.MINOR, confidence, "…", evidence={"points to": languages})


def test_two_findings_that_agree_point_to_a_language():
    found = origin([finding("main point that sounded", "ru"), finding("Kharkov", "ru", "name-variant")], TEXT, "en")
    assert found is not None
    assert found.languages == ("ru",)
    assert str(found) == "points to “ru” as the source language: 1 × calque, 1 × name-variant"


def test_one_finding_is_an_accident():
    assert origin([finding("main point that sounded", "ru", confidence=1.0)], TEXT, "en") is None
    assert origin([], TEXT, "en") is None


def test_languages_that_come_near_are_named_together():
    findings = [finding("main point that sounded", "ru, uk"), finding("the edition writes about it", "ru, uk")]
    both = origin(findings, TEXT, "en")
    assert both is not None
    assert both.languages == ("ru", "uk")
    one = origin([*findings, finding("told about the results", "uk")], TEXT, "en")
    assert one is not None
    assert one.languages == ("uk",)


def test_many_possible_languages_are_no_answer():
    assert origin([finding("Kharkov", "ru, bg, sr"), finding("the edition", "ru, bg, sr")], TEXT, "en") is None


def test_a_passage_counts_once_and_the_own_language_never():
    twice = [finding("Kharkov", "ru"), finding("Kharkov", "ru", "nonstandard-transliteration")]
    assert origin(twice, TEXT, "en") is None
    assert origin([finding("Kharkov", "en"), finding("told about the results", "en")], TEXT, "en") is None
