"""What the rules on phrases share: an entry found becomes a flag."""

from __future__ import annotations

from collections.abc import Iterator

from wording.annotate.phrase_uses import phrase_uses
from wording.registry import Flag
from wording.schemas.phrases import Phrase
from wording.view import ArticleView


def phrase_flags(view: ArticleView, schema: type[Phrase], says: str) -> Iterator[Flag]:
    """Yield a flag for every use of an entry of one phrase lexicon.

    `says` is the message, with `{passage}` for the words found. The evidence names the languages that the entry speaks
    for (`points to`), what it renders and the entry's note.
    """
    for hit in phrase_uses(view):
        entry = hit.compiled.entry
        if isinstance(entry, schema):
            known = {"points to": ", ".join(entry.source), "renders": entry.original, "note": entry.note}
            yield Flag(
                hit.span,
                says.format(passage=hit.span.of(view.text)),
                suggestion=entry.prefer,
                confidence=entry.confidence,
                evidence={name: value for name, value in known.items() if value},
            )
