"""DuckDB over the parts of a run. Values from users reach it as bound parameters only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import Any

import duckdb
import pyarrow as pa

from wording.runs.errors import RunError
from wording.runs.folder import Folder, part_name
from wording.runs.manifest import Manifest
from wording.runs.schema import TABLES

MEMORY = "1GB"
"""What DuckDB may take before it spills to disk."""

BATCH_ROWS = 10_000
"""Rows that are fetched together when a result is streamed."""

Parameters = Mapping[str, object]
_PARAMETER = re.compile(r"\$([a-z]\d+)")


class Database:
    """One connection in memory; every query gets a cursor, so that threads may share it."""

    def __init__(self, folder: Folder, manifest: Manifest, memory: str = MEMORY) -> None:
        self._folder, self._manifest = folder, manifest
        self._connection = duckdb.connect(config={"memory_limit": memory, "autoinstall_known_extensions": False})
        self._connection.execute("SET parquet_metadata_cache = true")
        self._lock = Lock()
        self._registered: set[str] = set()
        if not folder.is_local:
            self._connection.register_filesystem(folder.files)

    def reach(self, other: Database) -> None:
        """Let queries also read the parts of another run."""
        if not other._folder.is_local and other._folder.protocol != self._folder.protocol:
            self._connection.register_filesystem(other._folder.files)

    def register(self, name: str, table: pa.Table) -> None:
        """Make a table in memory known to all queries by a name, unless one has it already."""
        with self._lock:
            if name not in self._registered:
                self._connection.register("incoming", table)
                self._connection.execute(f"CREATE TABLE {name} AS FROM incoming")
                self._connection.unregister("incoming")
                self._registered.add(name)

    def nothing(self, table: str) -> str:
        """Return the name of a table of the run without any rows."""
        self.register(f"no_{table}", TABLES[table].empty_table())
        return f"no_{table}"

    def files(self, table: str, chunks: Iterable[int] | None = None) -> list[str]:
        """Return the addresses of a table's parts in order: those of some chunks, or all."""
        known = [chunk for chunk, _ in self._manifest.parts.get(table, ())]
        wanted = known if chunks is None else sorted({*chunks}.intersection(known))
        return [self._folder.address(table, part_name(chunk)) for chunk in wanted]

    def rows(self, query: str, parameters: Parameters | None = None) -> list[tuple[Any, ...]]:
        """Return all rows of a query. Raises `RunError` where a part cannot be read."""
        with self._cursor() as cursor, self._told():
            return cursor.execute(query, _used(query, parameters)).fetchall()

    def batches(self, query: str, parameters: Parameters | None = None) -> Iterator[pa.RecordBatch]:
        """Yield the rows of a query as record batches, so that no more of them is in memory."""
        with self._cursor() as cursor, self._told():
            yield from cursor.sql(query, params=_used(query, parameters)).to_arrow_reader(BATCH_ROWS)

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        with self._lock:
            return self._connection.cursor()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what DuckDB says of files into a sentence that says what to do."""
        try:
            yield
        except (duckdb.IOException, duckdb.InvalidInputException) as error:
            reason = str(error).split("\n")[0]
            raise RunError(
                f"{self._folder.path}: a table cannot be read ({reason}); restore the folder or score into another one"
            ) from None


def _used(query: str, parameters: Parameters | None) -> dict[str, object]:
    """Return the parameters that a query names; DuckDB refuses others."""
    named = {*_PARAMETER.findall(query)}
    return {name: value for name, value in (parameters or {}).items() if name in named}


class Source:
    """Collects what a query reads from and the parameters it binds."""

    def __init__(self, database: Database, chunks: Sequence[int] | None = None, letter: str = "p") -> None:
        """Take the chunks that are read, all where none are named. Sources of one query need letters of their own."""
        self._database, self._chunks, self._letter = database, chunks, letter
        self.parameters: dict[str, object] = {}

    def table(self, name: str) -> str:
        """Return the SQL that reads a table."""
        files = self._database.files(name, self._chunks)
        if not files:
            return self._database.nothing(name)
        return f"read_parquet({self.bind(files)})"

    def bind(self, value: object) -> str:
        """Return the name of a parameter that holds a value."""
        name = f"{self._letter}{len(self.parameters)}"
        self.parameters[name] = value
        return f"${name}"
