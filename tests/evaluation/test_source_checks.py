"""The rules that need the original: what they compare, and that they keep silent without it."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wording import Analyzer, Article, Settings
from wording.annotate.changed_figures import agree
from wording.annotate.changed_names import near
from wording.annotate.figures import Figures
from wording.annotate.original import original
from wording.annotate.sentence_pairs import alignment
from wording.evaluation import Options, evaluate
from wording.lexicon import Lexicons
from wording.model import Span
from wording.registry import rules

LEXICONS = Lexicons()
COMPARING = tuple(name for name, rule in rules().items() if any(example.source for example in rule.bad))
ANALYZER = Analyzer(Settings(select=COMPARING))
GERMAN = (
    "Der Rat von Porohy tagte am Montag und stimmte für die Brücke.",
    "Bürgermeister Sawtschuk nannte das einen guten Tag. Sie kostet 47 Millionen Euro.",
    "Gegen den Plan sprach an diesem Abend niemand aus dem Rat der Stadt.",
    "Die Arbeiten beginnen am 12. Mai und dauern zwei Jahre.",
    "Bis dahin fährt die Fähre von Porohy nach Zaozerne jede halbe Stunde.",
)
ENGLISH = (
    "The council of Porohy met on Monday and voted for the bridge.",
    "Mayor Savchuk called it a good day. It will cost 47 million euros.",
    "Nobody in the town's council spoke against the plan that evening.",
    "The work begins on 12 May and will take two years.",
    "Until then the ferry from Porohy to Zaozerne leaves every half hour.",
)


def report(text: str, source: str | None, language: str | None = "de"):
    return ANALYZER.analyze(Article("x", text, language="en", source_text=source, source_language=language))


def figures(text: str, language: str):
    return list(LEXICONS.built(language, Figures).find(text, Span(0, len(text))))


def test_there_are_rules_that_compare():
    assert len(COMPARING) >= 10


@pytest.mark.parametrize("source", [None, "", " \n", "\n".join(ENGLISH)])
def test_without_an_original_in_another_language_nothing_is_found_and_nothing_skipped(source):
    found = report("It cost 12,345 euros on Sunday. Olga Shulha said so.", source, language="en")
    assert found.findings == ()
    assert found.skipped == ()


def test_a_faithful_translation_is_clean():
    for separator in ("\n", "\n\n", " "):
        assert report(separator.join(ENGLISH), separator.join(GERMAN)).findings == ()


def test_the_language_of_the_original_is_identified():
    wrong = "\n".join(ENGLISH).replace("47", "74")
    found = report(wrong, "\n".join(GERMAN), language=None)
    assert [finding.rule for finding in found.findings] == ["changed-number"]
    assert found.findings[0].evidence["original"] == "Sie kostet 47 Millionen Euro."


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("1,250,000 and 3.5", "en", [{1_250_000}, {Fraction(7, 2)}]),
        ("3,5 Millionen und 1.250", "de", [{3_500_000}, {1250, Fraction(5, 4)}]),
        ("12 300 чел., 4 млрд", "ru", [{12_300}, {4_000_000_000}]),
        ("12 mil millones", "es", [{12_000_000_000}]),
        ("约2021年有1.2亿", "zh", [{2021}, {120_000_000, Fraction(6, 5)}]),
        ("5m people", "en", [{5, 5_000_000}]),
        ("in 2020 300 came", "en", [{2020}, {300}]),
        ("A380, COVID-19, 1.2.3, 7:30, №5 and 38:17", "en", []),
        ("٣٥ شخصا", "ar", [{35}]),
    ],
)
def test_figures_are_read_by_the_language_s_own_marks(text, language, values):
    found = figures(text, language)
    assert [set(figure.values) for figure in found] == values
    assert [figure.span.of(text) for figure in found] == [figure.printed for figure in found]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("1.5 billion", "1,500 million", True),
        ("1,247", "1,250", True),
        ("1,247", "1,200", True),
        ("1,247", "1,274", False),
        ("1998", "98", True),
        ("19", "7", True),
        ("3.5 million", "3.5 billion", False),
        ("3.5 million", "3.5", True),
        ("246", "264", False),
    ],
)
def test_figures_agree_if_they_may_mean_the_same(first, second, same):
    one, other = (figures(text, "en")[0] for text in (first, second))
    assert agree(one, other) is agree(other, one) is same


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Savchuk", "Савчук", True),
        ("Walton", "Уолтон", True),
        ("John", "Джон", True),
        ("Kent", "Κεντ", True),
        ("Schröder", "Schroeder", True),
        ("Savchuk", "Миронченко", False),
        ("Hrynko", "Shulha", False),
    ],
)
def test_names_are_compared_by_sound(first, second, same):
    assert near(first, second) is same


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_two_texts_are_paired_in_order_and_completely(text, source):
    article = Article("x", text, language="en", source_text=source, source_language="de")
    view = ANALYZER.view(article)
    found = view.computed(alignment)
    if found is None:
        assert not source.strip()
        return
    sides = zip(*((pair.source, pair.target) for pair in found.pairs), strict=True) if found.pairs else ((), ())
    for spans, whole in zip(sides, (source, text), strict=True):
        flat = [span for group in spans for span in group]
        assert flat == sorted(flat)
        assert all(first.end <= second.start for first, second in pairwise(flat))
        assert "".join("".join(span.of(whole) for span in flat).split()) == "".join(whole.split())
    assert view.computed(original).text == source
    ANALYZER.analyze(article)


@pytest.mark.parametrize("separator", ["\n", "\n\n"])
def test_a_dropped_line_is_flagged_where_it_is_missing(separator):
    dropped = separator.join((ENGLISH[0], *ENGLISH[2:]))
    found = report(dropped, separator.join(GERMAN))
    assert [(item.rule, item.span.of(dropped)) for item in found.findings] == [("omitted-sentence", "bridge.")]
    assert "47 Millionen" in found.findings[0].evidence["original"]


def test_the_source_of_an_evaluation_reaches_the_rules_line_by_line():
    systems = {
        "good": ENGLISH,
        "number": [line.replace("47", "74") for line in ENGLISH],
        "empty": (ENGLISH[0], "", *ENGLISH[2:]),
    }
    found = evaluate(systems, [ENGLISH], GERMAN, Options(language="en", source_language="de", samples=0, trials=10))
    lines = {item.system: item.lines for item in found.issues}
    assert lines["good"] == {}
    assert lines["number"] == {2: ("changed-number",)}
    assert lines["empty"] == {1: ("omitted-sentence",)}
    blind = evaluate(systems, [ENGLISH], options=Options(language="en", samples=0, trials=10))
    assert blind.issues[1].lines == {}
