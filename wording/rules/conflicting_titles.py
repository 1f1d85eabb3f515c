"""One person with two offices that nobody holds at once.

A translation that hands a title to the wrong name leaves the right title elsewhere in the article: the foreign minister of
the first paragraph is president in the third, and a reader does not know which to believe.

The same full name is given two offices of one body that have one holder each, both outright: not former, acting, deputy or
elected, not inside quotation marks. People whom the table of office holders knows to have held both are left alone; where
it contradicts one of the titles, the rule `title-of-another` speaks instead.

Known false alarms: a person who holds two offices at once, or who changes office within the story.

Reference: MQM Core, accuracy, mistranslation; consistency of names and titles in translation-quality checks.
"""

from __future__ import annotations

from collections.abc import Iterator

from wording.annotate.claims import Claim
from wording.annotate.tenures import Tenures
from wording.annotate.transliteration import sounds
from wording.annotate.windows import title_claims
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView


@rule(
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    confidence=0.6,
    needs=("titles",),
    bad=[
        Bad(
            "Polish President Ada Lind left. Polish Foreign Minister Ada Lind stayed.",
            flagged="Polish Foreign Minister Ada Lind",
        ),
        Bad(
            "The Czech prime minister Bo Oak spoke first. In the evening Czech President Bo Oak spoke again.",
            flagged="Czech President Bo Oak",
        ),
    ],
    good=[
        Good("Polish President Ada Lind left. Former Polish Foreign Minister Ada Lind stayed."),
        Good("Polish President Ada Lind met Czech Foreign Minister Bo Oak. The Polish president, Ada Lind, left."),
        Good("Polish President Ada Lind left. “Polish Foreign Minister Ada Lind”, said the badge."),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find the second of two titles that exclude each other."""
    stretches = title_claims(view)
    if not stretches:
        return
    tenures = view.lexicons.built("people", Tenures)
    first: dict[tuple[str, str], Claim] = {}
    for claim in (claim for stretch in stretches for claim in stretch):
        if len(claim.words) < 2 or not _counts(view, claim, tenures):
            continue
        person = claim.known.person if claim.known else sounds(" ".join(claim.words))
        earlier = first.setdefault((person, claim.body or ""), claim)
        if tenures.kind(earlier) == tenures.kind(claim):
            continue
        name, other = claim.name.of(view.text), earlier.title.of(view.text)
        yield Flag(
            claim.span,
            f"{name} is “{other}” earlier in the article and “{claim.title.of(view.text)}” here; nobody is both at once.",
            evidence={"earlier": earlier.span.of(view.text)},
        )


def _counts(view: ArticleView, claim: Claim, tenures: Tenures) -> bool:
    """Tell whether a claim is outright, of a unique office of a known body, in the outlet's own voice, and not settled."""
    if not (claim.plain and claim.body and claim.office and tenures.single(claim.office)):
        return False
    if tenures.confirmed(claim) or tenures.refuted(claim, view.article.date, view.language or ""):
        return False
    quoted = view.quote_pairs if view.lexicons.has(view.language or "", "conventions") else ()
    return not any(pair.span.contains(claim.span) for pair in quoted)
