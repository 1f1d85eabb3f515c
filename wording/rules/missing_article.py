"""A fixed phrase that has lost its article: “in capital of”, “as result of”, “for first time”.

Languages without articles give none to translate. In most places English would do without too, or with another word, so
that only phrases which always stand with one can be judged: they are in the lexicon `missing_articles`.

Compounds with a hyphen (“for first-time buyers”) and headlines, which drop articles, are passed by.

Known false alarms: notes and captions in telegraphic style that stand in the body.

Reference: MQM Core, linguistic conventions, grammar; Swan, Practical English Usage, articles.
"""

from __future__ import annotations

from collections.abc import Iterator

from wording.model import Role
from wording.mqm import Category, Severity
from wording.phrase_flags import phrase_flags
from wording.registry import Bad, Flag, Good, rule
from wording.schemas.grammar import MissingArticle
from wording.view import ArticleView


@rule(
    category=Category.GRAMMAR,
    severity=Severity.MINOR,
    confidence=0.8,
    needs=("missing_articles",),
    bad=[
        Bad("The envoys met in capital of Austria.", flagged="in capital of"),
        Bad("As result of the fire, the port was shut for first time.", flagged=("As result of", "for first time")),
        Bad("Troops gathered on border with Poland.", flagged="on border with"),
    ],
    good=[
        Good(
            "The envoys met in the capital of Austria; as a result of the fire, the port was shut for the first time."
        ),
        Good("It is a course for first-time buyers; at end-of-year prices they stood on the border with Poland."),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find the phrases of the lexicon outside headlines."""
    for flag in phrase_flags(view, MissingArticle, "“{passage}” lacks an article."):
        sentence = view.sentence_at(flag.span)
        if sentence and sentence.block.role is not Role.HEADLINE and "-" not in flag.span.of(view.text):
            yield flag
