from __future__ import annotations

from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wording.renderings.overlaps import Overlaps
from wording.renderings.vectors import SIZE, counted, ngrams, rarity

texts = st.lists(st.text(alphabet="abcд ", max_size=12), min_size=1, max_size=6)


def counts(text: str, order: int) -> Counter[str]:
    return Counter(text[start : start + order] for start in range(len(text) - order + 1))


@given(texts, st.integers(min_value=1, max_value=4))
def test_overlaps_are_those_of_the_counted_ngrams(rows: list[str], order: int):
    overlaps = Overlaps(ngrams(rows, (order,)))
    for number, row in enumerate(rows):
        minima, products = overlaps.of(number, np.arange(len(rows)))
        for other, text in enumerate(rows):
            mine, theirs = counts(row, order), counts(text, order)
            assert minima[other] == (mine & theirs).total()
            assert products[other] == sum(mine[gram] * theirs[gram] for gram in mine)


@given(st.lists(st.lists(st.integers(min_value=0, max_value=SIZE - 1), max_size=6), max_size=5))
def test_rows_of_length_one(rows: list[list[int]]):
    vectors = counted(rows).normalised()
    lengths = [float(np.linalg.norm(vectors.values[start:end])) for start, end in pairwise(vectors.starts)]
    assert lengths == pytest.approx([1.0 if row else 0.0 for row in rows], abs=1e-5)


def test_lone_surrogates_are_letters_too():
    assert len(ngrams(["a\ud800b"], (1,)).terms) == 3


def test_rare_terms_weigh_more():
    vectors = counted([[1, 2], [1, 3], [1]])
    weights = rarity(vectors.frequency(), 3)
    assert weights[2] == weights[3] > weights[1] > 0
