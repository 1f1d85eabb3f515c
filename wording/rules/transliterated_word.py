"""A common noun of another language spelt in this one's letters: “the politolog said”, “a predstavitel of the firm”.

A translation system that does not know a word passes it on letter by letter, as it does with names. The result looks
like a term that the reader ought to know.

Words that English has taken over (siloviki, kompromat, oblast) are in the lexicon too, marked as established, and pass;
so do words in quotation marks or brackets, and those that the article explains or uses as a term.

Known false alarms: a text on the word itself, without quotation marks.

Reference: MQM Core, accuracy, untranslated; the lexicon `transliterated_words`.
"""

from __future__ import annotations

from collections.abc import Iterator

from wording.annotate.foreign_uses import shown
from wording.annotate.word_types import word_types
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView
from wording.word_lexicon import TransliteratedWords


@rule(
    category=Category.UNTRANSLATED,
    severity=Severity.MAJOR,
    confidence=0.85,
    needs=("transliterated_words",),
    bad=[
        Bad("The politolog saw no danger.", flagged="politolog", suggestion="political scientist"),
        Bad("A predstavitel of the firm spoke.", flagged="predstavitel", suggestion="representative"),
        Bad("The kyvernisi resigned.", flagged="kyvernisi", suggestion="government"),
    ],
    good=[
        Good("The siloviki of the oblast had kompromat on the apparatchik."),
        Good("A politolog (political scientist) spoke; “nachalnik” means boss."),
        Good("Mr Predstavitel and the Zavod theatre opened."),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find the words of the lexicon in small letters."""
    known = view.lexicons.built(view.language or "", TransliteratedWords).by_form
    for form in sorted(known.keys() & view.computed(word_types)):
        entry = known[form]
        for span in shown(view, form) if not entry.established else ():
            yield Flag(
                span,
                f"“{form}” is a foreign word in Latin letters.",
                suggestion=entry.prefer,
                evidence={"points to": ", ".join(entry.source), "renders": entry.original},
            )
