"""Forms of the lexicons on framing: concepts and their variants."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from wording.schemas.base import Entry, Form, Strings


class Variant(Form):
    """One way to word a concept, the frame it carries, and its patterns by language (see `wording.patterns`).

    `unless` are patterns whose presence in the same sentence shows another sense.
    """

    variant: str
    frame: str
    forms: dict[str, Strings]
    unless: dict[str, Strings] = Field(default_factory=dict)
    examples: dict[str, Strings] = Field(default_factory=dict)
    note: str = ""


class Concept(Entry):
    """A choice set: the variants among which an outlet chooses when it names one thing (`framing` folder).

    `kind` is `spelling` where the variants are spellings of one name. `label` says in plain words what is named.
    """

    name: ClassVar[str] = "concepts"
    concept: str
    label: str
    kind: Literal["choice", "spelling"] = "choice"
    source: str = ""
    variants: tuple[Variant, ...] = Field(min_length=2)
