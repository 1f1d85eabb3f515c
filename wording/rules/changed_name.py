"""A person who has another last name than in the original (only for articles that come with theirs).

Systems put a more frequent name for a rare one, translate a name as a word, or take that of somebody else in the text.

Names are compared by sound across alphabets, so that «Лавров», „Lawrow“ and “Lavrov” are one. A name counts as changed
where the paired sentences have the same first name, and neither last name stands anywhere near in the other text. Last
words that are common words (“Lee County”) are not compared.

Known false alarms: a married name or a pen name that the translator prefers; spellings that go by English letters and
not by sound.

Reference: MQM Core, accuracy, mistranslation (named entity).
"""

from __future__ import annotations

from collections.abc import Iterator

from wording.annotate.changed_names import changed_names
from wording.annotate.survival import judged, source_of
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView


@rule(
    category=Category.MISTRANSLATION,
    severity=Severity.CRITICAL,
    confidence=0.8,
    needs=("function_words",),
    bad=[
        Bad(
            "They asked Olga Shulha about the bridge.",
            flagged="Olga Shulha",
            source="Ольгу Миронченко спросили о мосте.",
            source_language="ru",
        ),
        Bad(
            "On Monday Ostap Hrynko opened the bridge.",
            flagged="Ostap Hrynko",
            source="Am Montag eröffnete Ostap Sawtschuk die Brücke.",
            source_language="de",
        ),
    ],
    good=[
        Good(
            "Olga Mironchenko and Andrew Hrynko met Zhanna Yavorska.",
            source="Ольга Миронченко и Эндрю Гринько встретились с Жанной Яворской.",
            source_language="ru",
        ),
        Good(
            "Mr Hrynko spoke for Ostap Savchuk in the Supreme Court.",
            source="Herr Hrynko sprach für Ostap Sawtschuk vor dem Obersten Gerichtshof.",
            source_language="de",
        ),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find names whose last word is not the one of the original."""
    for changed in changed_names(view):
        span = changed.name.span
        if judged(view, span):
            message = f"The original calls this person {changed.original.first} {changed.original.last}."
            yield Flag(span, message, evidence={"original": source_of(view, span)})
