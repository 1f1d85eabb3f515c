"""Where two renderings of the same words say different things: numbers, names, negation, modality, tense, speaker.

In one language the renderings are laid side by side, and only what stands in the place of each other is compared, so that
half a quotation is not blamed for the other half. Across languages the two are compared as wholes, and only while they
are short. Nothing is smoothed over: renderings stay in their group, and the discrepancy is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from wording.lexicon import Lexicons
from wording.model import Span
from wording.renderings.alignment import covered
from wording.renderings.bodies import Bodies
from wording.renderings.gaps import Gap, gaps
from wording.renderings.numbers import Number, Numbers
from wording.renderings.skeleton import Skeletons
from wording.renderings.statements import Sign, Signs, Statements
from wording.renderings.utterance import Utterance
from wording.renderings.words import Token, tokens, words
from wording.schemas.speech import ReferenceWords

_SHORT = 3
_SPELLING = 65
"""Likeness of two coarse spellings, out of 100, from which on they may be one name."""
_SMALL = 12
"""Numbers up to this one are often not said (“both”)."""
_HOURS = 24
_SHORT_TEXT = 160
_RATIO = 1.7
_STOPS = ".!?…:"


class Kind(StrEnum):
    """What two renderings differ in."""

    NUMBER = "number"
    NAME = "name"
    NEGATION = "negation"
    MODALITY = "modality"
    TENSE = "tense"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A difference in what is said. Spans count in the two texts; None where there are no such words."""

    kind: Kind
    mine: Span | None
    theirs: Span | None
    message: str


def discrepancies(mine: Utterance, theirs: Utterance, lexicons: Lexicons) -> tuple[Discrepancy, ...]:
    """Return in what `mine` says something else than `theirs`, which is mostly the consensus of the group."""
    found = [*_numbers(mine, theirs, lexicons), *_speakers(mine, theirs, lexicons)]
    if mine.language == theirs.language:
        found += _beside(mine, theirs, lexicons)
    else:
        found += _across(mine, theirs, lexicons)
    return tuple(sorted(found, key=lambda item: ((item.mine or Span(0, 0)).start, item.kind, item.message)))


def _beside(mine: Utterance, theirs: Utterance, lexicons: Lexicons) -> Iterator[Discrepancy]:
    """Compare two texts of one language gap by gap."""
    statements = lexicons.built(mine.language or "", Statements)
    first, second = statements.signs(mine.text), statements.signs(theirs.text)
    denials = len(first.negations) != len(second.negations)
    for gap in gaps(mine.text, theirs.text):
        if denials:
            yield from _negation(gap, first, second, mine.text, theirs.text)
        modality = _opposed(Kind.MODALITY, gap, first.modals, second.modals, mine.text, theirs.text)
        yield from modality
        if not modality and mine.quoted and theirs.quoted:
            yield from _opposed(Kind.TENSE, gap, first.tenses, second.tenses, mine.text, theirs.text)
        yield from _names(gap, mine, theirs, lexicons)


def _negation(gap: Gap, mine: Signs, theirs: Signs, text: str, other: str) -> Iterator[Discrepancy]:
    """Yield a negation in a gap that has no counterpart in or around it on the other side."""
    ours = next((sign for sign in mine.negations if gap.mine.contains(sign.span)), None)
    yours = next((sign for sign in theirs.negations if gap.theirs.contains(sign.span)), None)
    if ours and not _any(theirs, gap.around_theirs):
        yield Discrepancy(
            Kind.NEGATION, ours.span, None, f"denies (“{ours.span.of(text)}”) what the other rendering states"
        )
    if yours and not _any(mine, gap.around_mine):
        yield Discrepancy(
            Kind.NEGATION, None, yours.span, f"states what the other rendering denies (“{yours.span.of(other)}”)"
        )


def _any(signs: Signs, around: Span) -> bool:
    return any(around.overlaps(sign.span) for sign in (*signs.negations, *signs.negative))


def _opposed(
    kind: Kind, gap: Gap, mine: tuple[Sign, ...], theirs: tuple[Sign, ...], text: str, other: str
) -> tuple[Discrepancy, ...]:
    """Return the discrepancy of a gap whose two sides tell different things of an event and share none."""
    first = [sign for sign in mine if gap.mine.contains(sign.span)]
    second = [sign for sign in theirs if gap.theirs.contains(sign.span)]
    told = {value for sign in first for value in sign.values}, {value for sign in second for value in sign.values}
    if not (first and second) or told[0] & told[1]:
        return ()
    ours, yours = first[0].span, second[0].span
    said = f"“{ours.of(text)}” ({_list(told[0])}) against “{yours.of(other)}” ({_list(told[1])})"
    return (Discrepancy(kind, ours, yours, said),)


def _list(values: set[str]) -> str:
    return ", ".join(sorted(values))


def _names(gap: Gap, mine: Utterance, theirs: Utterance, lexicons: Lexicons) -> Iterator[Discrepancy]:
    """Yield two names in each other's place that no spelling explains."""
    if lexicons.built(mine.language or "", _Writing).capital_nouns:
        return
    ours = _unmatched(gap.mine, mine, theirs, lexicons)
    yours = _unmatched(gap.theirs, theirs, mine, lexicons)
    if ours and yours:
        said = f"“{ours.of(mine.text)}” where the other rendering has “{yours.of(theirs.text)}”"
        yield Discrepancy(Kind.NAME, ours, yours, said)


class _Writing:
    """How a language writes nouns; build it with `lexicons.built`."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        document = lexicons.document(language, ReferenceWords)
        self.capital_nouns = bool(document and document.capital_nouns)


def _unmatched(place: Span, mine: Utterance, theirs: Utterance, lexicons: Lexicons) -> Span | None:
    """Return the first name in a place of one text to which no word of the other text comes near."""
    found = tokens(mine.text)
    names = [token for number, token in enumerate(found) if number and place.contains(token.span) and _is_name(token)]
    if not names or 2 * sum(token.text[0].isupper() for token in found) > len(found):
        return None
    spelt = lexicons.built(mine.language or "", Skeletons).of
    other = [spelt(word) for word in words(theirs.text)]
    bodies = lexicons.built(theirs.language or "", Bodies)
    named = bodies.named(words(theirs.text))
    for token in names:
        if not _near(spelt(token.text), other) and not bodies.named([token.text]) & named:
            before = mine.text[: token.start].rstrip()
            if before[-1:] not in _STOPS:
                return token.span
    return None


def _is_name(token: Token) -> bool:
    return len(token.text) > _SHORT and token.text[0].isupper() and not token.text.isupper()


def _near(spelling: str, others: list[str]) -> bool:
    from rapidfuzz.fuzz import ratio

    return any(ratio(spelling, other) >= _SPELLING for other in others)


def _numbers(mine: Utterance, theirs: Utterance, lexicons: Lexicons) -> Iterator[Discrepancy]:
    """Yield numbers that stand against each other, and large ones that only one of two whole renderings has."""
    ours = list(lexicons.built(mine.language or "", Numbers).find(mine.text))
    yours = list(lexicons.built(theirs.language or "", Numbers).find(theirs.text))
    here, there = _without(ours, yours), _without(yours, ours)
    if not here and not there:
        return
    same = mine.language == theirs.language
    if same:
        here, there = _rendered(here, mine.text, theirs.text), _rendered(there, theirs.text, mine.text)
    for one, other in zip(here, there, strict=False):
        said = f"“{one.span.of(mine.text)}” against “{other.span.of(theirs.text)}”"
        yield Discrepancy(Kind.NUMBER, one.span, other.span, said)
    if not same and not _comparable(mine, theirs):
        return
    for one in here[len(there) :]:
        if one.value > _SMALL:
            yield Discrepancy(Kind.NUMBER, one.span, None, f"“{one.span.of(mine.text)}” only in this rendering")
    for other in there[len(here) :]:
        if other.value > _SMALL:
            yield Discrepancy(Kind.NUMBER, None, other.span, f"without “{other.span.of(theirs.text)}”")


def _rendered(numbers: list[Number], text: str, other: str) -> list[Number]:
    """Return those of the numbers in a text that stand in the stretch which the other text renders."""
    stretch = covered(other, text) if numbers else Span(0, 0)
    return [number for number in numbers if stretch.contains(number.span)]


def _without(ones: list[Number], others: list[Number]) -> list[Number]:
    """Return the numbers that the others do not have, an hour of the afternoon counted in either way."""
    values = {other.value for other in others}
    hours = {value + shift for value in values if value <= _HOURS for shift in (-12.0, 12.0)}
    return [one for one in ones if one.value not in values and not (one.value <= _HOURS and one.value in hours)]


def _across(mine: Utterance, theirs: Utterance, lexicons: Lexicons) -> Iterator[Discrepancy]:
    """Compare two short texts of different languages: whether they deny, and what they say of an event."""
    statements = [lexicons.built(item.language or "", Statements) for item in (mine, theirs)]
    if not all(item.known for item in statements) or not _comparable(mine, theirs):
        return
    first, second = statements[0].signs(mine.text), statements[1].signs(theirs.text)
    whole = Gap(*(2 * (Span(0, len(mine.text)), Span(0, len(theirs.text)))))
    yield from _negation(whole, first, second, mine.text, theirs.text)
    yield from _opposed(Kind.MODALITY, whole, first.modals, second.modals, mine.text, theirs.text)


def _comparable(mine: Utterance, theirs: Utterance) -> bool:
    """Tell whether two texts of different languages are short and of like length."""
    lengths = sorted((len(mine.text), len(theirs.text)))
    return lengths[1] <= _SHORT_TEXT and lengths[1] <= _RATIO * lengths[0]


def _speakers(mine: Utterance, theirs: Utterance, lexicons: Lexicons) -> Iterator[Discrepancy]:
    """Yield that the words are given to two persons by full names, none of whose parts any alphabet makes one."""
    names = [
        [lexicons.built(item.language or "", Skeletons).of(word) for word in words(item.speaker or "")]
        for item in (mine, theirs)
    ]
    if min(map(len, names)) > 1 and not any(_near(name, names[1]) for name in names[0]):
        said = f"said by {mine.speaker}, in the other rendering by {theirs.speaker}"
        yield Discrepancy(Kind.SPEAKER, None, None, said)
