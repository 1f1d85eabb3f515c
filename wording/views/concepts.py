"""The shipped lexicons, and the framing concepts as the pages name and colour them."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from wording.lexicon import Lexicons
from wording.model import TermUse
from wording.schemas.framing import Concept
from wording.views.looks import Palette


@st.cache_resource(show_spinner=False)
def shipped_lexicons() -> Lexicons:
    """Return the shipped lexicons, with all that has been built of them."""
    return Lexicons()


@st.cache_resource(show_spinner=False)
def shipped_concepts() -> dict[str, Concept]:
    """Return the shipped concepts by name."""
    from wording.framing.concepts import chosen

    return {entry.concept: entry for entry in chosen(shipped_lexicons()).entries}


def palette_of(uses: Iterable[TermUse], first: Iterable[str] = ()) -> Palette:
    """Return the colours for the variants in use, given out concept by concept: `first` these, then as in the lexicon."""
    used = {(use.concept, use.variant) for use in uses}
    known = shipped_concepts()
    order = [(name, variant.variant) for name in (*first, *known) if name in known for variant in known[name].variants]
    return Palette([*(pair for pair in order if pair in used), *sorted(used)])


def concept_words(name: str) -> str:
    """Return the name of a concept in words."""
    return name.replace("_", " ")
