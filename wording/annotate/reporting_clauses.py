"""Short clauses that say who speaks and nothing else (“said Ada Lind”), and the quotations that they interrupt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wording.annotate.cues import Cues
from wording.annotate.passages import Passage, outer_passages
from wording.annotate.references import WORD, Affixes, References
from wording.annotate.source_text import Small, source_after, source_before
from wording.known_words import KnownWords
from wording.lexicon import Lexicons
from wording.model import Span
from wording.schemas.speech import ReferenceWords, ReportedSpeech
from wording.view import ArticleView

LONGEST = 130
"""A reporting clause has at most so many code points."""
LONGEST_NAME = 9
"""A name with its title has at most so many words."""
TRAILING = 6
"""At most so many words follow the name and the verb (“in a statement on Monday”)."""

_APOSTROPHE = re.compile("['’]")
_BEHIND = re.compile(r"[ \u00a0]{0,2}(?P<comma>,?)[ \u00a0]{0,2}(?P<dash>[—–-][ \u00a0])?")
_SEGMENT = re.compile(r"[^,.;:!?…\n\"“”„«»()—–]{4,130}(?=[,.;:!?…\n\"“”„«»()—–]|$)")
_INSIDE = re.compile(r"(?:(?<=[,!?…])\s|\s[—–-]\s)(?P<clause>[^,.;:!?…\n\"“”„«»()—–]{4,130})(?=[,.]|\s[—–-]|$)")
_BEFORE = re.compile(r"(?P<clause>[^,.;:!?…\n\"“”„«»()—–]{4,130})[,:]\s{0,2}")
_CONTINUES = re.compile(r",?[ \u00a0]{0,2}(?:[—–-][ \u00a0])?")


@dataclass(frozen=True, slots=True)
class Clause:
    """A reporting clause: name and verb together; `inverted` puts the verb first.

    `names` are the words of the source that name a person, in lower case; `bare` clauses have nothing but name and verb,
    `strong` ones a verb that always reports.
    """

    span: Span
    source: Span
    names: frozenset[str]
    inverted: bool
    bare: bool
    strong: bool


class ClauseReader:
    """Reads reporting clauses of one language. Build it with `lexicons.built(language, ClauseReader)`."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        self._cues = lexicons.built(language, Cues)
        self._small = lexicons.built(language, Small)
        self._references = lexicons.built(language, References)
        words = lexicons.document(language, ReferenceWords)
        self._capital_nouns = bool(words and words.capital_nouns)
        speech = lexicons.document(language, ReportedSpeech)
        self.outside = speech is not None and speech.interrupts == "outside"
        self.inside = speech is not None and not self.outside
        self._function_words = lexicons.built(language, KnownWords).function_words
        self._participles = Affixes(speech.participles if speech else ())

    def read(self, text: str, span: Span) -> Clause | None:
        """Return the clause that fills a range between two stops, or None if that says more than who speaks."""
        hits = (
            [hit for hit in self._cues.find(text, span) if hit.entry.class_ == "verb"] if len(span) <= LONGEST else []
        )
        if not hits or not hits[0].span.of(text).islower() or self._participles.holds(hits[0].span.of(text).split()[0]):
            return None
        cue = hits[0].span
        before = [word[0].casefold() for word in WORD.finditer(text, span.start, cue.start)]
        inverted = all(word in self._small.auxiliaries for word in before)
        source = (
            source_after(text, Span(cue.end, span.end), self._small)
            if inverted
            else source_before(text, Span(span.start, cue.start), self._small)
        )
        if (
            not source
            or not self._is_name(text, source)
            or text[cue.end if inverted else span.start : source.start].strip()
        ):
            return None
        whole = Span(min(source.start, cue.start), max(source.end, cue.end))
        rest = [word[0].casefold() for word in WORD.finditer(text, whole.end, span.end)]
        if len(rest) > TRAILING or (rest and rest[0] not in self._small.ends):
            return None
        return Clause(whole, source, self._names(text, source), inverted, not rest, hits[0].entry.strength == "strong")

    def _is_name(self, text: str, source: Span) -> bool:
        """Tell whether a source is a pronoun or as short as a name with its title, without a verb in it."""
        words = [word[0].casefold() for word in WORD.finditer(text, source.start, source.end)]
        small = self._small.auxiliaries | self._small.pronouns.keys()
        return len(words) == 1 or (len(words) <= LONGEST_NAME and small.isdisjoint(words))

    def _names(self, text: str, source: Span) -> frozenset[str]:
        """Return the words of a source that name a person: capitalised, neither title nor country."""
        words = [word[0] for word in WORD.finditer(text, source.start, source.end)]
        if self._capital_nouns and not self._ends_with_name(words):
            return frozenset()
        return frozenset(
            word.casefold() for word in words if word[0].isupper() and not word.isupper() and not self._no_name(word)
        )

    def _ends_with_name(self, words: Sequence[str]) -> bool:
        """Tell whether a source ends with a name where every noun has a capital: neither article nor adjective precedes."""
        before = words[-2] if len(words) > 1 else None
        return words[-1][0].isupper() and (
            before is None or (before[0].isupper() and before.casefold() not in self._function_words)
        )

    def _no_name(self, word: str) -> bool:
        """Tell whether a capitalised word is a title, a country, or a small word at the head of a sentence (“I’ll”)."""
        first = _APOSTROPHE.split(word)[0].casefold()
        return first in self._function_words or first in self._small.pronouns or self._references.is_common(word)


def clauses_around(view: ArticleView) -> Iterator[tuple[Clause, ...]]:
    """Yield for each sentence in quotation marks that has several the clauses that say who speaks it, in order.

    They stand before it, behind it, between two parts of it, and inside the marks where the language sets them there.
    """
    reader = view.lexicons.built(view.language or "", ClauseReader)
    quoted = [passage for passage in outer_passages(view) if passage.marks[0] not in ("", "—")]
    chain: list[Clause] = []
    goes_on_at = -1
    for passage, following in zip(quoted, (*quoted[1:], None), strict=False):
        if passage.span.start != goes_on_at or not _goes_on(view.text, passage):
            yield from [tuple(chain)] if len(chain) > 1 else []
            chain = list(clauses_before(view, reader, passage))
        behind = list(clauses_behind(view.text, reader, passage))
        goes_on_at = _next_start(view.text, behind[-1]) if behind else -1
        if chain and following and following.span.start == goes_on_at and not _goes_on(view.text, following):
            behind.pop()
        chain += clauses_within(view.text, reader, passage) if behind and reader.inside else ()
        chain += behind
    yield from [tuple(chain)] if len(chain) > 1 else []


def _goes_on(text: str, passage: Passage) -> bool:
    """Tell whether a quotation begins amid a sentence. One that does not is led up to by the clause before it."""
    return text[passage.inner.start].islower()


def clauses_behind(text: str, reader: ClauseReader, passage: Passage) -> Iterator[Clause]:
    """Yield the clause behind a quotation, and a second one that follows it with its verb first.

    Where no comma or dash leads to it, it must have nothing but name and verb, and a quotation that ended with a full
    stop only one in lower case.
    """
    start, ended = passage.span.end, text[passage.inner.end - 1]
    for number in range(2):
        gap = _BEHIND.match(text, start)
        segment = _SEGMENT.match(text, gap.end()) if gap else None
        clause = reader.read(text, Span(*segment.span())) if segment else None
        if not gap or not segment or not clause or (number and not clause.inverted):
            return
        tied = gap["comma"] or gap["dash"] or ended == ","
        if not tied and (not clause.bare or (ended == "." and not text[clause.span.start].islower())):
            return
        yield clause
        start, ended = segment.end(), ""


def clauses_before(view: ArticleView, reader: ClauseReader, passage: Passage) -> Iterator[Clause]:
    """Yield the clause that opens the sentence and leads to a quotation with a comma or a colon."""
    sentence = view.sentence_at(Span(passage.span.start, passage.span.start + 1))
    match = _BEFORE.fullmatch(view.text, sentence.span.start, passage.span.start) if sentence else None
    clause = reader.read(view.text, Span(*match.span("clause"))) if match else None
    if clause:
        yield clause


def clauses_within(text: str, reader: ClauseReader, passage: Passage) -> Iterator[Clause]:
    """Yield the clauses inside the marks, set off by commas or dashes."""
    for match in _INSIDE.finditer(text, passage.inner.start, passage.inner.end):
        if clause := reader.read(text, Span(*match.span("clause"))):
            yield clause


def _next_start(text: str, clause: Clause) -> int:
    """Return where a quotation would begin that goes on right behind a clause."""
    segment = _SEGMENT.match(text, clause.span.start)
    match = _CONTINUES.match(text, segment.end() if segment else clause.span.end)
    return match.end() if match else clause.span.end
