"""The weights of a trained model, read from `likelihood.<language>.gz` when first asked for.

The file is a line of JSON, then for each kind of grams, and for the bonds between words, the steps between their sorted
numbers (32-bit whole numbers) and the values (16-bit), little-endian, all compressed with gzip. Reading it needs the
standard library alone, so that `wording check` starts no slower for it.
`benchmarks/train_likelihood.py` makes it; `docs/likelihood-model.md` says from what, and how good it is.
"""

from __future__ import annotations

import gzip
import json
import sys
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

from wording.likelihood.symbols import Symbols

_FILE: Final = "likelihood.{}.gz"
_STEP: Final = 4
_VALUE: Final = 2


@dataclass(frozen=True)
class Usual:
    """How a gram stands in the texts not translated by machines that the model was trained on.

    `rate` is per 1,000 tokens; `root` the mean of the square root of its share in its kind's grams of a text.
    """

    rate: float
    root: float


@dataclass(frozen=True)
class Weights:
    """A trained model: `tables` and `scales` by kind of grams in the order of `KINDS`.

    `scales` turn the whole numbers of the tables into weights. `calibration` and `bands` are read by `bands.py`; `usual`
    holds by kind the grams that a reason may name.
    """

    symbols: Symbols
    tables: Sequence[Mapping[int, int]]
    scales: Sequence[float]
    bias: float
    calibration: Mapping[str, float]
    bands: Mapping[str, Any]
    usual: Sequence[Mapping[int, Usual]]


@cache
def weights(language: str) -> Weights | None:
    """Return the model that was trained for a language, or None."""
    if not language.isalpha():
        return None
    path = Path(__file__).with_name(_FILE.format(language))
    return read(path) if path.is_file() else None


def fingerprints() -> dict[str, str]:
    """Return by language what tells one version of a model from another."""
    paths = sorted(Path(__file__).parent.glob(_FILE.format("*")))
    return {path.name.split(".")[1]: blake2b(path.read_bytes(), digest_size=4).hexdigest() for path in paths}


def read(path: Path) -> Weights:
    """Read a file that `write` has written."""
    with gzip.open(path, "rb") as file:
        stored = file.read()
    end = stored.index(b"\n")
    head = json.loads(stored[:end])
    tables, place = [], end + 1
    for size in head["sizes"]:
        middle, after = place + _STEP * size, place + (_STEP + _VALUE) * size
        numbers = accumulate(_little(array("I", stored[place:middle])))
        tables.append(dict(zip(numbers, _little(array("h", stored[middle:after])), strict=True)))
        place = after
    bonds = tables.pop()
    symbols = {**head["symbols"], "common": frozenset(head["symbols"]["common"]), "bonds": bonds}
    return Weights(
        symbols=Symbols(**symbols),
        tables=tables,
        scales=head["scales"],
        bias=head["bias"],
        calibration=head["calibration"],
        bands=head["bands"],
        usual=[{gram: Usual(rate, root) for gram, rate, root in rows} for rows in head["usual"]],
    )


def write(path: Path, model: Weights) -> None:
    """Write a model; the same model gives the same bytes."""
    tables = [*model.tables, model.symbols.bonds]
    symbols = {name: getattr(model.symbols, name) for name in Symbols.__dataclass_fields__ if name != "bonds"}
    head = {
        "sizes": [len(table) for table in tables],
        "symbols": {**symbols, "common": sorted(model.symbols.common)},
        "scales": list(model.scales),
        "bias": model.bias,
        "calibration": dict(model.calibration),
        "bands": dict(model.bands),
        "usual": [[[gram, row.rate, row.root] for gram, row in sorted(rows.items())] for rows in model.usual],
    }
    with path.open("wb") as file, gzip.GzipFile(fileobj=file, mode="wb", mtime=0, filename="") as stream:
        stream.write(json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
        for table in tables:
            numbers = sorted(table)
            steps = (number - before for before, number in zip([0, *numbers], numbers, strict=False))
            stream.write(_little(array("I", steps)).tobytes())
            stream.write(_little(array("h", [table[number] for number in numbers])).tobytes())


def _little(values: array[int]) -> array[int]:
    if sys.byteorder == "big":
        values.byteswap()
    return values
