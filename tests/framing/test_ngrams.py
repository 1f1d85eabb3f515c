from __future__ import annotations

import random
import re
from collections import Counter

import numpy as np
import pytest

from wording.framing import word_store
from wording.framing.cells import Layout
from wording.framing.ngrams import LEAST_TEXTS, Ngrams
from wording.framing.word_store import WordStore, names_of

WORDS = ["river", "bridge", "of", "the", "mill", "opens", "closes", "early", "again", "lantern"]
FUNCTION = ("of", "the")


def made(count: int, seed: int) -> list[list[str]]:
    """Return texts of a few sentences of a few words, some with a comma."""
    numbers = random.Random(seed)
    return [
        [" ".join(numbers.choices([*WORDS, ","], k=numbers.randint(2, 9))) + "." for _ in range(numbers.randint(1, 4))]
        for _ in range(count)
    ]


def counts(texts: list[list[str]], groups: list[str]) -> dict[str, dict[str, int]]:
    store = WordStore()
    for number, sentences in enumerate(texts):
        store.add(number, sentences)
    layout = Layout([group for group in groups if group], [0] * sum(map(bool, groups)))
    cell_of = np.full(len(texts), -1, dtype=np.int64)
    cell_of[[n for n, group in enumerate(groups) if group]] = layout.cells
    names, cells = Ngrams(store, cell_of, layout).items(FUNCTION)
    return {
        group: {name: hits for name, hits in zip(names, cells.hits(rank).tolist(), strict=True) if hits}
        for rank, group in enumerate(layout.groups)
    }


def plain(texts: list[list[str]], groups: list[str]) -> dict[str, Counter[str]]:
    """Count the slow way: phrases within marks, no function word at either end, those that enough texts hold."""
    held: dict[str, Counter[str]] = {group: Counter() for group in groups if group}
    total: Counter[str] = Counter()
    for sentences, group in zip(texts, groups, strict=True):
        pieces = [piece.split() for sentence in sentences for piece in re.split(r"[.,]", sentence)]
        found = {
            " ".join(words[at : at + n])
            for words in pieces
            for n in (1, 2, 3)
            for at in range(len(words) - n + 1)
            if not {words[at], words[at + n - 1]} & set(FUNCTION)
        }
        if group:
            held[group].update(found)
            total.update(found)
    kept = {name for name, count in total.items() if count >= LEAST_TEXTS}
    return {group: Counter({name: n for name, n in counter.items() if name in kept}) for group, counter in held.items()}


@pytest.mark.parametrize("chunk", [1 << 20, 40])
def test_phrases_are_counted_as_by_hand(chunk: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(word_store, "CHUNK", chunk)
    monkeypatch.setattr("wording.framing.ngrams.REPEATED", 1000)
    for seed in range(5):
        texts = made(60, seed)
        groups = ["ab"[n % 2] if n % 7 else "" for n in range(60)]
        assert counts(texts, groups) == plain(texts, groups)


def test_sentences_repeated_word_for_word_are_no_phrases():
    texts = [[f"The {random.Random(n).choice(WORDS)} opens.", "Read more of the lantern."] for n in range(30)]
    groups = ["a"] * 20 + ["b"] * 10
    found = counts(texts, groups)
    assert "lantern" not in found["a"]
    assert "opens" in found["a"]


def test_a_word_is_given_as_it_is_mostly_printed():
    store = WordStore()
    store.add(0, ["Mills stand in Porohy.", "Old mills of Porohy", "Porohy mills"])
    numbers = {store.form(number) for number in range(2, len(store))}
    assert {"mills", "Porohy", "stand"} <= numbers


def test_the_name_of_the_outlet_is_no_word_of_its_texts():
    store = WordStore()
    store.add(0, ["Lamp.NET learned that the lamp was lit, Lamp.NET said"], names_of("www.lamp.net"))
    assert store.numbers(["learned", "said"]).size == 2
    assert store.numbers(["net"]).size == 0
    assert store.numbers(["lamp"]).size == 1, "a lamp in lower case is none of its names"


@pytest.mark.parametrize(
    ("outlet", "names"),
    [
        ("Harbour Ledger", [("harbour", "ledger")]),
        ("www.bell.co.uk", [("bell", ".", "co", ".", "uk"), ("bell",)]),
        ("1+1", []),
    ],
)
def test_names_of_an_outlet(outlet: str, names: list[tuple[str, ...]]):
    assert names_of(outlet) == names
