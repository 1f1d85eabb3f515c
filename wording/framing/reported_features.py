"""What the model of reported speech looks at: the names of the features that hold of a cue and a word of one sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from wording.annotate.cover import Cover
from wording.model import Span
from wording.schemas.speech import ReportingCue

RELATIVES = ("after", "and", "as", "because", "but", "that", "when", "where", "which", "while", "who", "whose")
"""Words between cue and word that most often end what is reported, or begin it; looked at together with the kind of cue."""

_TOKEN = re.compile(r"[^\W_]+(?:['’\-.][^\W_]+)*['’]?|[^\w\s]|_")
_MARKS = frozenset(',;:()-–—.!?"“”')
_CUTS = frozenset(",;–—-")
_QUOTED_CUTS = _CUTS | frozenset('"“”')
_ENDINGS = ("ing", "ed", "ly", "tion", "s")


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence as tokens: each in lower case, its place, its shape, and whether it stands in a quotation.

    The shape of a function word or mark is itself, that of another word its ending and whether it has a capital.
    """

    forms: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    shapes: tuple[str, ...]
    quoted: tuple[bool, ...]

    def shape(self, place: int) -> str:
        """Return the shape of a token, or an edge sign beyond the sentence."""
        return self.shapes[place] if 0 <= place < len(self.shapes) else "<>"


def clause(text: str, span: Span, function_words: frozenset[str], quoted: Cover | None = None) -> Clause:
    """Return the tokens of a sentence; `quoted` covers the quotations of the text, None if there are none."""
    matches = list(_TOKEN.finditer(text, span.start, span.end))
    spans = tuple(match.span() for match in matches)
    read = [_read(match[0], function_words) for match in matches]
    inside = tuple(quoted.touches(Span(*place)) for place in spans) if quoted else (False,) * len(spans)
    return Clause(tuple(form for form, _ in read), spans, tuple(shape for _, shape in read), inside)


def features(clause: Clause, cue: int, word: int, entry: ReportingCue | None, cues: Collection[str]) -> list[str]:
    """Return what speaks for or against that the token `cue` reports the token `word`, by their places.

    `entry` is the cue's entry in the lexicon, if it has one; `cues` are the forms that may be cues at all.
    """
    side = "B" if cue < word else "A"
    kind = f"{entry.class_}.{entry.strength}.{entry.position or ''}" if entry else "-"
    found = list(_around_cue(clause, cue, kind))
    first, last = (cue + 1, word) if cue < word else (word + 1, cue)
    between = clause.forms[first:last]
    marks = "".join(form for form in between if form in _MARKS)[:5]
    found += [
        f"q{clause.quoted[cue]:d}{clause.quoted[word]:d}", f"d={bucket(len(between))}", f"kd={kind}|{bucket(len(between))}",
        f"m={marks}", f"fm={clause.forms[cue]}|{marks}", f"o={min(2, sum(form in cues for form in between))}",
        f"0={clause.shape(0)}", f"01={clause.shape(0)}|{clause.shape(1)}",
        f"w-={clause.shape(word - 1)}", f"w+={clause.shape(word + 1)}",
    ]  # fmt: skip
    found += [f"b={form}" for form in {*between} if form in clause.shapes[first:last] and form.isalpha()]
    found += _behind(clause, cue, word, kind) if cue < word else _before(clause, cue, word, kind)
    return [side + name for name in found]


def bucket(number: int) -> str:
    """Return a coarse name of a count."""
    return str(number) if number < 4 else next((str(n) for n in (4, 6, 9, 13) if number < n + n // 2), "20")


def _around_cue(clause: Clause, cue: int, kind: str) -> Iterator[str]:
    form, shape = clause.forms[cue], clause.shape
    ending = _ending(form)
    yield from ("", f"f={form}", f"k={kind}", f"n={shape(cue + 1)}", f"p={shape(cue - 1)}")
    yield from (f"fn={form}|{shape(cue + 1)}", f"fp={form}|{shape(cue - 1)}", f"pn={shape(cue - 1)}|{shape(cue + 1)}")
    yield from (f"nn={shape(cue + 1)}|{shape(cue + 2)}", f"pp={shape(cue - 2)}|{shape(cue - 1)}")
    yield from (f"kn={kind}{ending}|{shape(cue + 1)}", f"kp={kind}{ending}|{shape(cue - 1)}")


def _behind(clause: Clause, cue: int, word: int, kind: str) -> Iterator[str]:
    """Yield what holds of a word behind the cue: how its clause opens, and what may have ended it since."""
    forms, shapes, form = clause.forms[cue + 1 : word], clause.shapes[cue + 1 : word], clause.forms[cue]
    small = [one for one, shape in zip(forms, shapes, strict=True) if one == shape and one.isalpha()]
    yield from (f"s={small[0] if small else '-'}", f"fs={form}|{small[0] if small else '-'}")
    yield from (f"l={small[-1] if small else '-'}", f"a={'|'.join(shapes[:3])}")
    yield f"w2={clause.shape(word - 2)}|{clause.shape(word - 1)}"
    if "that" in forms:
        yield from (f"that={bucket(forms.index('that'))}", f"fthat={form}")
    cuts = [place for place, one in enumerate(forms) if one in _CUTS]
    if cuts:
        after = cue + 1 + cuts[-1] + 1
        yield from (f"c={clause.shape(after)}", f"cc={clause.shape(after)}|{clause.shape(after + 1)}")
        yield from (f"cn={bucket(cuts[-1])}", f"c1={clause.shape(cue + 1 + cuts[0] + 1)}")
    yield from (f"r={one}|{kind}" for one in RELATIVES if one in forms)
    yield f"v={min(3, sum(shape in ('ing', 'ed') for shape in shapes))}"
    yield f"e={clause.forms[-1]}|{bucket(len(clause.forms) - word)}"


def _before(clause: Clause, cue: int, word: int, kind: str) -> Iterator[str]:
    """Yield what holds of a word before the cue: how the reporting clause is set off, and how the sentence goes on."""
    forms, form, left = clause.forms[word + 1 : cue], clause.forms[cue], len(clause.forms) - cue - 1
    cut = max((place for place, one in enumerate(forms) if one in _QUOTED_CUTS), default=-1)
    words = str(min(8, len(forms) - 1 - cut)) if cut >= 0 else "no"
    yield from (f"x={words}", f"fx={form}|{words}", f"kx={kind}|{words}", f"xe={words}|{bucket(left)}")
    yield from (f"e={bucket(left)}", f"fe={form}|{bucket(left)}", f"t={bucket(word)}")
    yield from (f"h={one}" for one in {*clause.forms[:word]} if one.isalpha() and one in clause.shapes[:word])
    yield f"u={'|'.join(clause.shape(place) for place in range(max(word + cut + 2, cue - 3), cue))}"
    yield f"a={'|'.join(clause.shape(place) for place in range(cue + 1, cue + 4))}"
    if cut >= 0:
        after = word + 1 + cut + 1
        yield from (f"c={clause.shape(after)}", f"cc={clause.shape(after)}|{clause.shape(after + 1)}")


@lru_cache(maxsize=1 << 15)
def _read(printed: str, function_words: frozenset[str]) -> tuple[str, str]:
    """Return the form and the shape of a token."""
    form = printed.lower().replace("’", "'")
    if form in function_words or not form[0].isalnum():
        return form, form
    if form[0].isdigit():
        return form, "#"
    return form, ("C" if printed[0].isupper() else "") + _ending(form)


def _ending(form: str) -> str:
    return next((ending for ending in _ENDINGS if form.endswith(ending) and len(form) > len(ending) + 2), "x")
