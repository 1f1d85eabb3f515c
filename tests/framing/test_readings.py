from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import pytest

from wording import Analyzer, Article, Settings
from wording.framing import crew
from wording.framing.compare import Comparer
from wording.framing.concepts import ConceptError, Concepts, user_term
from wording.framing.crew import read_in
from wording.framing.readings import Reading, reading
from wording.model import Voice

TERM = "wall,fence"


def made() -> list[Article]:
    """Return articles of two outlets, some with the term in a title or in somebody's words."""
    articles = []
    for number in range(24):
        outlet, word = ("Lamp", "wall") if number % 2 else ("Bell", "fence" if number % 3 else "wall")
        text = f"The {word} by the mill was finished, report {number}. “A {word} helps nobody at all,” Orla Tamm said."
        title = f"A {word} for number {number}" if number % 5 == 0 else None
        articles.append(Article(str(number), text, outlet, title, "2024-05-06", "en", story="a"))
    return articles


def reader(term: str) -> Callable[[Sequence[Article]], list[Reading]]:
    """Return what reads articles, as a process of its own builds it."""
    analyzer, concepts = Analyzer(Settings(parse="none")), Concepts([user_term(term)])
    return lambda chunk: [reading(analyzer.view(article), concepts) for article in chunk]


def broken(term: str) -> Callable[[Sequence[Article]], list[Reading]]:
    def read(chunk: Sequence[Article]) -> list[Reading]:
        raise ConceptError(f"nothing can be sought for “{term}”")

    return read


def comparer() -> Comparer:
    return Comparer(Concepts([user_term(TERM)]))


def test_a_comparison_of_readings_is_that_of_views():
    analyzer, views, readings = Analyzer(Settings(parse="none")), comparer(), comparer()
    for article in made():
        views.add(analyzer.view(article))
    for article, found in read_in(partial(reader, TERM), made(), 1):
        readings.add_reading(article, found)
    assert readings.result() == views.result()
    assert {use.voice for use in reader(TERM)(made()[:1])[0].uses} == {Voice.OWN, Voice.QUOTED, Voice.HEADLINE}


def test_processes_give_the_same_readings_in_the_same_order(monkeypatch):
    monkeypatch.setattr(crew, "CHUNK", 5)
    monkeypatch.setattr(crew, "FEW", 5)
    alone = list(read_in(partial(reader, TERM), made(), 1))
    assert list(read_in(partial(reader, TERM), iter(made()), 2)) == alone


def test_a_few_articles_are_read_without_another_process(monkeypatch):
    monkeypatch.setattr(crew, "ProcessPoolExecutor", None)
    assert len(list(read_in(partial(reader, TERM), made(), 2))) == len(made())


def test_what_goes_wrong_in_a_process_is_raised(monkeypatch):
    monkeypatch.setattr(crew, "FEW", 5)
    with pytest.raises(ConceptError, match="“wall,fence”"):
        list(read_in(partial(broken, TERM), made(), 2))


def test_only_a_few_chunks_are_read_ahead(monkeypatch):
    monkeypatch.setattr(crew, "CHUNK", 2)
    taken = []

    def articles():
        for article in made():
            taken.append(article.id)
            yield article

    next(iter(read_in(partial(reader, TERM), articles(), 1)))
    assert len(taken) == 2


def test_uses_of_other_concepts_are_left_out():
    (found,) = reader(TERM)(made()[:1])
    strange = tuple(replace(use, concept="weather") for use in found.uses)
    counted = comparer()
    for article in made():
        counted.add_reading(article, replace(found, uses=strange))
    assert counted.result().choices == ()


def test_what_keeps_words_needs_views():
    concepts = Concepts([user_term(TERM)])
    assert not Comparer(concepts).needs_views
    assert Comparer(concepts, keyness=True).needs_views
    assert Comparer(concepts, kwic="wall / fence").needs_views
