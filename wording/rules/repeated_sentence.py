"""A sentence, or a clause within one, that is printed again.

Translation systems that lose their place give a sentence twice, or loop through one clause until the sentence ends.
The reader wonders what was said in its stead, for a repeated passage often stands where another was left out.

Sentences of five words and more are compared, case and punctuation aside, in the body only: a headline that comes back
as the first sentence is no repetition. Short ones must stand close together, since writers do come back to a short
sentence. A clause of three words and more is flagged where it follows itself at once.

Known false alarms: refrains, slogans and lyrics outside quotation marks; a page that prints its teaser as a paragraph;
pull quotes, and live blogs whose entries share sentences: farther from the first, a repetition is flagged with less
confidence.

Reference: MQM Core, accuracy, addition; “looped sentence” and “oscillatory hallucination” (Raunak, Menezes,
Junczys-Dowmunt 2021, “The Curious Case of Hallucinations in Neural Machine Translation”).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from wording.model import Role, Span
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView, Sentence, bounds

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_REFRAIN = re.compile(r"[\"“”„«»]|[?;]$")
_BETWEEN = re.compile(r"[ \t\u00a0]{1,3}|, ")
_MARKS = " \t\u00a0\"'“”„«»‘’.!?…,;:()-–—"
LEAST_WORDS = 5
SHORT_WORDS = 8
"""Shorter sentences may be slogans, questions or refrains, which people do repeat."""
NEAR = 3
"""How many sentences after the first one a short sentence is still taken for a repetition."""
CLAUSE_WORDS = range(3, 16)


@rule(
    category=Category.ADDITION,
    severity=Severity.MAJOR,
    bad=[
        Bad(
            "The council denies that it has a plan. Nobody believed it. The council denies that it has a plan.",
            flagged="The council denies that it has a plan.",
        ),
        Bad(
            "The bridge stays shut until May.\n\nRepairs have begun.\n\nThe bridge stays shut until May.",
            flagged="The bridge stays shut until May.",
        ),
        Bad(
            "The envoys spoke of a lot going on and a lot going on and a lot going on and left.",
            flagged="a lot going on and a lot going on and",
        ),
        Bad(
            "Совет отрицает, что у него есть план. Ему не верят. Совет отрицает, что у него есть план.",
            flagged="Совет отрицает, что у него есть план.",
            language="ru",
        ),
        Bad(
            "Послы встретились на берегу озера встретились на берегу озера и уехали.",
            flagged="встретились на берегу озера",
            language="ru",
        ),
        Bad(
            "Der Rat will die Brücke sperren. Das sagte er schon. Der Rat will die Brücke sperren.",
            flagged="Der Rat will die Brücke sperren.",
            language="de",
        ),
        Bad(
            "Die Gespräche dauerten bis in die Nacht bis in die Nacht.",
            flagged="bis in die Nacht",
            language="de",
        ),
    ],
    good=[
        Good("He went on and on and on and on. They walked hand in hand in the rain."),
        Good("“No more cuts for us!” they cried. “No more cuts for us!” was on every wall."),
        Good("The mood here is bad. It rains. Nobody comes. Shops are shut. The mood here is bad."),
        Good("The talks begin on Monday. Nobody knows why. The talks end on Friday."),
        Good("Он сказал это. Никто не ответил. Он сказал это.", language="ru"),
        Good("Шаг за шагом за шагом они шли домой.", language="ru"),
        Good("Das ist so. Niemand fragt. Das ist so.", language="de"),
        Good("Er zog von Stadt zu Stadt zu Fuß.", language="de"),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find sentences seen before in the body, and clauses that follow themselves."""
    seen: dict[str, int] = {}
    for number, sentence in enumerate(view.sentences):
        if sentence.block.role is not Role.BODY:
            continue
        passage = sentence.span.of(view.text)
        tokens = passage.split()
        if len(tokens) < LEAST_WORDS:
            continue
        first = seen.setdefault(_key(passage), number)
        if first == number:
            if len(set(pairwise(tokens))) < len(tokens) - 1:
                yield from _loops(view.text, sentence, _WORD.findall(passage))
        elif len(tokens) >= SHORT_WORDS or (number - first <= NEAR and not _REFRAIN.search(passage)):
            sure = 0.9 if number - first <= NEAR else 0.6
            yield Flag(sentence.span, "This sentence stands in the text before, word for word.", confidence=sure)


def _key(passage: str) -> str:
    """Return the sentence without regard to case, and to marks at its ends."""
    return passage.strip(_MARKS).casefold()


def _loops(text: str, sentence: Sentence, words: Sequence[str]) -> Iterator[Flag]:
    """Find clauses that follow themselves. Nearly every sentence holds no three words twice and is let go at once."""
    least = CLAUSE_WORDS.start
    threes = list(zip(*(words[n:] for n in range(least)), strict=False))
    if len(set(threes)) == len(threes):
        return
    places = list(_WORD.finditer(text, *bounds(sentence.span)))
    first = 0
    while first < len(words) - 2 * least + 1:
        size = next((n for n in CLAUSE_WORDS if words[first : first + n] == words[first + n : first + 2 * n]), 0)
        if not size or not _is_loop(text, sentence, places, first, size):
            first += 1
            continue
        again = first + size
        while words[again : again + size] == words[first : first + size]:
            again += size
        span = Span(places[first + size].start(), places[again - 1].end())
        yield Flag(span, "The words before are repeated at once.")
        first = again


def _is_loop(text: str, sentence: Sentence, places: Sequence[re.Match[str]], first: int, size: int) -> bool:
    """Tell a loop from a heading that the page runs into its paragraph, an idiom, and a list with marks between."""
    between = text[places[first + size - 1].end() : places[first + size].start()]
    clause = {place[0] for place in places[first : first + size]}
    heading = places[first].start() == sentence.block.span.start and places[first][0][0].isupper()
    return bool(_BETWEEN.fullmatch(between)) and len(clause) >= CLAUSE_WORDS.start and not heading
