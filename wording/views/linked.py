"""The same quotation in several columns: numbered, and each number leads to the next column's rendering."""

from __future__ import annotations

from collections.abc import Sequence

from wording.renderings.passages.difference import differing
from wording.renderings.passages.shared import Place
from wording.renderings.utterance import Utterance, from_annotations
from wording.views.marks import Mark
from wording.views.material import Material


def said(found: Material) -> list[Utterance]:
    """Return what an article quotes and reports, all as of one story: that is why they stand side by side."""
    return from_annotations(found.article, found.report.language, found.quotations, found.attributions, "these")


def link_marks(groups: Sequence[Sequence[Place]], materials: Sequence[Material]) -> list[list[Mark]]:
    """Return for each column the marks over linked quotations, with their numbers in front."""
    result: list[list[Mark]] = [[] for _ in materials]
    for number, places in enumerate(groups):
        for member, (column, span) in enumerate(places):
            following = (member + 1) % len(places)
            badge = (
                f'<a class="w-link" id="q-{number}-{member}" href="#q-{number}-{following}" target="_self" '
                f'title="the same words in {len(places)} places: go to the next">{number + 1}</a>'
            )
            result[column].append(Mark(span.start, span.end, "w-quote w-linked", before=badge))
    return result


def word_marks(groups: Sequence[Sequence[Place]], materials: Sequence[Material]) -> list[list[Mark]]:
    """Return for each column the marks over words of linked quotations that the first in the same language has not."""
    result: list[list[Mark]] = [[] for _ in materials]
    for places in groups:
        for language in {found.report.language for found in materials}:
            same = [(column, span) for column, span in places if materials[column].report.language == language]
            for column, span in same[1:]:
                first, one = same[0]
                told = differing(one.of(materials[first].article.text), span.of(materials[column].article.text))
                for start, end in told.words if told else ():
                    result[column].append(Mark(span.start + start, span.start + end, "w-diff"))
    return result
