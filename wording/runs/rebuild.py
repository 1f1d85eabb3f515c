"""The model's types, rebuilt from the tables for one article."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from wording.model import (
    Article,
    Attribution,
    AttributionKind,
    Band,
    Block,
    Finding,
    Likelihood,
    PersonMention,
    Quotation,
    QuotationKind,
    Report,
    Role,
    Skipped,
    Span,
    TermUse,
    Title,
    Voice,
)
from wording.mqm import Category, Severity
from wording.runs.database import Database, Source
from wording.runs.schema import TABLES, chunk_of

_FIELDS = tuple(field.name for field in fields(Article) if field.name != "id")


class Rebuilt:
    """One article of a run, by its place."""

    def __init__(self, database: Database, place: int) -> None:
        self._database, self._place = database, place

    def article(self) -> Article:
        """Return the article; `language` is the identified one where the input named none."""
        return _article(self._only())

    def report(self) -> Report:
        """Return the report."""
        row = self._only()
        return Report(
            article=_article(row),
            language=row["language"],
            blocks=tuple(_block(block) for block in self._rows("blocks")),
            findings=tuple(_finding(finding) for finding in self._rows("findings")),
            words=row["words"],
            penalty=row["penalty"],
            signature=row["signature"],
            skipped=tuple(Skipped(**skipped) for skipped in row["skipped"]),
            notes=tuple(row["notes"]),
            points_to=row["points_to"],
            likelihood=Likelihood(row["likelihood"], Band(row["band"]), row["words"]) if row["band"] else None,
        )

    def attributions(self) -> tuple[Attribution, ...]:
        """Return the attributions."""
        return tuple(
            Attribution(
                source=_spans(row["source"]),
                cue=_spans(row["cue"]),
                content=_spans(row["content"]),
                kind=AttributionKind(row["kind"]),
                implies=row["implies"],
                speaker=row["speaker"],
                confidence=row["confidence"],
            )
            for row in self._rows("attributions")
        )

    def quotations(self) -> tuple[Quotation, ...]:
        """Return the quotations, each with its attribution."""
        said = self.attributions()
        return tuple(
            Quotation(
                span=_span(row),
                inner=Span(row["inner_start"], row["inner_end"]),
                marks=(row["opening"], row["closing"]),
                kind=QuotationKind(row["kind"]),
                confidence=row["confidence"],
                attribution=None if row["attribution"] is None else said[row["attribution"]],
            )
            for row in self._rows("quotations")
        )

    def people(self) -> tuple[PersonMention, ...]:
        """Return the mentions of people."""
        return tuple(
            PersonMention(_span(row), row["name"], tuple(_title(title) for title in row["titles"]), row["person"])
            for row in self._rows("people")
        )

    def terms(self) -> tuple[TermUse, ...]:
        """Return the uses of framing terms."""
        return tuple(
            TermUse(
                concept=row["concept"],
                variant=row["variant"],
                span=_span(row),
                voice=Voice(row["voice"]),
                distanced=row["distanced"],
                negated=row["negated"],
                hedged=row["hedged"],
                denied=row["denied"],
                speaker=row["speaker"],
                in_title=row["in_title"],
            )
            for row in self._rows("terms")
        )

    def _only(self) -> dict[str, Any]:
        return self._rows("articles")[0]

    def _rows(self, table: str) -> list[dict[str, Any]]:
        source = Source(self._database, [chunk_of(self._place)])
        names = TABLES[table].names
        columns = ", ".join(f'"{name}"' for name in names)
        order = "number" if "number" in names else "place"
        query = f"SELECT {columns} FROM {source.table(table)} WHERE place = {source.bind(self._place)} ORDER BY {order}"
        return [dict(zip(names, row, strict=True)) for row in self._database.rows(query, source.parameters)]


def _article(row: dict[str, Any]) -> Article:
    return Article(id=row["article"], **{name: row[name] for name in _FIELDS})


def _block(row: dict[str, Any]) -> Block:
    return Block(_span(row), Role(row["role"]), row["language"], row["foreign"], row["teaser"])


def _finding(row: dict[str, Any]) -> Finding:
    return Finding(
        rule=row["rule"],
        span=_span(row),
        category=Category(row["category"]),
        severity=Severity(row["severity"]),
        confidence=row["confidence"],
        message=row["message"],
        suggestion=row["suggestion"],
        evidence=json.loads(row["evidence"]),
    )


def _title(title: dict[str, Any]) -> Title:
    return Title(_span(title), title["office"], title["body"], title["former"])


def _span(row: dict[str, Any]) -> Span:
    return Span(row["start"], row["end"])


def _spans(pairs: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)
