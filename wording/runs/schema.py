"""The tables of a run: one pyarrow schema each, and the number that goes up whenever one of them changes.

Every table begins with `place`, which no reader of a run sees: the chunk of an article and its position in it as one number
(`place_of`). It orders the rows as the inputs had them and joins the tables without comparing ids.
"""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

SCHEMA = 1
"""The version of the tables. A run of another version is refused, with the way out."""

PLACE = "place"
CHUNK_BITS = 20
"""A chunk holds fewer than 2^20 inputs; what stands above these bits of a place is the number of the chunk."""

_TEXT, _COUNT, _FLAG, _SHARE = pa.string(), pa.int32(), pa.bool_(), pa.float64()
_SPANS = pa.list_(pa.list_(_COUNT))
_SKIPPED = pa.list_(pa.struct([("rule", _TEXT), ("reason", _TEXT)]))
_TITLES = pa.list_(
    pa.struct(
        [("text", _TEXT), ("start", _COUNT), ("end", _COUNT), ("office", _TEXT), ("body", _TEXT), ("former", _FLAG)]
    )
)


def _schema(columns: Mapping[str, pa.DataType]) -> pa.Schema:
    return pa.schema([(PLACE, pa.int64()), *columns.items()])


_NUMBERED = {"article": _TEXT, "number": _COUNT}
_SPAN = {"start": _COUNT, "end": _COUNT}

ARTICLES = _schema(
    {
        **dict.fromkeys(("article", "outlet", "title", "date", "language", "source_language", "url"), _TEXT),
        **dict.fromkeys(("source_text", "story", "credit", "text", "path", "content"), _TEXT),
        "words": _COUNT,
        "characters": _COUNT,
        "penalty": _SHARE,
        "likelihood": _SHARE,
        "band": _TEXT,
        **dict.fromkeys(("findings", "minor", "major", "critical"), _COUNT),
        "signature": _TEXT,
        "points_to": _TEXT,
        "notes": pa.list_(_TEXT),
        "skipped": _SKIPPED,
    }
)
BLOCKS = _schema({**_NUMBERED, "role": _TEXT, **_SPAN, "language": _TEXT, "foreign": _FLAG, "teaser": _FLAG})
FINDINGS = _schema(
    {
        **_NUMBERED,
        **dict.fromkeys(("rule", "category", "severity"), _TEXT),
        "confidence": _SHARE,
        **_SPAN,
        **dict.fromkeys(("text", "before", "after", "message", "suggestion", "evidence", "block"), _TEXT),
    }
)
ATTRIBUTIONS = _schema(
    {
        **_NUMBERED,
        "kind": _TEXT,
        "quotation_kind": _TEXT,
        **dict.fromkeys(("source", "cue", "content"), _SPANS),
        **dict.fromkeys(("text", "speaker", "implies"), _TEXT),
        "confidence": _SHARE,
    }
)
QUOTATIONS = _schema(
    {
        **_NUMBERED,
        **_SPAN,
        "inner_start": _COUNT,
        "inner_end": _COUNT,
        **dict.fromkeys(("opening", "closing", "kind"), _TEXT),
        "confidence": _SHARE,
        "attribution": _COUNT,
        "speaker": _TEXT,
        "text": _TEXT,
    }
)
PEOPLE = _schema({**_NUMBERED, "person": _TEXT, "name": _TEXT, **_SPAN, "titles": _TITLES})
TERMS = _schema(
    {
        **_NUMBERED,
        "concept": _TEXT,
        "variant": _TEXT,
        **_SPAN,
        "text": _TEXT,
        "voice": _TEXT,
        **dict.fromkeys(("distanced", "negated", "hedged", "denied"), _FLAG),
        "speaker": _TEXT,
        "in_title": _FLAG,
        "left": _TEXT,
        "right": _TEXT,
    }
)
ERRORS = _schema({"path": _TEXT, "row": pa.int64(), **dict.fromkeys(("article", "kind", "message", "content"), _TEXT)})
"""`content` is the hash of the text where an article was read but could not be scored."""

TABLES: Mapping[str, pa.Schema] = {
    "articles": ARTICLES,
    "blocks": BLOCKS,
    "findings": FINDINGS,
    "attributions": ATTRIBUTIONS,
    "quotations": QUOTATIONS,
    "people": PEOPLE,
    "terms": TERMS,
    "errors": ERRORS,
}


def place_of(chunk: int, position: int) -> int:
    """Return the place of the article at a position of a chunk, both counted from 0."""
    return chunk << CHUNK_BITS | position


def chunk_of(place: int) -> int:
    """Return the number of the chunk that holds a place."""
    return place >> CHUNK_BITS
