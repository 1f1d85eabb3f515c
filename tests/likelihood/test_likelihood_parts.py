"""Symbols, grams, the file of weights, calibration."""

from __future__ import annotations

from dataclasses import replace
from math import log
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wording.likelihood.bands import FEWEST_WORDS, USUAL_WORDS, band, calibrated, measured
from wording.likelihood.grams import KINDS, SHIFT, grams, parts
from wording.likelihood.scoring import raw_score
from wording.likelihood.symbols import FIXED, NAME, NUMBER, RARE, Symbols
from wording.likelihood.tokens import tokens
from wording.likelihood.weights import Usual, Weights, read, weights, write
from wording.model import Band

WORDS = ["bridge", "opened", "the", "will"]
SYMBOLS = Symbols(
    words=WORDS,
    classes=["NN", "RB", "VBD|VBN"],
    class_of=[0, 2, -1, -1],
    common=frozenset({"bridge", "opened"}),
    endings={"ly": 1, "ed": 2},
    other=0,
    frequency_of=[3, 4, 9, 8],
    bonds={len(FIXED) + 2 << SHIFT | len(FIXED): 5},
)
MODEL = Weights(
    symbols=SYMBOLS,
    tables=[{0: -3, len(FIXED): 30_000}, {len(FIXED) + 2 << SHIFT | len(FIXED): -7}, *({} for _ in KINDS[2:])],
    scales=[0.5, 0.25, *(1.0 for _ in KINDS[2:])],
    bias=0.1,
    calibration={"slope": 3.0, "power": 0.3, "centre": 0.0, "drift": 0.0},
    bands={"strong": 0.9, "some": 0.6, "measured": {"strong sign": {"machine": 0.2, "human": 0.03, "native": 0.004}}},
    usual=[{len(FIXED): Usual(1.5, 0.02)}, *({} for _ in KINDS[1:])],
)


def words_of(text: str) -> list[str]:
    names = [*FIXED, *WORDS]
    return [names[SYMBOLS.word_symbols[number]] for number in SYMBOLS.numbers(tokens(text))]


def classes_of(text: str) -> list[str]:
    return [SYMBOLS.class_names[SYMBOLS.class_symbols[number]] for number in SYMBOLS.numbers(tokens(text))]


def test_names_numbers_and_rare_words_are_masked() -> None:
    assert words_of("The Marlow bridge opened quietly in 1999.") == [
        *("the", NAME, "bridge", "opened", RARE, RARE, NUMBER, "."),
    ]


def test_a_capital_makes_a_name_only_inside_a_sentence() -> None:
    assert words_of("Bridge opened. Bridge WILL open the Bridge") == [
        *("bridge", "opened", ".", "bridge", "will", RARE, "the", NAME),
    ]


def test_content_words_become_classes_and_rare_ones_go_by_their_ending() -> None:
    assert classes_of("the bridge opened slowly, jammed, zzz") == [
        *("the", "NN", "VBD|VBN", "RB~", ",", "VBD|VBN~", ",", "NN~"),
    ]


def test_bonds_tell_usual_neighbours_from_others() -> None:
    kind = KINDS.index(("bond", 1))

    def bonds(text: str) -> set[int]:
        return set(grams(SYMBOLS, tokens(text))[kind])

    assert bonds("the bridge") != bonds("will bridge")
    assert bonds("the Marlow") == {0}


@given(st.text())
def test_every_token_has_symbols(text: str) -> None:
    found = tokens(text)
    for kind, counts in enumerate(grams(SYMBOLS, found)):
        length = KINDS[kind][1]
        assert all(len(parts(gram, length)) == length for gram in counts)
        assert counts.total() <= max(0, len(found))


def test_what_is_written_is_read_and_the_same_model_gives_the_same_bytes(tmp_path: Path) -> None:
    write(tmp_path / "one.gz", MODEL)
    write(tmp_path / "two.gz", MODEL)
    assert read(tmp_path / "one.gz") == MODEL
    assert (tmp_path / "one.gz").read_bytes() == (tmp_path / "two.gz").read_bytes()


def test_the_score_is_the_normed_sum_of_weights() -> None:
    known = raw_score(MODEL, ["the", "bridge", "the", "bridge", "the", "bridge", "the", "bridge"])
    words = 0.5 * 30_000 * 2 / 2
    pairs = 0.25 * -7 * 2 / 2
    assert known == pytest.approx(0.1 + words + pairs)
    assert raw_score(MODEL, []) == 0.1


@given(st.floats(-5, 5), st.floats(-5, 5), st.integers(FEWEST_WORDS, 5000))
def test_a_higher_raw_score_is_never_calibrated_lower(one: float, other: float, words: int) -> None:
    low, high = sorted((one, other))
    assert 0 <= calibrated(MODEL, low, words) <= calibrated(MODEL, high, words) <= 1


@given(st.floats(0.01, 3), st.integers(FEWEST_WORDS, 1400))
def test_a_longer_text_is_surer_and_changes_no_side(raw: float, words: int) -> None:
    assert 0.5 < calibrated(MODEL, raw, words) <= calibrated(MODEL, raw, words + 100)
    assert 0.5 > calibrated(MODEL, -raw, words) >= calibrated(MODEL, -raw, words + 100)


@given(st.floats(-2, 2), st.integers(FEWEST_WORDS, 1400))
def test_a_drift_moves_the_middle_with_the_length_of_the_text(raw: float, words: int) -> None:
    drifting = replace(MODEL, calibration={**MODEL.calibration, "drift": -0.2})
    shifted = raw - 0.2 * log(words / USUAL_WORDS)
    assert calibrated(drifting, shifted, words) == pytest.approx(calibrated(MODEL, raw, words), abs=1e-9)


def test_bands() -> None:
    assert [band(MODEL, score, 200) for score in (0.59, 0.6, 0.9)] == [Band.LITTLE, Band.SOME, Band.STRONG]
    assert band(MODEL, 0.99, FEWEST_WORDS - 1) is Band.TOO_SHORT
    assert "3.0% of human translations" in (measured(MODEL, Band.STRONG) or "")
    assert measured(MODEL, Band.TOO_SHORT) is None


def test_the_shipped_model_says_how_far_each_band_errs() -> None:
    model = weights("en")
    assert model is not None
    for kind in ("machine", "human", "native"):
        assert sum(shares[kind] for shares in model.bands["measured"].values()) == pytest.approx(1, abs=1e-3)
    strong = model.bands["measured"]["strong sign"]
    assert strong["native"] <= 0.005
    assert strong["human"] <= 0.03
    assert weights("xx") is None
    assert weights("../en") is None
    assert replace(model, bias=0.0).bias == 0.0
