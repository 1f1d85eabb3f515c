"""The layers of marks that can be laid over a text: findings, quotations and their speakers, people, framing terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wording.model import Attribution, AttributionKind, Finding, PersonMention, Quotation, QuotationKind, TermUse, Title
from wording.views.looks import Look, Palette, look_of, rule_words, severity_style
from wording.views.marks import Mark
from wording.views.safe import isolated, shown

MANY = 200
"""Findings of one text from which on their cards are brief, so that the page stays quick."""
LONGEST = 600
"""Code points of a message, suggestion or piece of evidence that a card shows."""


def finding_marks(findings: Iterable[tuple[int, Finding]], *, anchored: bool = True) -> Iterator[Mark]:
    """Yield a mark for each numbered finding: its card over the passage and a letter, which leads to the list.

    Without a list to lead to they are not `anchored`. Of very many, the cards leave the evidence to the list.
    """
    given = list(findings)
    for number, finding in given:
        look = look_of(finding.category)
        yield Mark(
            finding.span.start,
            finding.span.end,
            f"w-f {look.style} {severity_style(finding.severity)}",
            note=card(finding, brief=anchored and len(given) > MANY),
            after=_letter(look, number) if anchored else f'<span class="w-chip {look.style}">{look.letter}</span>',
            anchor=f"p-{number}" if anchored else "",
        )


def _letter(look: Look, number: int) -> str:
    return f'<a class="w-chip {look.style}" href="#l-{number}" target="_self">{look.letter}</a>'


def card(finding: Finding, *, brief: bool = False) -> str:
    """Return what a reader wants to know of a finding, as phrasing content; if `brief` without evidence."""
    look = look_of(finding.category)
    head = (
        f'<span class="w-card-head"><span class="w-chip {look.style}">{look.letter}</span>'
        f"<b>{shown(rule_words(finding.rule))}</b> <i>{finding.severity} · {_percent(finding.confidence)}</i></span>"
    )
    return f"{head}{said(finding)}{'' if brief else evidence(finding)}"


def said(finding: Finding) -> str:
    """Return message and suggestion of a finding as phrasing content."""
    message = f'<span class="w-message">{isolated(finding.message, LONGEST)}</span>'
    if not finding.suggestion:
        return message
    return f'{message}<span class="w-suggestion">{isolated(finding.suggestion, LONGEST)}</span>'


def evidence(finding: Finding) -> str:
    """Return what a finding rests on, as far as its message does not say it, as phrasing content."""
    return "".join(
        f'<span class="w-evidence"><em>{shown(name, 60)}</em> {isolated(value, LONGEST)}</span>'
        for name, value in finding.evidence.items()
        if not all(word in finding.message for word in value.split())
    )


def quotation_marks(
    quotations: Iterable[Quotation], attributions: Iterable[Attribution], *, anchored: bool = True
) -> Iterator[Mark]:
    """Yield a mark for each quotation, its speaker in front, and a lighter one for speech that is reported."""
    for quotation in quotations:
        said = quotation.attribution
        who = said.speaker if said else None
        speech = quotation.kind in (QuotationKind.DIRECT, QuotationKind.PARTIAL)
        yield Mark(
            quotation.span.start,
            quotation.span.end,
            f"w-quote w-quote-{quotation.kind}",
            before=f'<span class="w-who">{isolated(who, 60)}</span>' if who and speech else "",
            anchor=f"q-{quotation.inner.start}" if anchored else "",
            hint=f"{quotation.kind} quotation" + (f", said by {who}" if who else ""),
        )
    for item in attributions:
        if item.kind is AttributionKind.INDIRECT:
            for span in item.content:
                yield Mark(span.start, span.end, "w-reported", hint=f"reported, {item.speaker or 'nobody named'}")


def people_marks(people: Iterable[PersonMention], text: str) -> Iterator[Mark]:
    """Yield a mark for each name and for each title given to it."""
    for mention in people:
        titles = ", ".join(title.span.of(text) for title in mention.titles)
        known = mention.person if mention.person and mention.person != mention.name else ""
        yield Mark(
            mention.span.start,
            mention.span.end,
            "w-person",
            hint=" · ".join(part for part in (mention.name, known, titles) if part),
        )
        for title in mention.titles:
            yield Mark(title.span.start, title.span.end, "w-office", hint=_title_words(title))


def term_marks(uses: Iterable[TermUse], palette: Palette) -> Iterator[Mark]:
    """Yield a mark for each framing term in the colour of its variant."""
    for use in uses:
        flags = [name for name in ("distanced", "negated", "hedged", "denied") if getattr(use, name)]
        who = f" of {use.speaker}" if use.speaker else ""
        said = ", ".join([f"{use.concept.replace('_', ' ')}: {use.variant}", f"{use.voice} voice{who}", *flags])
        distance = " w-distanced" if use.distanced else ""
        yield Mark(
            use.span.start, use.span.end, f"w-term {palette.style(use.concept, use.variant)}{distance}", hint=said
        )


def _title_words(title: Title) -> str:
    parts = [("former " if title.former else "") + title.office if title.office else "", title.body or ""]
    return ", ".join(part for part in parts if part) or "title"


def _percent(share: float) -> str:
    return f"{round(100 * share)} %"
