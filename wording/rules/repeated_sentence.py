"""A sentence, or a clause within one, that is printed again.

Translation systems that lose their place give a sentence twice, or loop through one clause until the sentence ends.
The reader wonders what was said in its stead, for a repeated passage often stands where another was left out.

Sentences of five words and more are compared, case and punctuation aside, in the body only: a headline that comes back
as the first sentence is no repetition. Short ones must stand close together, since writers do come back to a short
sentence. A clause of three words and more is flagged where it follows itself at once. Speakers repeat a clause for
emphasis; so within quotation marks a short or set-off one must come more than three times.

The entries of a live blog, between lines that hold only a time of day or a rule, are texts of their own; the deck under
a headline is no part of the text below it; a pull quote, a paragraph that holds only a quotation, comes from the text.

Known false alarms: refrains, slogans and lyrics outside quotation marks; a page that prints its teaser as a paragraph.
Farther from the first, a repetition is flagged with less confidence.

Reference: MQM Core, accuracy, addition; “looped sentence” and “oscillatory hallucination” (Raunak, Menezes,
Junczys-Dowmunt 2021, “The Curious Case of Hallucinations in Neural Machine Translation”).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from wording.annotate.passages import outer_passages
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
EMPHATIC_WORDS = 3
"""A speaker says a clause of so many words again, joined by “and”."""
EMPHATIC_TIMES = 3
"""No speaker says a clause more often on end."""
_HOUR = r"\d{1,2}(?:[:.h]\d\d)?[ \u00a0]?(?:[ap]\.?m|Uhr)|\d{1,2}[:.h]\d\d"
_DIVIDER = re.compile(rf"^[ \t]{{0,4}}(?:_{{3,}}|{_HOUR})\.?[ \t]{{0,4}}$", re.IGNORECASE | re.MULTILINE)
"""A line between the entries of a live blog: a rule or a time of day."""
_FEWEST_DIVIDERS = 2
_PULLED = re.compile(r"[\"“„«]{1,2}[^\"“”„«»]+[\"“”»]{0,2}")
"""A paragraph that holds only a quotation."""


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
        Good(
            "Port wins prize of the Lindenau Harbour Council Lindenau Harbour Council gave the port a prize on Monday. It is small."
        ),
        Good("It Is Late.\n\n“It is late for us.”\n\nNobody came.\n\nIt is late for us."),
        Good("He went on and on and on and on. They walked hand in hand in the rain."),
        Good("“No more cuts for us!” they cried. “No more cuts for us!” was on every wall."),
        Good(
            "The port votes.\n\nThe polls close at eight.\n\nThe rain goes on.\n\n___\n\n8:05 p.m.\n\n"
            "The mayor leads. The count goes on in two of the five states.\n\n___\n\n8:15 p.m.\n\n"
            "Polls closed at eight. The count goes on in two of the five states."
        ),
        Good("The port drifts on and nobody steers it;\n\nThe port drifts on and nobody steers it.\n\nIt lost money."),
        Good("“They will take it and tell it and tell it and tell it,” he said. “Go home, I said, go home, I said.”"),
        Good(
            "“We were never asked about it,” said the harbour master, “and nobody ever came to see us.”\n\n"
            "“We begged for help until the last boat had left.”\n\n"
            "The mayor spoke for an hour. “We begged for help until the last boat had left.”"
        ),
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
    seen: dict[tuple[int, str], int] = {}
    entries = _entries(view.text)
    for number, sentence in enumerate(view.sentences):
        if sentence.block.role is not Role.BODY:
            continue
        passage = sentence.span.of(view.text)
        tokens = passage.split()
        if len(tokens) < LEAST_WORDS:
            continue
        first = seen.setdefault((bisect_right(entries, sentence.span.start), _key(passage)), number)
        if first == number:
            if len(set(pairwise(tokens))) < len(tokens) - 1:
                yield from _loops(view, sentence, _WORD.findall(passage))
        elif len(tokens) >= SHORT_WORDS or (number - first <= NEAR and not _REFRAIN.search(passage)):
            sure = 0.9 if number - first <= NEAR else 0.6
            refrain = len(tokens) < SHORT_WORDS and _REFRAIN.search(view.sentences[first].span.of(view.text))
            if not refrain and not _is_display(view, view.sentences[first], sentence):
                yield Flag(sentence.span, "This sentence stands in the text before, word for word.", confidence=sure)


def _entries(text: str) -> list[int]:
    """Return where the entries of a live blog begin; nothing for other texts."""
    dividers = [match.start() for match in _DIVIDER.finditer(text)]
    return dividers if len(dividers) >= _FEWEST_DIVIDERS else []


def _is_display(view: ArticleView, first: Sentence, again: Sentence) -> bool:
    """Tell whether one of two equal sentences is set apart from the text: as its deck or as a pull quote."""
    paragraphs = view.paragraphs
    if first.block == paragraphs[0] and first.span == first.block.span and again.block != first.block:
        below_headline = any(block.role is Role.HEADLINE for block in view.blocks)
        if below_headline or again.block == paragraphs[1]:
            return True
    return any(_PULLED.fullmatch(sentence.block.span.of(view.text)) for sentence in (first, again))


def _key(passage: str) -> str:
    """Return the sentence without regard to case, and to marks at its ends."""
    return passage.strip(_MARKS).casefold()


def _loops(view: ArticleView, sentence: Sentence, words: Sequence[str]) -> Iterator[Flag]:
    """Find clauses that follow themselves. Nearly every sentence holds no three words twice and is let go at once."""
    least = CLAUSE_WORDS.start
    threes = list(zip(*(words[n:] for n in range(least)), strict=False))
    if len(set(threes)) == len(threes):
        return
    text = view.text
    places = list(_WORD.finditer(text, *bounds(sentence.span)))
    first = 0
    while first < len(words) - 2 * least + 1:
        size = next((n for n in CLAUSE_WORDS if words[first : first + n] == words[first + n : first + 2 * n]), 0)
        if not size or not _is_loop(view, sentence, places, first, size):
            first += 1
            continue
        again = first + size
        while words[again : again + size] == words[first : first + size]:
            again += size
        if not _is_emphatic(view, places[first:again], size):
            span = Span(places[first + size].start(), places[again - 1].end())
            yield Flag(span, "The words before are repeated at once.")
        first = again


def _is_emphatic(view: ArticleView, places: Sequence[re.Match[str]], size: int) -> bool:
    """Tell whether somebody who is quoted says a short or set-off clause a few times on end."""
    if len(places) > EMPHATIC_TIMES * size:
        return False
    set_off = "," in view.text[places[size - 1].end() : places[size].start()]
    span = Span(places[0].start(), places[-1].end())
    return (set_off or size <= EMPHATIC_WORDS) and any(passage.span.contains(span) for passage in outer_passages(view))


def _is_loop(view: ArticleView, sentence: Sentence, places: Sequence[re.Match[str]], first: int, size: int) -> bool:
    """Tell a loop from a heading that the page runs into its paragraph, an idiom, and a list with marks between."""
    between = view.text[places[first + size - 1].end() : places[first + size].start()]
    clause = {place[0] for place in places[first : first + size]}
    run_in = places[first].start() == sentence.block.span.start or sentence == view.sentences[0]
    heading = run_in and places[first][0][0].isupper()
    return bool(_BETWEEN.fullmatch(between)) and len(clause) >= CLAUSE_WORDS.start and not heading
