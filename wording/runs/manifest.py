"""`run.json`: what a run is, which parts belong to it, and what they add up to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from wording.runs.rows import RunInfo
from wording.runs.schema import SCHEMA


@dataclass(frozen=True, slots=True)
class Marker:
    """What is known of a whole chunk: rows by table, totals, and the places of older versions that it replaces.

    `seconds` is the time that the chunk took, `errors` counts by kind, `slowest` holds seconds and id of the articles
    that took longest.
    """

    chunk: int
    rows: Mapping[str, int]
    words: int = 0
    seconds: float = 0.0
    signatures: tuple[str, ...] = ()
    errors: Mapping[str, int] = field(default_factory=dict)
    slowest: tuple[tuple[float, str], ...] = ()
    replaced: tuple[int, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the marker as an object that JSON can hold."""
        return {name: getattr(self, name) for name in self.__slots__}

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> Marker:
        """Return the marker that an object stands for. Raises `KeyError` and `TypeError` for anything else."""
        return cls(
            **{
                **found,
                "signatures": tuple(found["signatures"]),
                "slowest": tuple((seconds, id_) for seconds, id_ in found["slowest"]),
                "replaced": tuple(found["replaced"]),
            }
        )


@dataclass(frozen=True, slots=True)
class Manifest:
    """The whole of `run.json`.

    `parts` holds for each table the chunks that have rows in it, with their numbers of rows; `counts` the rows of each
    table that no newer version of their article replaces; `replaced` the places of the articles that one does. `made_by`
    is what must be the same when articles are added: versions, lexicons, rules.
    """

    version: str
    created: str
    settings: Mapping[str, object]
    made_by: Mapping[str, object]
    schema: int = SCHEMA
    signatures: tuple[str, ...] = ()
    words: int = 0
    complete: bool = False
    chunks: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    parts: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    errors: Mapping[str, int] = field(default_factory=dict)
    replaced: tuple[int, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the manifest as an object that JSON can hold."""
        return {name: getattr(self, name) for name in self.__slots__}

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> Manifest:
        """Return the manifest that an object stands for. Raises `KeyError` and `TypeError` for anything else."""
        values = {name: found[name] for name in cls.__slots__}
        values["parts"] = {name: tuple((c, n) for c, n in parts) for name, parts in found["parts"].items()}
        values["signatures"], values["replaced"] = tuple(found["signatures"]), tuple(found["replaced"])
        return cls(**values)

    def info(self) -> RunInfo:
        """Return what a reader of the run is told."""
        return RunInfo(
            schema=self.schema,
            version=self.version,
            created=self.created,
            settings=self.settings,
            signatures=self.signatures,
            articles=self.counts.get("articles", 0),
            words=self.words,
            findings=self.counts.get("findings", 0),
            errors=self.counts.get("errors", 0),
            complete=self.complete,
            counts=self.counts,
        )

    def with_chunks(self, markers: Iterable[Marker]) -> Manifest:
        """Return the manifest of a complete run to which these chunks were added.

        Where they replace older articles, `counts` and `words` are still those of all rows.
        """
        parts = {name: list(known) for name, known in self.parts.items()}
        counts, errors = Counter(self.counts), Counter(self.errors)
        signatures, replaced = set(self.signatures), list(self.replaced)
        words, chunks = self.words, self.chunks
        for marker in sorted(markers, key=lambda marker: marker.chunk):
            for name, rows in marker.rows.items():
                parts.setdefault(name, []).append((marker.chunk, rows))
            counts.update(marker.rows)
            errors.update(marker.errors)
            signatures.update(marker.signatures)
            replaced += marker.replaced
            words += marker.words
            chunks = max(chunks, marker.chunk + 1)
        return replace(
            self,
            signatures=tuple(sorted(signatures)),
            words=words,
            complete=True,
            chunks=chunks,
            counts=dict(counts),
            parts={name: tuple(known) for name, known in parts.items()},
            errors=dict(errors),
            replaced=tuple(replaced),
        )
