"""A subject and a verb that do not agree in number: “he have”, “they was”, “The ministers has”.

The verb keeps the number of a word in the source, or of the wrong noun. It costs a reader a second look, and tells the
translation at once.

A pronoun, or “the” with one noun of `count_nouns`, must be all the subject: it opens the sentence or follows a word such
as “that” or “because”. Questions and “if he were” are thereby passed by; so are nouns for groups, whose verb may be plural.

Known false alarms: dialect in quotations; “demand that he have”, where the lexicon does not know the verb before “that”.

Reference: MQM Core, linguistic conventions, grammar (agreement); Cambridge Grammar of the English Language, chapter 5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.grammar import SPACE, any_of, needed
from wording.lexicon import Lexicons
from wording.model import Span
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.schemas.grammar import CountNouns, VerbAgreement
from wording.view import ArticleView

_REACH = 16
"""What may stand before a subject is looked for so many code points back."""


class _Agreement:
    """The subjects of a language by number, the forms that they do not take, and what may stand before a subject."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        document = needed(lexicons, language, VerbAgreement)
        nouns = needed(lexicons, language, CountNouns)
        singular = {f"{document.article} {noun}" for noun in nouns.nouns if noun not in nouns.collective}
        plural = {f"{document.article} {noun}" for noun in nouns.nouns.values()}
        self._forms = {
            **dict.fromkeys((*document.singular_pronouns, *singular), document.third),
            **dict.fromkeys((*document.plural_pronouns, *plural), document.others),
        }
        heads = any_of((*document.singular_pronouns, *document.plural_pronouns, document.article))
        verbs = "|".join(sorted({*document.third, *document.others}))
        self.pattern = re.compile(
            rf"(?P<subject>{heads}(?:(?<={document.article[-2:]}){SPACE}[a-z]{{3,14}}+)?){SPACE}(?P<verb>{verbs})(?![\w'’-])"
        )
        self.before = re.compile(rf"(?:^|[.!?…:\n“\"«][”\"’)]?\s?|(?<!\w)(?:{'|'.join(document.leads)}){SPACE})$")

    def mended(self, subject: str, verb: str) -> str | None:
        """Return the form that the subject takes, or None if it does take this one or is not known."""
        return self._forms.get(subject.lower(), {}).get(verb)


@rule(
    category=Category.GRAMMAR,
    severity=Severity.MINOR,
    confidence=0.85,
    needs=("verb_agreement", "count_nouns"),
    bad=[
        Bad("He have no plans to meet the envoys.", flagged="He have", suggestion="He has"),
        Bad("The port said that they was late because she do not pay.", flagged=("they was", "she do")),
        Bad(
            "The ministers has left, and the mayor said the treaty are dead.",
            flagged=("The ministers has", "the treaty are"),
        ),
    ],
    good=[
        Good("If he were there, does he have time? They have, the ministers have, and the committee are divided."),
        Good("What worries the ministers is rain. One of the countries has left; both he and she have seen it."),
        Good("The court asked that he have counsel. “They know,” she says."),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find subjects that open a clause, with a verb in the other number."""
    agreement = view.lexicons.built(view.language or "", _Agreement)
    for match in view.matches(agreement.pattern):
        mended = agreement.mended(match["subject"], match["verb"])
        if mended and agreement.before.search(view.text, max(0, match.start() - _REACH), match.start()):
            message = f"“{match['subject']}” and “{match['verb']}” do not agree."
            yield Flag(Span(*match.span()), message, suggestion=f"{match['subject']} {mended}")
