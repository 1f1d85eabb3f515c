"""Pronouns of one gender behind the only person about, whose gender is known to be the other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wording.annotate.cues import Cues
from wording.annotate.references import WORD, Person, References
from wording.annotate.source_text import Small
from wording.lexicon import Lexicons
from wording.model import Span
from wording.view import ArticleView, bounds

_FULL = re.compile(r"[^\W\d_a-zа-яёіїєґα-ω][\w'’\-]{1,30} (?:[^\W\d_a-zа-яёіїєґα-ω][\w\-]{1,30} ?){1,3}(?<! )")

LONGEST = 2000
"""Longer sentences are no prose, and nobody is named in them."""

CUE_WITHIN = 40
"""A verb of saying and “that” fill at most so many code points before a pronoun."""
OPPOSITE = {"masculine": "feminine", "feminine": "masculine"}


@dataclass(frozen=True, slots=True)
class Flip:
    """A pronoun that says one gender, and the person of the other whom alone it can mean."""

    pronoun: Span
    said: str
    person: Person


class Triggers:
    """The words at which a flip could be, for one language. Build it with `lexicons.built(language, Triggers)`."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        references = lexicons.built(language, References)
        own = "|".join(map(re.escape, sorted(references.own_words, key=len, reverse=True)))
        self.own_words = re.compile(rf"(?:{own})(?!\w)", re.IGNORECASE) if own else None
        that = "|".join(lexicons.built(language, Small).complementizers)
        pronouns = "|".join(references.pronouns)
        self.pronoun = re.compile(rf"(?<=[^\W\d_] )(?:{pronouns})(?!\w)")
        self.cue = re.compile(rf"(?P<cue>\w+) (?:(?:{that}) )?\Z")


def flips(view: ArticleView) -> Iterator[Flip]:
    """Yield the pronouns that say the other gender than that of the only person named in three sentences."""
    references = view.lexicons.built(view.language or "", References)
    triggers = view.lexicons.built(view.language or "", Triggers)
    for number, sentence in enumerate(view.sentences):
        words = triggers.own_words.match(view.text, *bounds(sentence.span)) if triggers.own_words else None
        if words:
            gender = references.own_words[words[0].casefold()]
            yield from _flip(view, number, Span(sentence.span.start, sentence.span.start), Span(*words.span()), gender)
        elif references.genderless and (opening := references.pronoun_at(view.text, sentence.span)):
            yield from _flip(view, number, Span(sentence.span.start, sentence.span.start), *opening)
    if references.genderless:
        yield from _reported(view, triggers)


def _reported(view: ArticleView, triggers: Triggers) -> Iterator[Flip]:
    """Yield “Merkel said he would”: a name, a verb of saying and the pronoun in a row."""
    references = view.lexicons.built(view.language or "", References)
    cues = view.lexicons.built(view.language or "", Cues)
    for match in triggers.pronoun.finditer(view.text):
        pronoun = Span(*match.span())
        start = max(0, pronoun.start - CUE_WITHIN)
        cue = triggers.cue.search(view.text[start : pronoun.start])
        sentence = view.sentence_at(pronoun) if cue and cue["cue"] in cues.by_first else None
        if cue and sentence and len(sentence.span) <= LONGEST:
            number = bisect_right(view.sentences, sentence.span.start, key=lambda item: item.span.start) - 1
            before = Span(sentence.span.start, max(sentence.span.start, start + cue.start()))
            persons = references.persons(view.text, before)
            if persons and not view.text[persons[-1].span.end : before.end].strip():
                yield from _flip(view, number, before, pronoun, references.pronouns[match[0]])


def _flip(view: ArticleView, number: int, before: Span, pronoun: Span, gender: str) -> Iterator[Flip]:
    """Yield the flip if what stands before the pronoun and the sentences above know one person, of the other gender."""
    references = view.lexicons.built(view.language or "", References)
    if any(pair.span.overlaps(pronoun) for pair in view.quote_pairs):
        return
    above = [sentence.span for sentence in view.sentences[max(0, number - 2) : number]]
    ranges = [*above, before] if before else above
    if any(references.speaks(view.text, span, gender) for span in ranges):
        return
    persons = [_known(view, person) for span in ranges for person in references.persons(view.text, span)]
    nearest = _last_named(view, persons, ranges)
    if nearest and all(person.gender == OPPOSITE[gender] for person in persons):
        yield Flip(pronoun, gender, nearest)


def _last_named(view: ArticleView, persons: Sequence[Person], ranges: Sequence[Span]) -> Person | None:
    """Return the person whom the last range names, if by a name."""
    named = (person for person in persons if ranges[-1].contains(person.span))
    return next((person for person in named if person.span.of(view.text)[:1].isupper() and len(person.span) > 3), None)


def _known(view: ArticleView, person: Person) -> Person:
    """Give a surname the gender of the full name that stands elsewhere in the article."""
    if person.gender:
        return person
    names = WORD.findall(view.text, *bounds(person.span))
    return replace(person, gender=view.computed(_surnames).get(names[-1].removesuffix("’s").removesuffix("'s")))


def _surnames(view: ArticleView) -> dict[str, str | None]:
    """Return the gender of each surname whose full names in the article agree on one."""
    references = view.lexicons.built(view.language or "", References)
    found: dict[str, str | None] = {}
    for match in _FULL.finditer(view.text):
        gender = references.gender_of(match[0].split())
        surname = match[0].split()[-1]
        found[surname] = gender if found.get(surname, gender) == gender else None
    return found
