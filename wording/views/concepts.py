"""The framing concepts as the pages name and colour them."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from wording.model import TermUse
from wording.schemas.framing import Concept
from wording.views.looks import Palette


@st.cache_resource(show_spinner=False)
def shipped_concepts() -> dict[str, Concept]:
    """Return the shipped concepts by name."""
    from wording.framing.concepts import chosen
    from wording.lexicon import Lexicons

    return {entry.concept: entry for entry in chosen(Lexicons()).entries}


def palette_of(uses: Iterable[TermUse]) -> Palette:
    """Return the colours for the variants in use, given out concept by concept in the order of the lexicon."""
    used = {(use.concept, use.variant) for use in uses}
    known = [(name, variant.variant) for name, entry in shipped_concepts().items() for variant in entry.variants]
    return Palette([*(pair for pair in known if pair in used), *sorted(used)])


def concept_words(name: str) -> str:
    """Return the name of a concept in words."""
    return name.replace("_", " ")
