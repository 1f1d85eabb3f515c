"""Two wordings laid side by side word by word, and the part of a longer one that a shorter one renders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from wording.model import Span
from wording.renderings.words import Token, stem, tokens
from wording.transliteration import fold

WHOLE = 0.75
"""A rendering that covers this share of the words is one of the whole."""
_GAP = 0.5
"""What a word without a counterpart takes off the part that a shorter rendering covers; one with a counterpart adds 1."""


class Change(StrEnum):
    """What was done to the words of one rendering to get those of the other."""

    EQUAL = "equal"
    REPLACED = "replaced"
    ADDED = "added"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of `mine` and those of `theirs` in their place; where one has none its span is empty, at the next word."""

    change: Change
    mine: Span
    theirs: Span


@dataclass(frozen=True, slots=True)
class Block:
    """The same as ranges of tokens."""

    change: Change
    mine: range
    theirs: range


def differences(mine: str, theirs: str) -> tuple[Difference, ...]:
    """Return how `mine` differs from `theirs`, word by word and without regard to case; spans count in each text."""
    first, second = tokens(mine), tokens(theirs)
    return tuple(
        Difference(block.change, place(first, block.mine, mine), place(second, block.theirs, theirs))
        for block in blocks([fold(token.text) for token in first], [fold(token.text) for token in second])
    )


def blocks(mine: Sequence[str], theirs: Sequence[str]) -> list[Block]:
    """Return the shortest way from `theirs` to `mine` (Levenshtein 1966), neighbouring changes taken together."""
    from rapidfuzz.distance import Levenshtein

    result: list[Block] = []
    for step in Levenshtein.opcodes(theirs, mine):
        change = Change.EQUAL if step.tag == "equal" else Change.REPLACED
        block = Block(change, range(step.dest_start, step.dest_end), range(step.src_start, step.src_end))
        last = result[-1] if result else None
        if last and last.change is not Change.EQUAL and change is not Change.EQUAL:
            block = Block(change, range(last.mine.start, block.mine.stop), range(last.theirs.start, block.theirs.stop))
            result.pop()
        result.append(block)
    return [Block(_change(block), block.mine, block.theirs) for block in result]


def _change(block: Block) -> Change:
    if block.mine and block.theirs:
        return block.change
    return Change.ADDED if block.mine else Change.LEFT_OUT


def place(found: Sequence[Token], numbers: range, text: str) -> Span:
    """Return the span of a range of tokens; an empty one stands where the next token begins."""
    if numbers:
        return Span(found[numbers.start].start, found[numbers.stop - 1].end)
    at = found[numbers.start].start if numbers.start < len(found) else len(text)
    return Span(at, at)


def covered(part: str, whole: str) -> Span:
    """Return the stretch of `whole` that `part` renders: the one where the words with a counterpart stand closest."""
    found = tokens(whole)
    equal = [block for block in blocks(_stems(tokens(part)), _stems(found)) if block.change is Change.EQUAL]
    matched = {number for block in equal for number in block.theirs}
    best, start = (0.0, range(0)), 0
    total = 0.0
    for number in range(len(found)):
        if total <= 0:
            start, total = number, 0.0
        total += 1.0 if number in matched else -_GAP
        best = max(best, (total, range(start, number + 1)), key=lambda item: item[0])
    return place(found, best[1], whole)


def coverage(part: str, whole: str) -> float:
    """Return the share of the words of `whole` that stand in the stretch rendered by `part`, from 0 to 1."""
    everything = len(tokens(whole))
    return len(tokens(covered(part, whole).of(whole))) / everything if everything else 0.0


def _stems(found: Sequence[Token]) -> list[str]:
    return [stem(token.text) for token in found]
