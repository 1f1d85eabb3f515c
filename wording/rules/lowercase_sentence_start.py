"""A sentence that begins with a small letter after a full stop or at the head of a paragraph.

Either the stop is wrong and cuts a sentence in two, or the capital is missing; the reader has to find out which.
Systems that translate piece by piece leave both.

Names written small (iPhone, de Gaulle), abbreviations, ellipses, list items and words after a quotation are passed by;
so is a word that stands elsewhere as a name: small, before an age in brackets (“nilo (46)”) or, without an article, in
the possessive (“by boygenius’s fans”).

Known false alarms: an abbreviation of five letters and more that is not in the lexicon.

Reference: MQM Core, linguistic conventions, spelling (capitalization).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.known_words import KnownWords
from wording.model import Span
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.schemas.speech import ClauseWords
from wording.view import ArticleView, bounds

_FIRST = r"(?P<word>[^\W\d_]+)(?![\w.’'@-]{0,60}[\w@])(?P<next>[ \u00a0][^\W\d_])?"
_START = re.compile(rf"\.[ \u00a0]{{1,2}}(?=[^\W\d_]){_FIRST}")
_BEFORE = re.compile(r"(?:^|[^\w.’'-])([^\W\d_]{2,})[”\"»“’)]{0,2}$")
_LONGEST_WORD = 40
_HEAD = re.compile(rf"(?=[a-zß-öø-ÿά-ώ\u0430-\u045fґ]){_FIRST}")
_END = re.compile(r"[.!?][”\"»“’)]{0,2}$")
_MOST = 0.25
_PROSE = 6
_LABEL = re.compile(r"[^.!?:\n]{1,60}:[ \u00a0]")
"""What opens an item of a list that tells what each one is about."""
_LAST_WORD = re.compile(r"([^\W\d_]{1,40})[ \u00a0]$")
_SHORT = 3


@rule(
    category=Category.SPELLING,
    severity=Severity.MINOR,
    confidence=0.8,
    needs=("function_words",),
    bad=[
        Bad("The bridge was shut on Monday. it will open in May.", flagged="it", suggestion="It"),
        Bad("Nobody knew about it. which is why the mayor left.", flagged="which", suggestion="Which"),
        Bad(
            "The council met on Monday to vote on the bridge.\n\n"
            "in the harbour nobody believed that it would be built.\n\n"
            "Two engineers from the port spoke against it.\n\n"
            "The vote was put off until next week.",
            flagged="in",
        ),
        Bad("Мост закрыли в понедельник. он откроется в мае.", flagged="он", language="ru", suggestion="Он"),
        Bad("Никто об этом не слышал. поэтому мэр ушёл.", flagged="поэтому", language="ru"),
        Bad("Die Brücke wurde am Montag gesperrt. sie öffnet im Mai.", flagged="sie", language="de"),
        Bad("Niemand wusste davon. deshalb ging der Bürgermeister.", flagged="deshalb", language="de"),
    ],
    good=[
        Good("The firm makes phones. iPhone sales rose. eBay fell. “No.” he said. Wait... and see."),
        Good(
            "She called it “odd”. The mayor\n\nleft at noon.\n\nthe end of the bridge is near.\n\nthe port is far away."
        ),
        Good("Fans of boygenius’s songs waited. boygenius played until midnight."),
        Good("The singer nilo (46) came late. Nobody minded. nilo played until midnight."),
        Good(
            "The council met on Monday to vote on three plans.\n\n“The bridge”: it may cost ten million this year.\n\n"
            "delayed: the ferry and its new landing stage.\n\nNobody left.\n\nIt rained. It was late."
        ),
        Good("Gen. de Gaulle won. van Gogh did not paint approx. ten bridges, etc. as we know."),
        Good("Он жил в г. Риме, т. е. далеко, на ул. имени Пушкина и др. местах... и ушёл.", language="ru"),
        Good("Пять тыс. рублей и два млн. евро ушли. eBay молчит.", language="ru"),
        Good("Man sah ca. zehn Brücken, z. B. diese, usw. und so fort.", language="de"),
        Good("Am 5. und 6. Mai kam Prof. von Bülow zu Dr. med. Schmidt.", language="de"),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find small letters after a stop that surely ends a sentence, and at the head of a paragraph."""
    known = view.lexicons.built(view.language or "", KnownWords)
    for match in view.matches(_START):
        word = match["word"]
        if not word[0].islower():
            continue
        before = _BEFORE.search(view.text[max(0, match.start() - _LONGEST_WORD) : match.start()])
        if before is None or not known.ends_sentence(before[1]):
            continue
        if (
            (before[1][0].islower() or word in known.function_words)
            and _may_begin(match, known)
            and not _is_name(view, word, known)
        ):
            yield _flag(match)
    heads = [_HEAD.match(view.text, block.span.start, block.span.end) for block in view.paragraphs]
    if sum(head is not None for head in heads) <= _MOST * len(heads):
        for place, (block, head) in enumerate(zip(view.paragraphs, heads, strict=True)):
            if head is None or not _may_begin(head, known) or not _stands_between_stops(view.text, block.span):
                continue
            if not _is_item(view, place) and not _is_name(view, head["word"], known):
                yield _flag(head)


def _is_item(view: ArticleView, place: int) -> bool:
    """Tell whether a paragraph and one beside it each open with a label and a colon."""
    around = view.paragraphs[max(0, place - 1) : place + 2]
    labelled = [bool(_LABEL.match(view.text, *bounds(block.span))) for block in around]
    return labelled[min(place, 1)] and sum(labelled) > 1


def _is_name(view: ArticleView, word: str, known: KnownWords) -> bool:
    """Tell whether the text has the word elsewhere as a name in small letters, by its possessive or an age after it."""
    if word in known.function_words:
        return False
    clause_words = view.lexicons.document(view.language or "", ClauseWords)
    articles = frozenset(clause_words.articles if clause_words else ())
    for match in re.finditer(rf"(?<![\w'’-]){re.escape(word)}(?:['’]s(?!\w)|[ \u00a0](?P<age>\([1-9]\d\)))", view.text):
        before = _LAST_WORD.search(view.text, max(0, match.start() - _LONGEST_WORD), match.start())
        if match["age"]:
            return True
        if before and before[1] not in articles and (before[1][0].isupper() or before[1] in known.function_words):
            return True
    return False


def _stands_between_stops(text: str, span: Span) -> bool:
    """Whether a paragraph is prose that ends with a stop and the line before it does too."""
    before = text[max(0, span.start - 40) : span.start].rstrip()
    end = text[max(span.start, span.end - 6) : span.end]
    return bool(_END.search(before) and _END.search(end)) and len(span.of(text).split()) >= _PROSE


def _may_begin(match: re.Match[str], known: KnownWords) -> bool:
    """Whether the word would take a capital: no iPhone, no “de” before a name, nothing short and unknown."""
    word = match["word"]
    if not word.islower():
        return False
    name_follows = match["next"] is not None and match["next"][-1].isupper()
    return word in known.function_words or (len(word) > _SHORT and not name_follows)


def _flag(match: re.Match[str]) -> Flag:
    word = match["word"]
    message = "The sentence begins with a small letter, or the stop before it is wrong."
    return Flag(Span(*match.span("word")), message, word[0].upper() + word[1:])
