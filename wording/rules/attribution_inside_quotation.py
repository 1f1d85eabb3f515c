"""A reporting clause swallowed by the quotation marks.

“We won, he said, on Tuesday”: inside the marks the clause becomes part of what was said. Russian, Polish, French and
others set it there; English and German close the quotation before it and open it again behind it.

Only quotations that nobody is named for outside the marks are flagged, in languages that keep the clause outside.

Known false alarms: speakers who report what others said, in a quotation that carries no attribution of its own.

Reference: MQM Core, linguistic conventions, punctuation; Chicago Manual of Style 13.14; Duden, rule 13 on quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.annotate.passages import Passage, outer_passages, passages
from wording.annotate.references import References
from wording.annotate.reporting_clauses import Clause, ClauseReader, clauses_within
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView

_ENDED = re.compile(r"(?:^|\n|[.!?…][”\"“)]?)[ \u00a0\n]{0,2}$")
_ENDS = re.compile(r"[ \u00a0]{0,2}(?:$|\n|[A-ZÀ-Ý“„])")
_STOPPED = frozenset(".!?…")


@rule(
    category=Category.PUNCTUATION,
    severity=Severity.MAJOR,
    confidence=0.8,
    needs=("conventions", "reporting_verbs", "reference_words", "reported_speech"),
    bad=[
        Bad("“Nobody took it, diplomat Ada Lind said, and nobody gave it back.”", flagged="diplomat Ada Lind said"),
        Bad("“We won the game, said captain Bo Oak, on Tuesday.” It was late.", flagged="said captain Bo Oak"),
        Bad("„Wir haben gewonnen, sagte Ada Lind, und das ist gut.“", flagged="sagte Ada Lind", language="de"),
        Bad(
            "„Das ist ein Anfang, erklärte Minister Eich, aber kein Ende.“",
            flagged="erklärte Minister Eich",
            language="de",
        ),
    ],
    good=[
        Good("“Nobody took it,” diplomat Ada Lind said, “and nobody gave it back.”"),
        Good("“She told me, he said, that nobody took it,” Ada Lind recalled."),
        Good("„Wir haben gewonnen“, sagte Ada Lind, „und das ist gut.“", language="de"),
        Good("„Das ist, sagte mein Vater, kein Ende“, erinnert sich Ada Lind.", language="de"),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find reporting clauses between commas in quotations that stand alone."""
    reader = view.lexicons.built(view.language or "", ClauseReader)
    nested = {passage.span.start for passage in passages(view) if passage.depth}
    for passage in outer_passages(view) if reader.outside else ():
        if not _alone(view.text, passage):
            continue
        clauses = [clause for clause in clauses_within(view.text, reader, passage) if _third(view, clause)]
        clauses = [clause for clause in clauses if nested.isdisjoint(range(clause.span.end, clause.span.end + 4))]
        if len(clauses) == 1:
            yield Flag(
                clauses[0].span,
                "The words that say who speaks stand inside the quotation marks, as if they had been spoken too.",
                evidence={"speaker": clauses[0].source.of(view.text)},
            )


def _alone(text: str, passage: Passage) -> bool:
    """Tell whether a quotation is all of its sentence, closed, so that nothing outside the marks says who speaks."""
    start, end = passage.span.start, passage.span.end
    if not all(passage.marks) or text[passage.inner.end - 1] not in _STOPPED:
        return False
    return bool(_ENDED.search(text[max(0, start - 4) : start]) and _ENDS.match(text, end))


def _third(view: ArticleView, clause: Clause) -> bool:
    """Tell whether a clause says nothing but who speaks, by a name or “he” or “she”."""
    references = view.lexicons.built(view.language or "", References)
    return (
        clause.bare
        and clause.strong
        and bool(clause.names or clause.source.of(view.text).casefold() in references.pronouns)
    )
