"""An office given to somebody who never held it.

Where a genitive chain falls apart in translation, “the US president's adviser Jake Sullivan” becomes “US President Jake
Sullivan”: a reader takes the adviser for the president.

A known person is given an office that the table of office holders says somebody else held on the article's date; without
a date, an office that others held and this person never did. Former, acting, deputy and elected holders, candidates and
spouses are left alone, and so are titles of companies, parties and clubs, words inside quotation marks, and surnames of
people whom the article names nowhere in full.

Known false alarms: persons who share first and last name with an office holder; offices held before the table begins.

Reference: MQM Core, accuracy, mistranslation; the row of `lexicons/people/office_holders.tsv` that the evidence names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.annotate.crossings import crossings
from wording.annotate.names import Match
from wording.annotate.tenures import Refutation, Tenures
from wording.annotate.windows import title_claims
from wording.model import Span
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView

UNSURE = 0.75
"""Confidence where the name is printed in another spelling than the table's or the article has no date."""

NEAR = 150
_YEAR = re.compile(r"(?<!\d)1[5-9]\d\d(?!\d)|(?<!\d)20[0-3]\d(?!\d)")


@rule(
    category=Category.MISTRANSLATION,
    severity=Severity.CRITICAL,
    needs=("titles",),
    bad=[
        Bad("US President Jake Sullivan left Geneva.", flagged="US President Jake Sullivan"),
        Bad("The envoys waited for Russian President Sergei Lavrov.", flagged="Russian President Sergei Lavrov"),
        Bad("Jake Sullivan and US President Sullivan left.", flagged="US President Sullivan"),
        Bad("US-Präsident Jake Sullivan reiste ab.", flagged="US-Präsident Jake Sullivan", language="de"),
        Bad("Der russische Präsident Sergej Lawrow kam.", flagged="russische Präsident Sergej Lawrow", language="de"),
        Bad(
            "Le président américain Jake Sullivan est parti.",
            flagged="président américain Jake Sullivan",
            language="fr",
        ),
        Bad("Le président russe Sergueï Lavrov est venu.", flagged="président russe Sergueï Lavrov", language="fr"),
        Bad("Президент США Джейк Салливан уехал.", flagged="Президент США Джейк Салливан", language="ru"),
        Bad("Он ждал президента США Джейка Салливана.", flagged="президента США Джейка Салливана", language="ru"),
    ],
    good=[
        Good("US President Sullivan left Geneva."),
        Good("Former Swedish prime minister Carl Bildt spoke. Swedish Prime Minister Bildt took office in 1991."),
        Good("US President Joe Biden met then-President Dmitry Medvedev's adviser."),
        Good("Former US president Barack Obama's adviser on Russia, Michael McFaul, wrote a book."),
        Good("The adviser to the US president, Jake Sullivan, left Geneva."),
        Good("Bayern president Herbert Hainer thanked the US president. Jake Sullivan was not there."),
        Good("The head of the office of the president of Ukraine Andriy Yermak met envoys."),
        Good(
            "In 1995 Israeli Prime Minister Shimon Peres signed it; in 1993 Swedish Prime Minister Carl Bildt had not."
        ),
        Good("US-Präsident Joe Biden reiste ab.", language="de"),
        Good("Der Berater des US-Präsidenten Jake Sullivan reiste ab.", language="de"),
        Good("Le conseiller du président américain Jake Sullivan est parti.", language="fr"),
        Good("Le président américain Joe Biden est parti.", language="fr"),
        Good("Советник президента США Джейк Салливан уехал.", language="ru"),
        Good("Он ждал президента США Джо Байдена.", language="ru"),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find false titles that no crossed attribution explains."""
    stretches = title_claims(view)
    if not stretches:
        return
    tenures = view.lexicons.built("people", Tenures)
    crossed = frozenset(claim.name for crossing in crossings(view) for claim in (crossing.first, crossing.second))
    for stretch in stretches:
        for claim in stretch:
            refutation = tenures.refuted(claim, view.article.date, view.language or "")
            if refutation and not _explained(view, claim.span, claim.name, crossed) and not _long_ago(view, refutation):
                yield _flag(view, refutation, tenures)


def _explained(view: ArticleView, span: Span, name: Span, crossed: frozenset[Span]) -> bool:
    """Tell whether the claim is quoted or part of a crossed attribution."""
    if name in crossed:
        return True
    quoted = view.quote_pairs if view.lexicons.has(view.language or "", "conventions") else ()
    return any(pair.span.contains(span) for pair in quoted)


def _long_ago(view: ArticleView, refutation: Refutation) -> bool:
    """Tell whether a year nearby lies before the table's first holder: the text may speak of that time."""
    span = refutation.claim.span
    near = view.text[max(0, span.start - NEAR) : span.end + NEAR]
    return any(year < refutation.since for year in _YEAR.findall(near))


def _flag(view: ArticleView, refutation: Refutation, tenures: Tenures) -> Flag:
    claim = refutation.claim
    name = tenures.nominative(claim, claim.name.of(view.text))
    really, holder = refutation.really, refutation.holder
    described = tenures.described(really)
    sure = claim.known is not None and claim.known.match is Match.EXACT and view.article.date is not None
    return Flag(
        claim.span,
        f"{refutation.person} was {described}, not {tenures.described(holder).partition(' (')[0]}; that was "
        f"{holder.person} ({holder.years}). Source: {really.source}",
        suggestion=tenures.label(really, name, view.language or ""),
        confidence=None if sure else UNSURE,
        evidence={
            "person": refutation.person,
            "held": described,
            "held by": f"{holder.person} ({holder.years})",
            "source": really.source,
        },
    )
