"""A fixed phrase that has lost its article: “in capital of”, “as result of”, “for first time”.

Languages without articles give none to translate. In most places English would do without too, or with another word, so
that only phrases which always stand with one can be judged: they are in the lexicon `missing_articles`.

Compounds with a hyphen (“for first-time buyers”) and headlines, which drop articles, are passed by. Pages print
headlines as a line of the text, with a full stop or run into the first sentence; so a sentence in title case is passed
by, one without its stop, and a first one whose clause has done without any article before the phrase.

Known false alarms: notes and captions in telegraphic style that stand in the body.

Reference: MQM Core, linguistic conventions, grammar; Swan, Practical English Usage, articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from wording.model import Role
from wording.mqm import Category, Severity
from wording.phrase_flags import phrase_flags
from wording.registry import Bad, Flag, Good, rule
from wording.schemas.grammar import MissingArticle
from wording.view import ArticleView, Sentence

_CLOSED = re.compile(r"[.!?…][”\"»“’')\]]{0,3}$")
_ARTICLE = re.compile(r"(?<![\w'’-])(?:the|an?)(?![\w'’-])", re.IGNORECASE)
_LONG_WORD = re.compile(r"(?<![\w'’])[^\W\d_][\w'’-]{3,}")
_TITLE_SHARE = 0.8
_VOWELS = frozenset("aeiou")


@rule(
    category=Category.GRAMMAR,
    severity=Severity.MINOR,
    confidence=0.8,
    needs=("missing_articles",),
    bad=[
        Bad("The envoys met in capital of Austria.", flagged="in capital of"),
        Bad("As result of the fire, the port was shut for first time.", flagged=("As result of", "for first time")),
        Bad("The envoys left. Troops gathered on border with Poland.", flagged="on border with"),
        Bad(
            "The envoys met. They came at request of two ministers.",
            flagged="at request of",
            suggestion="at the request of",
        ),
        Bad("The river rose for third time.", flagged="for third time", suggestion="for the third time"),
    ],
    good=[
        Good(
            "The envoys met in the capital of Austria; as a result of the fire, the port was shut for the first time."
        ),
        Good("Envoys fly home on eve of vote. The council meets on Monday."),
        Good("The strike in the port: Nine held for first time as result of search. The council meets on Monday."),
        Good("River floods town for third time this year After a heavy rain the river rose."),
        Good("The envoys left. Council Puts Off Vote at Request of the Harbour. Council votes on eve of strike"),
        Good("It is a course for first-time buyers; at end-of-year prices they stood on the border with Poland."),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find the phrases of the lexicon in sentences that drop no articles on purpose."""
    for flag in phrase_flags(view, MissingArticle, "“{passage}” lacks an article."):
        sentence = view.sentence_at(flag.span)
        passage = flag.span.of(view.text)
        if sentence and "-" not in passage and not _is_like_headline(view, sentence, flag.span.start):
            yield replace(flag, suggestion=_mended(passage, flag.suggestion))


def _is_like_headline(view: ArticleView, sentence: Sentence, start: int) -> bool:
    """Tell whether a sentence is a headline or written like one before the phrase at `start`."""
    text = sentence.span.of(view.text)
    if sentence.block.role is Role.HEADLINE or not _CLOSED.search(text):
        return True
    words = _LONG_WORD.findall(text)
    if sum(word[0].isupper() for word in words) >= _TITLE_SHARE * len(words):
        return True
    opens = start == sentence.span.start
    first = sentence == view.sentences[0]
    clause = max(view.text.rfind(mark, sentence.span.start, start) for mark in (": ", " - ", " – ", " — "))
    return first and not opens and not _ARTICLE.search(view.text, max(sentence.span.start, clause), start)


def _mended(passage: str, prefer: str | None) -> str | None:
    """Return the words found with the article where the lexicon's example of the phrase has it, else that example."""
    words, model = passage.split(), (prefer or "").split()
    articles = [place for place, word in enumerate(model) if _ARTICLE.fullmatch(word)]
    lowered = [word.lower() for word in words]
    if len(articles) != 1 or not articles[0] or model[0] not in lowered:
        return prefer
    place = lowered.index(model[0]) + articles[0]
    if place >= len(words) or lowered[lowered.index(model[0]) : place] != model[: articles[0]]:
        return prefer
    article = model[articles[0]]
    if article != "the":
        article = "an" if words[place][0].lower() in _VOWELS else "a"
    return " ".join((*words[:place], article, *words[place:]))
