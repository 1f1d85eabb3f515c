"""Utterances as the tests write them."""

from __future__ import annotations

from wording.model import Span
from wording.renderings.utterance import Utterance


def said(article: str, text: str, at: int = 0, **more: str | None) -> Utterance:
    """Return an English utterance of an article whose outlet has the same name."""
    return Utterance(article, Span(at, at + len(text)), text, **{"outlet": article, "language": "en", **more})
