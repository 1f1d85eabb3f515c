from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest
import samples
from hypothesis import given, settings
from hypothesis import strategies as st

from wording.framing.clustering import Limits
from wording.framing.families import KEPT as SHINGLES
from wording.framing.families import Sketches
from wording.framing.stories import group
from wording.framing.story_terms import KEPT as TERMS_KEPT
from wording.framing.story_terms import terms
from wording.model import Article

FERRY = """The ferry Aldora ran aground off Quillhaven on Tuesday night with 214 people aboard, the coastguard said.

Lifeboats from Porthwick and Saint Orran took off all passengers by dawn, and nobody was badly hurt.

Captain Edda Morland told investigators that the rudder had stopped answering twenty minutes before the grounding.

The owner, Larkfield Lines, has run the crossing since 1998 and said that the ship passed its last inspection in March.

Divers are to examine the hull on Thursday, and the harbour office has closed the northern channel until the weekend.

About forty tonnes of fuel remain in the tanks; a tug from Brammer Bay stands by with booms."""

FERRY_TOLD_ANEW = """Quillhaven woke up on Wednesday to the sight of a ferry on its rocks. The Aldora, owned by Larkfield Lines,
had struck the reef with 214 travellers on their way to Porthwick.

“I heard one long scrape and then nothing,” said a passenger who was wrapped in a blanket at the harbour office.

Edda Morland, the captain, blames the rudder. The coastguard praised the lifeboats of Saint Orran, whose crews worked
through the night, while Brammer Bay sent a tug in case the fuel leaks."""

BUDGET = """The assembly of Tessmark passed a budget of 3.1 billion crowns on Wednesday after nine hours of debate.

Finance minister Ulla Grendahl called the plan cautious; Piet Oosterveen of the opposition said that it starves schools.

Railways receive 420 million crowns, mostly for the line from Tessmark to Hollengate, which floods every spring.

A tax on sugar was dropped at the last minute when two members from Hollengate threatened to vote against it."""

ORCHARDS = """Growers in the Velmar valley fear for their plums after a third night of frost in a row.

Thermometers at Dossen fell to minus six degrees, said Radko Hulme, who keeps eleven hectares there.

The growers' union wants aid from the province, which has set aside nothing for late frost since 2016.

Helicopters hired to push warm air down cost more than the harvest of a small farm brings in."""


def paragraphs(text: str) -> list[str]:
    return text.split("\n\n")


def article(name: str, text: str, date: str | None = "2024-03-13", **more: str) -> Article:
    return Article(name, text, date=date, **more)


CUT = "\n\n".join(paragraphs(FERRY)[:3])
REORDERED = "\n\n".join(reversed(paragraphs(FERRY)))
EDITED = FERRY.replace("ran aground", "hit rocks").replace("twenty minutes", "half an hour")
REHEADED = "Ship on the rocks: 214 saved\n\nFrom our wires\n\n" + FERRY


@pytest.mark.parametrize("copy", [CUT, REORDERED, EDITED, REHEADED, FERRY.upper()])
def test_copies_are_one_family_and_one_story(copy):
    grouping = group([article("a", FERRY), article("b", copy), article("c", BUDGET)])
    assert grouping.family == {"a": "t:a", "b": "t:a", "c": "t:c"}
    assert grouping.story == {"a": "s:a", "b": "s:a", "c": "s:c"}


def test_copies_without_a_date_join_the_story():
    grouping = group([article("a", FERRY), article("b", CUT, date=None), article("c", ORCHARDS, date=None)])
    assert grouping.story == {"a": "s:a", "b": "s:a", "c": "s:c"}


def test_the_same_event_told_anew_is_one_story_but_two_families():
    others = [article("c", BUDGET), article("d", ORCHARDS)]
    grouping = group([article("a", FERRY), article("b", FERRY_TOLD_ANEW), *others])
    assert grouping.story == {"a": "s:a", "b": "s:a", "c": "s:c", "d": "s:d"}
    assert len(set(grouping.family.values())) == 4


def test_stories_keep_to_the_date_window():
    told = [article("a", FERRY), article("b", FERRY_TOLD_ANEW, date="2024-03-20"), article("c", BUDGET)]
    assert group(told).story["b"] == "s:b"
    assert group(told, limits=Limits(days=7)).story["b"] == "s:a"
    undated = [article("a", FERRY), article("b", FERRY_TOLD_ANEW, date="some day"), article("c", BUDGET)]
    assert group(undated).story["b"] == "s:b"


def test_a_daily_series_does_not_become_one_story():
    series = [
        article(f"d{day:02}", f"{FERRY_TOLD_ANEW}\n\nDay {day}.", date=f"2024-03-{day:02}") for day in range(1, 29)
    ]
    assert sorted(Counter(group(series).story.values()).values()) == [13, 15]


def test_round_ups_do_not_tie_their_reports_together():
    reports = [FERRY, BUDGET, ORCHARDS]
    briefs = ["\n\n".join(paragraphs(text)[:1]) * 2 for text in reports]
    round_up = "\n\n".join([*briefs, *paragraphs(FERRY_TOLD_ANEW), *paragraphs(FERRY)[1:], *paragraphs(BUDGET)[1:]])
    names = [article(str(n), text) for n, text in enumerate([*briefs, round_up])]
    assert len(set(group(names).family.values())) == 4


def test_given_stories_are_kept_and_joined():
    given_ones = [
        article("b", FERRY_TOLD_ANEW, story="aldora"),
        article("c", BUDGET, story="budget"),
        article("d", CUT, story="another"),
    ]
    grouping = group([article("a", FERRY, date="2024-03-12"), *given_ones, article("e", EDITED, date="2024-03-14")])
    assert [grouping.story[name] for name in "bcd"] == ["aldora", "budget", "another"]
    assert grouping.story["a"] in {"aldora", "another"}
    assert grouping.story["e"] == grouping.story["a"]
    assert grouping.family["e"] == grouping.family["d"] == grouping.family["a"] == "t:a"


def test_agency_copy_in_two_outlets_is_one_family():
    family = group(samples.corpus().values()).family
    courier, tribune = family["en-marlowe-bay-courier-geneva"], family["en-elmstead-tribune-geneva"]
    assert courier == tribune
    assert list(family.values()).count(courier) == 2
    assert len(set(family.values())) == len(family) - 1


@pytest.mark.parametrize("dated", [True, False])
def test_stories_of_the_corpus_stay_apart_without_their_labels(dated):
    corpus = samples.corpus()
    bare = [replace(one, story=None, date=one.date if dated else None) for one in corpus.values()]
    story = group(bare, limits=Limits(days=60, span=60)).story
    together = {frozenset({corpus[a].story, corpus[b].story}) for a in story for b in story if story[a] == story[b]}
    assert together == {frozenset({"december-call"}), frozenset({"geneva-talks"})}
    assert story["en-marlowe-bay-courier-geneva"] == story["en-elmstead-tribune-geneva"]


@pytest.mark.parametrize("seed", range(5))
def test_order_of_the_articles_does_not_matter(seed):
    articles = [replace(one, story=None) for one in samples.corpus().values()]
    articles += [article("a", FERRY), article("b", CUT, date=None), article("c", FERRY_TOLD_ANEW), article("d", BUDGET)]
    shuffled = random.Random(seed).sample(articles, len(articles))
    assert group(shuffled) == group(articles)


def test_empty_and_tiny_texts_belong_to_nobody():
    empty = [
        article("a", ""),
        article("b", ""),
        article("c", " \n", title=""),
        article("d", "Photo."),
        article("e", "Photo."),
    ]
    grouping = group(empty)
    assert len(set(grouping.family.values())) == 5
    assert group([]).story == {}


def test_a_headline_stands_for_a_text_that_is_missing():
    title = "Ferry Aldora runs aground off Quillhaven with 214 people aboard"
    grouping = group([article("a", "", title=title), article("b", "", title=title), article("c", "", title=title[:30])])
    assert grouping.family == {"a": "t:a", "b": "t:a", "c": "t:c"}


def test_an_id_counts_once():
    articles = [article("a", FERRY), article("b", CUT, title="Ship")]
    assert group([*articles, article("a", BUDGET)]) == group(articles)


def test_scripts_without_spaces_have_families():
    text = "渡轮阿尔多拉号星期二晚上在奎尔港附近搁浅，船上有两百一十四人。海岸警卫队说，所有乘客在黎明前都被救出，没有人受重伤。"
    other = "议会星期三经过九个小时的辩论通过了预算。财政部长称这项计划十分谨慎，反对党则说学校的经费远远不够，铁路却得到很多。"
    family = group([article("a", text), article("b", text[:40]), article("c", other)]).family
    assert family == {"a": "t:a", "b": "t:a", "c": "t:c"}


def test_what_is_kept_of_an_article_is_bounded():
    words = random.Random(1)
    text = " ".join(f"w{words.randrange(10**6)}" for _ in range(20_000))
    sketches = Sketches()
    for one in (text, text + " and a few more words at the very end", text[: len(text) // 2]):
        sketches.add(one)
        places, weights = terms("", one, frozenset())
        assert len(places) == len(weights) <= TERMS_KEPT
    assert sketches.families([0, 1, 2]).tolist() == [0, 0, 0]
    assert [len(sketches._kept(number)) for number in range(3)] == [SHINGLES] * 3


TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200) | st.sampled_from(
    [FERRY, CUT, BUDGET, ORCHARDS]
)
DATES = st.none() | st.sampled_from(["2024-03-12", "2024-03-14", "2024-05-01", "2024"])


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(TEXTS, DATES, st.sampled_from([None, "given"])), max_size=8), st.randoms(use_true_random=False)
)
def test_any_articles_are_grouped_alike_in_any_order(made, randomness):
    articles = [Article(f"a{n}", text, date=date, story=story) for n, (text, date, story) in enumerate(made)]
    grouping = group(articles)
    assert set(grouping.story) == set(grouping.family) == {one.id for one in articles}
    assert all(grouping.story[one.id] == one.story for one in articles if one.story)
    for name in grouping.family.values():
        assert grouping.family[name.removeprefix("t:")] == name
    shuffled = list(articles)
    randomness.shuffle(shuffled)
    assert group(shuffled) == grouping
