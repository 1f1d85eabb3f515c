"""The pattern language of phrase lexicons.

A pattern is a row of slots with spaces between them; case does not matter.

    sounded            this form
    sound|sounds       one of these forms
    sound+             every form of a lemma: regular English endings, and those of `irregular_forms.yaml`
    прозвуч*           every word that begins so
    <be>               one of the forms of a class in `word_classes.yaml`
    #                  a number
    _                  any word
    _{0,3}             up to three words
    ,                  punctuation stands for itself

Words are separated by white space or a hyphen. Every pattern has bounds, so matching takes time linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

_GAP = re.compile(r"_\{(\d),(\d)\}")
_WORD = r"[^\W_][\w'’\-]{0,40}"
_BETWEEN = r"[\s\u00a0\-]{1,3}"
_VOWELS = "aeiou"
SHORTEST_ANCHOR = 3


class PatternError(ValueError):
    """A pattern that says nothing or cannot be found quickly. The message says what to change."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern as a regular expression, and the anchors of which one is in every match.

    An anchor is a lower-case string and whether a word may go on after it; at most `before` words of a match stand
    before it.
    """

    regex: str
    anchors: frozenset[tuple[str, bool]]
    before: int

    @property
    def expression(self) -> re.Pattern[str]:
        """The compiled expression; compiled when first asked for, since few patterns of a lexicon ever are."""
        return _compiled(self.regex)


def compile_pattern(
    source: str,
    classes: Mapping[str, tuple[str, ...]],
    inflected: Callable[[str], set[str]],
    common: frozenset[str] = frozenset(),
    shortest: int = SHORTEST_ANCHOR,
) -> Pattern:
    """Compile a pattern; `common` words make poor anchors and are taken only where there are no others.

    Raises `PatternError` for an unknown class, or where no slot has only forms of at least `shortest` letters.
    """
    parts: list[tuple[str, str]] = []
    best: frozenset[tuple[str, bool]] = frozenset()
    words = before = 0
    for slot in source.split():
        gap = _GAP.fullmatch(slot)
        if gap:
            parts.append(("gap", rf"(?:{_WORD}{_BETWEEN}){{{gap[1]},{gap[2]}}}"))
            words += int(gap[2])
            continue
        expression, anchors = _slot(slot, classes, inflected)
        parts.append(("word" if slot in "_#" or any(map(str.isalnum, slot)) else "mark", expression))
        if _rarity(anchors, common) > _rarity(best, common):
            best, before = anchors, words
        words += 1 + slot.count("-")
    if min((len(form) for form, _ in best), default=0) < shortest:
        raise PatternError(f"“{source}”: no slot whose forms all have three letters or more; name a rarer word")
    return Pattern(_joined(parts), best, before)


@cache
def _compiled(regex: str) -> re.Pattern[str]:
    return re.compile(regex, re.IGNORECASE)


def inflections(lemma: str) -> set[str]:
    """Return a lemma with the forms that regular English endings give it, verb and noun alike."""
    forms = {lemma, f"{lemma}s", f"{lemma}ed", f"{lemma}ing", f"{lemma}es"}
    if lemma.endswith("e"):
        forms |= {f"{lemma}d", f"{lemma[:-1]}ing"}
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        forms |= {f"{lemma[:-1]}ies", f"{lemma[:-1]}ied"}
    if len(lemma) >= 3 and lemma[-1] not in "aeiouwxy" and lemma[-2] in _VOWELS and lemma[-3] not in _VOWELS:
        forms |= {f"{lemma}{lemma[-1]}ed", f"{lemma}{lemma[-1]}ing"}
    return forms


def _slot(
    slot: str, classes: Mapping[str, tuple[str, ...]], inflected: Callable[[str], set[str]]
) -> tuple[str, frozenset[tuple[str, bool]]]:
    """Return the expression of one slot and its anchors; none where anything may stand there."""
    if slot == "_":
        return _WORD, frozenset()
    if slot == "#":
        return r"\d[\d.,]{0,12}", frozenset()
    if not any(map(str.isalnum, slot)):
        return re.escape(slot), frozenset()
    anchors: set[tuple[str, bool]] = set()
    for choice in slot.split("|"):
        anchors |= _choice(choice, classes, inflected)
    longest_first = sorted(anchors, key=lambda anchor: (-len(anchor[0]), anchor))
    forms = [re.escape(form).replace("'", "['’]") + (r"\w{0,30}" if goes_on else "") for form, goes_on in longest_first]
    return rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", frozenset(anchors)


def _choice(
    choice: str, classes: Mapping[str, tuple[str, ...]], inflected: Callable[[str], set[str]]
) -> set[tuple[str, bool]]:
    if choice.startswith("<") and choice.endswith(">"):
        if choice[1:-1] not in classes:
            raise PatternError(f"no word class {choice}; the classes are {', '.join(sorted(classes))}")
        return {(form.lower(), False) for form in classes[choice[1:-1]]}
    if choice.endswith("+"):
        return {(form.lower(), False) for form in inflected(choice[:-1])}
    if choice.endswith("*"):
        return {(choice[:-1].lower(), True)}
    return {(choice.lower(), False)}


def _rarity(anchors: frozenset[tuple[str, bool]], common: frozenset[str]) -> tuple[bool, bool, int]:
    """Tell how rare a slot's commonest form probably is: long enough, no common word, then the longer the rarer."""
    shortest = min((len(form) for form, _ in anchors), default=0)
    return shortest >= SHORTEST_ANCHOR, not any(form in common for form, _ in anchors), shortest


def _joined(parts: list[tuple[str, str]]) -> str:
    """Put separators between slots: none after a gap, which holds its own, and optional ones around punctuation."""
    joined = parts[0][1]
    for (left, _), (right, expression) in pairwise(parts):
        joined += "" if left == "gap" else r"\s{0,2}" if right == "mark" else _BETWEEN
        joined += expression
    return joined
