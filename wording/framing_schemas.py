"""The form of the lexicons on how a term is meant; see `wording.schemas` for how they are read."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from wording.schemas.base import Document, Entry, Form, Strings


class Beside(Form):
    """Words right before or after a term, as patterns that `wording.patterns` describes.

    A gap at the end of a pattern in `before` (`_{0,2}`), or at the start of one in `after`, lets words stand between
    it and the term. One of `unless`, in the same place, takes the sign back.
    """

    before: Strings = ()
    after: Strings = ()
    unless: Strings = ()


class Distance(Document):
    """Words that tell how far the text itself stands behind a term.

    `distanced`: the word is somebody else's (“so-called”, “what Moscow calls”). `negated`: it is not so. `hedged`: it is
    possible, feared or alleged. `denied`: somebody says that it is not so.
    """

    name: ClassVar[str] = "distance"
    distanced: Beside
    negated: Beside = Field(default_factory=Beside)
    hedged: Beside = Field(default_factory=Beside)
    denied: Beside = Field(default_factory=Beside)


FRAMING_SCHEMAS: dict[str, type[Entry] | type[Document]] = {Distance.name: Distance}
"""Every schema of this module by the name of its files."""
