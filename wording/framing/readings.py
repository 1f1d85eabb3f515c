"""What a comparison needs of an article beside the article itself; it can be sent to another process or kept on disk."""

from __future__ import annotations

from dataclasses import dataclass

from wording.framing.concepts import Concepts
from wording.framing.uses import uses
from wording.model import TermUse
from wording.view import ArticleView


@dataclass(frozen=True, slots=True)
class Reading:
    """The language of an article, the words of its judged blocks, and the uses of terms in it.

    `lexicons` is the fingerprint of the lexicons that it was read with; `parsed` says whether any sentence was parsed.
    """

    language: str | None
    words: int
    uses: tuple[TermUse, ...]
    lexicons: str = ""
    parsed: bool = False


def reading(view: ArticleView, concepts: Concepts) -> Reading:
    """Read one article. Raises `ConceptError` for a pattern of a concept that cannot be used."""
    return Reading(view.language, view.words, uses(view, concepts), view.lexicons.fingerprint, bool(view.parses))
