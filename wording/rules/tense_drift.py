"""A report in the past tense that slips into the present: “He warned them … and tells him that”.

Some languages move between the tenses of a report for effect, and a system that translates clause by clause follows
them. In the target the reader asks whether a second, later statement is meant.

Only two places are sure enough: a present form of a reporting verb joined by “and” to a past one of the same sentence, and
one after “he also” in an article whose other reporting verbs are all past. What stands in quotation marks, and the
present of a headline or a feature, is passed by; so is a present form that another subject or a relative word before
“and” may govern (“said Ada Lind, who sails and says”). The verbs are in `reporting_tense`.

Known false alarms: a past statement that is contrasted with what the speaker goes on saying.

Reference: MQM Core, linguistic conventions, grammar (tense); Swan, Practical English Usage, indirect speech.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.grammar import SPACE, any_of, needed
from wording.lexicon import Lexicons
from wording.model import Role, Span
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.schemas.grammar import ReportingTense
from wording.view import ArticleView, bounds

_ENOUGH = 2
"""So many past reporting verbs make a report one in the past tense."""


class _Verbs:
    """Patterns for reporting verbs of either tense and for the places where a present one is out of place."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        document = needed(lexicons, language, ReportingTense)
        present, past = "|".join(document.present), "|".join(document.past)
        adverbs = "|".join(document.adverbs)
        self.joined = re.compile(rf"{any_of(document.joins)}{SPACE}(?:(?:{adverbs}){SPACE})?(?P<verb>{present})(?!\w)")
        self.resumed = re.compile(rf"{any_of(document.pronouns)}{SPACE}(?:{adverbs}){SPACE}(?P<verb>{present})(?!\w)")
        self.present = re.compile(rf"(?<!\w)(?:{present})(?!\w)")
        self.past = re.compile(rf"(?<!\w)(?:{past})(?!\w)")
        self.subject = re.compile(rf"{any_of(document.subjects)}(?!\w)")


@rule(
    category=Category.GRAMMAR,
    severity=Severity.MINOR,
    confidence=0.7,
    needs=("reporting_tense", "conventions"),
    bad=[
        Bad("The mayor warned the envoy of a strike and tells him that the port is shut.", flagged="tells"),
        Bad(
            "The council announced a vote. The mayor said it was late. She also says that the port is shut.",
            flagged="says",
        ),
        Bad("Мэр предупредил посла, заявил о забастовке и говорит, что порт закрыт.", flagged="говорит", language="ru"),
        Bad(
            "Совет объявил о голосовании. Мэр заявил, что поздно. Она также говорит, что порт закрыт.",
            flagged="говорит",
            language="ru",
        ),
    ],
    good=[
        Good("The mayor said that she was late. She says so every day. “He told me and says it again,” she added."),
        Good("“It was cold,” said the sailor, who gets up at four and says that he likes it."),
        Good("The mayor praised the envoy, explained that she’s young and says what she thinks."),
        Good("The mayor says the port is shut and adds that it is late. He also says that it rains."),
        Good("О пожаре сообщил моряк, который встаёт в четыре и говорит, что это ему нравится.", language="ru"),
        Good("Мэр заявил, что порт закрыт. Он говорит это каждый день.", language="ru"),
        Good("Мэр говорит, что порт закрыт, и добавляет, что поздно. Он также отмечает дождь.", language="ru"),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find present forms joined to past ones, and lone ones that resume a report in the past."""
    verbs = view.lexicons.built(view.language or "", _Verbs)
    for match in view.matches(verbs.joined):
        span = Span(*match.span("verb"))
        sentence = view.sentence_at(span)
        if sentence is None or sentence.block.role is Role.HEADLINE or _quoted(view, span):
            continue
        before = list(verbs.past.finditer(view.text, sentence.span.start, match.start()))
        earlier = verbs.present.search(view.text, sentence.span.start, match.start())
        governed = before and verbs.subject.search(view.text, before[-1].end(), match.start())
        if before and not earlier and not governed and not _quoted(view, Span(*before[-1].span())):
            yield Flag(span, f"“{match['verb']}” goes on in the present what “{before[-1][0]}” began in the past.")
    for match in view.matches(verbs.resumed):
        span = Span(*match.span("verb"))
        if not _quoted(view, span) and _count(view, verbs.present) == 1 and _count(view, verbs.past) >= _ENOUGH:
            yield Flag(
                span, f"The rest of the report is in the past, “{match['verb']}” in the present.", confidence=0.6
            )


def _count(view: ArticleView, verbs: re.Pattern[str]) -> int:
    """Return how many verbs stand in the running text outside quotations."""
    found = (verb for block in view.paragraphs for verb in verbs.finditer(view.text, *bounds(block.span)))
    return sum(not _quoted(view, Span(*verb.span())) for verb in found)


def _quoted(view: ArticleView, span: Span) -> bool:
    """Tell whether a range stands within quotation marks."""
    return any(pair.balanced and pair.span.contains(span) for pair in view.quote_pairs)
