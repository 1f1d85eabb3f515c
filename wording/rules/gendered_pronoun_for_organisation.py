"""“He” or “she” for an agency, a ministry or a country: the gender of the word in the source.

“The agency Crossways published a summary. She also reported …”: nearly every language has a gender for things, and a
system that translates sentence by sentence carries it over; a reader looks for a woman who is not there. Where nouns
have a gender in the target language too, the wrong one is flagged.

Flagged where an organisation opens the sentence before, that sentence names no person, and the pronoun opens the next
one of the same paragraph; with less confidence where the paragraph names a person further up, and then only if both
sentences report what was said. Ships are not among the organisations.

Known false alarms: a person named further up; countries, which some writers call “she”.

Reference: MQM Core, linguistic conventions, grammar, agreement; `lexicons/<language>/organisations.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from wording.annotate.cues import Cues
from wording.annotate.references import WORD, References
from wording.annotate.subjects import Genders, OrganisationSubjects, Subject
from wording.model import Span
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView, bounds

COUNTRY, SOMEBODY_ABOVE = 0.6, 0.55
CUE_WITHIN = 40
"""Code points behind the pronoun in which a verb of saying shows that somebody speaks."""


@rule(
    category=Category.GRAMMAR,
    severity=Severity.MAJOR,
    confidence=0.85,
    needs=("organisations", "reference_words", "reporting_verbs", "conventions"),
    bad=[
        Bad("The agency Crossways published the summary. She also quoted a diplomat.", flagged="She"),
        Bad("The Kremlin denied this again. He spoke of exercises.", flagged="He"),
        Bad("Das Ministerium nannte keine Zahlen. Er verwies auf die Polizei.", flagged="Er", language="de"),
        Bad("Der Kreml wies das zurück. Sie sprach von Übungen.", flagged="Sie", language="de"),
        Bad("L’agence a annoncé une grève. Il a aussi cité un diplomate.", flagged="Il", language="fr"),
        Bad("Le ministère a démenti. Elle a parlé de manœuvres.", flagged="Elle", language="fr"),
        Bad("Агентство сообщило о встрече. Она также передаёт новые данные.", flagged="Она", language="ru"),
        Bad("Кремль это отрицал. Она заявила об учениях.", flagged="Она", language="ru"),
        Bad("Агентство повідомило про зустріч. Вона також передає нові дані.", flagged="Вона", language="uk"),
        Bad("Кремль це заперечив. Вона заявила про навчання.", flagged="Вона", language="uk"),
    ],
    good=[
        Good("The agency Crossways published the summary. It also quoted a diplomat."),
        Good("The agency named a new director. She also spoke to the staff. The ship sank. She was old."),
        Good("Das Ministerium nannte keine Zahlen. Es verwies auf die Polizei.", language="de"),
        Good("Der Kreml wies das zurück. Er sprach von Übungen. Sie sprachen lange.", language="de"),
        Good("L’agence a annoncé une grève. Elle a aussi cité un diplomate.", language="fr"),
        Good("Le ministère a démenti. Il a parlé de manœuvres. Il est dit que tout va bien.", language="fr"),
        Good("Агентство сообщило о встрече. Оно также передаёт новые данные.", language="ru"),
        Good("Кремль это отрицал. Он заявил об учениях.", language="ru"),
        Good("Агентство повідомило про зустріч. Воно також передає нові дані.", language="uk"),
        Good("Кремль це заперечив. Він заявив про навчання.", language="uk"),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find sentences that open with a pronoun behind one that opens with an organisation of another gender."""
    references = view.lexicons.built(view.language or "", References)
    for before, sentence in pairwise(view.sentences):
        opening = references.pronoun_at(view.text, sentence.span) if before.block is sentence.block else None
        if not opening or any(pair.span.overlaps(opening[0]) for pair in view.quote_pairs):
            continue
        pronoun, gender = opening
        subject = view.lexicons.built(view.language or "", OrganisationSubjects).opening(view.text, before.span)
        rest = Span(subject.span.end, before.span.end) if subject else before.span
        if subject and subject.gender != gender and not references.may_mean(view.text, rest, gender):
            paragraph = Span(before.block.span.start, before.span.start)
            somebody = references.may_mean(view.text, paragraph, gender)
            reported = _reports(view, Span(pronoun.end, min(sentence.span.end, pronoun.end + CUE_WITHIN)))
            if not (reported or (subject.sure and not somebody)) or (
                somebody and (subject.country or not _reports(view, rest))
            ):
                continue
            confidence = SOMEBODY_ABOVE if somebody else COUNTRY if subject.country else None
            yield _flag(view, subject, pronoun, gender, confidence)


def _reports(view: ArticleView, span: Span) -> bool:
    """Tell whether a range holds a verb of saying, or a form that reports what was said."""
    forms = view.lexicons.built(view.language or "", References).reported_forms
    hits = view.lexicons.built(view.language or "", Cues).find(view.text, span)
    return any(hit.entry.class_ == "verb" for hit in hits) or not forms.isdisjoint(
        WORD.findall(view.text, *bounds(span))
    )


def _flag(view: ArticleView, subject: Subject, pronoun: Span, gender: str, confidence: float | None) -> Flag:
    """Say what the pronoun stands for, and in which languages the word for it has that gender."""
    sources = view.lexicons.built("", Genders).languages(subject.key, gender) - {view.language}
    return Flag(
        pronoun,
        f"“{pronoun.of(view.text)}” seems to mean “{subject.span.of(view.text)}”, which takes another pronoun.",
        confidence=confidence,
        evidence={"points to": ", ".join(sorted(sources))} if sources else {},
    )
