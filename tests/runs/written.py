"""Articles for the tests of runs, and what lies on disk afterwards."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from wording.runs.schema import TABLES

SENTENCES = (
    "Envoys met at the the lake on Friday.",
    "“We will come back in June,” said Maria Orel, the mayor of Lindenau.",
    "The council raised the price to 300 $ for every household.",
    "Nobody was hurt, the ministry said.",
    "The so-called “security guarantees” were not discussed.",
    "Kiev and Kyiv are two spellings of one city 😀.",
    "Ferries stop at nine in the evening.",
)


def lines(number: int, start: int = 0, **fields: str) -> Iterator[str]:
    """Yield articles as JSON lines, each other than the others."""
    for n in range(start, start + number):
        said = [SENTENCES[(n + step * step) % len(SENTENCES)] for step in range(4)]
        yield json.dumps(
            {
                "id": f"a{n}",
                "outlet": f"Outlet {n % 3}",
                "date": f"2022-0{1 + n % 4}-1{n % 10}",
                "story": f"story {n % 2}",
                "title": f"News {n}",
                "language": "en",
                "text": f"Report {n} from the lake. " + " ".join(said),
                **fields,
            }
        )


def rows(run: Path | str, table: str) -> list[tuple[Any, ...]]:
    """Return the rows of a table as they lie on disk, in the order of the parts."""
    parts = sorted(str(path) for path in Path(run, table).glob("part-*.parquet"))
    return duckdb.connect().execute("FROM read_parquet(?)", [parts]).fetchall() if parts else []


def tables(run: Path | str) -> dict[str, list[tuple[Any, ...]]]:
    """Return all rows of a run."""
    return {name: rows(run, name) for name in TABLES}


DEADLY = """\
import os
from importlib import abc, util
import sys

class Patch(abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name != "wording.runs.scorer":
            return None
        sys.meta_path.remove(self)
        spec = util.find_spec(name)
        load = spec.loader.exec_module
        def patched(module):
            load(module)
            genuine = module.rows_of
            def deadly(item, *others):
                if item.article.id in os.environ["DEADLY"].split():
                    os._exit(9)
                return genuine(item, *others)
            module.rows_of = deadly
        spec.loader.exec_module = patched
        return spec

sys.meta_path.insert(0, Patch())
"""
"""A `sitecustomize` for workers: the process ends at once on articles that the environment names."""
