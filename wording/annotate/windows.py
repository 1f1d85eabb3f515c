"""The stretches of an article around titles of unique offices, read into claims: all that the rules on titles need."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from wording.annotate.claims import Claim, claims
from wording.annotate.names import Known, Match, NameIndex
from wording.annotate.pieces import Reader
from wording.annotate.title_words import TitleTrigger
from wording.view import ArticleView

BEFORE, AFTER = 80, 100
"""How many code points around a title may belong to its construction."""
NEAR = 40
"""How many code points after a title its name may begin: a body may stand between."""
_NAME_NEAR = re.compile(r"[^.!?\n]{0,40}?[\s-][^\W\d_a-zа-яёґєіїα-ωά-ώß-ÿ]").match


def title_claims(view: ArticleView) -> tuple[tuple[Claim, ...], ...]:
    """Return the claims of each stretch of the judged blocks that may hold a title of a unique office."""
    return view.computed(_read)


def _read(view: ArticleView) -> tuple[tuple[Claim, ...], ...]:
    trigger = view.lexicons.built(view.language or "", TitleTrigger)
    places = [start for start, end in trigger.hits(lowered(view.text)) if _NAME_NEAR(view.text, end, end + NEAR)]
    if not places:
        return ()
    reader = view.lexicons.built(view.language or "", Reader)
    found = [claims(view.text, reader.read(view.text, start, end), reader) for start, end in _windows(view, places)]
    named = {claim.known.person for stretch in found for claim in stretch if claim.known}

    @cache
    def in_article(person: str) -> bool:
        return person in named or any(name in view.text for name in reader.names.holders.names(person))

    stretches = [[_with_surname(claim, reader.names, in_article) for claim in stretch] for stretch in found]
    past = {_held(claim) for stretch in stretches for claim in stretch if claim.known and "former" in claim.modifiers}
    return tuple(
        tuple(replace(claim, known=None) if _held(claim) in past else claim for claim in stretch)
        for stretch in stretches
        if stretch
    )


def _held(claim: Claim) -> tuple[str | None, str | None, str] | None:
    """Return what a claim gives to whom: an office that the article calls former elsewhere is no false one."""
    return (claim.office, claim.body, claim.known.person) if claim.known else None


def _with_surname(claim: Claim, names: NameIndex, in_article: Callable[[str], bool]) -> Claim:
    """Return a claim on a surname with the person whom the article names in full, if nobody else fits the office."""
    if claim.known or len(claim.words) > 1 or not (claim.office and claim.body):
        return claim
    persons = names.surnamed(claim.words[0])
    if any(names.holders.ever(person, claim.office, claim.body) for person in persons):
        return claim
    meant = [person for person in persons if in_article(person)]
    return replace(claim, known=Known(meant[0], Match.SURNAME)) if len(meant) == 1 else claim


def _windows(view: ArticleView, places: list[int]) -> list[tuple[int, int]]:
    """Return ranges around the places, joined where they meet, none across the border of a block."""
    windows: list[tuple[int, int]] = []
    blocks = iter(view.judged)
    block = next(blocks, None)
    for place in sorted(places):
        while block and block.span.end <= place:
            block = next(blocks, None)
        if block is None:
            break
        if block.span.start > place:
            continue
        start = _at_space(view.text, max(block.span.start, place - BEFORE), block.span.start)
        end = _at_space(view.text, min(block.span.end, place + AFTER), block.span.start)
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], max(end, windows[-1][1]))
        else:
            windows.append((start, end))
    return windows


def _at_space(text: str, place: int, first: int) -> int:
    """Move a border back to the start of a word."""
    while place > first and place < len(text) and not text[place].isspace():
        place -= 1
    return place


def lowered(text: str) -> str:
    """Return the text in lower case with every offset kept."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
