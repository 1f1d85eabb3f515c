"""Who speaks, read off the words before or after a cue where no parse is there to tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from wording.lexicon import Lexicons
from wording.model import Span
from wording.schemas.pages import Conventions
from wording.schemas.speech import ClauseWords, QuotationEvidence, ReferenceWords

LONGEST = 16
"""A source has at most so many words."""

REACH = 1000
"""A source and all that belongs to it stand within so many code points of its cue: longer sentences are no prose."""

CAPITALS = "".join(letter for letter in map(chr, range(0x41, 0x530)) if letter.isupper())
"""The capital letters of the Latin, Greek and Cyrillic scripts, for character classes."""

_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*['’]?")
_BREAK = re.compile(r"[,;:!?…»«“”„\"()\n]|(?<=[^\W\d_]{4})\.(?=\s|$)|\s[—–-]\s")

_ASIDE = re.compile(r"(?<=\w)\s\([^\W\d_][^\s()]{0,20}(?:\s[^\s()]{1,20}){0,2}\)")
"""A name may hold a party or a short form in brackets."""


class Small:
    """The small words of one language, as sets."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        words = lexicons.document(language, ClauseWords) or ClauseWords()
        conventions = lexicons.document(language, Conventions)
        dates = (*conventions.weekdays, *conventions.months) if conventions else ()
        self.complementizers = frozenset(words.complementizers)
        self.ends = frozenset(words.ends) | frozenset(word.lower() for word in dates)
        self.articles = frozenset(words.articles)
        self.auxiliaries = frozenset(words.auxiliaries)
        self.finite = self.auxiliaries - self.ends
        self.links = frozenset(words.links)
        self.conjunctions = frozenset(words.conjunctions)
        self.connectives = frozenset(tuple(phrase.split()) for phrase in words.connectives)
        self.longest_connective = max(map(len, self.connectives), default=0)
        self.subordinators = frozenset(words.subordinators)
        self.between = frozenset(words.between)
        self.verb_second = words.verb_second
        references = lexicons.document(language, ReferenceWords)
        reported = references.reported_forms if references else ()
        self.reported_forms = frozenset(reported) | frozenset(words.reported_forms)
        evidence = lexicons.document(language, QuotationEvidence)
        self.noun_capitals = evidence.noun_capitals if evidence else False
        self.pronouns = {form: kind for kind, forms in words.pronouns.items() for form in forms}


def source_after(text: str, span: Span, small: Small) -> Span | None:
    """Return the name that begins at the start of `span`, right behind a cue; None if none begins there."""
    span = Span(span.start, min(span.end, span.start + REACH))
    stop = next(_breaks(text, span), None)
    limit = stop.start() if stop else span.end
    words = list(islice(_WORD.finditer(text, span.start, limit), LONGEST + 1))
    while words and words[0][0].lower() in small.auxiliaries | small.between:
        words.pop(0)
    taken = _taken(words, small)
    if not 0 < taken <= LONGEST or not _nominal(words[:taken], small):
        return None
    if words[0][0].lower() in small.pronouns:
        taken = 1
    found = _bracketed(text, Span(words[0].start(), words[taken - 1].end()))
    return _with_apposition(text, found, span.end, small) if taken == len(words) else found


def _taken(words: list[re.Match[str]], small: Small) -> int:
    """Return how many words from the first on may be a name."""
    taken = 0
    while taken < len(words) and not _ends(words[taken], small, taken == 0) and _goes_on(words, taken, small):
        taken += 1
    return taken


def _breaks(text: str, span: Span) -> Iterator[re.Match[str]]:
    """Yield what ends a name, but not the brackets around a short form."""
    bracketed = text.find("(", span.start, span.end) >= 0
    asides = [match.span() for match in _ASIDE.finditer(text, span.start, span.end)] if bracketed else []
    for stop in _BREAK.finditer(text, span.start, span.end):
        if not any(start <= stop.start() < end for start, end in asides):
            yield stop


def _bracketed(text: str, name: Span) -> Span:
    """Return a name together with the bracket that closes right behind it."""
    inside = text.rfind("(", name.start, name.end) >= 0 and text[name.end : name.end + 1] == ")"
    return Span(name.start, name.end + inside)


def _with_apposition(text: str, name: Span, end: int, small: Small) -> Span:
    """Return a name with the noun phrase that a comma ties to it, where capitals tell that it is nothing else."""
    if not small.noun_capitals or name.end >= end or text[name.end] != ",":
        return name
    stop = next(_breaks(text, Span(name.end + 1, end)), None)
    words = list(_WORD.finditer(text, name.end + 1, stop.start() if stop else end))[:LONGEST]
    if not words or _taken(words, small) < len(words) or words[0][0].lower() in small.pronouns:
        return name
    return _bracketed(text, Span(name.start, words[-1].end()))


def source_beside(text: str, left: Span, right: Span, small: Small) -> Span | None:
    """Return the source of a cue between two ranges: before it, but behind it where the words before it are no subject."""
    left = _last(left)
    before = source_before(text, left, small)
    if before and not (small.verb_second and _fronted(text, left, small)):
        return before
    return source_after(text, right, small) or before


def _fronted(text: str, left: Span, small: Small) -> bool:
    """Tell whether a clause begins with a preposition or adverb and holds no verb before the cue."""
    words = [word[0].lower() for word in _WORD.finditer(text, _clause_start(text, left), left.end)]
    return bool(words) and words[0] in small.ends - small.articles and not small.finite.intersection(words)


def source_before(text: str, span: Span, small: Small) -> Span | None:
    """Return the name that ends at the end of `span`, right before a cue; None if something else stands there.

    A name may hold an apposition between commas, and a finite auxiliary may part it from the cue.
    """
    span = _last(span)
    words = list(_WORD.finditer(text, _clause_start(text, span), span.end))
    if words and (tail := words[-1][0].rpartition("-")[2]) != words[-1][0] and tail.lower() in small.pronouns:
        return Span(words[-1].end() - len(tail), words[-1].end())
    words = _subject(_without_connective(words, small), small)[-LONGEST:]
    if len(words) <= 2 and words and words[0][0].lower() in (small.ends | small.complementizers) - small.articles:
        return None
    lead = len(words)
    openers = (small.ends | small.complementizers | small.conjunctions | small.subordinators) - small.articles
    while words and words[0][0].lower() in openers:
        words = words[1:]
    if small.verb_second and len(words) < lead:
        words = words[: max(1, _taken(words, small))]
        words = words[:1] if words and words[0][0].lower() in small.pronouns else words
    if not words or not _nominal(words, small):
        return None
    if words[-1][0].lower() in small.pronouns:
        words = words[-1:]
    return _bracketed(text, Span(words[0].start(), words[-1].end()))


def _last(span: Span) -> Span:
    """Return the end of a range that is near enough to a cue behind it."""
    return Span(max(span.start, span.end - REACH), span.end)


def _clause_start(text: str, span: Span) -> int:
    """Return where the words before a cue begin: behind the last break, or before an apposition that ends at the cue."""
    starts = [span.start, *(stop.end() for stop in _breaks(text, span))]
    if len(starts) >= 3 and not text[starts[-1] : span.end].strip() and text[starts[-1] - 1] == ",":
        return starts[-3]
    return starts[-1]


def _subject(words: list[re.Match[str]], small: Small) -> list[re.Match[str]]:
    """Return the words that may be the subject: those before the auxiliary, else behind it, or those that lead a chain."""
    while words and words[-1][0].lower() in small.auxiliaries:
        words = words[:-1]
    if words and words[-1][0].lower() in small.conjunctions:
        lead = next((n for n, word in enumerate(words) if not _may_lead(word, small)), len(words))
        return words[:lead]
    for number, word in enumerate(words):
        if number and word[0].lower() in small.auxiliaries:
            before = words[:number]
            if _nominal(before, small) and before[0][0].lower() not in small.ends:
                return before
            return _leading(words[number + 1 :], small)
    if words and small.verb_second and words[0][0].lower() in small.finite:
        return _leading(words[1:], small)
    return words


def _without_connective(words: list[re.Match[str]], small: Small) -> list[re.Match[str]]:
    """Return words without what ties them to the sentence before (“therefore”), if anything is left."""
    for length in range(min(small.longest_connective, len(words) - 1), 0, -1):
        if tuple(word[0].lower() for word in words[:length]) in small.connectives:
            return words[length:]
    return words


def _leading(words: list[re.Match[str]], small: Small) -> list[re.Match[str]]:
    """Return the name behind a finite verb, without what stands between it and the rest of the verb."""
    return words[: _taken(words, small)] if small.verb_second else words


def _may_lead(word: re.Match[str], small: Small) -> bool:
    return word[0][:1].isupper() or word[0].lower() in small.articles or word[0].lower() in small.pronouns


def _goes_on(words: list[re.Match[str]], place: int, small: Small) -> bool:
    """Tell whether a word goes on with a name; where nouns have capitals, a small word behind one seldom does."""
    if not small.noun_capitals or not any(word[0][:1].isupper() for word in words[:place]):
        return True
    word, before = words[place][0], words[place - 1][0].lower()
    joins = word.lower() in small.conjunctions | small.links and words[place + 1 : place + 2]
    return word[:1].isupper() or word.lower() in small.articles or before in small.articles or bool(joins)


def verb_group(text: str, cue: Span, source: Span | None, small: Small) -> tuple[Span, ...]:
    """Return a verb with its auxiliaries: those right before it, and the finite one that other words part from it."""
    floor = source.end if source and source.end <= cue.start else 0
    near = with_auxiliaries(text, cue, floor, small)
    parted = _parted_auxiliary(text, near, source, small)
    return (parted, near) if parted else (near,)


def _parted_auxiliary(text: str, cue: Span, source: Span | None, small: Small) -> Span | None:
    """Return the finite auxiliary that other words part from its cue (“hat gestern erklärt”); None where there is none."""
    if not small.verb_second or not source or source.start > cue.start:
        return None
    start = _clause_start(text, Span(max(0, source.start - 12), source.start))
    around = [*_WORD.finditer(text, start, source.start), *_WORD.finditer(text, source.end, cue.start)]
    found = next((word for word in around if word[0].lower() in small.finite), None)
    return Span(*found.span()) if found else None


def with_auxiliaries(text: str, cue: Span, floor: int, small: Small) -> Span:
    """Return a cue together with the auxiliaries right before it (“has said”), not reaching back beyond `floor`."""
    start = cue.start
    for word in reversed(list(_WORD.finditer(text, max(floor, cue.start - 40), cue.start))):
        if word[0].lower() not in small.auxiliaries or text[word.end() : start].strip():
            break
        start = word.start()
    return Span(start, cue.end)


def _ends(word: re.Match[str], small: Small, first: bool) -> bool:
    lowered = word[0].lower()
    return lowered in small.ends and (not first or lowered not in small.pronouns)


def _nominal(words: list[re.Match[str]], small: Small) -> bool:
    """Tell whether words may name somebody: a pronoun, a capital, an article, or where nouns are small any word."""
    return any(
        word[0][:1].isupper() or word[0].lower() in small.pronouns or word[0].lower() in small.articles
        for word in words
    ) or (not small.articles and 0 < len(words) <= 6)
