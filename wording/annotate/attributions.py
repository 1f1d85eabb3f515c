"""Attributions: who is said to have said what.

Sentences that were parsed are read by the model where one was trained for the language, the others by patterns over cues,
commas and quotation marks. What is found is then put together over the article: content grows to the whole quotation it
is part of, quotations that follow go on with the same speaker, and sources resolve to names.
"""

from __future__ import annotations

from wording.annotate.attributions_parsed import Found, found_in
from wording.annotate.attributions_syntax import found_by_syntax
from wording.annotate.attributions_text import found_around
from wording.annotate.carry import carried, whole
from wording.annotate.cover import Cover
from wording.annotate.cues import Cues
from wording.annotate.free_indirect import with_free_indirect
from wording.annotate.indirect_text import found_indirect
from wording.annotate.passages import Passage, outer_passages
from wording.annotate.quotation_evidence import Evidence
from wording.annotate.scoring import model
from wording.annotate.speakers import Speakers
from wording.annotate.wanted import stretches
from wording.model import Attribution, AttributionKind, Span
from wording.view import ArticleView


def attributions(view: ArticleView) -> tuple[Attribution, ...]:
    """Return the attributions of the judged blocks, in the order of where they begin."""
    return view.computed(_attributions)


def _attributions(view: ArticleView) -> tuple[Attribution, ...]:
    quoted = outer_passages(view)
    found = _parsed(view, quoted)
    found = whole([*found, *_by_pattern(view, quoted, found)], quoted)
    found += found_around(
        view, quoted, _open(view, quoted, found), strict=model(view.language or "") is not None and bool(view.parses)
    )
    apart = model(view.language or "") is None
    found = with_free_indirect(view, found, quoted)
    spans = Cover(len(view.text), (passage.span for passage in quoted))
    speakers = Speakers(view)
    return tuple(_attribution(item, spans, speakers) for item in carried(view, found, quoted, apart))


def _parsed(view: ArticleView, quoted: list[Passage]) -> list[Found]:
    """Return what stands in the stretches that were parsed: by the model, or by syntax alone where there is none."""
    if not view.parses:
        return []
    trained, cues = model(view.language or ""), view.lexicons.built(view.language or "", Cues)
    parses = [parse for stretch in stretches(view) if (parse := view.parses.get(stretch))]
    if trained is None:
        return [item for parse in parses for item in found_by_syntax(parse, quoted, cues)]
    evidence = view.lexicons.built(view.language or "", Evidence)
    doubted = {passage.span for passage in quoted if evidence.so_called(view.text, passage)}
    found = [item for parse in parses for item in found_in(parse, quoted, cues, trained)]
    return [item for item in found if not doubted.issuperset(item.content)]


def _by_pattern(view: ArticleView, quoted: list[Passage], found: list[Found]) -> list[Found]:
    """Return what patterns find in the stretches that no model has read: quotations first, then clauses."""
    read = view.parses if model(view.language or "") else {}
    taken = _claimed(view, found)
    blank = [stretch for stretch in stretches(view) if stretch not in read and not taken.touches(stretch)]
    unread = Cover(len(view.text), blank)
    more = found_around(view, quoted, [passage for passage in quoted if unread.touches(passage.span)])
    taken = _claimed(view, more)
    return more + [item for stretch in blank if not taken.touches(stretch) for item in found_indirect(view, stretch)]


def _claimed(view: ArticleView, found: list[Found]) -> Cover:
    return Cover(len(view.text), (span for item in found for span in (*item.content, *item.cue)))


def _open(view: ArticleView, quoted: list[Passage], found: list[Found]) -> list[Passage]:
    """Return the quotations that no attribution claims yet."""
    taken = Cover(len(view.text), (part for item in found for part in item.content))
    return [passage for passage in quoted if not taken.touches(passage.span)]


def _attribution(found: Found, quoted: Cover, speakers: Speakers) -> Attribution:
    return Attribution(
        source=found.source,
        cue=found.cue,
        content=found.content,
        kind=_kind(found.content, quoted),
        implies=found.implies,
        speaker=speakers.resolve(found.source),
        confidence=found.confidence,
    )


def _kind(content: tuple[Span, ...], quoted: Cover) -> AttributionKind:
    """Return direct where all words stand in quotation marks, indirect where none do, mixed else."""
    inside = sum(quoted.count(part) for part in content)
    if not inside:
        return AttributionKind.INDIRECT
    return AttributionKind.DIRECT if sum(map(len, content)) - inside <= 2 else AttributionKind.MIXED
