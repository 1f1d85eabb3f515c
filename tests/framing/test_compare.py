from __future__ import annotations

import json
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from samples import corpus
from typer.testing import CliRunner

from wording import Analyzer, Article, Settings
from wording.cli import app
from wording.framing.compare import compare
from wording.framing.comparison import Comparison
from wording.framing.concepts import ConceptError, Concepts, chosen, user_term
from wording.framing.concordance import ordered
from wording.framing.output import lines
from wording.framing.stratified import mantel_haenszel
from wording.framing.verdict import Verdict
from wording.model import Voice

ANALYZER = Analyzer(Settings(parse="none"))
BARRIERS = Concepts([user_term("wall,fence")], fixed=True)
WORDS = [
    "harbour",
    "mill",
    "orchard",
    "bridge",
    "lantern",
    "market",
    "quarry",
    "ferry",
    "chapel",
    "meadow",
    "smithy",
    "bakery",
]


def articles(shares: dict[str, dict[str, tuple[int, int]]]) -> list[Article]:
    """Return articles by outlet and story: so many that say wall, so many that say fence, none a copy of another."""
    numbers = random.Random(3)
    made = []
    for outlet, stories in shares.items():
        for story, (walls, fences) in stories.items():
            for word in ["wall"] * walls + ["fence"] * fences:
                about = " ".join(numbers.sample(WORDS, 8))
                text = f"The {word} by the {about} was finished on Friday, report number {len(made)}."
                made.append(Article(str(len(made)), text, outlet, date="2024-05-06", story=story, language="en"))
    return made


def compared(made: list[Article], concepts: Concepts = BARRIERS, **options: object) -> Comparison:
    return compare(map(ANALYZER.view, made), concepts, **options)  # type: ignore[arg-type]


def test_outlets_that_word_it_differently_differ():
    comparison = compared(articles({"Lamp": {"a": (14, 2), "b": (12, 3)}, "Bell": {"a": (2, 13), "b": (3, 15)}}))
    choice = comparison.choice("wall / fence")
    assert choice.test.verdict is Verdict.DIFFERS
    assert choice.variants["wall"].verdict is Verdict.DIFFERS
    share = next(share for share in choice.shares if (share.variant, share.group) == ("wall", "Lamp"))
    assert (share.texts, share.of_texts) == (26, 31)
    assert share.share.low < 26 / 31 < share.share.high
    assert choice.adjustment == "holm"


def test_p_value_is_that_of_mantel_and_haenszel():
    made = articles({"Lamp": {"a": (14, 6), "b": (12, 3)}, "Bell": {"a": (8, 13), "b": (9, 15)}})
    expected = mantel_haenszel([(14, 6, 8, 13), (12, 3, 9, 15)], corrected=False).p_value
    assert compared(made).choice("wall / fence").test.p_value == pytest.approx(expected)


def test_a_difference_in_what_is_covered_is_none_in_wording():
    made = articles({"Lamp": {"a": (30, 2), "b": (1, 4)}, "Bell": {"a": (6, 1), "b": (6, 25)}})
    assert compared(made).choice("wall / fence").test.verdict is Verdict.NO_DIFFERENCE


def test_few_articles_are_too_few():
    made = articles({"Lamp": {"a": (4, 0)}, "Bell": {"a": (0, 4)}})
    assert compared(made).choice("wall / fence").test.verdict is Verdict.TOO_FEW


def test_copies_count_once_in_texts_and_always_in_articles():
    made = articles({"Lamp": {"a": (6, 2)}, "Bell": {"a": (2, 6)}})
    copy = made[0]
    made += [Article(f"copy{n}", copy.text, "Lamp", date=copy.date, story="a", language="en") for n in range(5)]
    share = next(share for share in compared(made).choice("wall / fence").shares if share.group == "Lamp")
    assert (share.articles, share.of_articles, share.texts, share.of_texts) == (11, 13, 6, 8)


def test_voices_and_distance_are_counted():
    texts = ["The “wall” at the mill was finished.", "Tamm said that the wall was finished.", "The wall fell."]
    made = [Article(str(n), text, "Lamp", date="2024-05-06", story="a", language="en") for n, text in enumerate(texts)]
    made.append(Article("x", "The fence was finished.", "Bell", date="2024-05-06", story="a", language="en"))
    share = compared(made).choice("wall / fence").shares[1]
    assert (share.group, share.texts, share.distanced) == ("Lamp", 3, 1)
    assert share.voices[Voice.REPORTED] == 1
    assert share.voices[Voice.OWN] == 2


def test_independent_count_of_the_raw_text():
    made = list(corpus().values())
    comparison = compare(map(ANALYZER.view, made), Concepts([user_term("Moscow,Kremlin")]))
    for share in comparison.choice("Moscow / Kremlin").shares:
        own = [article for article in made if article.outlet == share.group]
        assert share.articles <= sum(share.variant in article.text + (article.title or "") for article in own)


def test_corpus_shows_a_difference_between_its_outlets():
    comparison = compare(map(ANALYZER.view, corpus().values()), chosen(ANALYZER.lexicons))
    used: dict[str, set[tuple[str, ...]]] = {}
    for choice in comparison.choices:
        groups = {share.group for share in choice.shares}
        for group in groups:
            said = tuple(sorted(share.variant for share in choice.shares if share.group == group and share.texts))
            used.setdefault(choice.concept, set()).add(said)
    assert len(used["troop_movements"]) > 1
    assert all(choice.test.verdict is Verdict.TOO_FEW for choice in comparison.choices)


def test_languages_are_named_with_each_count():
    comparison = compare(map(ANALYZER.view, corpus().values()), chosen(ANALYZER.lexicons), by="language")
    assert {group.name for group in comparison.groups} >= {"en", "de", "ru", "uk"}
    assert any("do not compare shares distanced" in note for note in comparison.notes)
    for choice in comparison.choices:
        for share in choice.shares:
            assert set(share.languages) <= {share.group}


def test_frame_has_a_row_for_every_share():
    comparison = compared(articles({"Lamp": {"a": (6, 2)}, "Bell": {"a": (2, 6)}}))
    frame = comparison.to_frame()
    assert len(frame) == 4
    assert frame["texts"].sum() == 16
    assert list(frame["signature"].unique()) == [comparison.signature]


def test_timeline_counts_by_month_and_week():
    made = articles({"Lamp": {"a": (2, 1)}, "Bell": {"a": (0, 1)}})
    points = compared(made, timeline="week").timeline
    assert {point.period for point in points} == {"2024-W19"}
    assert Counter({(point.group, point.variant): point.texts for point in points}) == Counter(
        {("Lamp", "wall"): 2, ("Lamp", "fence"): 1, ("Bell", "fence"): 1}
    )
    assert {point.period for point in compared(made, timeline="month").timeline} == {"2024-05"}


def test_a_copy_printed_later_is_an_article_of_its_month_but_no_text():
    (first, *others) = articles({"Lamp": {"a": (3, 2)}, "Bell": {"a": (2, 3)}})
    again = replace(first, id="again", date="2024-07-01")
    points = compared([first, *others, again], timeline="month").timeline
    (may,) = [point for point in points if (point.group, point.variant, point.period) == ("Lamp", "wall", "2024-05")]
    assert (may.articles, may.of_articles, may.texts, may.of_texts) == (3, 5, 3, 5)
    (july,) = [point for point in points if point.period == "2024-07"]
    assert (july.articles, july.of_articles, july.texts, july.of_texts) == (1, 1, 0, 0)
    assert not any("2024-07" in line for line in lines(compared([first, *others, again], timeline="month"), "text"))


def test_articles_without_a_date_are_told_beside_the_timeline():
    made = articles({"Lamp": {"a": (3, 2)}, "Bell": {"a": (2, 3)}})
    undated = [replace(article, date=None) for article in made[:4]]
    noted = compared(undated + made[4:], timeline="month").notes
    assert any("4 of 10 articles have no date and are left out of the timeline" in note for note in noted)
    assert not any(
        "timeline" in note for note in (*compared(made, timeline="month").notes, *compared(undated + made[4:]).notes)
    )


def test_concordance_ends_with_the_sentence_and_sorts():
    made = [
        Article(
            "1", "It rained. The old wall by the mill fell. Nobody came.", "Lamp", date="2024-05-07", language="en"
        ),
        Article("2", "A new fence along the lake was built.", "Bell", date="2024-05-06", language="en"),
    ]
    found = compared(made, kwic="wall / fence").concordance
    assert (found[0].left, found[0].term, found[0].right) == ("The old", "wall", "by the mill fell.")
    assert [line.article for line in ordered(found, "right")] == ["2", "1"]
    assert [line.article for line in ordered(found, "left")] == ["2", "1"]
    assert [line.article for line in ordered(found, "outlet")] == ["2", "1"]
    assert [line.article for line in ordered(found, "date")] == ["2", "1"]


def test_keyness_finds_the_words_of_an_outlet():
    made = articles({"Lamp": {"a": (20, 0)}, "Bell": {"a": (0, 20)}})
    keys = compared(made, keyness=True).keyness
    assert {key.words for key in keys if key.group == "Lamp"} == {"wall"}
    assert {key.words for key in keys if key.group == "Bell"} == {"fence"}
    assert all(key.bound > 0 for key in keys)


def test_labels_are_counted_by_outlet():
    text = "President Vladimir Putin spoke about the wall. Mr Putin left early."
    made = [
        Article("1", text, "Lamp", date="2024-05-07", language="en"),
        Article("2", "Russian leader Vladimir Putin spoke about the fence.", "Bell", date="2024-05-06", language="en"),
    ]
    labels = compared(made, labels=True).labels
    assert ("Lamp", "President") in {(label.group, label.text) for label in labels if label.kind == "title"}


@pytest.mark.parametrize(
    ("made", "by", "said"),
    [
        ([Article("1", "The wall stands.", language="en")], "outlet", "no article has an outlet"),
        ([Article("1", "The wall stands.", "Lamp", language="en")], "outlet", "all articles have one outlet, “Lamp”"),
        ([Article("1", "The wall stands.", "Lamp", language="en")], "date", "no article has a date"),
    ],
)
def test_mistakes_get_a_sentence_that_says_what_to_do(made: list[Article], by: str, said: str):
    with pytest.raises(ConceptError, match=said):
        compared(made, by=by)


def test_text_fits_a_hundred_columns():
    made = articles({"A very long name of an outlet indeed": {"a": (14, 2)}, "Bell": {"a": (2, 13)}})
    printed = list(lines(compared(made, timeline="week", keyness=True, kwic="wall / fence"), "text"))
    assert max(map(len, printed)) <= 100
    assert any("differs" in line for line in printed)


def write(folder: Path, made: list[Article]) -> Path:
    path = folder / "news.jsonl"
    rows = [
        {
            "id": a.id,
            "text": a.text,
            "outlet": a.outlet,
            "date": a.date,
            "story": a.story,
            "title": a.title,
            "language": "en",
        }
        for a in made
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def run(*arguments: str | Path):
    return CliRunner().invoke(app, ["compare", *map(str, arguments)])


def test_command_prints_a_table_csv_and_json_lines(tmp_path: Path):
    path = write(tmp_path, articles({"Lamp": {"a": (14, 2)}, "Bell": {"a": (2, 13)}}))
    text = run(path, "--term", "wall,fence")
    assert text.exit_code == 0
    assert "wall / fence" in text.stdout
    assert "differs (p < 0.001" in text.stdout
    rows = [json.loads(line) for line in run(path, "--term", "wall,fence", "--format", "jsonl").stdout.splitlines()]
    assert {(row["group"], row["variant"], row["texts"]) for row in rows} >= {
        ("Lamp", "wall", 14),
        ("Bell", "fence", 13),
    }
    table = run(path, "--term", "wall,fence", "--format", "csv").stdout.splitlines()
    assert table[0].startswith("concept,variant,group,articles")
    assert len(table) == 5


def test_command_takes_concepts_of_the_users_own(tmp_path: Path):
    path = write(tmp_path, articles({"Lamp": {"a": (14, 2)}, "Bell": {"a": (2, 13)}}))
    own = tmp_path / "mine.yaml"
    own.write_text(
        "entries:\n- concept: edge\n  label: what divides\n  variants:\n"
        "  - {variant: wall, frame: stone, forms: {en: wall}}\n  - {variant: fence, frame: wood, forms: {en: fence}}\n",
        encoding="utf-8",
    )
    done = run(path, "--concepts", own, "--kwic", "edge", "--sort", "right", "--format", "jsonl")
    assert {json.loads(line)["variant"] for line in done.stdout.splitlines()} == {"wall", "fence"}


def test_command_reads_headlines_without_a_text(tmp_path: Path):
    made = [Article(str(n), "", outlet, title=f"Wall number {n} is built") for n, outlet in enumerate(["Lamp", "Bell"])]
    done = run(write(tmp_path, made), "--term", "wall,fence", "--format", "jsonl")
    assert [json.loads(line)["headline"] for line in done.stdout.splitlines()][:2] == [1, 1]


def test_command_ends_with_2_where_nothing_can_be_compared(tmp_path: Path):
    from wording.settings import SettingsError

    path = write(tmp_path, articles({"Lamp": {"a": (1, 1)}}))
    for options in (["--term", "wall,fence"], ["--concept", "war_of_2023"], ["--term", "wall"], ["--by", "weather"]):
        done = run(path, *options)
        assert isinstance(done.exception, SettingsError), options
