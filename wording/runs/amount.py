"""About how many articles there are to read, counted without reading them, for the time that is left."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Thread

from wording.reading import Problem
from wording.reading.sources import Kind, Source, sources
from wording.reading.streams import opened

_BLOCK = 1 << 20


def amount(inputs: Iterable[str | Path]) -> int | None:
    """Return how many articles the inputs hold at most, None where only reading would tell.

    Lines are counted in JSON lines and CSV, where a text may hold several; rows in Parquet; other files count one.
    """
    total = 0
    for source in sources(inputs):
        found = 1 if isinstance(source, Problem) else _held(source)
        if found is None:
            return None
        total += found
    return total


def counted_meanwhile(inputs: Iterable[str | Path], tell: Callable[[int | None], None]) -> None:
    """Count in the background and tell the result; counting that fails tells nothing."""
    named = list(inputs)
    Thread(target=lambda: tell(amount(named)), daemon=True).start()


def _held(source: Source) -> int | None:
    if source.kind is Kind.STDIN:
        return None
    try:
        if source.kind is Kind.PARQUET:
            return None if source.packed else _rows(source.path)
        return _lines(source) if source.kind in (Kind.JSON_LINES, Kind.DELIMITED) else 1
    except Exception:
        return None


def _rows(path: str) -> int:
    from pyarrow.parquet import ParquetFile

    return int(ParquetFile(path).metadata.num_rows)


def _lines(source: Source) -> int:
    """Return the number of lines, in CSV without the header, an unfinished last one included."""
    count, last = 0, b"\n"
    with opened(source.path, source.packed) as stream:
        while block := stream.read(_BLOCK):
            count += block.count(b"\n")
            last = block[-1:]
    return count + (last != b"\n") - (source.kind is Kind.DELIMITED)
