"""The bundled corpus as articles and gold, for tests."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from wording.lexicon import shipped
from wording.model import Article
from wording.reading import Item, read

CORPUS = shipped("corpus")


@cache
def corpus() -> dict[str, Article]:
    items = list(read([str(CORPUS / "articles")]))
    assert all(isinstance(item, Item) for item in items), items
    return {item.article.id: item.article for item in items if isinstance(item, Item)}


def json_lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(CORPUS, name).read_text(encoding="utf-8").splitlines()]


def gold() -> list[dict[str, Any]]:
    return json_lines("gold.jsonl")


def clean() -> list[Article]:
    damaged = {row["article"] for row in gold()}
    return [article for name, article in corpus().items() if name not in damaged]
