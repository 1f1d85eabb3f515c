"""The labelled data that the benchmarks measure on: JSON lines, gzipped, in one folder given by the caller."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wording import Article


def rows(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    """Yield the objects of `<folder>/<name>.jsonl.gz`."""
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def news(folder: Path, language: str = "en") -> Iterator[tuple[str, Article]]:
    """Yield kind (native, human, machine) and article for every document of `mt_news.dev` in a language."""
    for row in rows(folder, "mt_news.dev"):
        if row["language"] == language:
            yield row["kind"], Article(id=row["id"], text=row["text"], language=language)


def parallel(folder: Path, language: str) -> Iterator[Article]:
    """Yield the documents of `parallel.ntrex.dev` in a language, one line a paragraph."""
    for row in rows(folder, "parallel.ntrex.dev"):
        if language in row["segments"]:
            yield Article(id=row["document"], text="\n".join(row["segments"][language]), language=language)


def parallel_languages(folder: Path) -> list[str]:
    """Return the languages of `parallel.ntrex.dev`."""
    return sorted(next(rows(folder, "parallel.ntrex.dev"))["segments"])


def attributed(folder: Path, name: str) -> Iterator[tuple[Article, list[dict[str, Any]]]]:
    """Yield article and gold attributions of `attribution.<name>`."""
    for row in rows(folder, f"attribution.{name}"):
        yield (
            Article(id=row["id"], text=row["text"], language=row["language"], date=row.get("date")),
            row["attributions"],
        )
