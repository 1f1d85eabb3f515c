"""The articles of a run as inputs again, for what must look at their texts once more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from itertools import groupby
from pathlib import Path

from wording.model import Article
from wording.reading import Item, Limits, Problem, read

_FIELDS = tuple(field.name for field in fields(Article) if field.name != "id")


def read_or_reopen(inputs: Iterable[str], limits: Limits) -> Iterator[Item | Problem]:
    """Yield what `read` yields, and for an input that is a run the articles that it holds, in their order."""
    for is_run, group in groupby(inputs, key=names_run):
        if not is_run:
            yield from read(list(group), limits=limits)
            continue
        for path in group:
            yield from articles_of(path)


def articles_of(path: str) -> Iterator[Item]:
    """Yield the articles of a run, each with the place that it was read from. Raises `RunError` as `open_run` does."""
    from wording.runs.store import open_run

    for batch in open_run(path).table("articles", columns=("article", *_FIELDS, "path")):
        for row in batch.to_pylist():
            yield Item(Article(row["article"], **{name: row[name] for name in _FIELDS}), row["path"])


def names_run(given: str) -> bool:
    """Tell whether an input is a run; web addresses and standard input never are."""
    if given == "-" or given.lower().startswith(("http://", "https://")):
        return False
    if "://" not in given:
        return (Path(given) / "run.json").is_file()
    from wording.runs.store import is_run

    return is_run(given)
