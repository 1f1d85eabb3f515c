"""Scored groups as flat records and as lines for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict

from wording.model import Span
from wording.renderings.alignment import Change
from wording.renderings.discrepancies import Discrepancy
from wording.renderings.score import Rendering, Scored

Record = Mapping[str, object]

_SHOWN = 160
"""Code points of a rendering that a line shows."""


def records(scored: Scored) -> Iterator[Record]:
    """Yield one record a rendering; `article_text[start:end]` is its `text`, and so are the spans of what differs.

    `closest` marks the consensus of the rendering's language, against which `scores`, `differences` and, for all but the
    first consensus, `discrepancies` are told. `covers` is the range of the consensus' text that a part renders.
    """
    for item in scored.renderings:
        mine = item.utterance
        at = mine.span.start
        yield {
            "group": scored.group.id,
            "article": mine.article,
            "outlet": mine.outlet,
            "date": mine.date,
            "story": mine.story,
            "language": mine.language,
            "speaker": mine.speaker,
            "kind": mine.kind,
            "span": [mine.span.start, mine.span.end],
            "text": mine.text,
            "closest": item.consensus,
            "closeness": item.closeness,
            "scores": asdict(item.scores) if item.scores else None,
            "covers": _pair(item.covers, 0),
            "discrepancies": [_discrepancy(found, at) for found in item.discrepancies],
            "differences": [
                {"change": found.change.value, "span": _pair(found.mine, at), "theirs": _pair(found.theirs, 0)}
                for found in item.differences
                if found.change is not Change.EQUAL
            ],
            "outlier": item.outlier,
            "signatures": scored.signatures,
        }


def _discrepancy(found: Discrepancy, at: int) -> Record:
    return {
        "kind": found.kind.value,
        "span": _pair(found.mine, at),
        "theirs": _pair(found.theirs, 0),
        "message": found.message,
    }


def _pair(span: Span | None, at: int) -> list[int] | None:
    return [span.start + at, span.end + at] if span is not None and len(span) else None


def table(scored: Scored) -> Iterator[str]:
    """Yield the lines of a group: how many rendered it, then each wording, the consensus first, with what it says else.

    Equal wordings stand in one line with the outlets that print them.
    """
    items = scored.renderings
    outlets = {item.utterance.outlet or item.utterance.article for item in items}
    languages = sorted({item.utterance.language or "?" for item in items})
    yield f"{scored.group.id}: {len(items)} renderings, {len(outlets)} outlets, {', '.join(languages)}"
    wordings: dict[tuple[str | None, str], list[Rendering]] = {}
    for item in sorted(items, key=lambda item: (not item.consensus, -(item.closeness or 0))):
        wordings.setdefault((item.utterance.language, _plain(item.utterance.text)), []).append(item)
    for alike in wordings.values():
        yield from _wording(alike)


def _wording(alike: list[Rendering]) -> Iterator[str]:
    first = alike[0]
    printed = Counter(item.utterance.outlet or item.utterance.article for item in alike)
    names = ", ".join(f"{name} ×{count}" if count > 1 else name for name, count in sorted(printed.items()))
    score = "  ≡" if first.consensus else f"{first.scores.chrf:3.0f}" if first.scores else "  –"
    kinds = ", ".join(sorted({item.utterance.kind for item in alike}))
    part = " (part)" if first.covers else ""
    yield f"  {score} {first.utterance.language or '?':2} {_shortened(_plain(first.utterance.text))}{part}"
    yield f"         {names} · {kinds}"
    told = dict.fromkeys(f"{found.kind}: {found.message}" for item in alike for found in item.discrepancies)
    for line in told:
        yield f"         ! {line}"
    for why in dict.fromkeys(item.outlier for item in alike if item.outlier):
        yield f"         stands out: {why}"


def _plain(text: str) -> str:
    return " ".join(text.split()).rstrip(",. ")


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
