"""Two offices and two people crossed by a possessive or a chain of genitives.

“Russian President Yuri Ushakov’s adviser to US President Jake Sullivan” makes presidents of two advisers. The source said
that Yuri Ushakov, adviser to the Russian president, had spoken to Jake Sullivan, adviser to the US president; the
translation handed each title to the wrong name, and a reader learns something false about both.

Two titled names with a role noun between them are looked up in the table of office holders; at least one of them must
never have held the office that the text gives, while somebody else did. Where the table knows neither, the construction
alone is flagged with low confidence: an adviser of one president who is adviser to another.

Known false alarms: an envoy of two heads of government whom the table does not know.

Reference: MQM Core, accuracy, mistranslation; the rows of `lexicons/people/office_holders.tsv` that the evidence names.
"""

from __future__ import annotations

from collections.abc import Iterator

from wording.annotate.crossings import Crossing, crossings
from wording.annotate.tenures import Refutation, Tenures
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView

STRUCTURE_ALONE = 0.55
"""Confidence where only the construction tells."""


@rule(
    category=Category.MISTRANSLATION,
    severity=Severity.CRITICAL,
    confidence=0.95,
    needs=("titles", "title_grammar"),
    bad=[
        Bad(
            "Russian President Yuri Ushakov’s adviser to US President Jake Sullivan told Russia that talks could start.",
            flagged="Russian President Yuri Ushakov’s adviser to US President Jake Sullivan",
            suggestion="Yuri Ushakov, adviser to the Russian president, told US national security adviser Jake Sullivan",
        ),
        Bad(
            "Polish President Ada Lind's adviser to Czech President Bo Oak spoke.",
            flagged="Polish President Ada Lind's adviser to Czech President Bo Oak",
        ),
        Bad(
            "Der Berater des russischen Präsidenten Juri Uschakow für US-Präsident Jake Sullivan sprach.",
            flagged="Berater des russischen Präsidenten Juri Uschakow für US-Präsident Jake Sullivan",
            language="de",
        ),
        Bad(
            "Der russische Präsident Juri Uschakow, Berater von US-Präsident Jake Sullivan, sprach.",
            flagged="russische Präsident Juri Uschakow, Berater von US-Präsident Jake Sullivan",
            language="de",
        ),
        Bad(
            "Le conseiller du président russe Iouri Ouchakov auprès du président américain Jake Sullivan a parlé.",
            flagged="conseiller du président russe Iouri Ouchakov auprès du président américain Jake Sullivan",
            language="fr",
        ),
        Bad(
            "Le président russe Iouri Ouchakov, conseiller du président américain Jake Sullivan, a parlé.",
            flagged="président russe Iouri Ouchakov, conseiller du président américain Jake Sullivan",
            language="fr",
        ),
        Bad(
            "Президент России Юрий Ушаков, советник президента США Джейка Салливана, выступил.",
            flagged="Президент России Юрий Ушаков, советник президента США Джейка Салливана",
            language="ru",
        ),
        Bad(
            "Советник президента России Юрия Ушакова при президенте США Джейке Салливане выступил.",
            flagged="Советник президента России Юрия Ушакова при президенте США Джейке Салливане",
            language="ru",
        ),
    ],
    good=[
        Good("President Joe Biden's special envoy to Ukraine met Queen Elizabeth's adviser to the Commonwealth."),
        Good("Former US president Barack Obama's adviser on Russia, Michael McFaul, met then-President Medvedev."),
        Good("Russian President Vladimir Putin's adviser Yuri Ushakov called US President Joe Biden's adviser."),
        Good("Der Berater des russischen Präsidenten, Juri Uschakow, traf US-Präsident Joe Biden.", language="de"),
        Good("Juri Uschakow, Berater des russischen Präsidenten Wladimir Putin, rief an.", language="de"),
        Good("Le conseiller du président russe, Iouri Ouchakov, a appelé le président Joe Biden.", language="fr"),
        Good("Iouri Ouchakov, conseiller du président russe Vladimir Poutine, a appelé.", language="fr"),
        Good(
            "Помощник президента России Юрий Ушаков позвонил советнику президента США Джейку Салливану.", language="ru"
        ),
        Good("Юрий Ушаков, помощник президента России Владимира Путина, позвонил.", language="ru"),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find the crossings of the article."""
    for crossing in crossings(view):
        tenures = view.lexicons.built("people", Tenures)
        yield _flag(view, crossing, tenures) if crossing.refutations else _unknown(view, crossing)


def _flag(view: ArticleView, crossing: Crossing, tenures: Tenures) -> Flag:
    """Say who really held what, and what the passage may have meant."""
    facts = [f"{refutation.person} was {tenures.described(refutation.really)}" for refutation in crossing.refutations]
    sources = dict.fromkeys(refutation.really.source for refutation in crossing.refutations)
    return Flag(
        crossing.span,
        f"Titles and names are crossed: {', '.join(facts)}; {_nobody(crossing.refutations, tenures)}. "
        f"Source: {', '.join(sources)}",
        suggestion=_reading(view, crossing, tenures),
        evidence={
            **{refutation.person: tenures.described(refutation.really) for refutation in crossing.refutations},
            "source": " ".join(sources),
        },
    )


def _nobody(refutations: tuple[Refutation, ...], tenures: Tenures) -> str:
    """Say which offices the text gives away: “neither was president”."""
    offices = list(dict.fromkeys(tenures.english(refutation.claim.office or "") for refutation in refutations))
    if len(refutations) == 2 and len(offices) == 1:
        return f"neither was {offices[0]}"
    return " and ".join(
        f"the {tenures.described(refutation.holder).partition(' (')[0]} was {refutation.holder.person}"
        for refutation in refutations
    )


def _reading(view: ArticleView, crossing: Crossing, tenures: Tenures) -> str:
    """Return the likely reading: the first serves the office that the text gives away, the second holds his own."""
    language = view.language or ""
    parts = []
    role = view.text[crossing.role.start : crossing.role.end]
    refuted = {id(refutation.claim): refutation for refutation in crossing.refutations}
    for claim in (crossing.first, crossing.second):
        name = tenures.nominative(claim, claim.name.of(view.text))
        refutation = refuted.get(id(claim))
        if refutation is None:
            parts.append(claim.span.of(view.text))
        elif claim is crossing.first and tenures.serves(refutation):
            parts.append(
                tenures.serving(name, role, claim.printed, language) or tenures.label(refutation.really, name, language)
            )
        else:
            parts.append(tenures.label(refutation.really, name, language))
    verb = crossing.verb if id(crossing.first) in refuted else "…"
    return tenures.joined(parts, verb, language)


def _unknown(view: ArticleView, crossing: Crossing) -> Flag:
    role = view.text[crossing.role.start : crossing.role.end]
    return Flag(
        crossing.span,
        f"Two titled names hang on one “{role}”; titles and names may be crossed: who is “{role}”, and whose?",
        confidence=STRUCTURE_ALONE,
    )
