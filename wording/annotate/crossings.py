"""Two people with the offices of those they serve: “Russian President Yuri Ushakov’s adviser to US President Jake Sullivan”.

A crossing is two titled names with a role between them that ties them together, at least one of the titles false by the
table of office holders. With people the table does not know, the construction alone tells: an adviser to two masters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from wording.annotate.claims import Claim, Place, outermost
from wording.annotate.pieces import Piece
from wording.annotate.tenures import Refutation, Tenures
from wording.annotate.title_words import SERVING
from wording.annotate.windows import title_claims
from wording.model import Span
from wording.view import ArticleView

_TIED = re.compile(r"(?:P(?:M-?|o-?){0,3}|C[AO]?)(?P<role>R)(?P<link>[ODAMo]{0,5})\Z")
_BESIDE = re.compile(r"(?:P|C[AO]?)\Z")
_SECOND = re.compile(r"(?P<link>D[OA]{0,2})\Z")
_ROLE_AFTER = re.compile(r"P(?:M-?)?R")
_ON = re.compile(r"(?=.*o)(?P<link>[oODA]{1,4})\Z")
_LINK = re.compile(r"[ODA]+\Z")


@dataclass(frozen=True, slots=True)
class Crossing:
    """Two claims and the role between them; `refutations` is empty where only the construction tells."""

    span: Span
    first: Claim
    second: Claim
    role: Piece
    verb: str
    refutations: tuple[Refutation, ...]


def crossings(view: ArticleView) -> tuple[Crossing, ...]:
    """Return the crossings of an article."""
    return view.computed(_find)


def _find(view: ArticleView) -> tuple[Crossing, ...]:
    stretches = [stretch for stretch in title_claims(view) if len(stretch) > 1]
    if not stretches:
        return ()
    tenures = view.lexicons.built("people", Tenures)
    return tuple(crossing for stretch in stretches for crossing in _in_stretch(view, stretch, tenures))


def _in_stretch(view: ArticleView, stretch: Sequence[Claim], tenures: Tenures) -> Iterator[Crossing]:
    """Look at neighbours: those said to hold an office outright, and a chain before such a one."""
    code = "".join(piece.kind for piece in stretch[0].pieces)
    for first, second in pairwise(outermost(stretch)):
        tie = _tie(code, first, second)
        if tie is None:
            continue
        role, link = tie
        false = tuple(
            refutation
            for claim in (first, second)
            if (refutation := tenures.refuted(claim, view.article.date, view.language or "")) is not None
        )
        after = _ROLE_AFTER.match(code, second.last + 1)
        if not false and not _two_masters(first, second, first.pieces[role], link, tenures):
            continue
        if false and false[0].claim is second and not after and not _LINK.match(link):
            continue
        if len(false) == 1 and first.place is Place.INNER and not _LINK.match(link):
            continue
        end = first.pieces[after.end() - 1].end if after else second.name.end
        yield Crossing(
            Span(min(first.title.start, first.pieces[role].start), end),
            first,
            second,
            first.pieces[role],
            _verb(view.text, first, role, second if second in (item.claim for item in false) else None),
            false,
        )


def _tie(code: str, first: Claim, second: Claim) -> tuple[int, str] | None:
    """Return the piece of the role that ties two claims, and the link after it; None if nothing does."""
    gap = code[first.last + 1 : second.first]
    if match := _TIED.match(gap):
        return first.last + 1 + match.start("role"), match["link"]
    if second.place is Place.CHAIN and second.head.kind == "R" and _BESIDE.match(gap):
        return code.index("R", second.first), ""
    if first.place is Place.INNER and second.plain and (match := _ON.match(gap)):
        return code.rindex("R", 0, first.first), match["link"]
    if match := _SECOND.match(gap):
        if first.place is Place.CHAIN and first.head.kind == "R":
            return code.index("R", first.first), match["link"]
        if first.place is Place.INNER:
            return code.rindex("R", 0, first.first), match["link"]
    return None


def _two_masters(first: Claim, second: Claim, role: Piece, link: str, tenures: Tenures) -> bool:
    """Tell whether a role has two masters in different bodies, both in offices that have advisers, not both confirmed."""
    office = role.meaning.office if role.meaning else None
    if office is None or office.level not in SERVING or not link.startswith("D"):
        return False
    if not _LINK.match(link) or first.modifiers or second.modifiers or None in (first.body, second.body):
        return False
    heads = all(
        claim.place is Place.CHAIN or (claim.office and tenures.single(claim.office)) for claim in (first, second)
    )
    both = tenures.confirmed(first) and tenures.confirmed(second)
    return heads and first.body != second.body and not both


def _verb(text: str, first: Claim, role: int, second: Claim | None) -> str:
    """Return the word of the text that tells what the first did: after role and name, or after a second that is crossed."""
    pieces = first.pieces
    for n in (max(role, first.last) + 1, second.last + 1) if second else (max(role, first.last) + 1,):
        if n < len(pieces) and pieces[n].kind == "o" and text[pieces[n].start].islower():
            return text[pieces[n].start : pieces[n].end]
    return "…"
