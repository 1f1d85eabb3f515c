"""Articles as columns: their passages, and the rows in which these stand."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from wording.model import Block, Role, Span
from wording.renderings.passages.features import Passage, Recogniser
from wording.renderings.passages.rows import Row, align
from wording.renderings.passages.shared import Place, shared
from wording.views.concepts import shipped_lexicons
from wording.views.linked import said
from wording.views.material import Material, material
from wording.views.reading import Paragraph, paragraphs
from wording.views.runs import Key

MOST = 4
"""Columns that a wide screen holds."""
MOST_PASSAGES = 1500
"""Passages of one article that are aligned; what comes after them is left out and said so."""

_READ = (Role.HEADLINE, Role.SUBHEAD, Role.BODY)


@dataclass(frozen=True, slots=True)
class Column:
    """An article with its passages in the order of the text; `left_out` counts those beyond the most that are shown."""

    material: Material
    passages: tuple[Paragraph, ...]
    left_out: int = 0

    @property
    def name(self) -> str:
        """What the column is called: its outlet, else its title or id."""
        article = self.material.article
        return article.outlet or article.title or article.id

    @property
    def language(self) -> str | None:
        """The language of the article."""
        return self.material.report.language


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Columns, the rows that align them, and the places of each quotation that several of them give."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    linked: tuple[tuple[Place, ...], ...]


@st.cache_data(show_spinner="Putting the articles side by side …", max_entries=32)
def side_by_side(key: Key, articles: tuple[str, ...]) -> SideBySide:
    """Return articles of a run as columns."""
    found = tuple(_column(material(key, article)) for article in articles)
    rows = align([_passages(column) for column in found])
    return SideBySide(found, tuple(rows), shared([said(column.material) for column in found], shipped_lexicons()))


def _column(found: Material) -> Column:
    lines = [line for line in paragraphs(found.article.text, found.report.blocks) if any(map(_read, line.blocks))]
    return Column(found, tuple(lines[:MOST_PASSAGES]), max(0, len(lines) - MOST_PASSAGES))


def _read(block: Block) -> bool:
    return block.role in _READ and not block.foreign


def _passages(column: Column) -> list[Passage]:
    """Return what the passages are recognised by; names and concepts are those that the run holds."""
    found = column.material
    return Recogniser(shipped_lexicons()).passages(
        found.article.text,
        column.language,
        [(Span(line.start, line.end), line.role is Role.HEADLINE) for line in column.passages],
        [(mention.span, mention.person or mention.name) for mention in found.people],
        [(use.span, use.concept) for use in found.terms],
    )
