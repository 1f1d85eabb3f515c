"""What segments are like, for the buckets: how long, and whether numbers or names stand in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wording.annotate.proper_names import Capitals
from wording.lexicon import Lexicons
from wording.model import Span
from wording.scripts import UNSPACED, script_of


@dataclass(frozen=True, slots=True)
class Traits:
    """Of one segment: the words of its first reference (characters in scripts without spaces), and what it holds.

    `names` is None where neither the language of the reference nor that of the source tells names by capitals.
    """

    length: int
    numbers: bool
    names: bool | None


def traits(
    lexicons: Lexicons,
    reference: Sequence[str],
    source: Sequence[str] | None,
    language: str | None,
    source_language: str | None,
) -> tuple[Traits, ...]:
    """Look at each segment of the first reference, and for names at the source where the reference cannot tell."""
    told = next(
        (
            (lines, capitals)
            for lines, code in ((reference, language), (source, source_language))
            if lines and (capitals := lexicons.built(code or "", Capitals)).tell
        ),
        None,
    )
    names = (
        [_named(capitals, line) for lines, capitals in [told] for line in lines] if told else [None] * len(reference)
    )
    return tuple(
        Traits(_length(line), any(map(str.isdigit, line)), named) for line, named in zip(reference, names, strict=True)
    )


def _named(capitals: Capitals, line: str) -> bool:
    return next(capitals.names(line, Span(0, len(line))), None) is not None


def _length(line: str) -> int:
    unspaced = sum(script_of(letter) in UNSPACED for letter in line)
    return unspaced if unspaced * 2 > len(line) else len(line.split())
